"""Tables: CSV, with whatever between its cells, and TSV; a row is an item.

https://www.rfc-editor.org/info/rfc4180 says what most programs write.
"""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

from builder.errors import Place, UsageError
from builder.exports.table import BETWEEN, COLUMNS
from builder.importing.headings import suggested
from builder.importing.inputs import is_workbook, read_text
from builder.importing.items import Item, Literal, Value
from builder.importing.rules import Rules
from builder.importing.structured import STRUCTURED
from builder.metadata.keys import ARTICLE_KEYS, LIST_KEYS

_MOST_OF_A_CELL = 5_000_000
_MOST_COLUMNS = 500
_DELIMITERS = ",;\t|"
_SIGNS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
_FIRST = COLUMNS[:14]  # which all tables have that an archive has published, however old
WHOLE = ("path", "id", "title")  # with which a table begins that an archive has exported whole
_NOTHING = "\x1f"  # in no table: of a list every line is a cell
HEADINGS = "give each column a heading"  # the cure of a row that is too long
_ABOVE = 10  # rows among which the headings are
_LOOKED_AT = 50  # lines, to tell a list from a table
_PAGE = re.compile(r"(?:.*/)?articles/(.+)\.html")
_ADDRESS = re.compile(r"(?i)\s*(https?://|www\.|doi:|10\.\d{4,9}/)\S+\s*")
_DAY = re.compile(r"\s*\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\s*")
_GUARD = re.compile(r"(^|[;|\t] ?)'(?=[\s\"']*[=+\-@\uff1d\uff0b\uff0d\uff20])")

Row = tuple[int, list[str]]  # the number of its line, its cells


def site(path: Path) -> Rules:
    """A table says nothing of a site."""
    return Rules()


def items(path: Path) -> Iterator[Item]:
    """An item for each row.

    Raises:
        UsageError: it is no table, or has nothing but headings.
    """
    rows, delimiter = _rows(path)
    sign = _SIGNS.get(delimiter, "such a sign")
    cure = f"{HEADINGS}, or put a cell with {sign} in quotation marks"
    return items_of(path, rows, path.name, cure)


def items_of(path: Path, table: Sequence[Row], name: str, cure: str) -> Iterator[Item]:
    """An item for each row of a table; `name` is what the report calls it.

    `cure` is for a row that has more cells than there are headings.

    Raises:
        UsageError: there are none, or nothing but headings.
    """
    start = table[:_ABOVE]
    if not start:
        raise UsageError(f"{path} is empty; a table has headings, and a row for each article")
    at = _headed(start)
    for number, _ in start[:at]:
        yield Item(Place(name, number), "", left_out="it stands above the headings")
    first = start[at]
    rows: Iterator[Row] = iter(table[at + 1 :])
    headings = _headings(path, first[1])
    if headings is None:
        headings, rows = _by_content(first[1]), chain([first], rows)
    second = next(rows, None)
    if second is None:
        raise UsageError(f"{path} has nothing below its first row; each article is a row there")
    yield from _items(name, chain([second], rows), headings, cure)


def _headed(rows: Sequence[Row]) -> int:
    """Which of the first rows has the headings: where notes stand above them, one with more cells.

    It is not the first only if that has no heading that is known, and the other has.
    """
    filled = [sum(bool(cell.strip()) for cell in cells) for _, cells in rows]
    known = [any(suggested(" ".join(cell.split())) for cell in cells) for _, cells in rows]
    later = (at for at in range(len(rows)) if known[at] and filled[at] > filled[0])
    return 0 if known[0] else next(later, 0)


def _rows(path: Path) -> tuple[list[Row], str]:
    """The rows that are not empty; what stands between their cells."""
    if is_workbook(path):
        raise UsageError(f"{path} is a workbook of Excel; import it as 'xlsx'")
    text = read_text(path)
    found = re.match(r"(?i)sep=(.)\n", text)
    delimiter = found[1] if found else _delimiter(path, text)
    lines = text.split("\n")[1 if found else 0 :]
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    skipped, start = (1 if found else 0), 1
    rows = []
    before = csv.field_size_limit(_MOST_OF_A_CELL)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((start + skipped, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise UsageError(_fault(path, start + skipped, str(error))) from error
    finally:
        csv.field_size_limit(before)
    return rows, delimiter


def _fault(path: Path, number: int, said: str) -> str:
    where = f"{path}:{number}"
    if "end of data" in said:
        return f"{where}: a quotation mark of this row is never closed; double it, or close it"
    if "field limit" in said:
        most = _MOST_OF_A_CELL // 1_000_000
        return f"{where}: a cell has more than {most} million signs; is a quotation mark missing?"
    if "expected after" in said:
        return (
            f"{where}: something stands behind the quotation mark that closes a cell; write each "
            'quotation mark inside a cell twice, ""'
        )
    return f"{where}: this is no row of a table: {said}; export it again as CSV"


def _delimiter(path: Path, text: str) -> str:
    """What stands between the cells: what is most frequent in the first line, outside of quotes.

    A list of addresses or titles, in which there may be commas, has nothing between cells.
    """
    if path.suffix.casefold() in {".tsv", ".tab"}:
        return "\t"
    lines = [re.sub(r'"[^"]*"', "", line) for line in text.lstrip().split("\n", _LOOKED_AT)]
    lines = [line for line in lines[:_LOOKED_AT] if line.strip()] or [""]
    found = max(_DELIMITERS, key=lines[0].count)
    if any(suggested(" ".join(cell.split())) for cell in lines[0].split(found)):
        return found
    is_list = any(found not in line for line in lines) or _ADDRESS.fullmatch(lines[0])
    return _NOTHING if is_list else found


def _headings(path: Path, cells: list[str]) -> list[str] | None:
    """The headings, each once; None if the first row has none."""
    names = [" ".join(cell.split()) for cell in cells]
    if any(_ADDRESS.fullmatch(name) or _DAY.fullmatch(name) for name in names):
        return None
    known = [name for name in names if suggested(name)]
    if len([*filter(None, names)]) == 1 and not known:
        return None
    if len(names) > _MOST_COLUMNS:
        message = f"{path}:1: the table has {len(names)} columns; at most {_MOST_COLUMNS} are read"
        raise UsageError(message)
    found: list[str] = []
    for number, name in enumerate(names, 1):
        name = name or f"column {number}"
        same = sum(one == name or one.startswith(f"{name} (") for one in found)
        found.append(f"{name} ({same + 1})" if same else name)
    return found


def _by_content(cells: Sequence[str]) -> list[str]:
    """What columns without headings are: addresses, a day, and the title."""
    found: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = "url" if _ADDRESS.fullmatch(cell) else "date" if _DAY.fullmatch(cell) else "title"
        found.append(f"column {number}" if name in found else name)
    return found


def _items(name: str, rows: Iterator[Row], headings: list[str], cure: str) -> Iterator[Item]:
    own = tuple(headings)
    read = _ours if own[: len(_FIRST)] == _FIRST and own == COLUMNS[: len(own)] else None
    read = _of_whole if own[: len(WHOLE)] == WHOLE else read
    for number, cells in rows:
        place = Place(name, number)
        if any(cell.strip() for cell in cells[len(headings) :]):
            known = "is 1 heading" if len(headings) == 1 else f"are {len(headings)} headings"
            refused = f"this row has {len(cells)} cells, and there {known}; {cure}"
            yield Item(place, "", refused=refused)
            continue
        fields = dict(zip(headings, cells, strict=False))
        yield read(place, fields) if read else Item(place, "", fields)


def _ours(place: Place, fields: dict[str, str]) -> Item:
    """A row that an archive has exported: it says where the article was."""
    plain = {key: _GUARD.sub(r"\1", value) for key, value in fields.items()}
    found = _PAGE.fullmatch(plain.pop("url", ""))
    return Item(place, "", plain, stem=unquote(found[1]) if found else "")


def _of_whole(place: Place, fields: dict[str, str]) -> Item:
    """A row of `export --csv`: an article as its file has it, with lists and JSON as they were."""
    plain = {key: _GUARD.sub(r"\1", value) for key, value in fields.items() if value.strip()}
    stem, text = plain.pop("path", ""), plain.pop("text", "")
    values = {key: _value(key, cell) for key, cell in plain.items()}
    identity = f"csv:{plain['id']}" if plain.get("id") else ""
    return Item(place, identity, values, text=text, stem=stem, file=f"{stem}.md" if stem else "")


def _value(key: str, cell: str) -> Value:
    is_known = key in ARTICLE_KEYS and key not in STRUCTURED
    try:
        found = json.loads(cell) if not is_known or cell.startswith("[") else cell
    except (ValueError, RecursionError):
        found = cell
    if key in LIST_KEYS:
        return [str(one) for one in found] if isinstance(found, list) else cell.split(BETWEEN)
    return cell if is_known else Literal(json.dumps(found, ensure_ascii=False))
