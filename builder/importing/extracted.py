"""What the library that takes texts out of pages leaves out of its Markdown: quotes, code, rules.

Quotes come back as paragraphs of the article's own, code as text if it stands in `pre` alone, and
a table without headings as lines of bars. The tree is marked before, and the text set right after.
"""

import re
from collections.abc import Iterator
from typing import Any

_QUOTED = "⸨quoted⸩"  # printable, for the library takes out what is not
_QUOTES = re.compile(rf"^{_QUOTED}.*(?:\n+{_QUOTED}.*)*", re.MULTILINE)
_ROW = re.compile(r"\|.*\|\s*")
_RULE = re.compile(r"\|[\s:|-]*-[\s:|-]*")
_BETWEEN = re.compile(r"(?<!\\)\|")


def mark(tree: Any) -> None:
    """Mark the lines of quotes in a tree of lxml, and name code as what it is."""
    for quote in tree.iter("blockquote"):
        for one in (quote, *quote.iter("p")):
            if (one.text or "").strip() or (one is not quote and len(one)):
                one.text = _signed(one.text)
        for one in quote.iter("br"):
            if (one.tail or "").strip():
                one.tail = _signed(one.tail)
    for one in [*tree.iter("pre")]:
        if one.find(".//code") is None:
            code = one.makeelement("code", {})
            code.text, one.text = one.text, None
            code.extend([*one])
            one.append(code)


def set_right(text: str) -> str:
    """The Markdown with its quotes, and a line below the first row of each table."""
    text = _QUOTES.sub(_as_quote, text).replace(_QUOTED, "")
    return "\n".join(_with_rules(text.split("\n")))


def _signed(text: str | None) -> str:
    """A text with one mark, also if a quote in it was marked already."""
    return f"{_QUOTED}{(text or '').replace(_QUOTED, '').lstrip()}"


def _as_quote(found: re.Match[str]) -> str:
    lines = [line for line in found[0].split("\n") if line]
    return "\n>\n".join(f"> {line.replace(_QUOTED, '').strip()}" for line in lines)


def _with_rules(lines: list[str]) -> Iterator[str]:
    is_code, before = False, ""
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        is_code ^= line.startswith("```")
        yield line
        is_first = _ROW.fullmatch(line) and not _ROW.fullmatch(before)
        if is_first and not is_code and not _RULE.fullmatch(after):
            yield f"|{' --- |' * (len(_BETWEEN.findall(line)) - 1)}"
        before = line
