"""Markdown -> safe HTML, a summary as plain text, links and anchors; pure."""

import re
from functools import cache
from html import unescape

from markdown import Markdown

from builder.errors import Place, Problem
from builder.limits import DEFAULT, Limits, TooComplexError, too_complex
from builder.markup.boundary import sanitize
from builder.markup.complexity import check_size
from builder.markup.dialect import make_converter
from builder.markup.directions import direction_problems
from builder.markup.notes import Notes
from builder.markup.paragraphs import plain_html
from builder.markup.pictures import finish_pictures
from builder.markup.summary import plain_text, summarize
from builder.markup.unread import report_unread_links
from builder.model import EMPTY_TEXT, Body, Text, text_of

_BLOCK = re.compile(
    r"</?(?:h[1-6]|[uod]l|li|d[td]|table|caption|t[dhr]|pre|blockquote|fig(?:ure|caption)|details|"
    r"summary|div|section|hr)\b[^>]*>"
)
_PICTURE = re.compile(r'<img(?: [^\s=>]+(?:="[^"]*")?)*? alt="([^"]+)"')
_BLOCK_END = "\ufdd0"  # no character, and so in no text


def render(
    body: Body, path: str, html: str = "safe", limits: Limits = DEFAULT
) -> tuple[Text, list[Problem]]:
    """Render the body of a file of `content/`; its links are resolved as seen from its page.

    `html` is the setting of that name: `safe` reads it, `text` shows it as it was written.
    """
    if not body.markdown.strip():
        return EMPTY_TEXT, []
    try:
        return _render(body, path, html, limits)
    except TooComplexError as error:
        place = Place(path, body.lines_before + 1 + error.line)
        return EMPTY_TEXT, [too_complex(error, place)]
    except RecursionError:  # of thousands of levels; what is allowed does not come near it
        place = Place(path, body.lines_before + 1)
        return EMPTY_TEXT, [too_complex(TooComplexError("nesting", limits.nesting), place)]


def _render(body: Body, path: str, html: str, limits: Limits) -> tuple[Text, list[Problem]]:
    check_size(body.markdown, limits)
    if plain := plain_html(body.markdown):
        return text_of(plain, summarize(plain)), [*direction_problems(body, plain, path)]
    converter, notes = _converter()
    notes.begin(body, path, reads_html=html == "safe", limits=limits)
    dirty = converter.convert(body.markdown)
    clean = finish_pictures(sanitize(dirty))
    report_unread_links(clean, notes)
    notes.problems += direction_problems(body, clean, path)
    return text_of(clean, summarize(clean), tuple(notes.links), notes.anchors), notes.problems


@cache
def _converter() -> tuple[Markdown, Notes]:
    return make_converter()


def text_blocks(clean: str) -> list[str]:
    """The texts of the blocks of a whole body (paragraphs, headings, items, cells), in order.

    They are without marks of footnotes, and none is empty, but for the one of an empty body.
    """
    clean = clean.replace("</p>", _BLOCK_END).replace("<p>", "")
    if "<" in clean:
        clean = plain_text(_BLOCK.sub(_BLOCK_END, clean.replace("\u21a9", "")))
        blocks = [block.strip() for block in clean.split(_BLOCK_END)]
    else:  # as most bodies, which have no other tags
        blocks = [plain_text(block) for block in clean.split(_BLOCK_END)]
    return [block for block in blocks if block] or [""]


def picture_texts(clean: str) -> list[str]:
    """What a body says instead of its pictures, in order."""
    return [unescape(one) for one in _PICTURE.findall(clean)] if "<img" in clean else []
