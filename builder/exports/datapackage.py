"""What the data files are, for programs: `data/datapackage.json`, a Frictionless Data Package.

The format is https://specs.frictionlessdata.io/data-package/. Paths are relative to the file.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from builder.archive import Archive
from builder.config import SiteConfig
from builder.exports.articles import JSON_LINES
from builder.exports.metadata import BIBTEX, CSL, CSV
from builder.exports.table import COLUMNS
from builder.exports.volumes import Format, paths
from builder.urls import slugify

PATH = "data/datapackage.json"

_FOLDER = PATH.rpartition("/")[0] + "/"
_MEDIA = {
    CSV: "text/csv",
    BIBTEX: "application/x-bibtex",
    CSL: "application/vnd.citationstyles.csl+json",
    JSON_LINES: "application/jsonl",
}
# The keys of lines that are no texts.
_ARRAYS = "countries organizations people topics names".split()
_LINE = "id url title date added source language identifiers copy_of corrected summary".split()
_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:-(?:NC|ND|SA))*)[ -](\d\.\d)")
_PUBLIC = {"CC0", "CC0 1.0", "CC0-1.0"}


def datapackage(archive: Archive) -> bytes:
    """The description of an archive's data files; it says nothing of itself."""
    config = archive.config
    package = {
        "profile": "data-package",
        "name": slugify(config.title) or "archive",
        "title": config.title,
        "description": config.description,
        "homepage": config.url,
        "licenses": _licenses(config),
        "resources": [*_resources(archive)],
    }
    data = msgspec.json.encode({key: value for key, value in package.items() if value})
    return msgspec.json.format(data, indent=1) + b"\n"


def _licenses(config: SiteConfig) -> list[dict[str, str]]:
    """The licence of the texts, where it has an address or a name that everybody knows."""
    text = config.content_license
    if "://" in text:
        return [{"path": text}]
    if text in _PUBLIC:
        return [{"name": "CC0-1.0"}]
    found = _CREATIVE_COMMONS.fullmatch(text)
    return [{"name": f"CC-{found[1]}-{found[2]}", "title": text}] if found else []


def _resources(archive: Archive) -> Iterator[dict[str, object]]:
    for format, media in _MEDIA.items():
        for path in paths(archive, format):
            name = path.removeprefix(_FOLDER)
            yield {
                "name": slugify(name.removesuffix(".gz")),
                "path": name,
                "format": format.suffix.rpartition(".")[2],
                "mediatype": media,
                "encoding": "utf-8",
                "compression": "gz",
                **_table(format),
            }


def _table(format: Format) -> dict[str, object]:
    """What is besides said of a file with a row for each article."""
    if format is CSV:
        return {"profile": "tabular-data-resource", "schema": _schema(COLUMNS)}
    if format is JSON_LINES:
        return {"schema": _schema([*_LINE, *_ARRAYS[:-1], "extra_fields", "names", "text"])}
    return {}


def _schema(columns: Sequence[str]) -> dict[str, object]:
    is_line = "text" in columns
    fields = [_field(column, is_line) for column in columns]
    return {"fields": fields, "primaryKey": "id", "missingValues": [""]}


def _field(column: str, is_line: bool) -> dict[str, object]:
    type = "string"
    if is_line and column in _ARRAYS:
        type = "array"
    elif column == "extra_fields" or (is_line and column == "identifiers"):
        type = "object"
    elif column == "corrected":
        type = "boolean"
    required = {"constraints": {"required": True, "unique": True}} if column == "id" else {}
    return {"name": column, "type": type, **required}
