"""The contract of templates as docs/themes.md shows it: contexts -> Markdown."""

import inspect
from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from markupsafe import Markup

from builder.notation import Joints
from builder.pages import contexts
from builder.pages.contexts import CONTEXTS, Context
from builder.pages.date_patterns import DatePatterns

BEGIN = (
    "<!-- Made of builder/pages/contexts.py; UPDATE=1 pytest tests/test_documents_themes.py "
    "renews it. -->\n"
)
END = "<!-- The end of what is made. -->\n"

_WORDS = {str: "text", int: "number", bool: "true or false", Markup: "HTML"}


def contract() -> str:
    """A section for each template, then one for each type of value that they have."""
    lines = ["", "### Templates", ""]
    for context in CONTEXTS:
        own = [name for name in context.__struct_fields__ if name not in Context.__struct_fields__]
        lines += _section(context.template, context, own)
    lines += ["### Values", ""]
    for value in _values():
        lines += _section(value.__name__, value, [*_hints(value)])
    return "\n".join(lines) + "\n"


def _values() -> Iterator[Any]:
    """The types of values in the order of the module; contexts are none of them."""
    for value in vars(contexts).values():
        own = isinstance(value, type) and value.__module__ == contexts.__name__
        own = own or value in (DatePatterns, Joints)  # which scripts get
        if own and not issubclass(value, Context):
            yield value


def _section(name: str, kind: type, fields: list[str]) -> list[str]:
    about = inspect.cleandoc(kind.__doc__ or "").split("\n")
    table = [f"| `{field}` | {_said(_hints(kind)[field])} |" for field in fields]
    head = ["", "| name | value |", "| --- | --- |"] if table else []
    return [f"#### {name}", "", *about, *head, *table, ""]


def _hints(kind: type) -> dict[str, Any]:
    return {name: hint for name, hint in get_type_hints(kind).items() if name != "template"}


def _said(hint: Any) -> str:
    """A type in words, with links to the types of values."""
    if hint in _WORDS:
        return _WORDS[hint]
    parts = get_args(hint)
    if get_origin(hint) is UnionType:
        return " or ".join("nothing" if one is NoneType else _said(one) for one in parts)
    if get_origin(hint) in (Mapping, dict):
        return f"{_said(parts[1])} by {_said(parts[0])}"
    if get_origin(hint) is tuple and parts[1:] == (...,):
        return f"list of {_said(parts[0])}"
    if get_origin(hint) is tuple:
        return f"pairs ({', '.join(map(_said, parts))})"
    return f"[{hint.__name__}](#{hint.__name__.lower()})"
