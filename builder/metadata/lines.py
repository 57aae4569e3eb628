"""The line that a key and its value should have been: what messages suggest."""

from collections.abc import Callable, Mapping

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from builder.dates.edtf import parse_date
from builder.languages import check_language
from builder.metadata.entries import is_custom, is_empty
from builder.metadata.keys import LIST_KEYS
from builder.metadata.repairs import address_in, is_inverted, items_in, names_in
from builder.metadata.writing import line_of
from builder.urls import check_address

SENTENCES = frozenset({"title", "summary", "withdrawn_reason", "note", "description"})
NAMES = frozenset({"name", "title", "label"})  # keys of items in other generators
STATUSES = {"published": "published", "draft": "draft", "publish": "published"}


def line_for(key: str, node: Node) -> str:
    """A value as this key takes it; empty if it cannot be, or cannot be shown."""
    texts = texts_in(node)
    if not texts:
        return ""
    if key in LIST_KEYS and isinstance(node, ScalarNode):
        texts = _divided(key, node)
    elif key == "author" and len(texts) > 1:
        key = "authors"
    elif key not in LIST_KEYS and len(texts) > 1:
        return ""
    try:
        texts = [_CHECKS.get(key, str)(text) for text in texts]
    except ValueError:
        return ""
    return line_of(key, texts if key in LIST_KEYS else texts[0])


def list_hint(key: str, node: ScalarNode) -> str:
    """How a list is written that was written as a text."""
    line = line_of(key, _divided(key, node))
    if line and key == "authors" and not node.style and is_inverted(node.value):
        return f"{line_of(key, [_text(node)])}, or {line} if these are two"
    return line or f"{key}: [...]"


def list_of(key: str, node: Node) -> str:
    """A list for a key that takes one, also of settings; empty if it cannot be, or be shown."""
    texts = texts_in(node)
    return line_for(key, node) if key in LIST_KEYS else line_of(key, texts) if texts else ""


def texts_in(node: Node) -> list[str]:
    """The texts of a scalar or of a list, also of lists in it; none if there is something else.

    An item with one key is a text with a colon (`- War: the end`), or the name of somebody.
    """
    if is_custom(node) or is_empty(node):
        return []
    if isinstance(node, ScalarNode):
        return [_text(node)]
    if isinstance(node, SequenceNode):
        found = [texts_in(item) for item in node.value]
        return [text for texts in found for text in texts] if all(found) else []
    return _text_of_mapping(node) if isinstance(node, MappingNode) else []


def _text_of_mapping(node: MappingNode) -> list[str]:
    if len(node.value) != 1:
        return []
    key, value = node.value[0]
    if not isinstance(key, ScalarNode) or not isinstance(value, ScalarNode) or is_empty(value):
        return []
    is_name = key.value.casefold() in NAMES
    return [_text(value) if is_name else f"{_text(key)}: {_text(value)}"]


def _divided(key: str, node: ScalarNode) -> list[str]:
    """A text as a list; what stands in quotes is one item."""
    if node.style:
        return [_text(node)]
    return names_in(node.value) if key == "authors" else items_in(node.value)


def _text(node: ScalarNode) -> str:
    return " ".join(str(node.value).split())


def _address(text: str) -> str:
    if not (found := address_in(text)):
        raise ValueError(text)
    return found


def _date(text: str) -> str:
    parse_date(text)
    return text


def _language(text: str) -> str:
    return check_language(text.replace("_", "-"))


def _redirect(text: str) -> str:
    check_address(text)
    return text


def _id(text: str) -> str:
    if " " in text or ".." in text:
        raise ValueError(text)
    return text


def _status(text: str) -> str:
    if not (found := STATUSES.get(text.casefold())):
        raise ValueError(text)
    return found


_CHECKS: Mapping[str, Callable[[str], str]] = {
    "date": _date,
    "added": _date,
    "updated": _date,
    "founded": _date,
    "dissolved": _date,
    "source_url": _address,
    "archived_url": _address,
    "website": _address,
    "language": _language,
    "redirects": _redirect,
    "id": _id,
    "status": _status,
}
