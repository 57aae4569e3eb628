"""A path that a person writes: from here, from the source, or below the articles."""

from pathlib import Path

import pytest

from builder.keeping.paths import likely

PATH = "content/articles/2015/a.md"


@pytest.mark.parametrize(
    "wanted", ["2015/a", "2015/a.md", PATH, "SOURCE/content/articles/2015/a.md"]
)
def test_every_way_to_write_a_path_leads_to_the_file(wanted: str, tmp_path: Path) -> None:
    assert PATH in likely(tmp_path, wanted.replace("SOURCE", str(tmp_path)))


def test_a_path_from_here_counts_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")
    assert next(likely(tmp_path, "articles/2015/a.md")) == PATH
