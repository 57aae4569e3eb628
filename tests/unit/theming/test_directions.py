"""Names among others of a line: one in Arabic does not turn round what stands beside it."""

import re

import pytest

from builder.theming.directions import direction_functions
from tests.helpers import SiteTest

NAMES = ["Osh", "Ташкент", "ACLED (2015)", "کابل", "ACLED کابل", "1991"]


def names_of(site: SiteTest) -> list[str]:
    """The topics among the facts of an article, as they stand in its page."""
    topics = "".join(f"\n  - {name!r}" for name in NAMES)
    site.article("2015/01/one", f"topics:{topics}").build()
    facts = re.findall(r"<dd>(.*?)</dd>", site.main("articles/2015/01/one.html"))
    return re.findall(r"<a href=[^>]*>(.*?)</a>", facts[0])


def test_from_left_to_right_only_what_turns_is_kept_apart(site: SiteTest) -> None:
    found = names_of(site)
    assert sorted(found) == sorted(
        ["Osh", "Ташкент", "ACLED (2015)", "<bdi>کابل</bdi>", "<bdi>ACLED کابل</bdi>", "1991"]
    )


def test_from_right_to_left_everything_is(site: SiteTest) -> None:
    site.write("site.yaml", "title: Test archive\nlanguage: fa\n")
    assert sorted(names_of(site)) == sorted(f"<bdi>{name}</bdi>" for name in NAMES)


@pytest.mark.parametrize("text", ["\u202eabc\u202c", "a\u200fb", "א", "\U0001e900", "ﺍ", "٣"])
def test_signs_and_letters_that_turn(text: str) -> None:
    functions = direction_functions("ltr")
    assert functions["isolated"](text) == f"<bdi>{text}</bdi>"
    assert functions["own_direction"](text) == ' dir="auto"'


def test_texts_are_escaped() -> None:
    functions = direction_functions("ltr")
    assert functions["isolated"]("a <b> & c") == "a &lt;b&gt; &amp; c"
    assert functions["isolated"]("<א>") == "<bdi>&lt;א&gt;</bdi>"
    assert functions["own_direction"]("a <b>") == ""
