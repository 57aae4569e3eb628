"""Keys of others under the names that they have here: what the setting `field_map` does."""

from collections.abc import Collection, Mapping

from yaml.nodes import Node, ScalarNode, SequenceNode

from builder.errors import Problem, problem_at
from builder.metadata.entries import Entry, is_empty
from builder.metadata.keys import LIST_KEYS
from builder.metadata.repairs import is_inverted, items_in, names_in

_LIST = "tag:yaml.org,2002:seq"


def translate(
    entries: Mapping[str, Entry], names: Mapping[str, str], known: Collection[str]
) -> tuple[dict[str, Entry], list[Problem]]:
    """The entries under the names that they have here, as far as those are `known`.

    Two lists become one. A text for which there is a list is divided at commas. Two other values
    for one key are a problem.
    """
    found = {key: entry for key, entry in entries.items() if names.get(key) not in known}
    problems = []
    for key, entry in entries.items():
        target = names.get(key, "")
        if target not in known or is_empty(entry.value):
            continue
        if target in LIST_KEYS:
            entry = entry._replace(value=_listed(target, entry.value))
        first = found.get(target)
        if first is None or is_empty(first.value):
            found[target] = entry
        elif target in LIST_KEYS and first.block == entry.block:
            found[target] = first._replace(value=_joined(first.value, entry.value))
        elif not _are_same(first.value, entry.value):
            problems.append(_given_twice(key, target, first, entry))
    return found, problems


def _given_twice(key: str, target: str, first: Entry, entry: Entry) -> Problem:
    also = f"'{first.key.value}' in line {first.place.line}"
    message = f"'{key}' is '{target}' here, and so is {also}"
    return problem_at(entry.place, "mapped-twice", message, "keep one of the two")


def _listed(key: str, node: Node) -> Node:
    if not isinstance(node, ScalarNode):
        return node
    is_one = key == "authors" and is_inverted(node.value)
    texts = [node.value] if is_one else (names_in if key == "authors" else items_in)(node.value)
    items = [ScalarNode(node.tag, text, node.start_mark, node.end_mark) for text in texts]
    return SequenceNode(_LIST, items, node.start_mark, node.end_mark)


def _joined(first: Node, second: Node) -> Node:
    """A list of all items, each once; what is no list stays, for its reader to report."""
    if not isinstance(first, SequenceNode):
        return first
    if not isinstance(second, SequenceNode):
        return second
    there = {str(item.value) for item in first.value}
    more = [item for item in second.value if str(item.value) not in there]
    return SequenceNode(_LIST, [*first.value, *more], first.start_mark, second.end_mark)


def _are_same(first: Node, second: Node) -> bool:
    are_texts = isinstance(first, ScalarNode) and isinstance(second, ScalarNode)
    return are_texts and first.value == second.value
