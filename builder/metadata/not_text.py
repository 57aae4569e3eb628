"""What keeps a value from being a text, and how it would be one."""

import re

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from builder.metadata.block import Block
from builder.metadata.entries import is_boolean, is_custom
from builder.metadata.lines import NAMES, SENTENCES, line_for
from builder.metadata.quoting import quoted, to_paste
from builder.metadata.written import quoted_line, text_of

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")


def text_fault(key: str, node: Node, block: Block) -> tuple[str, str, str] | None:
    """What keeps a value from being text: code, message, hint."""
    if is_custom(node) or node.tag.endswith(":null"):
        return tag_fault(key, node)
    if not isinstance(node, ScalarNode):
        kind = "a list" if isinstance(node, SequenceNode) else "a mapping"
        line = "" if key in SENTENCES else line_for(key, node)
        return (
            "not-text",
            f"'{key}' must be text, not {kind}",
            (f"write {line}" if line else as_text(key, node, block)),
        )
    if is_boolean(node):
        message = f"YAML reads {node.value} as true or false, not as text"
        line = quoted_line(node, block) or quoted(node.value)
        return "yaml-boolean", message, to_paste(line, "put it in quotes")
    if bad := _CONTROL.search(node.value):
        message = f"'{key}' has the character U+{ord(bad[0]):04X}"
        return "control-character", message, "remove it"
    return None


def as_text(key: str, node: Node, block: Block) -> str:
    """How a list or a mapping would be the text that was probably meant."""
    line, raw = quoted_line(node, block), text_of(node, block)
    if isinstance(node, SequenceNode) and all(isinstance(one, ScalarNode) for one in node.value):
        if key == "author":
            names = raw if raw else "[...]"
            return f"write authors: {names}"
        if line.startswith("- "):
            items = ", ".join(f"- {text_of(one, block)}" for one in node.value)
            return f"write a line for each: {items}"
    pairs = node.value if isinstance(node, MappingNode) and line.startswith("- ") else []
    if [str(name.value) in NAMES for name, _ in pairs] == [True]:
        return f"write the name alone: - {text_of(pairs[0][1], block)}"
    return to_paste(line, "if it is one text, put it in quotes") if line else ""


def tag_fault(key: str, node: Node) -> tuple[str, str, str]:
    """A value with a tag of YAML's: code, message, hint."""
    return "yaml-tag", f"'{key}' carries the YAML tag '{node.tag}'", "remove the tag"
