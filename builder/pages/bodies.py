"""The HTML of a text on its page: with links from the root resolved, and the sizes of pictures.

Both depend on more than the text, so they are not in the HTML that is kept of it. What is kept may
come out of a cache that others wrote, links too: so all of it is sanitized at the last moment.
"""

import html
import re
from collections.abc import Mapping

from markupsafe import Markup

from builder.markup.boundary import sanitize_again
from builder.markup.notes import way_to
from builder.model import Link, Text

# As the sanitizer writes them: no attribute has a sign that could end the tag.
_TAG = re.compile(r'<(?:a|img)(?: [a-z-]+="[^"]*")+>')
_TARGET = re.compile(r' (?:href|src)="([^"]*)"')


def body_of(text: Text, page: str) -> Markup:
    """The HTML of a text as it stands on a page."""
    links = {
        _as_rendered(link, page): link for link in text.links if link.size or _is_from_root(link)
    }
    if not links:
        return Markup(sanitize_again(text.html))
    finished = _TAG.sub(lambda tag: _finished(tag[0], links, page), text.html)
    return Markup(sanitize_again(finished))


def _is_from_root(link: Link) -> bool:
    return link.written.startswith("/")


def _as_rendered(link: Link, page: str) -> str:
    """A link as it stands in the HTML that is kept."""
    return link.written if _is_from_root(link) else way_to(page, link.path, link.written)


def _finished(tag: str, links: Mapping[str, Link], page: str) -> str:
    target = _TARGET.search(tag)
    link = links.get(html.unescape(target[1])) if target else None
    if target is None or link is None:
        return tag
    way = html.escape(way_to(page, link.path, link.written))
    start, end = target.span(1)
    tag = f"{tag[:start]}{way}{tag[end:]}"
    if link.size and tag.startswith("<img") and " width=" not in tag:
        width, height = link.size
        tag = f'{tag[:-1]} width="{width}" height="{height}">'
    return tag
