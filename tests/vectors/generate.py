"""Sites of vectors: each vector of `vectors.yaml` in the body, in metadata, in names of files.

A vector that the builder refuses is in no site: `published` builds until nothing is refused.
"""

import itertools
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from builder.errors import printable
from tests.helpers import SiteTest

CODE = "window.ran=1;alert(1)"


class Vector(NamedTuple):
    """Something to be written; its name has its class and a number."""

    name: str
    text: str


def vectors() -> list[Vector]:
    """All vectors, by class."""
    read = yaml.safe_load(Path(__file__).with_name("vectors.yaml").read_text(encoding="utf-8"))
    return [
        Vector(f"{kind}-{number:03}", text.replace("CODE", CODE))
        for kind, written in read.items()
        for number, text in enumerate(_texts(written))
    ]


def some(step: int) -> list[Vector]:
    """A few of each class."""
    by_class = itertools.groupby(vectors(), key=lambda one: one.name[:-4])
    return [vector for _, group in by_class for vector in [*group][::step]]


def _texts(written: Any) -> Iterator[str]:
    if isinstance(written, list):
        yield from written
        return
    template, *lists = written["each"].values()
    names = [*written["each"]][1:]
    for values in itertools.product(*lists):
        text = template
        for name, value in zip(names, values, strict=True):
            text = text.replace(f"{{{name}}}", value)
        yield text


def published(folder: Path, chosen: Sequence[Vector]) -> tuple[SiteTest, list[str]]:
    """A site with all vectors in all places, and the paths of those files that are refused."""
    site = SiteTest(folder)
    settings = {
        "title": '</title><script>alert(1)</script>"onload=alert(1) x="',
        "url": "https://example.org/archive/",
        "description": "'\"><img src=x onerror=alert(1)>",
        "content_license": "<svg onload=alert(1)>",
        "extra_fields": {"mood": {"label": "<img src=x onerror=alert(1)>"}},
        "unlinked_files": "publish",
    }
    site.write("site.yaml", json.dumps(settings))
    for vector in chosen:
        for path, text in _files(vector):
            try:
                site.write(f"content/{path}", text)
            except (OSError, ValueError):  # no file can have this name
                continue
    return site, _remove_refused(site)


def _files(vector: Vector) -> Iterator[tuple[str, str]]:
    """A file for the body, one for metadata, one each for a record, a notice and a name."""
    name, text = vector
    value, as_name = _value(text), text.strip().replace("/", "-")
    yield f"articles/body/{name}.md", f"---\ntitle: {name}\ndate: 2015\n---\n\n{text}\n"
    named = _value(f"{text} {name}")  # a name of its own has a page of its own
    fields = f"source: {named}\nsummary: {value}\nmood: {value}\nauthors: [{value}, x]\n"
    names = "".join(f"{key}: [{named}, x]\n" for key in ("topics", "organizations"))
    correction = f"corrections: [{{date: 2016, note: {value}}}]\n"
    head = f"---\ntitle: {value}\ndate: 2015-01-20\n"
    yield f"articles/fields/{name}.md", f"{head}{fields}{names}{correction}---\n\nword {name}\n"
    withdrawn = f"status: withdrawn\nwithdrawn_reason: {value}\n"
    yield f"articles/gone/{name}.md", f"{head}{withdrawn}---\n"
    address = _value(f"https://example.org/?{text}")
    given = {"source_url": address, "redirects": f"[{value}]", "id": value, "language": value}
    for key, written in given.items():
        head = f"---\ntitle: {name}\ndate: 2015\n"
        yield f"articles/{key}/{name}.md", f"{head}{key}: {written}\n---\n"
    record = f"name: {_value(f'R {name} {text}')}\naliases: [{_value(f'A {name} {text}')}]\n"
    more = f"type: {value}\nformer_names: [{_value(f'F {name} {text}')}]\n"
    yield f"people/{name}.md", f"---\n{record}{more}---\n\n{text}\n"
    yield f"articles/names/{as_name}.md", f"---\ntitle: {name}\ndate: 2015\n---\n"
    yield f"articles/body/{as_name}.txt", "x"


def _value(text: str) -> str:
    """A text between double quotes, its escapes as they are."""
    quoted = json.dumps(" ".join(re.split(r"[\t\n]+", text)), ensure_ascii=False)
    return quoted.replace("\\\\x", "\\x").replace("\\\\u", "\\u")


def _remove_refused(site: SiteTest) -> list[str]:
    refused: list[str] = []
    shown = {printable(f"{file.relative_to(site.source)}"): file for file in site.source.rglob("*")}
    for _ in range(20):
        problems = json.loads(site.run("check", "--jobs=1", "--json").stdout)["problems"]
        paths = {one["path"] for one in problems if one["severity"] == "error"}
        if not paths:
            return refused
        for path in paths:
            shown[path].unlink()
        refused += sorted(paths)
    raise AssertionError("something is refused again and again")
