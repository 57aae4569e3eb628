"""Markdown -> safe HTML, a summary as plain text, links and anchors; pure."""

import re
from collections.abc import Collection
from functools import cache
from html import unescape
from urllib.parse import unquote

import nh3
from markdown import Markdown

from builder.errors import Place, Problem, problem_at
from builder.markup.dialect import make_converter
from builder.markup.notes import SCHEMES, Notes
from builder.markup.paragraphs import plain_html
from builder.markup.pictures import finish_pictures
from builder.markup.summary import plain_text, summarize
from builder.markup.tags import BLOCK_TAGS, INLINE_TAGS
from builder.markup.unread import report_unread_links
from builder.model import EMPTY_TEXT, Body, Text, text_of
from builder.suggest import did_you_mean

_ANCHOR = re.compile(r' id="([^"]*)"')
_OWN_FRAGMENT = re.compile(r' href="#([^"]*)"')
_BLOCK_END = re.compile(r"</(?:h[2-6]|li|td|th|pre|blockquote|figcaption)>")
_ALIGNED = re.compile(r' style="text-align:\s*(left|right|center);?"')

_cleaner = nh3.Cleaner(
    tags=set(INLINE_TAGS | BLOCK_TAGS),
    clean_content_tags=set(),
    attributes={
        "*": {"id", "lang", "dir", "title"},
        "a": {"href", "class"},
        "img": {"src", "alt", "loading"},
        "ol": {"start"},
        "th": {"style", "colspan", "rowspan"},
        "td": {"style", "colspan", "rowspan"},
        "div": {"class"},
        **{tag: {"cite"} for tag in ("blockquote", "q", "del", "ins")},
    },
    set_tag_attribute_values={"img": {"loading": "lazy"}},
    filter_style_properties={"text-align"},
    url_schemes=set(SCHEMES),
    link_rel=None,
)


def render(body: Body, path: str, html: str = "safe") -> tuple[Text, list[Problem]]:
    """Render the body of a file of `content/`; its links are resolved as seen from its page.

    `html` is the setting of that name: `safe` reads it, `text` shows it as it was written.
    """
    if not body.markdown.strip():
        return EMPTY_TEXT, []
    if plain := plain_html(body.markdown):
        return text_of(plain, summarize(plain)), []
    converter, notes = _converter()
    try:
        notes.begin(body, path, reads_html=html == "safe")
        dirty = converter.convert(body.markdown)
    except Exception as error:  # the library's own faults, too deep a nesting among them
        _converter.cache_clear()
        message = f"this text cannot be rendered ({type(error).__name__})"
        place = Place(path, body.lines_before + 1)
        hint = "simplify its nested lists, quotations and notes"
        return EMPTY_TEXT, [problem_at(place, "text-too-complex", message, hint)]
    clean = _finish(finish_pictures(_cleaner.clean(dirty)))
    anchors = tuple(dict.fromkeys(map(unescape, _ANCHOR.findall(clean))))
    _check_own_fragments(clean, frozenset(anchors), notes)
    report_unread_links(clean, notes)
    return text_of(clean, summarize(clean), tuple(notes.links), anchors), notes.problems


@cache
def _converter() -> tuple[Markdown, Notes]:
    return make_converter()


def _check_own_fragments(clean: str, anchors: Collection[str], notes: Notes) -> None:
    """Links inside the text, those of notes among them, lead to headings and notes that it has."""
    if ' href="#' not in clean:
        return
    for written in dict.fromkeys(map(unescape, _OWN_FRAGMENT.findall(clean))):
        fragment = unquote(written)
        if fragment in anchors:
            continue
        name = fragment.partition(":")[2]
        if fragment.startswith("fnref:"):
            message, hint = f"nothing refers to the note [^{name}]", "refer to it or remove it"
            notes.report(f"[^{name}]:", "unused-note", message, hint)
        elif fragment.startswith("fn:"):
            message, hint = f"the note [^{name}] is not shown", "begin it at the start of a line"
            notes.report(f"[^{name}]", "unused-note", message, hint)
        else:
            message = f"the link '#{written}' leads to no heading of this text"
            hint = "name one, or remove the brackets"
            hint = did_you_mean(fragment, anchors) if fragment else hint
            notes.report(f"#{written}", "broken-link", message, hint)


def _finish(clean: str) -> str:
    """Let alignment be a matter of style sheets, and the keyboard scroll what may be too wide."""
    if "<pre>" in clean:
        clean = clean.replace("<pre>", '<pre tabindex="0">')
    if "<table>" in clean:
        clean = _ALIGNED.sub(r' class="\1"', clean)
        clean = clean.replace("<table>", '<div class="table" tabindex="0">\n<table>')
        clean = clean.replace("</table>", "</table>\n</div>")
    return clean


def all_text(clean: str) -> str:
    """The text of a whole body, its blocks apart, without the marks of footnotes."""
    clean = clean.replace("</p>", " ").replace("<p>", "")  # most bodies have no other tags
    if "<" in clean:
        clean = _BLOCK_END.sub(" ", clean.replace("\u21a9", ""))
    return plain_text(clean)
