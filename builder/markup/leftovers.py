"""What a text says and its page would not show as it was meant: a problem for each.

Cells beyond a table's head; notes that are given twice, referred to by nothing, or missing; link
definitions that are given twice, or used by nothing; syntax of other programs.
"""

import re
from collections.abc import Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from builder.markup.foreign import marks, report_foreign
from builder.markup.gfm import Environment, References
from builder.markup.notes import Notes

_NOT_CELLS = re.compile(r"[>\s]*")  # what a row in a quotation or an item begins with
_PIPES = re.compile(r"^\||(?<!\\)\|$")


def report_leftovers(
    tokens: Sequence[Token], lines: Sequence[str], env: Environment, notes: Notes
) -> None:
    """Add the problems of a text to its notes."""
    columns = 0
    for token in tokens:
        if token.type == "inline":
            _report_foreign(token.content, env, notes)
        elif token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and columns and token.map:
            _report_row(token.map[0], lines, columns, notes)
    _report_references(lines, env, notes)
    _report_notes(lines, env, notes)


def _report_foreign(content: str, env: Environment, notes: Notes) -> None:
    report_foreign(content, notes)
    for label in marks(content):
        if f":{label}" not in env["footnotes"]["refs"]:
            message = f"there is no note [^{label}], so its mark is shown as it was written"
            hint = f"add a line: [^{label}]: ..."
            notes.report(f"[^{label}]", "missing-note", message, hint, "warning")


def _report_row(number: int, lines: Sequence[str], columns: int, notes: Notes) -> None:
    row = lines[number][_NOT_CELLS.match(lines[number]).end() :].rstrip()  # type: ignore[union-attr]
    cells = escapedSplit(_PIPES.sub("", row))
    if any(cell.strip() for cell in cells[columns:]):
        message = f"this row has {len(cells)} cells, the head of its table {columns}"
        place = notes.place_at(number, lines[number].index(row) + 1)
        notes.report_at(place, "table-cells", message, "give the head as many")


def _report_references(lines: Sequence[str], env: Environment, notes: Notes) -> None:
    references = env["references"]
    assert isinstance(references, References)
    for one in env.get("duplicate_refs", ()):
        number, name = _definition(one["map"], lines)
        message = f"the link definition [{name}] is given twice"
        place = notes.place_at(number)
        notes.report_at(place, "link-definition", message, "give one another name")
    for id, one in references.items():
        if id not in references.used:
            number, name = _definition(one["map"], lines)
            message = f"the link definition [{name}] is not used and would not be shown"
            hint = f"refer to it, [text][{name}], or begin the line with \\"
            place = notes.place_at(number)
            notes.report_at(place, "unused-definition", message, hint, "warning")


def _definition(lines_of_it: Sequence[int], lines: Sequence[str]) -> tuple[int, str]:
    """The line where a definition begins, and its name as it was written."""
    number = lines_of_it[0]
    written = "\n".join(lines[number : lines_of_it[1] + 1])
    name = written.partition("[")[2].partition("]:")[0]
    return number, " ".join(name.split())


def _report_notes(lines: Sequence[str], env: Environment, notes: Notes) -> None:
    numbers = env["footnotes"]["refs"]
    seen: set[str] = set()
    for label, number in env["labels"]:
        place = notes.place_at(number, lines[number].find("[^") + 1)
        if label.casefold() in seen:
            message = f"the note [^{label}] is given twice"
            notes.report_at(place, "duplicate-note", message, "give one another mark")
        elif numbers[f":{label}"] < 0:
            message = f"nothing refers to the note [^{label}]"
            notes.report_at(place, "unused-note", message, "refer to it or remove it")
        seen.add(label.casefold())
