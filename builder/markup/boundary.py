"""The boundary that makes HTML safe: nothing else becomes part of a page unescaped.

A text passes it twice, when it has been rendered and before it is published: what a cache gives may
have been written by others.
"""

import re

import nh3

from builder.markup.addresses import ELSEWHERE
from builder.markup.notes import SCHEMES
from builder.markup.tags import BLOCK_TAGS, INLINE_TAGS

_cleaner = nh3.Cleaner(
    tags=set(INLINE_TAGS | BLOCK_TAGS),
    clean_content_tags=set(),
    attributes={
        "*": {"id", "lang", "dir", "title"},
        "a": {"href", "class"},
        "img": {"src", "alt", "loading", "width", "height"},
        "ol": {"start"},
        "th": {"class", "colspan", "rowspan"},
        "td": {"class", "colspan", "rowspan"},
        "div": {"class", "tabindex"},
        "pre": {"tabindex"},
        **{tag: {"cite"} for tag in ("blockquote", "q", "del", "ins")},
    },
    tag_attribute_values={"a": {"rel": {ELSEWHERE}}},
    set_tag_attribute_values={"img": {"loading": "lazy"}},
    url_schemes=set(SCHEMES),
    link_rel=None,
)
_BREAK_AFTER_PRE = re.compile(r"(<pre(?: [^>]*)?>)\n")  # which reading drops
_SCHEMES = ("http:", "https:")


def sanitize(dirty: str) -> str:
    """HTML of which only an allow-list of tags and attributes remains."""
    return _cleaner.clean(dirty)


def sanitize_again(html: str) -> str:
    """What `sanitize` has made, as it is; of anything else, what is safe."""
    if html.count("<") == html.count("<p>") + html.count("</p>"):  # as in nearly all texts
        return html
    return _cleaner.clean(_BREAK_AFTER_PRE.sub(r"\1\n\n", html))


def is_safe_address(address: str) -> bool:
    """Whether readers may be sent there: an address of the web, or none."""
    return not address or address.lower().startswith(_SCHEMES)
