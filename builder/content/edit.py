"""Metadata written back: one key changes, and every other byte of the file stays.

Each function takes a file's text and gives what it becomes, by a splice at the place of a node:
comments, order, quotes and line ends of all else stay, because they are not written anew. What
results is read again. It must say what was meant, and all else as before, or nothing is changed.
"""

from collections.abc import Callable, Iterable

from builder.content.edit_forms import (
    with_item,
    with_other_item,
    with_pair,
    with_text,
    without_item,
    without_pair,
)
from builder.content.edited import Source
from builder.errors import UsageError
from builder.metadata.splicing import DATE_TAG, Value, text_value


class EditError(UsageError):
    """A change cannot be written without changing more."""


def set_text(source: Source, key: str, text: str) -> Source:
    """Give a key a text: where its value stands, or in a line of its own.

    Raises:
        EditError: that cannot be done.
    """
    wanted = {**source.values(), key: text_value(text)}
    return _first(source, key, wanted, lambda: with_text(source, key, text))


def set_date(source: Source, key: str, date: str) -> Source:
    """Give a key a date, which needs no quotes.

    Raises:
        EditError: that cannot be done.
    """
    wanted = {**source.values(), key: text_value(date)}
    plain = {**wanted, key: (DATE_TAG, date)}
    return _first(source, key, wanted, lambda: with_text(source, key, date), plain)


def add_item(source: Source, key: str, text: str) -> Source:
    """Add an item at the end of a list, which is made if there is none.

    Raises:
        EditError: that cannot be done, or there is something else than a list.
    """
    items = source.values().get(key)
    if items is not None and not isinstance(items, list):
        raise EditError(f"'{key}' in {source.path} is no list; write '{text}' there by hand")
    now = [*items] if isinstance(items, list) else []
    wanted = {**source.values(), key: [*now, text_value(text)]}
    first = {**wanted, key: [text_value(text), *now]}  # where behind the last is no place
    return _first(source, key, wanted, lambda: with_item(source, key, text), first)


def replace_item(source: Source, key: str, at: int, text: str) -> Source:
    """Write another text for an item of a list.

    Raises:
        EditError: that cannot be done.
    """
    now = source.values()[key]
    assert isinstance(now, list)
    wanted = {**source.values(), key: [*now[:at], text_value(text), *now[at + 1 :]]}
    return _first(source, key, wanted, lambda: with_other_item(source, key, at, text))


def remove_item(source: Source, key: str, at: int) -> Source:
    """Remove an item of a list; without its last one the key has no value.

    Raises:
        EditError: that cannot be done.
    """
    now = source.values()[key]
    assert isinstance(now, list)
    wanted = _with_list(source, key, [*now[:at], *now[at + 1 :]])
    return _first(source, key, wanted, lambda: without_item(source, key, at))


def add_pair(source: Source, key: str, name: str, text: str) -> Source:
    """Add a line `name: text` to the lines below a key, which is made if there is none.

    Raises:
        EditError: that cannot be done.
    """
    pairs = source.values().get(key)
    now = [*pairs] if isinstance(pairs, list) else []
    wanted = {**source.values(), key: [*now, (text_value(name), text_value(text))]}
    return _first(source, key, wanted, lambda: with_pair(source, key, name, text))


def remove_pair(source: Source, key: str, name: str) -> Source:
    """Remove the line of a name from those below a key.

    Raises:
        EditError: that cannot be done.
    """
    now = source.values()[key]
    assert isinstance(now, list)
    wanted = _with_list(source, key, [one for one in now if one[0] != text_value(name)])
    return _first(source, key, wanted, lambda: without_pair(source, key, name))


def _with_list(source: Source, key: str, items: list[Value]) -> dict[str, Value]:
    """What metadata says with these items of a key; without one the key has no value."""
    others = {name: value for name, value in source.values().items() if name != key}
    return {**source.values(), key: items} if items else others


def _first(
    source: Source,
    key: str,
    wanted: dict[str, Value],
    forms: Callable[[], Iterable[Source]],
    otherwise: dict[str, Value] | None = None,
) -> Source:
    """The first of the forms that says what is wanted, and has the same body."""
    if not source.has_errors:
        for form in forms():
            is_right = form.values() == wanted or form.values() == otherwise
            if is_right and form.body == source.body and not form.has_errors:
                return form
    where = f"'{key}' in {source.path}"
    raise EditError(f"{where} cannot be changed without changing more; write it there by hand")
