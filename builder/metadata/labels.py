"""What an archive calls things to its readers: a text, or one for each language.

label: Shelf mark
label: {en: Shelf mark, ru: Шифр}
"""

from collections.abc import Mapping

from yaml.nodes import MappingNode

from builder.languages import check_language
from builder.metadata.fields import Fields


def read_label(fields: Fields, key: str, language: str) -> str:
    """The label in a language, a BCP 47 tag; empty if there is none at all.

    Of several languages it is that of the nearest: `en-GB`, else `en`, else the first that stands
    there.
    """
    if not fields.has(key) or not isinstance(fields.entries[key].value, MappingNode):
        return fields.text(key)
    inner = fields.mapping(key)
    assert inner is not None
    labels = {tag: inner.text(name) for name in inner.written if (tag := _tag(inner, name))}
    fields.problems += inner.problems
    return _nearest({tag: text for tag, text in labels.items() if text}, language)


def read_labels(settings: Fields, key: str, language: str) -> dict[str, str]:
    """A setting that is a mapping of names to labels."""
    fields = settings.mapping(key)
    if fields is None:
        return {}
    labels = {name: read_label(fields, name, language) for name in fields.written}
    settings.problems += fields.problems
    return {name: label for name, label in labels.items() if label}


def _tag(fields: Fields, name: str) -> str:
    try:
        return check_language(name)
    except ValueError as error:
        hint = "write a BCP 47 tag such as en or ru"
        fields.report(fields.place(name), "bad-language", f"{error}", hint)
        return ""


def _nearest(labels: Mapping[str, str], language: str) -> str:
    parts = language.split("-")
    for length in range(len(parts), 0, -1):
        if label := labels.get("-".join(parts[:length])):
            return label
    return next(iter(labels.values()), "")
