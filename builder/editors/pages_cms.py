"""`.pages.yml`, the forms of Pages CMS (https://pagescms.org/docs/configuration)."""

from collections.abc import Iterable

from builder.editors.forms import PATTERNS, List, hint
from builder.metadata.table import Field
from builder.urls import CONTENT

Value = dict[str, object]

_TYPES = {
    "lines": "text",
    "number": "number",
    "flag": "boolean",
    "choice": "select",
    "items": "object",
    "mapping": "object",
}
# A plain field: one for rich text would write the Markdown anew, and lose notes and tables.
_BODY: Value = {"name": "body", "label": "Text", "type": "text"}


def pages_cms(lists: Iterable[List]) -> Value:
    """The configuration; keys that no form shows stay as they are."""
    return {
        "media": {"input": f"{CONTENT}/pages/files", "output": "/files"},
        "settings": {"content": {"merge": True}},
        "content": [_collection(one) for one in lists],
    }


def _collection(one: List) -> Value:
    title = one.fields[0].name
    suffix = "md" if one.has_text else "yaml"
    return {
        "name": one.name,
        "label": one.label,
        "type": "collection",
        "path": one.folder,
        "subfolders": False,
        "format": "yaml-frontmatter" if one.has_text else "yaml",
        "extension": suffix,
        "filename": {"template": f"{{primary}}.{suffix}", "field": "create"},
        "view": {"primary": title, "fields": [title], "sort": [title]},
        "fields": [*map(_field, one.fields), *([_BODY] if one.has_text else [])],
    }


def _field(field: Field) -> Value:
    value: Value = {"name": field.name, "label": field.label, "description": hint(field)}
    value["type"] = _TYPES.get(field.type, "string")
    if field.required:
        value["required"] = True
    if field.internal:
        value["hidden"] = True
    if field.type in {"list", "items"}:
        value["list"] = True
    if field.items:
        value["fields"] = [_field(one) for one in field.items]
    if field.choices:
        value["options"] = {"values": [*field.choices]}
    if pattern := PATTERNS.get(field.type):
        value["pattern"] = {"regex": pattern[0], "message": pattern[1]}
    return value
