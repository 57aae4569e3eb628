"""An archive with all that editors have to be told of."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from builder.config import SiteConfig, parse_config

SCHEMAS = Path(__file__).parent / "schemas"

SETTINGS = """title: A
extra_fields:
  checked: {type: date}
  pages: {type: number}
  keywords: {type: list}
  scan: {type: url}
  anything:
ignored_fields: [layout]
field_map: {tags: topics}
"""


def config() -> SiteConfig:
    found, problems = parse_config(SETTINGS)
    assert problems == []
    return found


def faults(schema: Any, value: object) -> list[str]:
    """What a schema finds wrong with a value."""
    Draft7Validator.check_schema(schema)
    errors = Draft7Validator(schema).iter_errors(value)
    return [f"{error.json_path}: {error.message[:200]}" for error in errors]


def schema(name: str) -> Any:
    """One of the editors' own."""
    return json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
