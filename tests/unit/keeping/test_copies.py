"""Lines that `check --copies` proposes; nothing is written."""

import json

from builder.keeping.copies import Proposal
from tests.helpers import SiteTest
from tests.unit.cli.test_check import check
from tests.unit.keeping.revising import files_of
from tests.unit.pages import test_near_copies

STORY = (
    test_near_copies.STORY
    + " "
    + " ".join(f"word{number} after other{number}" for number in range(40))
)
A = "content/articles/a.md"


def wire(site: SiteTest) -> SiteTest:
    site.article("a", body=STORY, title="Bank puts off payments", date="2015-01-20")
    site.article("b", body=f"*{STORY}*", title="Bank puts off payments", date="2015-01-21")
    more = STORY.replace("250", "350")
    site.article("c", body=more, title="CORRECTED - Bank puts off payments", date="2015-01-22")
    site.article("d", body="Another text.")
    return site.article("e", "language: ru", body=STORY, title="Bank puts off payments")


def test_what_can_be_pasted_is_told_and_nothing_written(site: SiteTest) -> None:
    before = files_of(wire(site))
    result = check(site, "--copies")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-6:] == [
        f"content/articles/b.md: the same text as {A}",
        "copy_of: a",
        f"content/articles/c.md: nearly the text of {A}",
        "copy_of: a",
        "corrected: true",
        "2 proposals",
    ]
    assert files_of(site) == before


def test_what_was_said_is_not_proposed_again(site: SiteTest) -> None:
    wire(site).article("b", "copy_of: a", STORY, title="Bank puts off payments", date="2015-01-21")
    (one,) = json.loads(check(site, "--copies", "--json").stdout)["copies"]
    assert (one["place"], one["id"]) == ("content/articles/c.md", "a")


def test_a_copy_of_what_is_withdrawn_is_one_still(site: SiteTest) -> None:
    wire(site).article("b", "copy_of: w", STORY, title="Bank puts off payments", date="2015-01-21")
    site.article("w", "status: withdrawn\nwithdrawn_reason: It was wrong.")
    (one,) = json.loads(check(site, "--copies", "--json").stdout)["copies"]
    assert one["place"] == "content/articles/c.md"


def test_an_id_is_written_as_yaml_reads_it() -> None:
    assert str(Proposal("b.md", "a.md", "#1", True, False)).endswith('copy_of: "#1"')
