"""What a second import changes: three-way, between the last import, this one and the file."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from builder.errors import UsageError
from builder.importing.items import Value
from builder.importing.texts import Written, edited, read_file
from builder.store.storage import LocalStorage

FOLDER = ".import"
_NAME = "last.jsonl"
_TEXT = "text"


class Base(NamedTuple):
    """What the last import wrote of an article: its keys, and the SHA-256 of its text.

    `files` are those of the files beside it, by their names.
    """

    file: str
    keys: dict[str, Value]
    text: str
    files: Mapping[str, str] = {}


class Merged(NamedTuple):
    """The file as it should be; which keys are new in it, and which a person changed as well."""

    file: str
    changed: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


class _Line(msgspec.Struct):
    source: str = msgspec.field(name="from")
    file: str
    keys: dict[str, str | list[str]]
    text: str
    files: dict[str, str] = {}


def text_digest(text: str) -> str:
    """What tells a text from others."""
    return hashlib.sha256(text.strip("\n").encode()).hexdigest()


def base_of(file: str, written: Written, files: Mapping[str, str] = {}) -> Base:
    """What is remembered of an article."""
    return Base(file, written.keys, text_digest(written.text), files)


def read_bases(source: Path) -> dict[str, Base]:
    """What the last imports wrote, by identity.

    Raises:
        UsageError: the file of it is damaged.
    """
    storage, path = LocalStorage(source / FOLDER), source / FOLDER / _NAME
    if not storage.has(_NAME):
        return {}
    found: dict[str, Base] = {}
    decoder = msgspec.json.Decoder(_Line)
    for number, line in enumerate(storage.get(_NAME).splitlines(), 1):
        try:
            one = decoder.decode(line)
        except (msgspec.MsgspecError, ValueError) as error:
            hint = "take it from the last commit, or delete it; then changes here are kept"
            raise UsageError(f"{path}:{number}: this is damaged; {hint}") from error
        found[one.source] = Base(one.file, one.keys, one.text, one.files)
    return found


def write_bases(source: Path, bases: Mapping[str, Base]) -> None:
    """Remember what was written, if it is another than before."""
    lines = [
        json.dumps(
            {"from": key, "file": one.file, "keys": one.keys, "text": one.text}
            | ({"files": dict(one.files)} if one.files else {}),
            ensure_ascii=False,
        )
        for key, one in sorted(bases.items())
    ]
    data = "".join(f"{line}\n" for line in lines).encode()
    storage = LocalStorage(source / FOLDER)
    if not storage.has(_NAME) or storage.get(_NAME) != data:
        storage.put(_NAME, data)


def is_another(wanted: Written, base: Base | None, here: Written) -> bool:
    """Whether what is imported now is something else than what was imported as this before."""
    if base is None or here.keys.get("title") == wanted.keys.get("title"):
        return False
    if base.keys.get("source_url") and base.keys["source_url"] == wanted.keys.get("source_url"):
        return False
    is_same_text = bool(wanted.text) and text_digest(wanted.text) == base.text
    same = (key for key in ("title", "date") if base.keys.get(key) == wanted.keys.get(key))
    return not is_same_text and not [*same]


def merge(file: str, wanted: Written, base: Base | None, values: Mapping[str, Value]) -> Merged:
    """Bring a file up to date; what a person has edited since the last import stays.

    `values` are those that are wanted as they are to be written. Lines end as they do in the file.
    """
    if "\r\n" in file:
        merged = merge(file.replace("\r\n", "\n"), wanted, base, values)
        made = merged.file.replace("\n", "\r\n") if merged.changed else file
        return merged._replace(file=made)
    here = read_file(file)
    last = base.keys if base else {}
    changes: dict[str, Value | None] = {}
    conflicts = []
    for key in dict.fromkeys((*wanted.keys, *last)):
        old, new, own = last.get(key), wanted.keys.get(key), here.keys.get(key)
        if new in (old, own):
            continue
        if own == old and base is not None:
            changes[key] = new
        else:
            conflicts.append(key)
    text = None
    new_digest = text_digest(wanted.text)
    if new_digest not in {base.text if base else "", text_digest(here.text)}:
        if base and text_digest(here.text) == base.text:
            text = wanted.text
        else:
            conflicts.append(_TEXT)
    if not changes and text is None:
        return Merged(file, (), tuple(conflicts))
    keys = {key: value for key, value in here.keys.items() if changes.get(key, value) == value}
    keys |= {key: value for key, value in changes.items() if value is not None}
    result = Written(keys, here.text if text is None else text.strip("\n"))
    named = (*changes, *([_TEXT] if text is not None else []))
    lines = {key: value and values.get(key, value) for key, value in changes.items()}
    made = edited(file, lines, text, result)
    return Merged(made, named, tuple(conflicts)) if made else Merged(file, (), (*conflicts, *named))
