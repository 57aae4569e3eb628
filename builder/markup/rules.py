"""Where the library reads otherwise than GitHub: tables, tasks, notes, backslashes."""

import re
from typing import Any

from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_block import table as library_table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, escape
from mdit_py_plugins.footnote.index import footnote_ref

from builder.markup.complexity import check_marks
from builder.markup.tags import begins_html

_TOKENS_OF_A_CELL = 3  # its begin, its content, its end
_DELIMITERS = re.compile(r"[|:-][-|: \t]*")
_TASK = re.compile(r"\[([ xX])\][ \t\n]\s*")


class Labels(dict[str, Any]):
    """The names of notes, in which capitals are small letters; `written` has them as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.written: dict[str, str] = {}

    def __setitem__(self, label: str, number: int) -> None:
        if number < 0:  # a note; the others are marks
            self.written[label.casefold()] = label.removeprefix(":")
        super().__setitem__(label.casefold(), number)

    def __getitem__(self, label: str) -> Any:
        return super().__getitem__(label.casefold())

    def __contains__(self, label: object) -> bool:
        return super().__contains__(str(label).casefold())

    def get(self, label: str, default: Any = None) -> Any:
        """The number of a note, -1 until it has a mark."""
        return super().get(label.casefold(), default)


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line of delimiters needs a `|` or a `:`, and a head of one cell needs none."""
    if start + 2 > end:
        return False
    second = state.src[state.bMarks[start + 1] + state.tShift[start + 1] : state.eMarks[start + 1]]
    if not ("|" in second or ":" in second) or not _DELIMITERS.fullmatch(second):
        return False
    head_end = state.eMarks[start]
    if "|" in state.src[state.bMarks[start] : head_end]:
        return _counted(state, start, end, silent)
    if state.src[head_end - 1] == "\\" or state.is_code_block(start):
        return False
    return _with_bar(state, start, end, silent)


def _counted(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table; its rows are filled up to as many cells as its head has, and all are counted.

    The library fills up 65,536 cells a table at most.
    """
    before = len(state.tokens)
    found = library_table(state, start, end, silent)
    cells = state.env.get("cells", 0) + (len(state.tokens) - before) // _TOKENS_OF_A_CELL
    state.env["cells"] = cells
    check_marks(cells, state.env["limits"])
    return found


def _with_bar(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table as if its head ended in a `|`, for without one it is none for the library."""
    text, head_end = state.src, state.eMarks[start]
    state.src = f"{text[:head_end]}|{text[head_end + 1 :]}"
    state.eMarks[start] += 1
    try:
        return _counted(state, start, end, silent)
    finally:
        state.src = text
        state.eMarks[start] = head_end


def raw_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Leave lines to paragraphs that begin with what looks like a tag and is none."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    return begins_html(line, state.src) and html_block(state, start, end, silent)


def tasks(state: StateCore) -> None:
    """Take the boxes from the first words of items; what follows them stays as it was read."""
    tokens = state.tokens
    for number, item in enumerate(tokens[:-2]):
        if item.type == "list_item_open" and tokens[number + 1].type == "paragraph_open":
            inline = tokens[number + 2]
            if inline.content.startswith("[") and (found := _TASK.match(inline.content)):
                item.meta = {"checked": found[1] != " "}
                inline.content = inline.content[found.end() :]


def mark(state: StateInline, silent: bool) -> bool:
    """The mark of a note, which has the note's name as the note has it."""
    found = footnote_ref(state, silent)
    if found and not silent:
        notes, meta = state.env["footnotes"], state.tokens[-1].meta
        label = notes["refs"].written[f":{meta['label']}".casefold()]
        meta["label"] = notes["list"][meta["id"]]["label"] = label
    return found


def backslash(state: StateInline, silent: bool) -> bool:
    """No escape before a space: with another space it may break a line."""
    return state.src[state.pos + 1 : state.pos + 2] != " " and escape(state, silent)
