"""The texts of the interface: `python -m tests.messages` extracts them; tests translate them.

`python -m tests.messages kk` begins a catalogue, `builder/locale/kk.po`.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from string import ascii_letters
from unittest.mock import patch

from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext

from builder import messages
from builder.languages import check_language, locale_of
from builder.messages import messages_for
from tests.helpers import ROOT

TEMPLATE = ROOT / "builder/locale/messages.pot"

# The functions that are asked for texts, and which of their arguments are the texts.
FUNCTIONS = {
    "_": None,
    "gettext": None,
    "pgettext": ((1, "c"), 2),
    "ngettext": (1, 2),
    "N_": None,
    "NC_": ((1, "c"), 2),
    "NN_": (1, 2),
    "plural_texts": (1, 2),
}

_NUMBER = {"%(num)s", "{count}", "<strong>", "</strong>"}  # what a form for one number may lack

PLACEHOLDER = r"(<[^>]*>|%\(\w+\)s|\{\w+\})"

_SMALL = "абвгдежзиклмнопрстуфхцчшэю"
_CYRILLIC = str.maketrans(ascii_letters, _SMALL + _SMALL.upper())
_HEADER = """\
# The texts of the readers' interface. `make messages` renews this file.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def extracted() -> Catalog:
    """The texts of the templates, the pages' modules, the search and the kinds, not translated."""
    catalogue = Catalog(charset="utf-8")
    names = ("model", "search/examples", "search/notes", "search/vocabulary")
    others = [ROOT / f"builder/{name}.py" for name in names]
    for path in [*others, *sorted((ROOT / "builder/pages").glob("*.py"))]:
        _add(catalogue, path, "python", {})
    for path in sorted((ROOT / "theme/templates").glob("*.html")):
        _add(catalogue, path, "jinja2.ext:babel_extract", {"silent": "false"})
    return catalogue


def _add(catalogue: Catalog, path: Path, method: str, options: dict[str, str]) -> None:
    name = path.relative_to(ROOT).as_posix()
    for line, text, _, context in extract_from_file(method, path, FUNCTIONS, (), options):
        catalogue.add(text, None, [(name, line)], context=context)


def template() -> bytes:
    """What the template of catalogues has to be."""
    return _HEADER.encode() + _written(extracted())


def _written(catalogue: Catalog, omit_header: bool = True) -> bytes:
    file = BytesIO()
    write_po(file, catalogue, width=100, include_lineno=False, omit_header=omit_header)
    return file.getvalue()


def renewed(catalogue: Catalog, language: str) -> bytes:
    """A catalogue with all texts of today and no others, in their order; new ones are empty."""
    fresh = Catalog(charset="utf-8")
    fresh.mime_headers = [("Plural-Forms", plural_forms(language))]
    for message in extracted():
        if not message.id:
            continue
        known = catalogue.get(message.id, message.context)
        string = known.string if known and not known.fuzzy else ""
        count = len(categories_of(language))
        empty = "" if isinstance(message.id, str) else ("",) * count
        comments = known.user_comments if known else ()
        fresh.add(message.id, string or empty, (), user_comments=comments, context=message.context)
    body = _written(fresh).decode()
    return (_header_of(language) + body).encode()


def _header_of(language: str) -> str:
    name = locale_of("en").languages.get(language.replace("-", "_"), language)
    forms = ", ".join(f"[{at}] {name}" for at, name in enumerate(categories_of(language)))
    return f"""\
# {name}: the words of readers' pages. `make messages` keeps it up to date.
# Forms of plurals: {forms}.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms(language)}\\n"

"""


def plural_forms(language: str) -> str:
    """The rule of CLDR for a language as catalogues write it; forms are in CLDR's order."""
    return str(to_gettext(locale_of(language).plural_form))


def categories_of(language: str) -> list[str]:
    """The plural categories of a language, in the order of a catalogue's forms."""
    tags = locale_of(language).plural_form.tags | {"other"}
    return [name for name in ("zero", "one", "two", "few", "many", "other") if name in tags]


@contextmanager
def translated(
    folder: Path, language: str, translate: Callable[[Message], str | tuple[str, ...]]
) -> Iterator[None]:
    """A catalogue in which `translate` gives what each text is; for plurals a tuple of forms.

    Within it, it is the only one; what is translated into an empty text is missing in it.
    """
    catalogue = Catalog(locale=language)
    for message in extracted():
        if message.id:
            catalogue.add(message.id, translate(message), context=message.context)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{language}.po").write_bytes(_written(catalogue, omit_header=False))
    with patch.object(messages, "CATALOGUES", folder):
        messages_for.cache_clear()
        yield
    messages_for.cache_clear()


def faults(path: Path) -> list[str]:
    """The texts that a catalogue does not have, or in which it has other placeholders.

    A plural form for one number alone need not say the number.
    """
    with path.open("rb") as file:
        catalogue = read_po(file)
    lone = lone_categories(path.stem)
    found = []
    for message in extracted():
        known = catalogue.get(message.id, message.context)
        forms = _forms(known.string) if known and not known.fuzzy else [""]
        wanted = [_placeholders(text) for text in _forms(message.id)]
        for at, text in enumerate(forms):
            own, may_lack = (
                _placeholders(text),
                _NUMBER if at in lone and len(wanted) > 1 else set(),
            )
            fits = any(own <= one and one - own <= may_lack for one in wanted)
            if message.id and not (text and fits):
                found.append(_forms(message.id)[0])
                break
    return found


def lone_categories(language: str) -> set[int]:
    """The forms of plurals that stand for a single number: in Arabic those of 0, 1 and 2."""
    rule, names = locale_of(language).plural_form, categories_of(language)
    counts = Counter(rule(number) for number in range(1000))
    return {at for at, name in enumerate(names) if counts[name] == 1}


def _forms(text: str | Iterable[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else [*(text or ())]


def _placeholders(text: str) -> frozenset[str]:
    return frozenset(re.findall(PLACEHOLDER, text))


def disguised(text: str) -> str:
    """A text with Cyrillic letters for its Latin ones, but in tags and placeholders."""
    parts = re.split(PLACEHOLDER, text)
    return "".join(part if at % 2 else part.translate(_CYRILLIC) for at, part in enumerate(parts))


def main() -> None:
    """Renew the template and the catalogues; begin those of the languages that are named."""
    TEMPLATE.write_bytes(template())
    folder = TEMPLATE.parent
    for tag in sys.argv[1:]:
        (folder / f"{check_language(tag)}.po").touch()
    for path in sorted(folder.glob("*.po")):
        if not path.stem.startswith("en"):  # of these only what differs from the template
            with path.open("rb") as file:
                path.write_bytes(renewed(read_po(file), path.stem))


if __name__ == "__main__":
    main()
