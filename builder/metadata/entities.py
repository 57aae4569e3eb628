"""Characters of HTML in values, which readers would see as they are written: `&amp;`."""

import html
import re
import unicodedata
from html.entities import html5

from yaml.nodes import MappingNode, Node, SequenceNode

from builder.errors import Place, Problem, problem_at
from builder.metadata.block import Block
from builder.metadata.written import Written

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MOST_OVER = 10  # programs that have each written & as &amp;


def check_entities(value: Written) -> Problem | None:
    """A value with the name or the number of a character; it stays as it is."""
    text = str(value.node.value)
    found = first_entity(text)
    if not found:
        return None
    at = max(value.raw.find(found), 0)
    hint = value.hint(decoded(text), "write the character itself")
    return entity_problem(value.place(value.start + at), found, hint)


def entity_problem(place: Place, entity: str, hint: str = "") -> Problem:
    """The warning that an entity of HTML is shown as it is written."""
    message = f"'{entity}' is HTML, and is shown as it is written"
    hint = hint or f"write the character itself: {html.unescape(entity)}"
    return problem_at(place, "html-entity", message, hint, "warning")


def entity_problems(root: Node, block: Block) -> list[Problem]:
    """Those of all values below a node, where nobody can show the line that would be right."""
    problems, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, MappingNode):
            waiting += [value for _, value in node.value]
        elif isinstance(node, SequenceNode):
            waiting += node.value
        elif found := first_entity(node.value):
            problems.append(entity_problem(block.place(node.start_mark), found))
    return problems


def first_entity(text: str) -> str:
    """The first entity of a text, or an empty string."""
    if "&" not in text:
        return ""
    entities = (found[0] for found in _ENTITY.finditer(text))
    return next(filter(_is_one, entities), "")


def _is_one(entity: str) -> bool:
    """Whether there is such a character, and it can be seen or is a space."""
    if entity[1] != "#":
        return entity[1:] in html5
    character = html.unescape(entity)
    return character not in {"", "\ufffd"} and unicodedata.category(character) != "Cc"


def decoded(text: str) -> str:
    """A text with characters for entities, also for those that were written twice over."""
    for _ in range(_MOST_OVER):
        if not first_entity(text):
            break
        text = _ENTITY.sub(_decode, text)
    return text


def _decode(entity: re.Match[str]) -> str:
    return html.unescape(entity[0]) if first_entity(entity[0]) else entity[0]
