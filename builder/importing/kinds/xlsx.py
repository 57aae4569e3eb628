"""Workbooks of Excel and its like: each sheet is a table, read a row at a time.

Two bombs are possible: a ZIP archive that unpacks to far more than it is, and a cell far away, up
to which everything is empty. Neither is held in memory.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from html import unescape
from pathlib import Path
from typing import Any

from builder.errors import Place, UsageError
from builder.importing.inputs import read_bytes
from builder.importing.items import Item
from builder.importing.kinds.tables import HEADINGS, Row, items_of
from builder.importing.libraries import missing
from builder.importing.rules import Rules

_OR = "; or save the sheet as CSV"
_MOST_UNPACKED = 500_000_000
_MOST_EMPTY = 10_000  # rows between two that say something
_MOST_COLUMNS = 500
_PIECE = 1 << 20
_SAVE = "open it, save it again as .xlsx, or save its sheet as CSV"
_LINK = "hyperlink"
_ATTRIBUTE = re.compile(r"""(?:\w+:)?(\w+)="([^"]*)\"""")
_WHOLE = re.compile(r"-?\d+\.0")
_FAULTS = frozenset(["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"])
_SIGN = re.compile(r"_x([0-9A-Fa-f]{4})_")  # as which what XML does not take is written


def site(path: Path) -> Rules:
    """A workbook says nothing of a site."""
    return Rules()


def items(path: Path) -> Iterator[Item]:
    """An item for each row of each sheet that is shown.

    Raises:
        UsageError: it is no workbook, or a library is missing that reads it.
    """
    book = _book(path, data := read_bytes(path))
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    found = False
    for sheet in book.worksheets:
        name = path.name if len(shown) == 1 else f"{path.name}, {sheet.title}"
        if sheet not in shown:
            reason = "the sheet is hidden; show it in Excel, save, and import again"
            yield Item(Place(f"{path.name}, {sheet.title}", 1), "", left_out=reason)
        elif len(rows := _rows(path, sheet)) == 1 and len(shown) > 1:
            yield Item(Place(name, 1), "", left_out="the sheet has one row, and no table")
        elif rows:
            found, links = True, _links(data, sheet)
            for item in items_of(path, rows, name, HEADINGS):
                link = links.get(item.place.line, "")
                is_new = link and item.fields and link not in item.fields.values()
                yield item._replace(fields={**item.fields, _LINK: link}) if is_new else item
    if not found:
        raise UsageError(
            f"{path} has no sheet with rows; a table has headings, and a row for each article"
        )


def _links(data: bytes, sheet: Any) -> dict[int, str]:
    """The first address that cells of a row lead to, which the library does not read by rows."""
    folder, _, name = str(sheet._worksheet_path).lstrip("/").rpartition("/")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = (f"{folder}/_rels/{name}.rels", f"{folder}/{name}")
        if not {*names} <= {*archive.namelist()}:
            return {}
        relations, cells = (archive.read(one).decode("utf-8", "replace") for one in names)
    targets = [
        dict(_ATTRIBUTE.findall(one)) for one in re.findall(r"<Relationship\s[^<>]*", relations)
    ]
    by_id = {one.get("Id", ""): unescape(one.get("Target", "")) for one in targets}
    found: dict[int, str] = {}
    for written in re.findall(r"<(?:\w+:)?hyperlink\s[^<>]*", cells):
        own = dict(_ATTRIBUTE.findall(written))
        row, target = re.search(r"\d+", own.get("ref", "")), by_id.get(own.get("id", ""), "")
        if row and len(row[0]) < 8 and target.startswith(("http://", "https://")):
            found.setdefault(int(row[0]), target)
    return found


def _book(path: Path, data: bytes) -> Any:
    """The workbook, of which nothing but names has been read yet."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UsageError(f"{path} is a workbook of Excel before 2007, or has a password; {_SAVE}")
    _check_size(path, data)
    try:
        from openpyxl import load_workbook  # an extra, and slow
    except ImportError as error:
        raise missing("read workbooks", "openpyxl", "openpyxl", _OR) from error
    try:
        return load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # whatever a library finds in a damaged file
        raise UsageError(f"{path} is no workbook that can be read; {_SAVE}") from error


def _check_size(path: Path, data: bytes) -> None:
    """Unpack everything once, and keep nothing: what an archive says of its sizes may be wrong."""
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                with archive.open(info) as file:
                    while piece := file.read(_PIECE):
                        total += len(piece)
                        if total > _MOST_UNPACKED:
                            most = _MOST_UNPACKED // 1_000_000
                            raise UsageError(f"{path} unpacks to more than {most} MB; divide it")
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise UsageError(f"{path} is no workbook of Excel (.xlsx); {_SAVE}") from error


def _rows(path: Path, sheet: Any) -> list[Row]:
    """The rows of a sheet that say something, as text."""
    found: list[Row] = []
    empty = 0
    try:
        sheet.reset_dimensions()  # what a sheet says of its own size may be wrong
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            texts = [_text(cell) for cell in cells[: _MOST_COLUMNS + 1]]
            while texts and not texts[-1]:
                texts.pop()
            empty = 0 if texts else empty + 1
            if texts:
                found.append((number, texts))
            if empty > _MOST_EMPTY:
                break
    except Exception as error:  # as above
        where = f"{path}, {sheet.title}"
        raise UsageError(f"{where}: this sheet cannot be read; {_SAVE}") from error
    return found


def _text(value: object) -> str:
    """A cell as it is meant: a day without the midnight that programs add, a number as one."""
    match value:
        case None:
            return ""
        case datetime() as moment:
            moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
            return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ")
        case date() as day:
            return day.isoformat()
        case bool():
            return "true" if value else "false"
        case float() if _WHOLE.fullmatch(str(value)):
            return str(value)[:-2]
        case _:
            text = _SIGN.sub(_signs, str(value)).strip()
            return "" if text in _FAULTS else text  # of a formula that found nothing


def _signs(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return sign if sign.isprintable() or sign == "\n" else ""
