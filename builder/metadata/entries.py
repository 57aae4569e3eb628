"""YAML with the place of every key and value: text -> entries; messages for YAML's traps."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from builder.errors import Place, Problem, problem_at
from builder.metadata.block import Block
from builder.metadata.broken_values import explain_bracket, explain_start
from builder.metadata.characters import SEPARATORS
from builder.metadata.conflicts import conflict_in_metadata, has_marks
from builder.metadata.faults import Fault, Source
from builder.metadata.fidelity import check_values
from builder.metadata.syntax import not_a_mapping, syntax_problem
from builder.metadata.unseen_values import check_unseen

MAX_DEPTH = 20
MAX_CHARACTERS = 200_000

_TAG = "tag:yaml.org,2002:"
_JSON_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,30})(\.[0-9]+)?")
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_BREAKS = dict.fromkeys(map(ord, SEPARATORS), " ")
_OPENERS = ("[", "{", "- ", "-\n", "? ", "?\n", ": ", ":\n")
_NULL, _BOOL = f"{_TAG}null", f"{_TAG}bool"
_NUMBERS = frozenset({f"{_TAG}int", f"{_TAG}float"})
_PLAIN_TAGS = frozenset("str int float bool null timestamp seq map merge value".split())


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
    """Read a document that is one mapping; an empty document is an empty mapping.

    Values of which YAML drops a part are problems, and read as they were written.
    """
    if len(text) > most:
        message = f"{block.name} has {len(text):,} characters; at most {most:,} are read"
        return {}, [problem_at(Place(block.path), "yaml-too-large", message)]
    if has_marks(text) and (conflict := conflict_in_metadata(text, block)):
        return {}, [conflict]
    text = text.removeprefix("\ufeff")  # which the parser does not count
    block = block._replace(text=text)
    plain = text if text.isascii() else text.translate(_BREAKS)
    try:
        if problem := _find_abuse(plain, block):
            return {}, [problem]
        node = yaml.compose(plain, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return {}, [syntax_problem(error, plain, block)]
    if node is None:
        return {}, []
    if not isinstance(node, MappingNode):
        return {}, [not_a_mapping(plain, block.place(node.start_mark), block)]
    unfaithful = [*check_values(node, block), *check_unseen(node, block)]
    entries, problems = read_mapping(node, block)
    return entries, unfaithful + problems


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
    """A scalar as number, truth value, None or text, for JSON.

    What would not be printed as it was written stays the text that it is: `1.10`, `0x10`, `yes`.
    So do whole numbers that need more than 64 bits: most readers of JSON would round them.
    """
    text = str(node.value)
    if is_empty(node):
        return None
    if is_boolean(node):
        return _TRUTH.get(text, text)
    if node.tag in _NUMBERS and _JSON_NUMBER.fullmatch(text):
        number = float(text) if "." in text else int(text)
        same = str(number) == text and abs(number) < 2**63
        return number if same else text
    return text


def is_boolean(node: Node) -> bool:
    """Whether YAML 1.1 reads the value as true or false: `NO`, `yes`, `off`, ..."""
    return bool(node.tag == _BOOL) and isinstance(node, ScalarNode)


def is_empty(node: Node) -> bool:
    """Whether nothing was written, or `null`."""
    return node.tag == _NULL and str(node.value).lower() in {"", "~", "null"}


def is_blank(node: Node) -> bool:
    """Whether a text is there and has nothing that could be seen."""
    if not isinstance(node, ScalarNode) or is_custom(node) or node.value[:1].isalnum():
        return False
    return all(c.isspace() or unicodedata.category(c) == "Cf" for c in node.value)


def is_nothing(node: Node) -> bool:
    """Whether a text in quotes is empty, as forms write what was not filled in."""
    return isinstance(node, ScalarNode) and not node.value and node.style in {"'", '"'}


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
            yield _alias_problem(event, text, block)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            message = f"lists or mappings are nested more than {MAX_DEPTH} deep"
            yield problem_at(block.place(event.start_mark), "yaml-too-deep", message)
            return


def _alias_problem(event: yaml.AliasEvent, text: str, block: Block) -> Problem:
    """An alias; or, if nothing has this name, a text that begins with an asterisk."""
    place = block.place(event.start_mark)
    if not re.search(rf"(?<!\S)&{re.escape(str(event.anchor))}(?!\S)", text):
        line = place.line - 1 - block.lines_before
        source = Source(block, text.split("\n"), Fault("", line, place.column - 1))
        if problem := explain_bracket(source) or explain_start(source):
            return problem
    message, hint = f"the alias '*{event.anchor}' is not read here", "write the value itself"
    return problem_at(place, "yaml-alias", message, hint)
