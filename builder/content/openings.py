"""What a text begins with that is no block of metadata, and what it was probably meant to be."""

import json
import re

from builder.errors import Place, Problem, problem_at
from builder.metadata.characters import WIDTHLESS, describe, first_odd

_EMPTY = "write at least a block with title and date between lines '---'"
_NONE = "begin the file with a line '---', the keys (title, date, ...) and another line '---'"
_WHERE = "the metadata stands between two lines '---'"

_DASHES = re.compile(r"[\u2010-\u2015\u2212-]{1,6}")
_ESCAPED = re.compile(r"(?:\\?-){2,}\\?-")
_RULE = re.compile(r"(?:\*\s*){3,}|(?:_\s*){3,}|(?:-\s+){2,}-|={3,}|(?:`{3,}|~{3,})\w*|<!--.*")
_KEY = re.compile(r"[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)")
_GOES_ON = re.compile(r"[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)|[ \t]+\S|- ")
_BOLD = re.compile(r"(?:\\?-)*\s*\*{2,3}\s*([A-Za-z_][\w-]*)\s*(?::\s*\*{2}|\*{2}\s*:)\s*(.*)")
_GLUED = re.compile(r"---\s*[A-Za-z_][\w-]*[ \t]*:")
_PLUSES = re.compile(r"\+{2}|\+{4,}|\s*\+{3}\s*")


def missing_metadata(text: str, path: str, needed: bool) -> list[Problem]:
    """What is wrong with a text that has no block; nothing, if none is `needed` or was meant."""
    if not text.strip():
        problem = problem_at(Place(path), "empty-file", "the file is empty", _EMPTY)
        return [problem] if needed else []
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip())
    after = next((line for line in lines[first + 1 :] if line.strip()), "")
    meant = bool(_KEY.match(after) or _BOLD.match(after))
    what, hint = _mistaken(lines[first], first + 1, meant) or _others(text, lines, first)
    if not what and not needed:
        return []
    message = f"there is no metadata: {what}" if what else "there is no metadata"
    return [problem_at(Place(path, first + 1), "no-metadata", message, hint)]


def false_end(lines: list[str], end: str) -> tuple[int, str]:
    """The number of the line that looks like the end of a block, from 0, and what it is; or -1."""
    for number, line in enumerate(lines):
        what = _nearly(line, end)
        if what and line.strip() not in {"-", "--" if end == "+++" else ""}:
            return number, what
    return -1, ""


def _mistaken(line: str, number: int, meant: bool) -> tuple[str, str] | None:
    """What stands in the place of `---`; `meant`, if there are keys below."""
    shown = f"line {number} is '{line.strip()[:40]}'"
    if found := _BOLD.match(line):
        hint = f"{_WHERE}, and keys without asterisks: {found[1]}: {found[2].strip()}"
        return f"{shown}, a key in bold letters", hint.rstrip()
    if _GLUED.match(line):
        return f"{shown}", "write '---' in a line of its own"
    if meant and _PLUSES.fullmatch(line):
        return f"{shown}, where '+++' begins TOML and '---' YAML", f"write '---' as line {number}"
    nearly = _nearly(line, "---") if meant else ""
    return (f"{shown}{nearly}", f"write '---' as line {number}") if nearly else None


def _nearly(line: str, fence: str) -> str:
    """What a line is that is nearly a fence; empty if it is not."""
    text = line.strip().strip(WIDTHLESS)
    if text == fence:
        odd = first_odd(line)
        return f", with {describe(line[odd])}" if odd >= 0 else ", but not in the first column"
    if re.fullmatch(r"-{2}|-{4,}|\+{4,}", text):
        return f", which has {len(text)} signs where three are needed"
    if _DASHES.fullmatch(text) and not text.isascii():
        return ", which Word and others make of '---'"
    if _ESCAPED.fullmatch(text) and "\\" in text:
        return ", which editors of Markdown make of '---'"
    return ", which does not begin metadata" if _RULE.fullmatch(text) else ""


def _others(text: str, lines: list[str], first: int) -> tuple[str, str]:
    """Metadata in another form: JSON, or keys without fences."""
    if re.match(r"\s*\{\s*[\"}]", text):
        return "this is JSON", _around(first + 1, _end_of_json(text))
    if _KEY.match(lines[first]) and _KEY.match("".join(lines[first + 1 : first + 2])):
        last = first
        while last + 1 < len(lines) and _GOES_ON.match(lines[last + 1]):
            last += 1
        return "the keys stand without lines '---'", _around(first + 1, last + 1)
    return "", _NONE


def _around(first: int, last: int) -> str:
    return f"write a line '---' above line {first} and one below line {last}"


def _end_of_json(text: str) -> int:
    """The last line of an object at the beginning, or of what looks like it."""
    start = len(text) - len(text.lstrip())
    try:
        _, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        end = max(text.find("\n}") + 2, start + 1)
    return text.count("\n", 0, end) + 1
