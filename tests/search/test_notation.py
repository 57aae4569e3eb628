"""The scripts of pages write dates, numbers and lists as the builder does, in every language."""

import json
import subprocess

import pytest

from builder.dates.edtf import parse_date
from builder.languages import all_languages
from builder.messages import messages_for
from builder.notation import DATE_STYLES, Notation, joints_of, list_text, number_text, numbers_of
from builder.pages.date_patterns import patterns_of
from builder.pages.date_texts import date_text
from tests.helpers import ROOT
from tests.search.node import needed_node

SCRIPTS = ROOT / "theme/static/search"
DATES = """
2015 2015-01 2015-01-20 0987 2015~ 2015-06? 2015-06-29% 201X 201X~ 19XX 2015-XX 2015-06-XX
2015-XX-XX 2015-21 2015-24~ -0043 -0043-03 -0043-03-15 0000 -004X 000X 2015/.. ../2015-06
2015/ /2015 2013/2015
2015/2015 2015-01/2015-08 2014-11/2015-01 2015-01-02/2015-01-11 2015-01-30/2015-02-02
2014-12-30/2015-01-02 2010-06/2011 2015~/2016-06? -0043/0014 -0044-21/-0043 2015-06-29/2015-07
2015-06-01~/2015-06-29 1999-24%
""".split()
NUMBERS = (0, 1, 12, 999, 1000, 12_345, 123_456_789)
LISTS: tuple[list[str], ...] = ([], ["a"], ["a", "b"], ["a", "b", "c"], ["a", "b", "c", "d"])

# What the templates write for these names.
TEXTS = {
    "dateAbout": "about %(date)s",
    "dateUncertain": "%(date)s (uncertain)",
    "dateAboutUncertain": "about %(date)s (uncertain)",
    "dateFrom": "from %(date)s",
    "dateFromUnknown": "from %(date)s, end unknown",
    "dateUntil": "until %(date)s",
    "dateUntilUnknown": "until %(date)s, beginning unknown",
    "dateSpring": "spring %(year)s",
    "dateSummer": "summer %(year)s",
    "dateAutumn": "autumn %(year)s",
    "dateWinter": "winter %(year)s",
    "dateMonth": "%(date)s, month unknown",
    "dateDay": "%(date)s, day unknown",
}
VALUES = {"date": "{date}", "year": "{year}"}

RUN = """
const { readFileSync } = require("fs");
const [script, given] = JSON.parse(readFileSync(0, "utf-8"));
class HTMLFormElement {}
class HTMLElement {}
const write = new Function("form", "HTMLFormElement", "HTMLElement", `
  const document = { getElementById: () => form, documentElement: { lang: "en" } };
  ${script}
  return { date: SearchDates.format, number: SearchTexts.number, list: SearchTexts.listed };
`);
const shown = given.map(({ dataset, dates, numbers, lists }) => {
  const form = Object.assign(new HTMLFormElement(), { dataset });
  const { date, number, list } = write(form, HTMLFormElement, HTMLElement);
  return [dates.map(date), numbers.map(number), lists.map((items) => list(items).join(""))];
});
console.log(JSON.stringify(shown));
"""


def given(notation: Notation) -> dict[str, object]:
    """What the form of the search page has for a notation, and what is to be written."""
    messages = messages_for(notation.language)
    texts = {name: messages.gettext(text) % VALUES for name, text in TEXTS.items()}
    texts["dateDecade"] = messages.pgettext("decade", "%(year)ss") % VALUES
    tables = {
        "numbers": numbers_of(notation),
        "joints": joints_of(notation.language),
        "dates": patterns_of(notation),
    }
    dataset = {**texts, **{name: json.dumps(table) for name, table in tables.items()}}
    return {"dataset": dataset, "dates": DATES, "numbers": NUMBERS, "lists": LISTS}


@pytest.fixture(scope="module")
def notations() -> list[Notation]:
    translated = [
        "en-GB",
        "en-US",
        *(path.stem for path in (ROOT / "builder/locale").glob("??.po")),
    ]
    some = [Notation(one, style) for one in translated for style in DATE_STYLES]
    some += [Notation(one, digits="native") for one in ("ar", "fa", "hi", "my", "ff-Adlm")]
    return some + [Notation(one) for one in all_languages()]


def test_scripts_write_as_the_builder_does(notations: list[Notation]) -> None:
    script = "\n".join((SCRIPTS / f"{name}.js").read_text("utf-8") for name in ("texts", "dates"))
    asked = json.dumps([script, [given(notation) for notation in notations]])
    command = [needed_node(), "-e", RUN]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    for notation, (dates, numbers, lists) in zip(notations, json.loads(done.stdout), strict=True):
        assert dates == [date_text(parse_date(one), notation) for one in DATES], notation
        assert numbers == [number_text(one, notation) for one in NUMBERS], notation
        plain = [list_text(items, notation.language) for items in LISTS]
        assert lists == [text.translate({0x2068: "", 0x2069: ""}) for text in plain], notation
