"""A library of references as CSL-JSON, RIS and BibTeX, written by the libraries of others.

`python -m tests.unit.importing.kinds.library SITE FOLDER` makes one of 200 articles of a site.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import rispy
from pybtex.database import BibliographyData, Entry, Person

from builder.importing.texts import read_file

_PEOPLE = (
    ("Ahmed", "Rashid"),
    ("Ludwig van", "Beethoven"),
    ("Zoë", "Łukasz-Öz"),
    ("Чингиз", "Айтматов"),
)
_SOURCES = (
    "Survey & Review",
    "Die Zeit",
    "L’Écho",
    "Советская Киргизия",
    "Journal of #5 100%_ideas",
)
_TITLES = ("On <i>Osh</i> & more", "A {braced} title", "Preis: 5 $ ~ 100 %", "Война и мир", "x_y^z")
_ABSTRACTS = ("", "Two\nlines, 50 % of all_things.", "Кыргызстан; Казахстан", "a < b & c > d")
_DATES = ("2015-01-20", "2015-03", "2015", "1999-12-31")


class Reference(NamedTuple):
    """What all three formats can say of an article."""

    key: str
    title: str
    date: str
    authors: tuple[tuple[str, str], ...] = ()
    institution: str = ""
    source: str = ""
    url: str = ""
    doi: str = ""
    language: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()


def references(number: int) -> Iterator[Reference]:
    """References with what is difficult in names, titles and dates, each in another mixture."""
    for n in range(number):
        yield Reference(
            key=f"key{n}",
            title=f"{_TITLES[n % 5]} {n}",
            date=_DATES[n % 4],
            authors=_PEOPLE[: n % 5],
            institution="" if n % 5 else "Crisis Group and Partners",
            source=_SOURCES[n % 7] if n % 7 < 5 else "",
            url=f"https://example.org/a_{n}?x=1&y=%C3%A9#z" if n % 3 else "",
            doi=f"10.1000/xyz_{n}" if n % 6 == 5 else "",
            language=("", "de", "ru")[n % 3],
            abstract=_ABSTRACTS[n % 4],
            keywords=("war", "oil price", "Öl")[: n % 4],
        )


def of_site(folder: Path) -> Iterator[Reference]:
    """References to the articles of a site."""
    for number, path in enumerate(sorted((folder / "content/articles").rglob("*.md"))):
        keys = read_file(path.read_text(encoding="utf-8")).keys
        topics = keys.get("topics", [])
        yield Reference(
            key=f"r{number}",
            title=str(keys["title"]),
            date=str(keys["date"])[:10],
            institution="Reuters",
            source=str(keys.get("source", "")),
            keywords=(topics,) if isinstance(topics, str) else tuple(topics),
        )


def as_csl(library: Iterable[Reference]) -> str:
    return json.dumps([_csl(one) for one in library], ensure_ascii=False)


def _csl(one: Reference) -> dict[str, object]:
    names: list[dict[str, str]] = [{"given": g, "family": f} for g, f in one.authors]
    names += [{"literal": one.institution}] if one.institution else []
    found = {
        "id": one.key,
        "type": "article-journal",
        "title": one.title,
        "author": names,
        "issued": {"date-parts": [[int(part) for part in one.date.split("-")]]},
        "container-title": one.source,
        "URL": one.url,
        "DOI": one.doi,
        "language": one.language,
        "abstract": one.abstract,
        "keyword": ", ".join(one.keywords),
    }
    return {key: value for key, value in found.items() if value}


def as_ris(library: Iterable[Reference]) -> str:
    entries = []
    for one in library:
        names = [f"{family}, {given}" for given, family in one.authors]
        entry = {
            "type_of_reference": "JOUR",
            "id": one.key,
            "title": one.title,
            "authors": [*names, *filter(None, [one.institution])],
            "date": f"{one.date.replace('-', '/')}/",
            "year": one.date[:4],
            "secondary_title": one.source,
            "urls": [one.url] if one.url else [],
            "doi": one.doi,
            "language": one.language,
            "abstract": one.abstract.replace("\n", " "),
            "keywords": [*one.keywords],
        }
        entries.append({key: value for key, value in entry.items() if value})
    return str(rispy.dumps(entries))


def as_bibtex(library: Iterable[Reference]) -> str:
    entries = {}
    for one in library:
        fields = {
            "title": one.title,
            "date": one.date,
            "journal": one.source,
            "url": one.url,
            "doi": one.doi,
            "langid": one.language,
            "abstract": one.abstract,
            "keywords": ", ".join(one.keywords),
        }
        people = [Person(first=given, last=family) for given, family in one.authors]
        if one.institution:
            people.append(Person(last=f"{{{one.institution}}}"))
        entries[one.key] = Entry(
            "article",
            fields={key: _tex(key, value) for key, value in fields.items() if value},
            persons={"author": people} if people else {},
        )
    return str(BibliographyData(entries=entries).to_string("bibtex"))


def _tex(key: str, value: str) -> str:
    """What Zotero writes for signs that TeX takes for its own."""
    if key in {"url", "doi", "date", "langid"}:
        return value
    for sign in "{}":
        value = value.replace(sign, f"\\{sign}")
    value = value.replace("~", "\\textasciitilde{}").replace("^", "\\textasciicircum{}")
    value = value.replace("--", "-{}-")  # which TeX shows as a dash
    return value.replace("<i>", "\\emph{").replace("</i>", "}")


WRITERS = {"csl": as_csl, "ris": as_ris, "bibtex": as_bibtex}


def main(site: Path, folder: Path) -> None:
    library: Sequence[Reference] = [*islice(of_site(site), 200)]
    for kind, write in WRITERS.items():
        (folder / f"library.{kind}").write_text(write(library), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
