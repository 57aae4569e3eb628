"""Text as a value in YAML, and lines of YAML to paste into a file."""

import re

from builder.metadata.characters import with_plain_spaces

LONGEST = 900  # characters of a line that a message shows whole

_BREAKS = re.compile(r"[ \t]*\n[ \t\n]*")


def quoted(text: str) -> str:
    r"""A text in quotes: in double ones, or in single ones if it has quotes or backslashes.

    What cannot be seen is written as an escape: `\xa0`.
    """
    if not text.isprintable():
        plain = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + "".join(c if c.isprintable() else _escape(c) for c in plain) + '"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def with_value(line: str, start: int, end: int, value: str) -> str:
    """A line with a text in quotes instead of what stands between two columns."""
    head = with_plain_spaces(line[:start]).replace("\t", " ")
    return f"{head}{quoted(value)}{line[end:]}".strip()


def to_paste(line: str, how: str = "") -> str:
    """The hint to mend a line: how, and the line; of one that is too long, only how."""
    if len(line) > LONGEST:
        return how or "put the whole value in single quotes, and write each ' in it twice"
    return f"{how or 'put the whole value in quotes'}: {line}"


def in_one_line(text: str) -> str:
    """A text without line breaks, as YAML folds them."""
    return _BREAKS.sub(" ", text) if "\n" in text else text


def _escape(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
