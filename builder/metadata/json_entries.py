"""A JSON object as entries, with the place of every key and value."""

import json
import re
from dataclasses import replace
from typing import NoReturn

from yaml import Mark
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from builder.errors import Problem, problem_at
from builder.metadata.block import Block
from builder.metadata.entities import entity_problems
from builder.metadata.entries import MAX_DEPTH, Entry, read_mapping
from builder.metadata.unseen_values import check_unseen

_TAG = "tag:yaml.org,2002:"
_GAP = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_WORD = re.compile(r"[^\s,\]}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORDS = {"true": "bool", "false": "bool", "null": "null"}
_HINT = "write one object in each line, as 'jq -c .' does"


class _SyntaxError(Exception):
    """What is no JSON, and where in the text."""

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.at = at


class _DepthError(Exception):
    """Lists or mappings that are nested too deep begin at a place of the text."""

    def __init__(self, at: int = 0) -> None:
        super().__init__(f"lists or mappings are nested more than {MAX_DEPTH} deep")
        self.at = at


def read_json(text: str, block: Block, apart: str) -> tuple[dict[str, Entry], list[Problem]]:
    """Read a line that is one JSON object; the key `apart` has what is no metadata."""
    try:
        _check_syntax(text)
        root = _Maker(text).node(0, 0)
    except _SyntaxError as error:
        return {}, [problem_at(block.at(0, error.at), "json-syntax", str(error), _HINT)]
    except _DepthError as error:
        return {}, [problem_at(block.at(0, error.at), "yaml-too-deep", str(error))]
    assert isinstance(root, MappingNode)
    entries, problems = read_mapping(root, block)
    root.value = [(key, value) for key, value in root.value if key.value != apart]
    unseen = check_unseen(root, block._replace(text=text))
    # The line that would be right is as long as the article.
    unseen = (replace(one, hint="write the value without it") for one in unseen)
    return entries, [*problems, *entity_problems(root, block), *unseen]


def _check_syntax(text: str) -> None:
    if not text.strip():
        raise _SyntaxError("the line is empty, and should be an article")
    try:
        value = json.loads(text, parse_int=str, parse_float=str, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        what = f"{error.msg[:1].lower()}{error.msg[1:]}"
        raise _SyntaxError(f"this is not JSON: {what}", error.pos) from error
    except RecursionError as error:
        raise _DepthError from error
    if not isinstance(value, dict):
        raise _SyntaxError("the line is no JSON object, and should be an article")


def _no_number(word: str) -> NoReturn:
    raise _SyntaxError(f"this is not JSON: '{word}' is no number")


class _Maker:
    """Makes nodes, as YAML has them, of text that is known to be JSON.

    `end` is where the node that was made last ends.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = 0

    def node(self, at: int, depth: int) -> Node:
        """The node of the value that stands next."""
        at = self._next(at)
        if depth > MAX_DEPTH:
            raise _DepthError(at)
        match self.text[at]:
            case "{":
                return self._mapping(at, depth)
            case "[":
                return self._list(at, depth)
            case '"':
                return self._string(at)
        word = self._matched(_WORD, at)
        tag = _WORDS.get(word) or ("float" if set(word) & set(".eE") else "int")
        return ScalarNode(f"{_TAG}{tag}", word, self._mark(at), self._mark(self.end))

    def _mapping(self, start: int, depth: int) -> MappingNode:
        pairs = []
        at = self._next(start + 1)
        while self.text[at] != "}":
            key = self._string(at)
            colon = self._next(self.end)
            pairs.append((key, self.node(colon + 1, depth + 1)))
            at = self._behind_comma()
        self.end = at + 1
        return MappingNode(f"{_TAG}map", pairs, self._mark(start), self._mark(self.end))

    def _list(self, start: int, depth: int) -> SequenceNode:
        nodes = []
        at = self._next(start + 1)
        while self.text[at] != "]":
            nodes.append(self.node(at, depth + 1))
            at = self._behind_comma()
        self.end = at + 1
        return SequenceNode(f"{_TAG}seq", nodes, self._mark(start), self._mark(self.end))

    def _string(self, at: int) -> ScalarNode:
        written = self._matched(_STRING, at)
        value = json.loads(written) if "\\" in written else written[1:-1]
        if found := _SURROGATE.search(value):
            message = f"this is not JSON: \\u{ord(found[0]):04x} is half of a character"
            raise _SyntaxError(message, at)
        return ScalarNode(f"{_TAG}str", value, self._mark(at), self._mark(self.end), style='"')

    def _matched(self, pattern: re.Pattern[str], at: int) -> str:
        found = pattern.match(self.text, at)
        assert found
        self.end = found.end()
        return found[0]

    def _next(self, at: int) -> int:
        gap = _GAP.match(self.text, at)
        return gap.end() if gap else at

    def _behind_comma(self) -> int:
        at = self._next(self.end)
        return self._next(at + 1) if self.text[at] == "," else at

    def _mark(self, at: int) -> Mark:
        return Mark("", at, 0, at, None, 0)
