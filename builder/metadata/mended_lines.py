"""A line of YAML as its writer sees it: what stands before the value, and the value."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml
from yaml.events import ScalarEvent

from builder.metadata.escapes import as_meant
from builder.metadata.quoting import quoted, with_value

# Hyphens of items, then a key with its colon; either may be missing.
_HEAD = re.compile(
    r"""\s*(?:-[ \t]+)*(?:(?:"[^"]*"|'[^']*'|[^\s\[\]{}"'#,&*!|>%@`:-][^:\n]*+)[ \t]*:[ \t]+)?"""
)
_ITEM = re.compile(
    r"""[ \t]*(?:(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*|(?P<plain>[^,]*))(?:,|$)"""
)
_BRACKETS = frozenset("[]{}")


class Line(NamedTuple):
    """What stands before a value, with the key; the value, without the space around it."""

    head: str
    value: str

    def quoted(self, value: str = "") -> str:
        """The line with its value, or another one, in quotes."""
        line = f"{self.head}{self.value}"
        return with_value(line, len(self.head), len(line), value or self.value)


def split_line(line: str) -> Line | None:
    """Cut a line; None if it has neither a key nor the hyphen of an item, or no value."""
    found = _HEAD.match(line)
    value = line[found.end() :].strip() if found and found[0].strip() else ""
    return Line(found[0], value) if found and value else None


def closing_quote(value: str) -> int:
    """Where the quotation mark that a value begins with is closed; -1 if it is not."""
    pattern = r'"(?:[^"\\]|\\.)*"' if value[0] == '"' else r"'(?:[^']|'')*'"
    found = re.match(pattern, value)
    return found.end() - 1 if found else -1


def meant_by_quotes(value: str) -> str:
    """The text of a value that begins with a quotation mark and is not YAML.

    The marks belong to the text, unless those at both ends enclose others: 'Don't', "A "b" c".
    """
    mark, close = value[0], closing_quote(value) if value[0] in "\"'" else -1
    if close < 0 or value[-1] != mark or close == len(value) - 1:
        return value
    before, after = value[close - 1], value[close + 1]
    encloses = after.isalnum() and (before.isspace() or before.isalnum())
    return value[1:-1] if encloses else value


def mended_list(line: Line) -> tuple[str, int]:
    """The line of a list in brackets with those items in quotes that need them, or nothing.

    Beside it stands the column of the first such item.
    """
    inside = line.value[1:-1]
    if line.value[:1] != "[" or line.value[-1:] != "]" or re.search(r"[\[\]{}]", inside):
        return "", 0
    items = [(one, at, _is_text(one)) for one, at in _items(inside)]
    bad = next((at for _, at, right in items if not right), 0)
    mended = ", ".join(one if right else quoted(_meant_by_item(one)) for one, _, right in items)
    return f"{line.head}[{mended}]".strip(), len(line.head) + 1 + bad


def mended_item(line: str) -> str:
    """The line of an item between brackets with it in quotes, if it needs them; or nothing."""
    item = line.rstrip("]}, \t").lstrip()
    if _BRACKETS.intersection(item) or _is_text(item):
        return ""
    start = len(line) - len(line.lstrip())
    return f"{line[:start]}{quoted(item)}{line[start + len(item) :]}"


def _items(inside: str) -> Iterator[tuple[str, int]]:
    """The items of a list, and where they start."""
    at = 0
    while at < len(inside):
        found = _ITEM.match(inside, at)
        if found is None:
            return
        at = max(found.end(), at + 1)
        item = found["quoted"] or found["plain"].rstrip(" \t")
        if item:
            yield item, found.start(found.lastgroup or 0)


def _meant_by_item(item: str) -> str:
    """The text of an item that is not YAML; quotes around all of it were meant as such."""
    if item[0] == '"' and closing_quote(item) == len(item) - 1:
        return as_meant(item[1:-1])
    return meant_by_quotes(item)


def _is_text(item: str) -> bool:
    """Whether an item can stand in brackets as it is."""
    try:
        events = list(yaml.parse(f"[{item}]", Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return False
    scalars = [one for one in events if isinstance(one, ScalarEvent)]
    if len(events) != 7 or len(scalars) != 1:
        return False
    (scalar,) = scalars
    return bool(scalar.style) or scalar.value == item
