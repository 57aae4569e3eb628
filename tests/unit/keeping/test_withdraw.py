"""An article is withdrawn by two lines of its metadata; nothing else of its file changes."""

import pytest

from builder.keeping.withdraw import withdraw
from tests.helpers import SiteTest

HEAD = "---\ntitle: A\ndate: 2015-01-20\n"
LINES = "status: withdrawn\nwithdrawn_reason: It was wrong.\n"
PATH = "content/articles/2015/a.md"


def withdrawn(site: SiteTest, text: str, reason: str = "It was wrong.") -> str:
    """What a file becomes; the site is built of it, and has the reason and no text."""
    site.write(PATH, text)
    withdraw(site.source, "2015/a", reason)
    page = site.build().page("articles/2015/a.html")
    assert "Secret" not in page
    return (site.source / PATH).read_bytes().decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEAD + "---\nSecret.\n", HEAD + LINES + "---\nSecret.\n"),
        (HEAD + "...\n\nSecret.", HEAD + LINES + "...\n\nSecret."),
        ("\ufeff\n" + HEAD + "---\nSecret\n", "\ufeff\n" + HEAD + LINES + "---\nSecret\n"),
        (
            HEAD + "# status: x\n---\nstatus: y\n",
            HEAD + "# status: x\n" + LINES + "---\nstatus: y\n",
        ),
        (
            HEAD + "status: draft # not yet\npeople:\n- B\n---\nSecret\n",
            HEAD + "status: withdrawn # not yet\npeople:\n- B\n"
            "withdrawn_reason: It was wrong.\n---\nSecret\n",
        ),
        (
            HEAD + 'status: "published"   \nsummary: |\n  status: x\n---\nSecret\n',
            HEAD + 'status: "withdrawn"   \nsummary: |\n  status: x\n'
            "withdrawn_reason: It was wrong.\n---\nSecret\n",
        ),
        (
            '+++\ntitle = "A"\ndate = 2015-01-20\n+++\nSecret\n',
            '+++\nstatus = "withdrawn"\nwithdrawn_reason = "It was wrong."\n'
            'title = "A"\ndate = 2015-01-20\n+++\nSecret\n',
        ),
    ],
)
def test_two_lines_are_written_and_every_other_byte_stays(
    site: SiteTest, before: str, after: str
) -> None:
    assert withdrawn(site, before) == after


def test_line_ends_are_those_of_the_file(site: SiteTest) -> None:
    before = (HEAD + "---\nSecret\n").replace("\n", "\r\n")
    assert withdrawn(site, before) == (HEAD + LINES + "---\nSecret\n").replace("\n", "\r\n")


@pytest.mark.parametrize(
    "reason",
    [
        "yes",
        "A: b",
        "# c",
        "'",
        '"',
        "- d",
        "{e}",
        "2015",
        "\u0416 \U0001f600",
        "@",
        "*x",
        "a" * 500,
    ],
)
def test_any_reason_can_be_given(site: SiteTest, reason: str) -> None:
    withdrawn(site, HEAD + "---\nSecret\n", reason)


def test_a_file_of_metadata_beside_the_text_is_changed(site: SiteTest) -> None:
    site.write("content/articles/2015/a.yaml", "title: A\ndate: 2015-01-20")
    assert withdrawn(site, "Secret.\n") == "Secret.\n"
    beside = (site.source / "content/articles/2015/a.yaml").read_text()
    assert beside == "title: A\ndate: 2015-01-20\n" + LINES.removesuffix("\n")


def test_the_mode_of_the_file_stays(site: SiteTest) -> None:
    path = site.write(PATH, HEAD + "---\nText\n").source / PATH
    path.chmod(0o640)
    withdraw(site.source, "2015/a", "It was wrong.")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in path.parent.iterdir()] == ["a.md"]


def test_nothing_but_the_two_lines_may_change(site: SiteTest) -> None:
    site.write(PATH, "---\n{title: A, date: 2015-01-20}\n---\nText\n")
    result = site.run("withdraw", "2015/a", "--reason=It was wrong.")
    assert result.exit_code == 2
    assert "by hand" in result.stderr
    assert (site.source / PATH).read_text() == "---\n{title: A, date: 2015-01-20}\n---\nText\n"


def test_a_text_that_others_call_a_draft_is_withdrawn_by_hand(site: SiteTest) -> None:
    site.write(PATH, HEAD + "draft: true\n---\nText\n")
    assert "by hand" in site.run("withdraw", "2015/a", "--reason=It was wrong.").stderr


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\x1b", "\u2067"])
def test_a_reason_that_readers_could_not_read(sign: str, site: SiteTest) -> None:
    site.article("a")
    result = site.run("withdraw", "a", "--reason", f"It was {sign}forged.")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: the reason cannot be shown: ")
