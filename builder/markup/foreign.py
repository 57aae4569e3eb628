"""Syntax of other programs, which is shown as it was written: one message a kind and text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.markup.notes import Notes, shortened


class Foreign(NamedTuple):
    """A piece of a text that another program would read: its kind and how it was written."""

    kind: str
    written: str


_ANY = re.compile(
    r"\{[:.%{#]|\[/?(?:caption|gallery|embed|audio|video|playlist)\b|\[\[|\[!|\[\^|!!!|:::|==\S|\[TOC\]|\*\[|\$\$|\^\[",
    re.IGNORECASE,
)
_TICKS = re.compile(r"`+")
_KINDS = {
    "a shortcode of Hugo": re.compile(r"\{\{[<%].{0,500}?[>%]\}\}", re.DOTALL),
    "a tag of Liquid": re.compile(r"(?<!\{)(?<!\]\()\{%-?\s*\w.{0,500}?%\}", re.DOTALL),
    "a value of a template": re.compile(r"(?<!\]\()\{\{[^{}<%].{0,500}?\}\}", re.DOTALL),
    "an attribute list": re.compile(r"\{:\s*[.#\w][^{}\n]*\}|\{[.#][\w-][^{}\n]*\}"),
    "a tag of kramdown": re.compile(r"\{::\w[^{}\n]*\}|\{:/\w*\}"),
    "a shortcode of WordPress": re.compile(
        r"\[(?:caption|gallery|embed|audio|video|playlist)(?: +\w+=[^\]\n]{0,500})?\]"
    ),
    "a wiki link": re.compile(r"!?\[\[[^\[\]\n]{0,500}\w[^\[\]\n]{0,500}\]\]"),
    "a callout": re.compile(r"^(?:\[![A-Za-z]+\]|!!! ?\w+|:::+ ?\{?\w+)", re.MULTILINE),
    "a table of contents": re.compile(r"^\[TOC\]$|^\[\[_TOC_\]\]$", re.MULTILINE),
    "a highlight": re.compile(r"(?<![=\w])==(?=\S)[^=\n]+(?<=\S)==(?![=\w])"),
    "an abbreviation": re.compile(r"^\*\[[^\]\n]+\]: ?\S.*", re.MULTILINE),
    "a formula": re.compile(r"\$\$[^$]+\$\$"),
    "an inline note": re.compile(r"\^\[[^\]\n]{1,500}\]"),
}
_MARK = re.compile(r"\[\^([^\]\s]{1,500})\](?!\()")


def foreign_syntax(inline: str) -> Iterator[Foreign]:
    """The pieces of a line or a paragraph that other programs would read."""
    if not _ANY.search(inline):
        return
    text = without_code(inline)
    found = [(kind, match) for kind, one in _KINDS.items() if (match := one.search(text))]
    for kind, match in sorted(found, key=lambda pair: pair[1].start()):
        yield Foreign(kind, match[0])


def without_code(inline: str) -> str:
    """A text with spaces for its code: what stands between runs of as many backticks."""
    if "`" not in inline:
        return inline
    runs = [found.span() for found in _TICKS.finditer(inline)]
    ends: dict[int, list[int]] = {}  # of runs of a length, the last first
    for number, (start, end) in reversed([*enumerate(runs)]):
        ends.setdefault(end - start, []).append(number)
    parts, done, at = [], 0, 0
    while at < len(runs):
        start, end = runs[at]
        same = ends[end - start]
        while same and same[-1] <= at:
            same.pop()
        if same:
            at = same[-1]
            parts += [inline[done:start], " " * (runs[at][1] - start)]
            done = runs[at][1]
        at += 1
    return "".join([*parts, inline[done:]])


def report_foreign(inline: str, notes: Notes) -> None:
    """Add a warning for each kind that a text has for the first time."""
    for one in foreign_syntax(inline):
        hint = "write it in Markdown, or put it in `backticks` if readers are to see it so"
        message = f"{one.kind}, {shortened(one.written)}, is shown as it was written"
        notes.report_once(one.kind, one.written, "foreign-syntax", message, hint)


def marks(inline: str) -> Iterator[str]:
    """The names of the notes to which a line refers, whether they exist or not."""
    if "[^" in inline:
        yield from _MARK.findall(without_code(inline).replace("\\[", ""))
