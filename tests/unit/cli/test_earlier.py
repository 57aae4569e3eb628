"""Which addresses must not be lost, as `--published` says."""

import pytest

from builder.cli.earlier import published_before
from builder.errors import UsageError
from tests.helpers import SiteTest

NOBODY = "http://127.0.0.1:1/"  # a port that nobody listens at


def test_without_the_option_there_are_none(site: SiteTest) -> None:
    assert published_before(None, site.source) == ()


def test_the_addresses_of_a_site(site: SiteTest) -> None:
    [earlier] = published_before(str(site.article("a").build().output), site.source)
    assert earlier.published
    assert "articles/a.html" in earlier.addresses


def test_auto_is_the_url_of_the_settings(
    site: SiteTest, capsys: pytest.CaptureFixture[str]
) -> None:
    assert published_before("auto", site.source) == ()
    assert capsys.readouterr().err == "site.yaml has no url: no addresses are compared\n"
    site.write("site.yaml", f"url: {NOBODY}\n")
    with pytest.raises(UsageError, match=f"{NOBODY}data/addresses.txt.gz cannot be read"):
        published_before("auto", site.source)


@pytest.mark.parametrize("settings", ["url: [\n", "url: https://example.org/\ntitel: A\n", None])
def test_settings_with_errors_are_told_by_the_build_alone(
    settings: str | None, site: SiteTest
) -> None:
    site.write("site.yaml", settings) if settings else site.remove("site.yaml")
    result = site.article("a").run("check", "--published=auto", "--jobs=1")
    assert (result.exit_code, "no url" in result.stderr) == (1, False)
    assert "site.yaml:" in result.stdout


def test_the_first_publication_is_told(
    site: SiteTest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("builder.cli.earlier.published_addresses", lambda where: None)
    [earlier] = published_before("https://example.org/a", site.source)
    assert earlier.addresses == {}
    assert capsys.readouterr().err == (
        "There is no https://example.org/a/data/addresses.txt.gz: this is the first publication\n"
    )


def test_a_command_that_cannot_look_writes_nothing(site: SiteTest) -> None:
    result = site.article("a").run("build", f"--published={NOBODY}", f"--output={site.output}")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()[-1:]) == 1
    assert not site.output.exists()
