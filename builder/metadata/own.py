"""What an archive says of keys that are not ours: `extra_fields`, `ignored_fields`, `field_map`."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, cast, get_args

from yaml.nodes import MappingNode

from builder.errors import Name
from builder.metadata.fields import Fields
from builder.metadata.keys import ARTICLE_KEYS, meant, plain
from builder.metadata.labels import read_label
from builder.metadata.withheld import withholds
from builder.suggest import nearest_word

Type = Literal["", "text", "number", "date", "url", "list"]

_TYPES = tuple(filter(None, get_args(Type)))
_OWN_KEYS = ("label", "type", "shown")
_NAME = re.compile(r"[^\W\d_][\w-]*")
_NAME_HINT = "use letters, digits, _ and -"


class OwnField(NamedTuple):
    """A key of the archive's own in articles: what readers see of it, and what it must be.

    Without a label it is called as its name; without a type it may be anything.
    """

    name: str
    label: str = ""
    type: Type = ""
    shown: bool = True


def can_be_own(key: str) -> bool:
    """Whether `extra_fields` may name this key."""
    return bool(_NAME.fullmatch(key)) and not withholds(key)


def read_own_fields(
    settings: Fields, default: tuple[OwnField, ...], language: str
) -> tuple[OwnField, ...]:
    """The setting `extra_fields`: a list of names, or a mapping of names to what they are.

    Labels are those in the site's language.
    """
    key = "extra_fields"
    if not settings.has(key):
        return default
    if not isinstance(settings.entries[key].value, MappingNode):
        names = [one for one in settings.names(key) if _is_free(settings, key, one)]
        return tuple(OwnField(name) for name in dict.fromkeys(one.text for one in names))
    fields = settings.mapping(key)
    assert fields is not None
    found = [
        _own_field(fields, name, language)
        for name in fields.written
        if _is_free(settings, key, Name(name, fields.place(name)))
    ]
    settings.problems += fields.problems
    return tuple(found)


def _own_field(fields: Fields, name: str, language: str) -> OwnField:
    about = fields.mapping(name)
    if about is None:
        return OwnField(name)
    about.check_keys(_OWN_KEYS)
    kind = cast(Type, about.choice("type", _TYPES, ""))
    field = OwnField(name, read_label(about, "label", language), kind, about.flag("shown", True))
    fields.problems += about.problems
    return field


def read_ignored(settings: Fields, own: tuple[OwnField, ...]) -> tuple[str, ...]:
    """The setting `ignored_fields`: a list of keys that are passed over."""
    key = "ignored_fields"
    good = []
    for name in settings.names(key):
        if any(name.text == one.name for one in own):
            message = f"'{key}': '{name.text}' is one of 'extra_fields' too"
            settings.report(name.place, "unknown-value", message, "keep it in one of the two")
        elif _is_free(settings, key, name):
            good.append(name.text)
    return tuple(sorted({*good}))


def read_field_map(
    settings: Fields, own: tuple[OwnField, ...], ignored: tuple[str, ...]
) -> dict[str, str]:
    """The setting `field_map`: keys of others, and under which of ours they are read."""
    key = "field_map"
    fields = settings.mapping(key)
    if fields is None:
        return {}
    names = {one.name for one in own}
    found = {}
    for name in fields.written:
        fields.require(name, "write the key that it is called here")
        target = fields.text(name)
        where = "extra_fields" if name in names else "ignored_fields" if name in ignored else ""
        if where:
            message = f"'{key}': '{name}' is one of '{where}' too"
            fields.report(fields.place(name), "unknown-value", message, "keep it in one of the two")
        elif target and _can_be_mapped(fields, name, target) and _is_known(fields, name, names):
            found[name] = target
    settings.problems += fields.problems
    return found


def _can_be_mapped(fields: Fields, name: str, target: str) -> bool:
    """Some keys that may withhold a text may also say when it was published, or its status."""
    word = plain(name)
    if (word, target) == ("published", "date") or (target == "status" and word.endswith("status")):
        return True
    return _is_free(fields, "field_map", Name(name, fields.place(name)))


def _is_known(fields: Fields, name: str, own: set[str]) -> bool:
    target = fields.text(name)
    known = {*ARTICLE_KEYS, *own}
    if target in known:
        return True
    near = meant(target, ARTICLE_KEYS, {}) or nearest_word(target, known)
    hint = f"did you mean '{near}'?" if near else "name a key of articles, or one of extra_fields"
    message = f"'field_map': there is no key '{target}'"
    fields.report(fields.entries[name].value_place, "unknown-value", message, hint)
    return False


def _is_free(settings: Fields, setting: str, name: Name) -> bool:
    """Whether a key is not ours, and says nothing about whether readers see a text."""
    fault = next(_faults(setting, name.text), None)
    if fault:
        settings.report(name.place, *fault)
    return not fault


def _faults(setting: str, name: str) -> Iterator[tuple[str, str, str]]:
    if name in ARTICLE_KEYS:
        message = f"'{setting}': '{name}' is a key of articles, and is read as such"
        yield "unknown-value", message, "remove it here"
    if withholds(name):
        message = f"'{setting}': '{name}' says whether readers see a text, and is always read"
        yield "withheld-key", message, "remove it here"
    if setting == "extra_fields" and not _NAME.fullmatch(name):
        yield "unknown-value", f"'{setting}': '{name}' cannot be a key", _NAME_HINT
