"""Numbers are written as a browser writes them."""

from babel.localedata import locale_identifiers
from playwright.sync_api import Page

from builder.notation import Notation, number_text

# Whether a browser divides a number of four digits, of the languages that it knows as such.
DIVIDES = """(languages) => Object.fromEntries(
  languages
    .map((language) => new Intl.NumberFormat(language, { numberingSystem: "latn" }))
    .map((numbers) => [numbers.resolvedOptions().locale, numbers.format(1234).length > 4])
)"""


def test_numbers_of_four_digits_are_divided_as_a_browser_does(page: Page) -> None:
    languages = [name.replace("_", "-") for name in locale_identifiers() if name.count("_") < 2]
    page.goto("about:blank")
    found = page.evaluate(DIVIDES, languages)
    found = {tag: divides for tag, divides in found.items() if tag in languages}
    found.pop("pt-AO", None)  # it differs from all others that write as Portugal does
    assert len(found) > 60
    ours = {tag: len(number_text(1234, Notation(tag))) > 4 for tag in found}
    assert ours == found
