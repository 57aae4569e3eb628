"""Hints, followed to the letter: what a message asks for is done to the source, and nothing else.

Each way of asking has a function that does it; what is left to a person is in `by_hand`.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.broken.by_hand import ADVICE, BY_HAND
from tests.helpers import SiteTest

_PROBLEM = re.compile(r"(.+?):(\d+):(\d+): \w+\[([\w-]+)\]: (.*)")
_BEFORE = (
    r"^(?:if it was published then, |here it is [^;]*?: )?"
    r"(?:write(?: it as a list:| the [\w' ]+:)?|put (?:the whole value|all of it) in quotes:|"
    r"merge them:|did you mean(?= [\w-]+:)) "
)
_AFTER = (
    r"(?:\?|, or '[^']*' into [\w.]+| to leave it out.*| or status: draft|; else .*|"
    r", or \w+: .* if .*|, without spaces.*|, and remove the other)?$"
)
_LINE = re.compile(rf"{_BEFORE}(?P<line>(?P<key>[\w-]+): .*?){_AFTER}")

_WHOLE_LINE = re.compile(
    r"^(?:(?:if it is one text, )?put (?:the whole value|the item|it) in quotes|close it|"
    r"write(?: a plain space| it without| a space)?): (?P<line>(?:- |[\w-]+:|[\w-]+ = ).*)$"
)


class Told(NamedTuple):
    """A problem as it was printed."""

    path: str
    line: int
    column: int
    code: str
    text: str

    @property
    def place(self) -> str:
        return f"{self.line}:{self.column}"

    @property
    def message(self) -> str:
        return self.text.partition("; ")[0]

    @property
    def hint(self) -> str:
        """All behind the message, which may have semicolons itself."""
        return self.text.partition("; ")[2]

    @property
    def quoted(self) -> list[str]:
        """What the message quotes, the longest first; of a link also what stands behind its #."""
        found = re.findall(r"'(.*?)'", self.message)
        ends = [text.partition("#")[2] for text in found if "#" in text]
        return [*ends, *sorted(found, key=len, reverse=True)]


def told(line: str) -> Told:
    found = _PROBLEM.fullmatch(line)
    assert found, line
    path, number, column, code, text = found.groups()
    return Told(path, int(number), int(column), code, text)


def follow(site: SiteTest, rule: str, problem: Told) -> bool:
    """Do what the hint says; False if it leaves something to think about."""
    path, key = site.source / problem.path, (rule, problem.place)
    if key in ADVICE:
        return False
    if key not in BY_HAND:
        return any(way(path, problem) for way in WAYS)
    old, new = BY_HAND[key]
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return True


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def _save(path: Path, lines: list[str]) -> bool:
    path.write_text("\n".join(lines), encoding="utf-8")
    return True


def write_a_line(path: Path, problem: Told) -> bool:
    """`write date: 2015-01-20`: in the place of the entry at fault.

    A key that is missing, and one that merges records, gets a line of its own.
    """
    found = _LINE.search(problem.hint)
    if not found:
        return False
    lines, at = _lines(path), problem.line - 1
    is_new = problem.code in {"missing-key", "second-record"}
    if is_new and not lines[at].startswith(f"{found['key']}:"):
        lines.insert(at + (lines[at] == "---"), found["line"])
        return _save(path, lines)
    while not re.match(r"[ -]*[\w-]+:", lines[at]) or lines[at].startswith("- "):  # in a list
        at -= 1
    indent = re.findall("^ *(?:- )?", lines[at])[0]
    more = re.compile(rf" {{{len(indent) + 1},}}\S| {{{len(indent)}}}- ")
    end = next((n for n in range(at + 1, len(lines)) if not more.match(lines[n])), len(lines))
    lines[at:end] = [indent + found["line"]]
    if "remove the other" in problem.hint:
        lines = [line for n, line in enumerate(lines) if n == at or line[:8] != "authors:"]
    return _save(path, lines)


def write_the_whole_line(path: Path, problem: Told) -> bool:
    """`put the item in quotes: topics: ["Case #12"]`, `write: source: Osh News`."""
    found = _WHOLE_LINE.search(problem.hint)
    if not found:
        return False
    lines, at = _lines(path), problem.line - 1
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip(" "))]
    lines[at] = indent + found["line"]
    return _save(path, lines)


def take_the_near_one(path: Path, problem: Told) -> bool:
    """`did you mean 'x'?`: in the place of what the message quotes, at its place."""
    found = re.search(r"did you mean '(.*?)'\?", problem.hint)
    if not found:
        return False
    lines, at = _lines(path), problem.line - 1
    start = max(0, problem.column - 1)
    for wrong in problem.quoted:
        if (column := lines[at].find(wrong, start)) >= 0:
            head, tail = lines[at][:column], lines[at][column + len(wrong) :]
            lines[at] = head + found[1] + tail
            return _save(path, lines)
    return False


def quote(path: Path, problem: Told) -> bool:
    """`put it in quotes: "NO"`; `put the whole value in quotes`."""
    found = re.search(r'put it in quotes: ("(.*?)")', problem.hint)
    if not found and problem.hint != "put the whole value in quotes":
        return False
    lines, at = _lines(path), problem.line - 1
    if found:
        head, tail = lines[at][: problem.column - 1], lines[at][problem.column - 1 :]
        lines[at] = head + tail.replace(found[2], found[1], 1)
    else:
        key, _, value = lines[at].partition(": ")
        whole = value.removeprefix("[").removesuffix("]")
        lines[at] = f"{key}: {value.replace(whole, json.dumps(whole, ensure_ascii=False))}"
    return _save(path, lines)


def add_to_addresses(path: Path, problem: Told) -> bool:
    """`add below 'redirects:', indented: ...`."""
    found = re.search(r"^add below '(redirects|gone):', indented: (.*)$", problem.hint)
    return bool(found) and _save(path, [f"{found[1]}:", f"  {found[2]}", ""] if found else [])


def close(path: Path, problem: Told) -> bool:
    """`close it`, of quotation marks; `close it with a line '---'`."""
    if not problem.hint.startswith("close it"):
        return False
    lines, at = _lines(path), problem.line - 1
    if problem.hint == "close it":
        lines[at] += lines[at][problem.column - 1]
    else:
        end = next(n for n, line in enumerate(lines) if n and not re.match(r"\w+:", line))
        lines.insert(end, "---")
    return _save(path, lines)


def indent(path: Path, problem: Told) -> bool:
    """`indent with spaces instead`, `begin all keys in one column`."""
    if problem.code not in {"yaml-tab", "yaml-indentation"}:
        return False
    lines, at = _lines(path), problem.line - 1
    lines[at] = lines[at].replace("\t", "  ") if problem.code == "yaml-tab" else lines[at].lstrip()
    return _save(path, lines)


def rename(path: Path, problem: Told) -> bool:
    """`rename the file to x.md`, `rename the file to end in .md`, `rename the file`."""
    found = re.match(r"rename (?:the file|it)(?: to (end in )?([^\s,]+))?", problem.hint)
    if not found:
        return False
    name = f"{path.stem}{found[2]}" if found[1] else found[2] or f"another-name{path.suffix}"
    path.rename(path.with_name(name))
    return True


def move(path: Path, problem: Told) -> bool:
    """`move it and the links to it to content/pages/files/ads.txt`, of texts beside it."""
    found = re.search(r"\bmove it and the links to it to (\S+)$", problem.hint)
    if not found:
        return False
    source = Path(str(path).removesuffix(problem.path))
    target = source / found[1]
    target.parent.mkdir(parents=True)
    path.rename(target)
    way = target.relative_to(path.parent).as_posix()
    for text in path.parent.glob("*.md"):
        old = text.read_text(encoding="utf-8")
        text.write_text(old.replace(f"]({path.name})", f"]({way})"), encoding="utf-8")
    return True


def remove(path: Path, problem: Told) -> bool:
    """`remove it`, `remove the line`, `take it out`, `keep one of the two`.

    It is a file, a character, an item in brackets, an entry of a list, or a line.
    """
    what = r"(^|; |, |: |or )(remove (it|the (line|entry|reason)|it here|this file)\b|take it out)"
    if not re.search(rf"{what}|^keep (it in )?one of", problem.hint):
        return False
    if (problem.line, problem.column) == (1, 1):
        path.unlink()
        return True
    lines, at, column = _lines(path), problem.line - 1, problem.column - 1
    line = lines[at]
    if "U+" in problem.message:
        lines[at] = line[:column] + line[column + 1 :]
    elif "[" in line[:column]:
        item = re.match(r"\"[^\"]*\"|[^,\]]*", line[column:])
        size = len(item[0]) if item else 0
        rest = line[column + size :].removeprefix(",").lstrip()
        lines[at] = (line[:column].removesuffix(", ") if rest[:1] == "]" else line[:column]) + rest
    else:
        size = 1
        if line.lstrip().startswith("- ") and problem.hint.startswith("remove the entry"):
            size += sum(1 for more in lines[at + 1 : at + 2] if more.lstrip().startswith("reason"))
        del lines[at : at + size]
    return _save(path, lines)


WAYS: list[Callable[[Path, Told], bool]] = [
    write_the_whole_line,
    write_a_line,
    take_the_near_one,
    quote,
    add_to_addresses,
    close,
    indent,
    rename,
    move,
    remove,
]
