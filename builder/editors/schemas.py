"""JSON Schemas of files that are YAML as a whole: records, sidecars and `site.yaml`.

Editors read them as draft 7, with YAML 1.2: there a year is a number, and a day is a text.
"""

from collections.abc import Iterable

from builder.config import SiteConfig
from builder.editors.forms import MARK, PATTERNS, hint
from builder.metadata.table import ARTICLE, RECORD, Field
from builder.metadata.table_of_settings import SETTINGS, Setting

Schema = dict[str, object]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_WORDS = [True, False, "yes", "no", "on", "off", "Yes", "No", "On", "Off", "YES", "NO", "ON", "OFF"]
_SCALAR = ["string", "number"]
_FLAG: Schema = {"enum": [*_WORDS, None]}
_LIST: Schema = {"type": ["array", "null"], "items": {"type": _SCALAR}}
_TEXT: Schema = {"type": [*_SCALAR, "null"]}
_MAPPING: Schema = {"type": ["object", "null"]}


def record_schema(config: SiteConfig) -> Schema:
    """The schema of a record."""
    others = (*config.ignored_fields, *config.field_map)
    return _schema("A record", RECORD, others, required=("name",))


def sidecar_schema(config: SiteConfig) -> Schema:
    """The schema of the metadata beside an article, whose text may have the rest of them."""
    own = (one.name for one in config.extra_fields)
    others = (*own, *config.ignored_fields, *config.field_map)
    return _schema("The metadata of an article", ARTICLE, others)


def site_schema() -> Schema:
    """The schema of the settings."""
    keys = {one.name: {**_setting(one), "description": _told(one)} for one in SETTINGS}
    return _object("The settings of an archive", keys)


def _schema(
    title: str, table: Iterable[Field], others: Iterable[str], required: tuple[str, ...] = ()
) -> Schema:
    keys: dict[str, Schema] = {name: {} for name in others}
    keys |= {one.name: {**_value(one), "description": hint(one)} for one in table}
    return {**_object(title, keys), **({"required": [*required]} if required else {})}


def _object(title: str, keys: dict[str, Schema]) -> Schema:
    return {
        "$schema": _DRAFT,
        "$comment": MARK,
        "title": title,
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": keys,
    }


def _value(field: Field) -> Schema:
    match field.type:
        case "list":
            return _LIST
        case "flag":
            return _FLAG
        case "choice":
            return {"enum": [*field.choices, None]}
        case "url":
            return {**_TEXT, "pattern": PATTERNS["url"][0]}
        case "mapping":
            return {**_MAPPING, **_of_items(field)}
        case "items":
            required = [one.name for one in field.items if one.required]
            item = {"type": "object", **_of_items(field), "required": required}
            return {"type": ["array", "null"], "items": item}
    return _TEXT


def _of_items(field: Field) -> Schema:
    keys = {one.name: {**_value(one), "description": hint(one)} for one in field.items}
    return {"properties": keys, "additionalProperties": False}


def _setting(one: Setting) -> Schema:
    mapping = dict(_MAPPING)
    if one.keys:
        mapping |= {"properties": {key: {} for key in one.keys}, "additionalProperties": False}
    match one.type:
        case "flag":
            return _FLAG
        case "choice":
            return {"enum": [*one.choices, None]}
        case "list" if one.choices:
            return {**_LIST, "items": {"enum": [*one.choices]}}
        case "list":
            return _LIST
        case "mapping":
            return mapping
        case "flag or mapping":
            return {"anyOf": [_FLAG, mapping]}
        case "list or mapping":
            return {"anyOf": [_LIST, mapping]}
    return _TEXT


def _told(one: Setting) -> str:
    default = f" Default: {one.default}" if one.default else ""
    return hint(Field(one.name, "text", one.about)) + default
