"""`config.yml`, the forms of Decap CMS and of Sveltia CMS, which read the same file.

https://decapcms.org/docs/configuration-options/, https://sveltiacms.app/en/docs
"""

from collections.abc import Iterable

from builder.editors.forms import PATTERNS, List, hint
from builder.metadata.table import Field
from builder.urls import CONTENT

Value = dict[str, object]

_WIDGETS = {
    "lines": "text",
    "number": "number",
    "flag": "boolean",
    "choice": "select",
    "items": "list",
    "mapping": "object",
}
# The text as it is: the other mode would write the Markdown anew, and lose notes and tables.
_BODY: Value = {
    "name": "body",
    "label": "Text",
    "widget": "markdown",
    "required": False,
    "modes": ["raw"],
}


def decap(lists: Iterable[List], repository: str) -> Value:
    """The configuration; the repository is `owner/name` on GitHub."""
    return {
        "backend": {"name": "github", "repo": repository, "branch": "main"},
        "publish_mode": "editorial_workflow",
        "media_folder": f"{CONTENT}/pages/files",
        "public_folder": "/files",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "collections": [_collection(one) for one in lists],
    }


def _collection(one: List) -> Value:
    return {
        "name": one.name,
        "label": one.label,
        "folder": one.folder,
        "create": True,
        "extension": "md" if one.has_text else "yaml",
        "format": "yaml-frontmatter" if one.has_text else "yaml",
        "identifier_field": one.fields[0].name,
        "slug": "{{slug}}",
        "fields": [*_fields(one.fields), *([_BODY] if one.has_text else [])],
    }


def _fields(fields: Iterable[Field]) -> list[Value]:
    """What people fill in; keys that stand in a file besides are kept."""
    return [_field(one) for one in fields if not one.internal]


def _field(field: Field) -> Value:
    value: Value = {
        "name": field.name,
        "label": field.label,
        "widget": _WIDGETS.get(field.type, "string"),
        "required": field.required,
        "hint": hint(field),
    }
    if field.type == "list":
        # With a field for each item: one text for all is divided at commas, which names have.
        item: Value = {"name": "item", "label": field.label, "widget": "string"}
        value |= {"widget": "list", "field": item}
    if field.type == "number":
        value["value_type"] = "float"  # else it is saved as a text
    if field.items:
        value["fields"] = _fields(field.items)
    if field.choices:
        value["options"] = [*field.choices]
    if pattern := PATTERNS.get(field.type):
        value["pattern"] = [*pattern]
    return value
