"""The words of the readers' interface, in the language of a site.

The id of a text is the English text itself, so English has no catalogue, and what a catalogue does
not have is shown in English, which a build says. A catalogue is one file, `locale/ru.po`, called by
its BCP 47 tag, in gettext's format; `make messages ARGS=kk` begins one. Of a country, as `en-US`,
it has those texts alone that differ. Mistakes in the content and the commands speak to archivists,
and are in English alone.
"""

from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import TYPE_CHECKING

from builder.languages import locale_of

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

CATALOGUES: Traversable = files("builder") / "locale"
_TEMPLATE = CATALOGUES / "messages.pot"

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")  # of CLDR, in its order
_SAMPLES = (*range(1, 201), 0, 1_000_000)  # the last is `many` in French and its like


def N_(text: str) -> str:  # noqa: N802 (gettext's name)
    """Mark a text that is looked up elsewhere, so that it is extracted."""
    return text


def NC_(context: str, text: str) -> str:  # noqa: N802
    """The same for a text with a context."""
    return text


def NN_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802
    """The same for a text that depends on a number."""
    return singular, plural


class Messages:
    """The texts in one language; `language` is a BCP 47 tag.

    `untranslated` is the number of texts that are in English because its catalogue lacks them, or
    because there is none.
    """

    def __init__(
        self, language: str, translations: NullTranslations, untranslated: int = 0
    ) -> None:
        """Take the language, what is translated into it, and how much is not."""
        self.language = language
        self.untranslated = untranslated
        self.gettext = translations.gettext
        self.pgettext = translations.pgettext
        self.ngettext = translations.ngettext

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """A formula for plurals cannot be sent to another process; its catalogue is there, too."""
        return messages_for, (self.language,)

    def plural_texts(self, singular: str, plural: str) -> dict[str, str]:
        """A text in each plural form that whole numbers have in the language, by CLDR category.

        For scripts, which learn the category of a number from `Intl.PluralRules`; a catalogue has a
        formula of its own instead, which is asked about one number of each category.
        """
        samples = _samples(self.language)
        return {name: self.ngettext(singular, plural, samples[name]) for name in samples}


@cache
def messages_for(language: str) -> Messages:
    """The texts for a BCP 47 tag: of the nearest catalogue, else in English."""
    for tag in _near(language):
        path = CATALOGUES / f"{tag}.po"
        if path.is_file():
            catalogue = _read(path)
            lacking = 0 if tag.startswith("en") else len(_every_text() - _translated(catalogue))
            return Messages(tag, _compiled(catalogue), lacking)
    if language.split("-")[0] == "en":
        return Messages(language, NullTranslations())
    return Messages("en", NullTranslations(), len(_every_text()))


def _near(language: str) -> Iterator[str]:
    """A tag and those that are wider: `uz-Cyrl-UZ`, `uz-Cyrl`, `uz`; for `prs`, Dari, also `fa`."""
    yield from _wider(language)
    if language.split("-")[0] != "en":  # which needs no library
        locale = locale_of(language)
        yield from () if locale.language == "en" else _wider(str(locale).replace("_", "-"))


def _wider(tag: str) -> Iterator[str]:
    parts = tag.split("-")
    return ("-".join(parts[:length]) for length in range(len(parts), 0, -1))


def _read(path: Traversable) -> "Catalog":
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def _compiled(catalogue: "Catalog") -> GNUTranslations:
    from babel.messages.mofile import write_mo

    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


_Key = tuple[str, str]  # context and text


@cache
def _every_text() -> frozenset[_Key]:
    return frozenset(_key(one) for one in _read(_TEMPLATE) if one.id)


def _translated(catalogue: "Catalog") -> frozenset[_Key]:
    return frozenset(_key(one) for one in catalogue if one.id and _is_whole(one))


def _key(message: "Message") -> _Key:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return message.context or "", text


def _is_whole(message: "Message") -> bool:
    forms = message.string
    every = (forms,) if isinstance(forms, str) else forms or ("",)
    return not message.fuzzy and all(every)


@cache
def _samples(language: str) -> dict[str, int]:
    """A whole number of each plural category of a language that has one."""
    category = locale_of(language).plural_form
    found = {category(number): number for number in reversed(_SAMPLES)}
    return {name: found[name] for name in _CATEGORIES if name in found}
