"""The texts of the interface: `python -m tests.messages` extracts them; tests translate them."""

import re
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

from builder import messages
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
    path = folder / language / "LC_MESSAGES/messages.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(_written(catalogue, omit_header=False))
    with patch.object(messages, "CATALOGUES", folder):
        messages_for.cache_clear()
        yield
    messages_for.cache_clear()


def faults(path: Path) -> list[str]:
    """The texts that a catalogue does not have, or in which it has other placeholders."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    found = []
    for message in extracted():
        known = catalogue.get(message.id, message.context)
        forms = _forms(known.string) if known and not known.fuzzy else [""]
        wanted = {_placeholders(text) for text in _forms(message.id)}
        if not all(text and _placeholders(text) in wanted for text in forms):
            found.append(_forms(message.id)[0])
    return [text for text in found if text]


def _forms(text: str | Iterable[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else [*(text or ())]


def _placeholders(text: str) -> frozenset[str]:
    return frozenset(re.findall(PLACEHOLDER, text))


def disguised(text: str) -> str:
    """A text with Cyrillic letters for its Latin ones, but in tags and placeholders."""
    parts = re.split(PLACEHOLDER, text)
    return "".join(part if at % 2 else part.translate(_CYRILLIC) for at, part in enumerate(parts))


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
