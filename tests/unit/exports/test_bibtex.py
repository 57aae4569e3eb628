"""BibTeX: what the search page saves, and what a reader of BibTeX makes of it."""

from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from builder.exports.bibtex import Keys, bibtex, plain_key, tex
from builder.exports.entries import Entry
from tests.unit.exports.as_saved import ENTRIES, saved, scripts


def written(entries: list[Entry]) -> str:
    keys = Keys()
    return "\n".join(bibtex(keys.of(plain_key(one.id)), one) for one in entries)


def test_it_is_what_the_search_page_saves() -> None:
    with scripts() as browser:

        @given(st.lists(ENTRIES, max_size=4))
        def compare(entries: list[Entry]) -> None:
            assert written(entries) == saved(browser, "bibtex", entries)

        compare()


def test_keys_differ_however_ids_are_written() -> None:
    keys = Keys()
    assert [*map(keys.of, ["a", "A", "-", "-", "--2", "a"])] == [
        "a",
        "A-2",
        "-",
        "--2",
        "--2-2",
        "a-3",
    ]


def test_signs_of_tex_are_letters() -> None:
    assert tex("50% of {A_B} & C\\") == (
        "50\\% of \\textbraceleft{}A\\_B\\textbraceright{} \\& C\\textbackslash{}"
    )


def test_a_reader_gets_what_was_written() -> None:
    day = "2015-06-20"
    plain = Entry("2015/a", "The Title", [], day, "", "", "", "", "en", "", [], [], [], [], [])
    entry = plain._replace(
        authors=["Rashid, Ahmed", "Ann Lee"],
        source="Reuters",
        url="https://example.org/a.html",
        countries=["Kazakhstan"],
        topics=["Oil"],
    )
    found = parse_string(bibtex("2015/a", entry), "bibtex").entries["2015/a"]
    assert found.type == "article"
    assert [str(one) for one in found.persons["author"]] == ["Rashid, Ahmed", "Lee, Ann"]
    fields = {key: found.fields[key] for key in ("journal", "year", "month", "keywords", "url")}
    assert fields == {
        "journal": "Reuters",
        "year": "2015",
        "month": "June",
        "keywords": "Kazakhstan, Oil",
        "url": "https://example.org/a.html",
    }
