"""`builder upgrade`: what it says, its exit status, and when it raises the pin."""

import pytest
from click.testing import Result

from builder import __version__
from builder.cli import upgrade
from builder.keeping.pins import PINNED, Pin
from tests.helpers import SiteTest

GOOD = f"The archive is pinned to {__version__}; this is {__version__}.\n\n"
NOT_COMPARED = "No addresses were compared: there is no site of a build before this one.\n"
STAYS = f"The archive stays pinned to {__version__}: mend this first.\n"


@pytest.fixture
def pinned(site: SiteTest, monkeypatch: pytest.MonkeyPatch) -> SiteTest:
    """An archive that is pinned to this version, by another wheel."""
    monkeypatch.setattr(upgrade, "running_pin", lambda: Pin("the new pin"))
    wheel = f"archive_builder-{__version__}-py3-none-any.whl"
    return site.article("a").write(PINNED, f"./vendor/{wheel} --hash=sha256:00\n")


def call(site: SiteTest, *arguments: str) -> Result:
    return site.run("upgrade", "--jobs=1", *arguments)


def line(site: SiteTest) -> str:
    return (site.source / PINNED).read_text(encoding="utf-8")


def test_nothing_is_wrong_and_nothing_is_written(pinned: SiteTest) -> None:
    before = line(pinned)
    result = call(pinned)
    end = "Nothing would go wrong; --write pins the archive to this builder.\n"
    assert (result.exit_code, result.stdout) == (0, GOOD + NOT_COMPARED + end)
    assert line(pinned) == before


def test_the_pin_is_raised(pinned: SiteTest) -> None:
    result = call(pinned, "--write")
    end = f"The archive is pinned to {__version__} now; commit what has changed.\n"
    assert (result.exit_code, result.stdout) == (0, GOOD + NOT_COMPARED + end)
    assert line(pinned) == "the new pin\n"


def test_what_is_wrong_keeps_the_pin(pinned: SiteTest) -> None:
    before = line(pinned)
    result = call(pinned.article("a", more="x: 1"), "--write")
    assert (result.exit_code, line(pinned)) == (1, before)
    assert "content/articles/a.md:4:1: error[unknown-key]: unknown key 'x'" in result.stdout
    assert result.stdout.endswith(
        "1 error, 0 warnings\n"
        f"Templates and addresses are looked at when the content has no errors.\n{STAYS}"
    )


def test_warnings_keep_the_pin_where_they_are_errors(pinned: SiteTest) -> None:
    pinned.article("a", body="<b>")
    assert call(pinned).exit_code == 0
    result = call(pinned, "--strict")
    assert result.exit_code == 1
    assert result.stdout.endswith(f"0 errors, 1 warning\n{NOT_COMPARED}{STAYS}")


def test_addresses_that_would_be_gone(pinned: SiteTest) -> None:
    pinned.article("b").run("build", "--jobs=1")
    pinned.remove("content/articles/b.md")
    result = call(pinned)
    assert result.exit_code == 1
    item = "- {address: articles/b.html, reason: This article was removed.}"
    assert result.stdout == (
        f"{GOOD}content/addresses.yaml:1:1: warning[address-lost]: 'articles/b.html' would be "
        f"gone, an address of the last build; add below 'gone:', indented: {item}\n"
        f"0 errors, 1 warning\n{STAYS}"
    )
    pinned.write("content/addresses.yaml", f"gone:\n  {item}\n")
    assert call(pinned).exit_code == 0


def test_a_theme_that_does_not_fit(pinned: SiteTest) -> None:
    result = call(pinned.write("theme/templates/_footer.html", "{{ gone }}"))
    assert result.exit_code == 1
    assert "\nThe theme no longer fits: " in result.stdout
    assert f"'gone' is undefined\n{NOT_COMPARED}{STAYS}" in result.stdout


def test_a_folder_without_a_pin(site: SiteTest) -> None:
    result = call(site.article("a"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: there is no {PINNED} in {site.source}; ")
    assert result.stderr.count("\n") == 1


def test_another_builder_may_be_named(pinned: SiteTest) -> None:
    commit = f"git+https://example.org/b.git@{'0a' * 20}"
    assert call(pinned, "--write", f"--builder={commit}").exit_code == 0
    assert line(pinned) == f"archive-builder @ {commit} # version {__version__}\n"
