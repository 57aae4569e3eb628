"""What "Save as" of the search page writes of entries, by its own scripts."""

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import strategies as st

from builder.exports.entries import Entry
from tests.helpers import ROOT
from tests.search.node import Browser, running

SCRIPTS = [ROOT / "theme/static/search" / name for name in "entries bibtex formats".split()]

# Signs that TeX, spreadsheets and lists of names treat apart from others.
SIGNS = "aZé—ж,;|\"'=+-@＝＠{}\\^~$&#_% ."
TEXTS = st.text(SIGNS, max_size=8).map(lambda text: " ".join(text.split()))
NAMES = st.lists(TEXTS.filter(bool), max_size=3) | st.sampled_from(
    [["Rashid, Ahmed"], ["A and B"], ["A, B, C"], ["Sand"], ["A,B", "AND"], ["Smith,  J."]]
)
DATES = st.sampled_from(
    "2015 2015-06 2015-06-20 2015-06-20~ 2015-21 2015-24? 2015% 201X 20XX 2015-XX 2015-06-XX "
    "2015-XX-XX -0043 0000 2010/2020 2010-01-02/2010-03~ ../2015 2015/.. /2015 2015/".split()
)
ENTRIES = st.builds(
    Entry,
    st.text("aBé/-. _:", min_size=1, max_size=4).map(lambda text: text.replace(" ", "-")),
    TEXTS,
    NAMES,
    DATES,
    TEXTS,
    st.just("https://example.org/articles/a%20b.html"),
    st.just(""),
    st.just(""),
    st.sampled_from(["en", "ru"]),
    TEXTS,
    NAMES,
    NAMES,
    NAMES,
    NAMES,
    st.lists(st.sampled_from(["doi:10.1/a_{b}", "ark:12148/b", "hdl:1/2"]), max_size=2),
    TEXTS,
    st.sampled_from(["news", "report"]),
)


@contextmanager
def scripts() -> Iterator[Browser]:
    """The scripts in Node.js."""
    with running(*(f"{path}.js" for path in SCRIPTS)) as browser:
        yield browser


def saved(browser: Browser, format: str, entries: list[Entry]) -> str:
    """The text of a file with entries."""
    return str(browser.call(f"SearchFormats.{format}.write", [one._asdict() for one in entries]))
