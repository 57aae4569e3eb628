"""The HTML of a text on its page: with all links resolved, and the sizes of pictures.

They depend on more than the text, so they are not in the HTML that is kept of it. What is kept may
come out of a cache that others wrote, links too: so all of it is sanitized at the last moment.
"""

import html
import re
from collections.abc import Mapping

from markupsafe import Markup

from builder.markup.addresses import ELSEWHERE
from builder.markup.boundary import sanitize_again
from builder.markup.notes import way_to
from builder.messages import Messages
from builder.model import Link, Text
from builder.pages.footnotes import with_named_notes

# As the sanitizer writes them: no attribute has a sign that could end the tag.
_TAG = re.compile(r'<(?:a|img)(?: [a-z-]+="[^"]*")+>|</a>')
_TARGET = re.compile(r' (?:href|src)="([^"]*)"')
_WORDS = re.compile(r' alt="([^"]*)"')
_TITLE = re.compile(r' title="[^"]*"')


def body_of(text: Text, page: str, messages: Messages) -> Markup:
    """The HTML of a text as it stands on a page with words of a language."""
    links = {
        _as_rendered(link, page): link
        for link in text.links
        if link.size or link.former or _is_from_root(link)
    }
    if not links:
        return _finished(text.html, messages)
    return _finished(_TAG.sub(_Finisher(links, page), text.html), messages)


def _finished(html: str, messages: Messages) -> Markup:
    return Markup(with_named_notes(sanitize_again(html), messages))


def _is_from_root(link: Link) -> bool:
    return link.written.startswith("/")


def _as_rendered(link: Link, page: str) -> str:
    """A link as it stands in the HTML that is kept."""
    return link.written if _is_from_root(link) else way_to(page, link.path, link.written)


class _Finisher:
    """Gives for each tag of a text, in their order, the one that is to stand there."""

    def __init__(self, links: Mapping[str, Link], page: str) -> None:
        self._links = links
        self._page = page
        self._in_link = False

    def __call__(self, found: re.Match[str]) -> str:
        tag = found[0]
        is_picture = tag.startswith("<img")
        if not is_picture:
            self._in_link = tag != "</a>"
        target = _TARGET.search(tag)
        link = self._links.get(html.unescape(target[1])) if target else None
        if target is None or link is None:
            return tag
        if link.former and is_picture:
            return self._elsewhere(tag, link)
        start, end = target.span(1)
        if link.former:
            return f'{tag[:start]}{html.escape(link.former)}{tag[end:-1]} rel="{ELSEWHERE}">'
        way = html.escape(way_to(self._page, link.path, link.written))
        return _with_size(f"{tag[:start]}{way}{tag[end:]}", link)

    def _elsewhere(self, tag: str, link: Link) -> str:
        """The link to a picture of another server, as Markdown's pictures from there have it."""
        words = _WORDS.search(tag)
        name = (words[1] if words else "") or html.escape(link.written)
        if self._in_link:
            return f"<em>{name}</em>"
        title = _TITLE.search(tag)
        shown = title[0] if title else ""
        way = html.escape(link.former)
        return f'<a class="picture" href="{way}"{shown} rel="{ELSEWHERE}">{name}</a>'


def _with_size(tag: str, link: Link) -> str:
    """The tag of a picture with its size, if that is known and not written."""
    if link.size and tag.startswith("<img") and " width=" not in tag:
        width, height = link.size
        return f'{tag[:-1]} width="{width}" height="{height}">'
    return tag
