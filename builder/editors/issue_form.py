"""GitHub's form for an article, and what people fill into it: an issue's text -> metadata, text.

https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests
Whoever has an account can file an issue: all of it is read as text, and nothing is done with it but
that it is written into one file.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.editors.forms import PATTERNS, hint
from builder.metadata.table import ARTICLE, Field

Value = dict[str, object]

LABEL = "article"  # of issues that were made with the form
MOST = 100_000  # characters of an issue; GitHub itself takes 65,536
TEXT = "Text"

_KEYS = (
    *("title", "date", "source", "source_url", "authors", "language", "summary"),
    *("countries", "organizations", "people", "topics"),
)
_FIELDS = tuple(next(one for one in ARTICLE if one.name == key) for key in _KEYS)
_NOTHING = "_No response_"  # what GitHub writes for a field that was left empty
_HEADING = re.compile(r"### (.*)")


class Filled(NamedTuple):
    """A form that was filled in: the values of keys, lists for those that are; and the text."""

    values: dict[str, str | list[str]]
    text: str


def issue_form() -> Value:
    """The form, for `.github/ISSUE_TEMPLATE/article.yml`."""
    fields = [_asked(one) for one in _FIELDS]
    about = "The text in Markdown, as you would have it published."
    text = _field("textarea", "text", TEXT, about, required=True)
    return {
        "name": "An article",
        "description": "Give the archive an article; it becomes a proposal that is looked at first",
        "title": "Article: ",
        "labels": [LABEL],
        "body": [*fields, text],
    }


def _asked(field: Field) -> Value:
    about = hint(field)
    if field.type == "list":
        return _field("textarea", field.name, field.label, f"{about}. One a line")
    if field.type == "date":
        about = f"{about}: {PATTERNS['date'][1]}"
    kind = "textarea" if field.type == "lines" else "input"
    return _field(kind, field.name, field.label, about, field.required)


def _field(kind: str, name: str, label: str, about: str, required: bool = False) -> Value:
    return {
        "type": kind,
        "id": name,
        "attributes": {"label": label, "description": about},
        "validations": {"required": required},
    }


def read_filled(body: str) -> Filled:
    """Read an issue's text.

    Headings count in the order of the form, each once, and what follows that of the text is text:
    so nobody can end a field with a heading of his own but those that he could fill in anyway.

    Raises:
        ValueError: it is no form of ours, or too long.
    """
    if len(body) > MOST:
        raise ValueError(f"the form has {len(body):,} characters; at most {MOST:,} are read")
    parts = dict(_parts(body.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
    if TEXT not in parts:
        raise ValueError(f"this is no filled form of an article: there is no heading '### {TEXT}'")
    values: dict[str, str | list[str]] = {}
    for field in _FIELDS:
        said = parts.get(field.label, "")
        if value := _names(said) if field.type == "list" else " ".join(said.split()):
            values[field.name] = value
    return Filled(values, parts[TEXT])


def _parts(lines: list[str]) -> Iterator[tuple[str, str]]:
    """What was written under each heading of the form."""
    coming = [*(field.label for field in _FIELDS), TEXT]
    label, said = "", list[str]()
    for line in lines:
        heading = _HEADING.fullmatch(line.rstrip())
        if heading and heading[1] in coming:
            yield label, _said(said)
            label, said = heading[1], []
            coming = coming[coming.index(label) + 1 :]
        else:
            said.append(line)
    yield label, _said(said)


def _said(lines: list[str]) -> str:
    text = "\n".join(lines).strip("\n").rstrip()
    return "" if text.strip() == _NOTHING else text


def _names(text: str) -> list[str]:
    """The names of a list, one a line; signs of lists and empty lines say nothing."""
    names = (re.sub(r"^\s*[-*]\s+", "", line).strip() for line in text.split("\n"))
    return [*dict.fromkeys(" ".join(name.split()) for name in names if name)]
