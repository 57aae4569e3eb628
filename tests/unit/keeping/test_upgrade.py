"""What an archive would be under this builder, and the raising of its pin."""

from pathlib import Path

import pytest

from builder import __version__
from builder.errors import Place, UsageError, problem_at
from builder.exports.addresses import PATH
from builder.keeping.pins import PINNED, Pin, Pinned
from builder.keeping.upgrade import Findings, look_at, pinned_to, raise_pin
from builder.pipeline.settings import Settings, Workers
from builder.runtime.executor import Executor
from tests.helpers import ROOT, SiteTest
from tests.pipeline.test_reproducible import digest

ERROR = problem_at(Place("content/a.md"), "bad-date", "no date")
LOST = problem_at(Place("content/addresses.yaml"), "address-lost", "a", severity="warning")
WARNING = problem_at(Place("content/a.md"), "html-as-text", "<b>", severity="warning")


def look(site: SiteTest) -> Findings:
    own = site.source / "theme"
    theme = own if own.is_dir() else None
    workers = Workers(Executor(1), lambda stage, done, total: None)
    return look_at(Settings(site.source, site.output, theme), workers)


@pytest.mark.parametrize(
    ("findings", "is_wrong", "is_wrong_if_strict"),
    [
        (Findings(), False, False),
        (Findings((LOST,)), True, True),
        (Findings((WARNING,)), False, True),
        (Findings((ERROR,)), True, True),
        (Findings(theme="'page' is undefined"), True, True),
    ],
)
def test_what_must_be_mended(findings: Findings, is_wrong: bool, is_wrong_if_strict: bool) -> None:
    assert (findings.is_wrong(False), findings.is_wrong(True)) == (is_wrong, is_wrong_if_strict)


def test_a_good_archive_stays_as_it_was(site: SiteTest) -> None:
    before = digest(site.article("a").source)
    assert look(site) == Findings(not_compared="there is no site of a build before this one")
    assert look(site.build()) == Findings()
    site_before = digest(site.output)
    look(site)
    made = {path for path in digest(site.source) if path.startswith(".cache/")}
    assert {path: data for path, data in digest(site.source).items() if path not in made} == before
    assert digest(site.output) == site_before


def test_problems_of_the_content(site: SiteTest) -> None:
    site.article("a", body="<b>").build()
    [warning] = look(site).problems
    assert (warning.code, warning.severity) == ("html-as-text", "warning")
    findings = look(site.write("site.yaml", "title: A\nlicence: CC0\n"))
    assert [problem.code for problem in findings.problems] == ["unknown-key", "html-as-text"][::-1]
    assert not findings.not_compared


def test_addresses_are_compared_where_the_theme_fails(site: SiteTest) -> None:
    site.article("a", body="[map](map.svg)").article("b")
    site.write("content/articles/map.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>').build()
    site.remove("content/articles/a.md").remove("content/articles/map.svg")
    site.write("theme/templates/_footer.html", "{{ gone }}")
    findings = look(site)
    assert findings.theme.endswith("'gone' is undefined")
    assert [problem.message.split("'")[1] for problem in findings.problems] == [
        "articles/a.html",
        "articles/map.svg",
    ]


def test_only_addresses_that_readers_have_count(site: SiteTest) -> None:
    site.article("a", body="Unusual words.").write("theme/static/own.css", "").build()
    site.article("a", body="Others.").remove("theme/static/own.css")
    (site.source / "theme/static").rmdir()
    (site.source / "theme").rmdir()
    assert look(site) == Findings()
    site.write("site.yaml", "search: false\n")
    lost = [problem.message.partition(" would be")[0] for problem in look(site).problems]
    assert lost == ["'search-help.html'", "'search.html'"]


def test_a_list_that_cannot_be_read_is_not_compared(site: SiteTest) -> None:
    file = site.article("a").build().output / PATH
    file.write_bytes(b"page a.html\n")
    assert look(site).not_compared == f"the list in {file} is broken: it is not compressed text"
    file.unlink()
    assert look(site).not_compared.startswith("the site of the last build has no list of addresses")


def pin(site: SiteTest, version: str) -> Path:
    wheel = f"archive_builder-{version}-py3-none-any.whl"
    site.write(PINNED, f"./vendor/{wheel} --hash=sha256:00\n").write(f"vendor/{wheel}", "old")
    return site.source


def test_an_archive_of_a_newer_builder(site: SiteTest) -> None:
    assert pinned_to(pin(site, "0.0.9")) == Pinned("0.0.9", "0.0.9")
    assert pinned_to(pin(site, __version__)) == Pinned(__version__, __version__)
    with pytest.raises(UsageError) as caught:
        pinned_to(pin(site, "99.0"))
    assert str(caught.value) == (
        f"the archive is pinned to 99.0, and this is the older {__version__}; "
        "call the command of a newer builder"
    )


def test_the_pin_is_raised_and_nothing_else_changes(site: SiteTest) -> None:
    pin(site.article("a").write("requirements.txt", "old"), "0.0.9")
    before = digest(site.source)
    raise_pin(site.source, Pin("./vendor/new.whl --hash=sha256:01", "new.whl", b"new"))
    after = digest(site.source)
    gone = "vendor/archive_builder-0.0.9-py3-none-any.whl"
    assert before.keys() - after.keys() == {gone}
    assert {path: data for path, data in after.items() if before.get(path) != data} == {
        "requirements.txt": (ROOT / "requirements.txt").read_bytes(),
        PINNED: b"./vendor/new.whl --hash=sha256:01\n",
        "vendor/new.whl": b"new",
    }
