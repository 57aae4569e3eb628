"""An article as BibTeX, as its standard styles read it; as `theme/static/search/bibtex.js` does."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from builder.exports.entries import Entry, start_of

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # macros of styles
# What an entry is, and the field of where it appeared.
_TYPES = {"news": ("article", "journal"), "report": ("techreport", "institution")}
_NOT_IN_KEY = re.compile(r"[^A-Za-z0-9:./_-]+")
_SPECIAL = re.compile(r"[\\{}^~$&#_%]")
_SIGNS = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",  # BibTeX counts braces, those after a backslash too
    "}": "\\textbraceright{}",
    "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
}
_BRACES = re.compile(r"[\\{}]")
_AND = re.compile(r"(^|\s)and(\s|$)", re.IGNORECASE)


def plain_key(id: str) -> str:
    """The key of an article, if no other has it."""
    return _NOT_IN_KEY.sub("-", id)


class Keys:
    """Gives each article a key that no other has, whatever letters are large."""

    def __init__(self) -> None:
        """No key is taken yet."""
        self._uses: dict[str, int] = {}

    def of(self, plain: str) -> str:
        """The key for a plain one."""
        lower = plain.lower()
        uses = self._uses[lower] = self._uses.get(lower, 0) + 1
        return plain if uses == 1 else self.of(f"{plain}-{uses}")


def bibtex(key: str, entry: Entry) -> str:
    """An entry under a key; what standard styles would miss in another makes it `@misc`."""
    year, month, _, day = start_of(entry.date)
    is_whole = bool(year and entry.source and entry.authors)
    type, field = _TYPES[entry.type] if is_whole else ("misc", "howpublished")
    title = tex(entry.title)
    lines = [f"@{type}{{{key},\n"]
    if entry.authors:
        lines.append(f"  author = {{{' and '.join(map(_author, entry.authors))}}},\n")
    if title:
        own = "" if entry.authors else f"  key = {{{title}}},\n"
        lines.append(f"{own}  title = {{{{{title}}}}},\n")  # headlines keep their capitals
    if entry.source:
        lines.append(_line(field, tex(entry.source)))
    if year:
        lines.append(_line("year", year))
    if month:
        lines.append(f"  month = {_MONTHS[int(month) - 1]},\n")
    if day:
        lines.append(_line("day", day))
    lines += [_line(name, value) for name, value in _others(entry) if value]
    return f"{''.join(lines)}}}\n"


def _others(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "note", tex(entry.note)
    yield "doi", _BRACES.sub(lambda found: quote(found[0]), entry.doi)
    yield "url", entry.url if "://" in entry.url else ""
    yield "abstract", tex(entry.summary)
    yield "keywords", tex(", ".join(entry.names))
    yield "language", entry.language


def _line(name: str, value: str) -> str:
    return f"  {name} = {{{value}}},\n"


def _author(name: str) -> str:
    """A name; one that has "and" in it, or several commas, is no person's."""
    is_whole = _AND.search(name) or name.count(",") > 1
    return f"{{{tex(name)}}}" if is_whole else tex(name)


def tex(text: str) -> str:
    """A text as TeX reads it."""
    return text and _SPECIAL.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    return _SIGNS.get(found[0], f"\\{found[0]}")
