"""What a page may have at most, as a parser of HTML sees it; what a saved file may have."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser

_OURS = re.compile(r"(?:(?:\.\./|\./)*|/(?:[\w-]+/)*)(?:assets|search)/[\w/.-]+\.js")
_TAGS = frozenset(
    "html head meta title link script body a header nav ul li form input button main h1 h2 h3 h4 "
    "h5 h6 p time span bdi article section div dl dt dd footer strong em code pre table thead "
    "tbody tr th td img hr br ol blockquote sup sub s del ins abbr b i u q cite kbd samp var mark "
    "small dfn caption tfoot figure figcaption label fieldset legend select option details summary "
    "noscript wbr ruby rt rp dialog aside".split()
)
# A picture of ours, beside a name in an index; no other may be there.
_TREND = re.compile(
    r'<svg class="trend" viewBox="0 0 60 12" aria-hidden="true"><path d="[\w.\- ]*"/></svg>'
)
_WEB = ("http:", "https:", "mailto:", "tel:", "ftp:")
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")


class Page(HTMLParser):
    """Collects what should not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag not in _TAGS:
            self.faults.append(f"<{tag}>")
        is_data = attrs == [("type", "application/ld+json")]  # which no browser runs
        if tag == "script" and not is_data and not _OURS.fullmatch(found.get("src") or ""):
            self.faults.append(f"a script: {attrs}")
        self.faults += [
            f"{name}={value}" for name, value in attrs if not _is_good(tag, name, value or "")
        ]


def _is_good(tag: str, name: str, value: str) -> bool:
    if name.startswith("on") or name in {"style", "srcdoc", "formaction", "ping", "target"}:
        return False
    if name in {"href", "src", "action", "cite", "poster", "data"}:
        scheme = re.match(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]{2})", value)
        elsewhere = tag in {"a", "link", "blockquote", "q", "del", "ins"}
        return scheme is None or (elsewhere and scheme[1].lower() in _WEB)
    return True


def faults_of(page: str) -> list[str]:
    """What a page has and should not have."""
    parser = Page()
    parser.feed(_TREND.sub("", page))
    return parser.faults


def faults_of_table(text: str, rows: int) -> Iterator[str]:
    """What a spreadsheet would run, whatever it takes for the sign between cells."""
    read = [*csv.reader(io.StringIO(text.removeprefix("\ufeff")))]
    if [len(row) for row in read] != [15] * (rows + 1):
        yield "rows or columns are not those of the articles"
    for sign in ",;|\t":
        cells = [cell for row in csv.reader(io.StringIO(text), delimiter=sign) for cell in row]
        cells += [cell for line in text.splitlines() for cell in line.split(sign) if sign != ","]
        yield from (f"{sign!r}: {cell}" for cell in cells if _FORMULA.match(cell))


def faults_of_citations(bibtex: str, ris: str, data: str, rows: int) -> Iterator[str]:
    """What breaks out of an entry of BibTeX or RIS, or a value of JSON."""
    entries = re.findall(r"^@(?:article|misc)\{[A-Za-z0-9:./_-]+,$", bibtex, re.MULTILINE)
    if len(entries) != rows or bibtex.count("{") != bibtex.count("}"):
        yield f"BibTeX has {len(entries)} entries, or braces that are not closed"
    yield from re.findall(r"\\(?!text\w+\{\}|[$&#_%])[^\n]{0,20}", bibtex)
    lines = [line for line in ris.split("\r\n") if line]
    yield from (line for line in lines if not re.match(r"[A-Z][A-Z0-9]  - ", line))
    if [line[:2] for line in lines].count("TY") != rows or lines.count("ER  - ") != rows:
        yield "RIS has other entries than the articles"
    if len(json.loads(data)) != rows:
        yield "JSON has other entries than the articles"
