"""A person who is taken out of the sources is in no byte of what builds leave."""

import gzip
import re
import shutil
from pathlib import Path

import pytest

from tests.helpers import SiteTest

NAME = re.compile(rb"(?i)zebulon|quux")
RECORD = "content/people/zebulon-quux.yaml"


def holding(folder: Path) -> list[str]:
    """The files that hold the name, in themselves or in their own names; packed ones unpacked."""
    found = []
    for path in (one for one in folder.rglob("*") if one.is_file()):
        data = path.read_bytes()
        plain = gzip.decompress(data) if path.suffix == ".gz" else data
        if NAME.search(plain) or NAME.search(str(path.relative_to(folder)).encode()):
            found.append(path.relative_to(folder).as_posix())
    return found


@pytest.fixture
def named(site: SiteTest) -> SiteTest:
    """A site that names a person in a record, in metadata, in texts; its search was asked, too."""
    for number in range(40):
        site.article(f"other/{number}", more="people: [Somebody Else]")
    site.write(RECORD, "name: Zebulon Quux\naliases: [Zeb Quux]\n")
    site.article(
        "a", more="people: [Zeb Quux]\nauthors: [Zebulon Quux]", body="Zebulon Quux spoke."
    )
    site.article(
        "b", more="summary: Of Zebulon Quux.", body="See [him](../people/zebulon-quux.yaml)."
    )
    site.build().run("search", "zebulon")
    site.run("check")
    return site


def take_out(site: SiteTest) -> SiteTest:
    return site.remove(RECORD).article("a", body="Somebody spoke.").article("b")


def test_the_name_is_everywhere_at_first(named: SiteTest) -> None:
    assert {"people/zebulon-quux.html", "articles/a.html", "data/articles.jsonl.gz"} <= {
        *holding(named.output)
    }
    assert len(holding(named.source / ".cache")) > 4


def test_it_is_in_no_file_of_the_site_or_the_cache_of_builds_after_it_was_taken_out(
    named: SiteTest,
) -> None:
    take_out(named).build()
    assert holding(named.output) == []
    assert holding(named.source / ".cache/build") == []
    shutil.rmtree(named.output)
    assert holding(named.build("--no-cache").output) == []


def test_its_address_is_forgotten_by_a_hash(named: SiteTest) -> None:
    published = shutil.copytree(named.output, named.source / ".published")
    (problem,) = take_out(named).problems(f"--published={published}")
    digits = re.search(r"if nothing may remain, below 'forgotten:', indented: - (\w{64})$", problem)
    assert digits, problem
    named.write("content/addresses.yaml", f"forgotten:\n  - {digits[1]}\n")
    assert named.problems(f"--published={published}") == []
    named.build(f"--published={published}", "--strict")
    assert holding(named.output) == []
    shutil.rmtree(published)
    assert holding(named.source / "content") == []


def test_what_is_no_hash(site: SiteTest) -> None:
    site.article("a").write("content/addresses.yaml", "forgotten: [people/zebulon-quux.html]\n")
    (problem,) = site.problems()
    assert (
        "content/addresses.yaml:1:13: error[bad-address]: 'forgotten': 'people/zebulon" in problem
    )
    assert problem.endswith("gives for the lost address")
