"""Authority records: what is known of a country, an organization, a person, a topic, a source."""

import posixpath
import re

from builder.config import SiteConfig
from builder.content.articles import read_language
from builder.content.files import record_kind
from builder.content.frontmatter import read_document, read_yaml
from builder.content.names import name_for
from builder.content.reader import Reader
from builder.content.strange import open_fields, way_out_of
from builder.errors import Place, Problem, has_errors, problem_at
from builder.metadata import table
from builder.metadata.fields import Fields
from builder.metadata.keys import RECORD_WORDS
from builder.model import Body, ParsedRecord
from builder.urls import is_slug, slugify

RECORD_KEYS = table.names(table.RECORD)

_WIKIDATA = re.compile(r"Q[1-9]\d*")


def read_record(
    reader: Reader, path: str, sidecar: str, config: SiteConfig
) -> tuple[ParsedRecord | None, Body, list[Problem]]:
    """Read one record, from `.yaml` alone or from `.md` with a body; None if it says too little."""
    if path.endswith(".md"):
        entries, body, problems = read_document(reader, path, sidecar)
    else:
        entries, problems = read_yaml(reader, path)
        body = Body("")
    if has_errors(problems) and not entries:
        return None, body, problems
    fields, _ = open_fields(entries, Place(path), config, RECORD_KEYS, "record")
    record = _parse(fields, path)
    if record and record.merged_into and body.markdown.strip():
        message = "the text of a record that is merged into another has no page"
        place = Place(path, body.lines_before + 1)
        fields.problems.append(problem_at(place, "lost-text", message, "move it to the other"))
    return record, body, problems + fields.problems


def _parse(fields: Fields, path: str) -> ParsedRecord | None:
    fields.check_keys(
        RECORD_KEYS, (), RECORD_WORDS, lambda key: way_out_of("record", RECORD_KEYS, key)
    )
    fields.require("name", f"write the name that the archive uses: {name_for(path)}")
    slug = posixpath.splitext(path.rsplit("/", 1)[-1])[0]
    if not is_slug(slug):
        message = f"'{slug}' cannot be a slug"
        hint = f"rename the file to {slugify(slug) or 'a-name'}{posixpath.splitext(path)[1]}"
        fields.report(Place(path), "bad-slug", message, hint)
    elif slug == "index":
        message = "the slug 'index' is the address of the list of all records"
        fields.report(Place(path), "bad-slug", message, "rename the file")
    name = fields.name("name")
    if name is None:
        return None
    return ParsedRecord(
        kind=record_kind(path),
        path=path,
        slug=slug,
        name=name,
        aliases=fields.names("aliases"),
        acronyms=fields.names("acronyms"),
        former_names=fields.names("former_names"),
        wikidata=_wikidata(fields),
        type=fields.text("type"),
        parent=fields.name("parent"),
        founded=fields.date("founded"),
        dissolved=fields.date("dissolved"),
        successors=fields.names("successors"),
        website=fields.url("website"),
        sort=fields.text("sort"),
        country=fields.name("country"),
        language=read_language(fields),
        merged_into=fields.name("merged_into"),
        not_in=tuple(name.text for name in fields.names("not_in")),
    )


def _wikidata(fields: Fields) -> str:
    text = fields.text("wikidata")
    if not text or _WIKIDATA.fullmatch(text):
        return text
    number = re.fullmatch(r"(?:.*/)?[Qq]?([1-9]\d*)", text)
    hint = f"write wikidata: Q{number[1]}" if number else "write it as Q42"
    message = f"'wikidata': '{text}' is not a Wikidata id"
    fields.report(fields.entries["wikidata"].value_place, "bad-wikidata", message, hint)
    return ""
