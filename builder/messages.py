"""The words of the readers' interface, in the language of a site.

The id of a text is the English text itself, so English has no catalogue, and what a catalogue does
not have is shown in English. A catalogue is `locale/ru/LC_MESSAGES/messages.po`, in gettext's
format; `locale/messages.pot` is what a new one begins with. Mistakes in the content and the
commands speak to archivists, and are in English alone.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

from builder.languages import locale_of

CATALOGUES: Traversable = files("builder") / "locale"

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
    """The texts in one language; `language` is a BCP 47 tag."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        """Take the language and what is translated into it."""
        self.language = language
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
    parts = language.split("-")
    for length in range(len(parts), 0, -1):
        path = CATALOGUES / "_".join(parts[:length]) / "LC_MESSAGES" / "messages.po"
        if path.is_file():
            return Messages("-".join(parts[:length]), _read(path))
    return Messages(language if parts[0] == "en" else "en", NullTranslations())


def _read(path: Traversable) -> GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def _samples(language: str) -> dict[str, int]:
    """A whole number of each plural category of a language that has one."""
    category = locale_of(language).plural_form
    found = {category(number): number for number in reversed(_SAMPLES)}
    return {name: found[name] for name in _CATEGORIES if name in found}
