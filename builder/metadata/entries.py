"""YAML with the place of every key and value: text -> entries; messages for YAML's traps."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from builder.errors import Place, Problem, problem_at

MAX_DEPTH = 20
MAX_CHARACTERS = 200_000

_TAG = "tag:yaml.org,2002:"
_JSON_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
# Line breaks for YAML, but not for editors: lines would be counted differently.
_BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")
_OPENERS = ("[", "{", "- ", "-\n", "? ", "?\n", ": ", ":\n")
_NULL, _BOOL = f"{_TAG}null", f"{_TAG}bool"
_NUMBERS = frozenset({f"{_TAG}int", f"{_TAG}float"})
_PLAIN_TAGS = frozenset("str int float bool null timestamp seq map merge value".split())


class Block(NamedTuple):
    """A piece of YAML: the file it stands in, that file's lines before it, what it is called."""

    path: str
    lines_before: int = 0
    name: str = "the metadata"

    def place(self, mark: Any) -> Place:
        """The place in the file of a mark, which is what PyYAML calls a position."""
        return Place(self.path, mark.line + 1 + self.lines_before, mark.column + 1)


class Entry(NamedTuple):
    """One `key: value` of a mapping; its places are made when they are asked for."""

    key: ScalarNode
    value: Node
    block: Block

    @property
    def place(self) -> Place:
        """Where the key starts."""
        return self.block.place(self.key.start_mark)

    @property
    def value_place(self) -> Place:
        """Where the value starts."""
        return self.block.place(self.value.start_mark)


def read_entries(
    text: str, block: Block, most: int = MAX_CHARACTERS
) -> tuple[dict[str, Entry], list[Problem]]:
    """Read a document that is one mapping; an empty document is an empty mapping."""
    if not text.isascii():
        text = text.translate(_BREAKS)
    if len(text) > most:
        message = f"{block.name} has {len(text):,} characters; at most {most:,} are read"
        return {}, [problem_at(Place(block.path), "yaml-too-large", message)]
    try:
        if problem := _find_abuse(text, block):
            return {}, [problem]
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return {}, [_syntax_problem(error, text, block)]
    if node is None:
        return {}, []
    if not isinstance(node, MappingNode):
        message = f"{block.name} must be lines of 'key: value'"
        return {}, [problem_at(block.place(node.start_mark), "yaml-not-a-mapping", message)]
    return read_mapping(node, block)


def read_mapping(node: MappingNode, block: Block) -> tuple[dict[str, Entry], list[Problem]]:
    """The entries of a mapping node; a key that is given twice is a problem."""
    entries: dict[str, Entry] = {}
    problems = []
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            place = block.place(key.start_mark)
            problems.append(problem_at(place, "yaml-key", "a key must be a word"))
        elif key.value in entries:
            place, first = block.place(key.start_mark), entries[key.value].place
            message = f"'{key.value}' is given twice, first in line {first.line}"
            problems.append(problem_at(place, "duplicate-key", message, "keep one of the two"))
        else:
            entries[key.value] = Entry(key, value, block)
    return entries, problems


def plain_scalar(node: ScalarNode) -> object:
    """A scalar as number, truth value, None or text; what JSON lacks stays the text as written.

    So do whole numbers that need more than 64 bits: most readers of JSON would round them.
    """
    text = str(node.value)
    if is_empty(node):
        return None
    if is_boolean(node):
        return text.lower() in {"yes", "true", "on"}
    if node.tag in _NUMBERS and _JSON_NUMBER.fullmatch(text):
        number = json.loads(text)
        return number if isinstance(number, float) or abs(number) < 2**63 else text
    return text


def is_boolean(node: Node) -> bool:
    """Whether YAML 1.1 reads the value as true or false: `NO`, `yes`, `off`, ..."""
    return bool(node.tag == _BOOL)


def is_empty(node: Node) -> bool:
    """Whether nothing was written, or `null`."""
    return node.tag == _NULL and str(node.value).lower() in {"", "~", "null"}


def is_blank(node: Node) -> bool:
    """Whether a text is there and has nothing that could be seen."""
    if not isinstance(node, ScalarNode) or is_custom(node) or node.value[:1].isalnum():
        return False
    return all(c.isspace() or unicodedata.category(c) == "Cf" for c in node.value)


def is_custom(node: Node) -> bool:
    """Whether the value carries a tag of its own, such as `!!python/name:os.system`."""
    return node.tag.removeprefix(_TAG) not in _PLAIN_TAGS


def _find_abuse(text: str, block: Block) -> Problem | None:
    """Refuse what would exhaust the parser's stack or the memory.

    The composer of libyaml recurses once a level and follows aliases; the events do neither. Few
    files have enough brackets or asterisks to need this look.
    """
    nested = sum(text.count(opener) for opener in _OPENERS) > 4 * MAX_DEPTH
    aliased = "*" in text and "&" in text
    return next(_abuses(text, block), None) if nested or aliased else None


def _abuses(text: str, block: Block) -> Iterator[Problem]:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            yield problem_at(
                block.place(event.start_mark),
                "yaml-alias",
                f"the alias '*{event.anchor}' is not read here",
                "write the value itself",
            )
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            message = f"lists or mappings are nested more than {MAX_DEPTH} deep"
            yield problem_at(block.place(event.start_mark), "yaml-too-deep", message)
            return


def _syntax_problem(error: yaml.YAMLError, text: str, block: Block) -> Problem:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).split("\n")[0]
    if mark is None:
        return _character_problem(text, block, problem)
    place = block.place(mark)
    lines = text.split("\n")
    line = lines[min(mark.line, len(lines) - 1)]
    context = getattr(error, "context_mark", None)
    opened = block.place(context) if context is not None else None
    return _explain(problem, line, mark.column, place, opened)


def _explain(problem: str, line: str, column: int, place: Place, opened: Place | None) -> Problem:
    """Say what is wrong in a line; what is never closed was `opened` there."""
    here = line[column : column + 1]
    if here == "\t" or (line[:column].strip(" ") == "" and line.lstrip(" ").startswith("\t")):
        return problem_at(
            place, "yaml-tab", "a tab indents this line", "indent with spaces instead"
        )
    if problem.startswith("mapping values are not allowed"):
        return _explain_colon(line, line[:column], place)
    if "found character that cannot start any token" in problem:
        return _bad_start(here, place)
    if "expected alphabetic or numeric character" in problem and opened is not None:
        return _bad_start(line[opened.column - 1], opened)  # `*` or `&`, without a name
    if "unexpected end of stream" in problem and opened is not None:
        return problem_at(
            opened, "yaml-quote", "the quotation mark that opens here is never closed", "close it"
        )
    hint = "check the indentation and the quotation marks of this line and the one before"
    return problem_at(place, "yaml-syntax", f"this is not YAML: {problem}", hint)


def _bad_start(sign: str, place: Place) -> Problem:
    message = f"a value cannot start with '{sign}'"
    return problem_at(place, "yaml-character", message, "put the whole value in quotes")


def _explain_colon(line: str, before: str, place: Place) -> Problem:
    key, _, value = line.partition(":")
    if ":" not in before and before[:1] == " ":
        message = "this line is indented as if it continued the one before"
        return problem_at(place, "yaml-indentation", message, "begin all keys in one column")
    quoted = json.dumps(value.strip(), ensure_ascii=False)
    message = "a colon and a space inside a value end it for YAML"
    hint = f"put the whole value in quotes: {key.strip()}: {quoted}"
    return problem_at(place, "yaml-colon", message, hint)


def _character_problem(text: str, block: Block, problem: str) -> Problem:
    """For characters that YAML refuses before it parses: the reader gives no line, so find it."""
    for number, line in enumerate(text.split("\n"), 1):
        for column, character in enumerate(line, 1):
            if not (character.isprintable() or character in "\t\r\u00a0\ufeff\u0085"):
                place = Place(block.path, number + block.lines_before, column)
                message = f"the character U+{ord(character):04X} is not allowed in YAML"
                if not _allowed_in_yaml(character):
                    return problem_at(place, "yaml-character", message, "remove it")
    return problem_at(Place(block.path), "yaml-syntax", f"this is not YAML: {problem}")


def _allowed_in_yaml(character: str) -> bool:
    """The production c-printable, YAML 1.1 section 5.1."""
    code = ord(character)
    return (
        character in "\t\n\r\x85"
        or 0x20 <= code <= 0x7E
        or 0xA0 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or code >= 0x10000
    )
