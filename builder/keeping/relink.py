"""Links of a text that follow what has moved: the page that they lead to, or the text itself."""

import posixpath
import re
from collections.abc import Collection, Mapping, Sequence
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from builder.config import SiteConfig
from builder.content.edit import EditError
from builder.content.edited import Source
from builder.markup.render import render
from builder.metadata.splicing import Span
from builder.model import Body, Link
from builder.pages.targets import forms_of
from builder.urls import CONTENT, composed

_BEFORE = r"(?<=[(<:=\"'\s])"
_AFTER = r"(?=[)>\"'\s]|\Z)"
_SAFE = "/!$&'*+,=:@~;"


def relinked(
    source: Source,
    path: str,
    links: Sequence[Link],
    pages: Mapping[str, str],
    redirects: Collection[str],
    config: SiteConfig,
) -> Source:
    """A text as it is to be at a path, where pages have moved; `links` are those that it has.

    Links from the root through one of the `redirects` stay: they lead to where these lead.

    Raises:
        EditError: a link is written in a way that cannot be changed alone.
    """
    forms = {}
    for link in links:
        new = _form(link, source.path, path, pages, redirects)
        if new != link.written:
            forms[link.written] = new
    if not forms:
        return Source(path, source.text)
    now = _written(source, config)
    spans = [span for form in forms for span in _links(source, form, forms[form], now, config)]
    changed = source
    for span in sorted(spans, reverse=True):
        changed = changed.spliced(span, forms[source.text[span.start : span.end]])
    wanted = [forms.get(one, one) for one in now]
    found = _written(changed, config)
    for one, other in zip(now, wanted, strict=True):
        if found != wanted and one != other:
            raise EditError(f"the link '{one}' in {source.path} cannot be changed alone")
    return Source(path, changed.text)


def _links(
    source: Source, written: str, new: str, now: Sequence[str], config: SiteConfig
) -> list[Span]:
    """Where a text has a link that is written so: what stands in code is none."""
    pattern = re.compile(f"{_BEFORE}{re.escape(written)}{_AFTER}")
    found = []
    for match in pattern.finditer(source.text, source.body_start):
        then = _written(source.spliced(Span(*match.span()), new), config)
        if then != now and len(then) == len(now):
            found.append(Span(*match.span()))
    return found


def _written(source: Source, config: SiteConfig) -> list[str]:
    text, _ = render(Body(source.body), source.path, config.html, config.limits)
    return [link.written for link in text.links]


def _form(
    link: Link, old: str, new: str, pages: Mapping[str, str], redirects: Collection[str]
) -> str:
    """How a link is written then, as nearly as it is written now."""
    parts = urlsplit(link.written)
    target = pages.get(link.path, link.path)
    if parts.path.startswith("/"):
        is_redirect = any(form in redirects for form in forms_of(unquote(parts.path)))
        if target == link.path or is_redirect:
            return link.written
        return urlunsplit(parts._replace(path=_from_root(parts.path, link.path, target)))
    if target == link.path and posixpath.dirname(old) == posixpath.dirname(new):
        return link.written
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(old), unquote(parts.path)))
    stem = f"{CONTENT}/{posixpath.splitext(link.path)[0]}"
    if target != link.path and composed(whole).startswith(stem):
        whole = f"{CONTENT}/{posixpath.splitext(target)[0]}{composed(whole)[len(stem) :]}"
    way = posixpath.relpath(whole, posixpath.dirname(new))
    way = f"./{way}" if parts.path.startswith("./") and not way.startswith("..") else way
    return urlunsplit(parts._replace(path=_encoded(way, parts.path)))


def _from_root(path: str, page: str, target: str) -> str:
    """A path from the root with another page: with a suffix or without, as it is written."""
    stem, new = posixpath.splitext(page)[0], posixpath.splitext(target)[0]
    plain = unquote(path)
    if stem in plain:
        return _encoded(new.join(plain.rsplit(stem, 1)), path)
    return _encoded(f"/{target}", path)


def _encoded(way: str, like: str) -> str:
    """A path percent-encoded: all letters but those of ASCII if the other is, else what must be."""
    if "%" in like or like.isascii():
        return quote(way, safe=_SAFE)
    return "".join(quote(one, safe=_SAFE) if one.isascii() else one for one in way)
