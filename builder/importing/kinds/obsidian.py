"""Obsidian: a folder of notes that link to each other by name, a vault.

https://help.obsidian.md/properties says what stands before a text.
"""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from builder.content.names import date_in_name
from builder.importing.inputs import files_below
from builder.importing.items import Item, Value, texts_of
from builder.importing.kinds import sites
from builder.importing.kinds.wikilinks import Vault, plain_markdown, tags_in
from builder.importing.rules import Rules

_DRAWINGS = (".excalidraw.md", ".canvas.md")
_NAMES = ("aliases", "alias")


def site(folder: Path) -> Rules:
    """A vault says nothing of a site."""
    return Rules()


def items(folder: Path) -> Iterator[Item]:
    """An item for each note; links are led to their files when all names are known."""
    paths = [*files_below(folder)]
    vault = Vault(paths)
    notes = {}
    for path in paths:
        if path.casefold().endswith(".md"):
            notes[path] = note = sites.read(folder, path)
            vault.name(path, _aliases(note.fields))
    for path, note in notes.items():
        yield _item(folder, path, note, vault)


def _item(folder: Path, path: str, note: sites.Text, vault: Vault) -> Item:
    identity = f"obsidian:{folder.resolve().name}/{path}"
    if note.fault:
        return Item(note.place, identity, refused=note.fault)
    if path.casefold().endswith(_DRAWINGS):
        return Item(note.place, identity, left_out="a drawing, and no text")
    if not note.body.strip() and not note.fields:
        return Item(note.place, identity, left_out="it is empty")
    text, doubts = plain_markdown(note.body, path, vault)
    name = posixpath.basename(path)[: -len(".md")]
    fields: dict[str, Value] = {"title": name, **note.fields}
    if not texts_of(fields["title"]):
        fields["title"] = name
    if not any(key.casefold() in {"date", "created"} for key in note.fields):
        fields |= {"date": day} if (day := date_in_name(name)) else {}
    if tags := tags_in(note.body):
        known = texts_of(fields.get("tags", ""))
        listed = [tag for one in known for tag in one.split(",")] if known else []
        fields["tags"] = [*dict.fromkeys(tag.strip().lstrip("#") for tag in (*listed, *tags))]
    if aliases := _aliases(fields):
        fields["other titles"] = aliases  # what Hugo calls aliases are addresses
    if note.is_draft:
        fields["status"] = "draft"
        doubts.append(f"status: draft, because {note.withheld or 'the note says so'}")
    return Item(
        note.place,
        identity,
        {key: value for key, value in fields.items() if key not in _NAMES},
        text=text,
        name=name,
        file=path,
        doubt="; ".join(dict.fromkeys(doubts)),
    )


def _aliases(fields: dict[str, Value]) -> list[str]:
    values = (fields.get(key, "") for key in _NAMES)
    listed = (value.split(",") if isinstance(value, str) else value for value in values)
    return [text for value in listed for text in texts_of(value)]
