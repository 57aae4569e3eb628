"""What every kind of input is read as: items with their keys as they were written."""

import json
from collections.abc import Mapping
from typing import NamedTuple, cast

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from builder.errors import Place
from builder.metadata.entries import is_empty, plain_scalar
from builder.metadata.lines import NAMES

Value = str | list[str]


class Literal(str):
    """A value of an own key as JSON, which is written as it is: a number stays one."""

    __slots__ = ()


class Address(NamedTuple):
    """What the address of an item was made of, in a site whose form of addresses may be unknown.

    `days` are those that it may name, as `2015-01-20`: that of its file's name, that of a key.
    """

    days: tuple[str, ...] = ()
    name: str = ""
    slug: str = ""
    categories: tuple[str, ...] = ()
    section: str = ""
    prefix: str = ""


class Item(NamedTuple):
    """A row, a text, a record of the input.

    `identity` knows it again in the next import; without one its address does, or else `key`, which
    is what the input calls it. `fields` are its keys, in the order of the input.
    `name` is what its file should be called, `stem` is where its file was in an archive of ours.
    `addresses` are paths at which it was published, `file` is its path in the source, if that is a
    folder. `original` is the identity of what it translates. Of an item that becomes no article
    `left_out` says why, or `refused` what is wrong with it. `doubt` is for a person to look at.
    """

    place: Place
    identity: str
    fields: Mapping[str, Value] = {}
    text: str = ""
    name: str = ""
    stem: str = ""
    addresses: tuple[str, ...] = ()
    address: Address | None = None
    file: str = ""
    original: str = ""
    left_out: str = ""
    refused: str = ""
    doubt: str = ""
    key: str = ""


def value_of(node: Node) -> Value:
    """A value of YAML as texts; of mappings in lists the name, of other mappings JSON."""
    if isinstance(node, ScalarNode):
        return "" if is_empty(node) else str(node.value)
    if isinstance(node, SequenceNode):
        return [text for one in node.value if (text := _text(one))]
    return _text(node)


def _text(node: Node) -> str:
    if isinstance(node, ScalarNode):
        return "" if is_empty(node) else str(node.value)
    if isinstance(node, MappingNode):
        pairs = {str(key.value): value for key, value in node.value if isinstance(key, ScalarNode)}
        named = next((pairs[key] for key in pairs if key.casefold() in NAMES), None)
        if named is not None:
            return _text(named)
        return json.dumps({key: _text(one) for key, one in pairs.items()}, ensure_ascii=False)
    return json.dumps([_text(one) for one in node.value], ensure_ascii=False)


def plain_of(node: Node) -> object:
    """A value of YAML as JSON has it."""
    if isinstance(node, SequenceNode):
        return [plain_of(one) for one in node.value]
    if isinstance(node, MappingNode):
        return {str(key.value): plain_of(value) for key, value in node.value}
    scalar = cast(ScalarNode, node)
    return str(scalar.value) if scalar.style == '"' else plain_scalar(scalar)


def texts_of(value: Value) -> list[str]:
    """The texts of a value that are not empty."""
    return [text for one in ([value] if isinstance(value, str) else value) if (text := one.strip())]
