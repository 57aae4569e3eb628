"""A text that is put below another is read as before, or it is not put there."""

import pytest

from builder.config import SiteConfig
from builder.errors import UsageError
from builder.keeping.joining import addition

PATH = "content/topics/war.md"


def added(first: str, second: str) -> str:
    return addition(first, second, PATH, "fight", SiteConfig())


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("One.", "Two.", "\n\nTwo."),
        ("", "Two.", "\nTwo."),
        ("```\ncode", "Two.", "\n```\n\nTwo."),
        ("~~~~\ncode", "```\nTwo.\n```", "\n~~~~\n\n```\nTwo.\n```"),
        ("A.[^1]\n\n[^1]: One.", "B.[^1]\n\n[^1]: Two.", "\n\nB.[^1-fight]\n\n[^1-fight]: Two."),
        ("A.[^a]\n\n[^a]: One.", "B.[^b]\n\n[^b]: Two.", "\n\nB.[^b]\n\n[^b]: Two."),
    ],
)
def test_what_is_open_is_closed_and_notes_keep_apart(
    first: str, second: str, expected: str
) -> None:
    assert added(first, second) == expected


def test_what_cannot_be_read_as_before_is_refused() -> None:
    links = "[one]: ../topics/{}.md\n\n[A][one]."
    with pytest.raises(UsageError, match=r"war\.md the other would be read otherwise"):
        added(links.format("a"), links.format("b"))
