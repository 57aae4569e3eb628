"""An article that is a line of a volume: JSON -> entries and body; the path that it has."""

import posixpath
import re
from collections.abc import Mapping
from itertools import islice
from urllib.parse import unquote

import msgspec
from yaml.nodes import MappingNode, Node, ScalarNode

from builder.content.reader import Reader, unify_line_ends
from builder.content.volumes import VOLUMES
from builder.errors import Place, Problem, problem_at
from builder.metadata.block import Block
from builder.metadata.conflicts import conflicts_in_body, has_marks
from builder.metadata.entries import MAX_CHARACTERS, Entry, is_empty, read_mapping
from builder.metadata.json_entries import read_json
from builder.metadata.unseen import forbidden
from builder.model import Body
from builder.urls import CONTENT, slugify

_ARTICLES = f"{CONTENT}/articles/"
_PATH, _TEXT = "path", "text"
_OF_EXPORT = frozenset({"url", "names", "extra_fields"})  # what only an exported line has
_PAGE = re.compile(r"articles/(.+)\.html")
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")  # all that Markdown can give a meaning
_SPACES = re.compile(r"[^\S\n]+")
_PIECE = re.compile(r"\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL)
_MOST_NAMED = 20  # characters of one text that cannot stand in it


class _Head(msgspec.Struct):
    """What of a line says which path it has."""

    path: object = None
    url: object = None
    id: object = None
    title: object = None
    names: msgspec.Raw = msgspec.Raw()


_heads = msgspec.json.Decoder(_Head)


def path_of_line(data: bytes, volume: str, number: int) -> str:
    """The path that a line has as an article, as if it were a file.

    Its key `path` says it, in an exported line `url`; else it is below the folder of the volume,
    and its `id` says it, or its title. A line that says none of them has that of its number.
    """
    folder = posixpath.dirname(volume).removeprefix(_ARTICLES.rstrip("/")).lstrip("/")
    try:
        head = _heads.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):  # reading it will say what is wrong
        head = _Head()
    if isinstance(head.path, str) and head.path:
        stem = head.path.strip().removeprefix(_ARTICLES).removesuffix(".md")
    elif isinstance(head.url, str) and head.names and (page := _PAGE.fullmatch(head.url)):
        stem = unquote(page[1])
    else:
        name = _slugs(head.id) or _slugs(head.title, "") or _numbered(volume, number)
        stem = posixpath.join(folder, name)
    return f"{_ARTICLES}{stem}.md"


def _slugs(value: object, separator: str = "/") -> str:
    """The slugs of a value's parts, or of the whole; they are not longer than names of files."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    parts = str(value).split(separator) if separator else [str(value)]
    return "/".join(slug for part in parts if (slug := slugify(part)[:100].strip("-")))


def _numbered(volume: str, number: int) -> str:
    name = posixpath.basename(volume)
    return f"{slugify(name.removesuffix('.gz').removesuffix(VOLUMES[0])) or 'line'}-{number}"


def read_line(reader: Reader, path: str) -> tuple[dict[str, Entry], Body, list[Problem]]:
    """The entries and the body of a line; its text begins in the line after, for all places."""
    line, problems = reader.text(path)
    if problems:
        return {}, Body(""), problems
    block = Block(path)
    entries, problems = read_json(line, block, _TEXT)
    if problems and not entries:
        return {}, Body(""), problems
    is_exported = _is_exported(entries)
    problems += _check_texts(entries, len(line), block)
    text = _text(entries)
    found = [
        problem_at(_in_text(text, at, block), code, message, hint)
        for at, code, message, hint in islice(forbidden(text), _MOST_NAMED)
    ]
    markdown = "" if found else escaped(text) if is_exported else text
    body = Body(markdown, lines_before=1)
    if has_marks(markdown):
        found += conflicts_in_body(markdown, block._replace(lines_before=1))
    own = _of_export(entries, block) if is_exported else entries
    kept = {key: entry for key, entry in own.items() if key not in {_PATH, _TEXT}}
    return kept, body, problems + found


def _in_text(text: str, at: int, block: Block) -> Place:
    return block.at(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at) - 1)


def _is_exported(entries: Mapping[str, Entry]) -> bool:
    """Whether the export of a site has written the line."""
    return "url" in entries and "names" in entries


def _check_texts(entries: Mapping[str, Entry], length: int, block: Block) -> list[Problem]:
    """What is wrong with the keys that only a line has, and with its length without the text."""
    problems = [
        problem_at(entries[key].value_place, "not-text", f"'{key}' must be a text")
        for key in (_PATH, _TEXT)
        if key in entries and not _is_text(entries[key].value) and not is_empty(entries[key].value)
    ]
    if _TEXT in entries:
        value = entries[_TEXT].value
        length -= value.end_mark.index - value.start_mark.index
    if length > MAX_CHARACTERS:
        message = f"the metadata has {length:,} characters; at most {MAX_CHARACTERS:,} are read"
        problems.append(problem_at(block.at(0), "yaml-too-large", message))
    return problems


def _is_text(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.style == '"'


def _text(entries: Mapping[str, Entry]) -> str:
    is_there = _TEXT in entries and _is_text(entries[_TEXT].value)
    return unify_line_ends(entries[_TEXT].value.value) if is_there else ""


def _of_export(entries: Mapping[str, Entry], block: Block) -> dict[str, Entry]:
    """The keys of an article; in an exported line an empty value means that there is none."""
    own = {key: one for key, one in entries.items() if key not in _OF_EXPORT and one.value.value}
    extra = entries.get("extra_fields")
    if extra and isinstance(extra.value, MappingNode):
        more, _ = read_mapping(extra.value, block)
        own = {**more, **own}
    return own


def escaped(text: str) -> str:
    """Markdown that is read as this text, whatever signs are in it; empty lines part paragraphs."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _SIGN.sub(r"\\\g<0>", "\n".join(lines))


def located(problem: Problem, reader: Reader) -> tuple[int, str]:
    """The column in its line of what is wrong with an article, and what is to be added of that."""
    if problem.line == 1:
        return problem.column, ""
    text, _ = reader.text(problem.path)
    entries, _ = read_json(text, Block(problem.path), _TEXT)
    if _TEXT not in entries:
        return 1, ""
    said = f" (line {problem.line - 1} of its text)"
    start = entries[_TEXT].value.start_mark.index + 1
    if _is_exported(entries):
        return start, said
    before = _written_before(text[start:], problem.line - 1, problem.column)
    return start + before + 1, said


def _written_before(written: str, line: int, column: int) -> int:
    """How many characters of a JSON text stand before a line and a column of what it says."""
    now, before = (1, 1), ""
    for found in _PIECE.finditer(written):
        piece = found[0]
        is_second = _is_second_half(piece)
        if now >= (line, column) and not is_second:
            return found.start()
        if piece in {r"\n", r"\r"}:
            now = now if (before, piece) == (r"\r", r"\n") else (now[0] + 1, 1)
        elif not is_second:
            now = now[0], now[1] + 1
        before = piece
    return 0


def _is_second_half(piece: str) -> bool:
    """Whether an escape is the second of the two that are one character."""
    return len(piece) == 6 and piece[2:4].lower() in {"dc", "dd", "de", "df"}
