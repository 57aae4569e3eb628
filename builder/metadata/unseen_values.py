"""Values of metadata with what readers do not see: a problem for each."""

import re
from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode

from builder.errors import Problem, problem_at
from builder.metadata.block import Block
from builder.metadata.unseen import fault_of_value, without
from builder.metadata.written import Written

_ESCAPES = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0abefv])")
_LETTERS = {"0": 0, "a": 7, "b": 8, "e": 27, "f": 12, "v": 11}


def check_unseen(root: Node, block: Block) -> Iterator[Problem]:
    """Say which keys and values of a document have what readers do not see; mend their nodes."""
    if block.text.isascii() and "\\" not in block.text:
        return
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            yield from _check(node, block)
        elif isinstance(node, MappingNode):
            waiting += [one for pair in node.value for one in pair]
        else:
            waiting += node.value


def _check(node: ScalarNode, block: Block) -> Iterator[Problem]:
    text = str(node.value)
    if text.isascii() and text.isprintable():
        return
    if fault := fault_of_value(text):
        value = Written.of(node, block)
        place = value.place(_position(value, text[fault.at]))
        hint = ""
        if clean := without(text).strip():
            node.value = clean
            hint = value.hint(clean, "write it without")
        yield problem_at(place, fault.code, fault.message, hint or fault.hint)


def _position(value: Written, character: str) -> int:
    """Where a character of a value stands in the text, perhaps as an escape."""
    at = value.raw.find(character)
    if at >= 0:
        return value.start + at
    for found in _ESCAPES.finditer(value.raw):
        digits = found[0][2:]
        if (int(digits, 16) if digits else _LETTERS[found[0][1]]) == ord(character):
            return value.start + found.start()
    return value.start
