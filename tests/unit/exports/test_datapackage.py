"""What the data files are, as Frictionless reads it."""

import json
from typing import Any

import pytest
from frictionless import Package, system

from builder.config import SiteConfig
from builder.exports import volumes
from builder.exports.datapackage import datapackage
from tests.archives import archive_of, article_of
from tests.helpers import SiteTest


def described(**config: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        datapackage(archive_of(article_of("a"), config=SiteConfig(**config)))
    )
    return found


# Frictionless leaves files open.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_frictionless_finds_no_fault(site: SiteTest) -> None:
    site.write("site.yaml", "title: The Archive\nurl: https://example.org/\n")
    site.article("2015/a", 'summary: "= A, \\"B\\" | C"\ncountries: [KZ, KG]\nlanguage: ru')
    site.article("2016/ж", "authors: ['@Ann; Lee']", date="2016~").build()
    with system.use_context(trusted=True):
        package = Package(str(site.output / "data/datapackage.json"))
        assert package.metadata_validate(package.to_descriptor()) is not None
        report = package.get_resource("articles-csv").validate()
        assert report.valid, report.flatten(["type", "message"])
        rows = package.get_table_resource("articles-csv").read_rows()
    assert [row["id"] for row in rows] == ["2015/a", "2016/ж"]
    assert rows[0]["countries"] == "Kazakhstan; Kyrgyzstan"
    assert rows[0]["summary"] == '\'= A, "B" |  C'.replace("  ", " ")
    paths = [one["path"] for one in json.loads(site.page("data/datapackage.json"))["resources"]]
    assert all((site.output / "data" / path).is_file() for path in paths)


@pytest.mark.parametrize(
    ("text", "licences"),
    [
        ("CC BY 4.0", [{"name": "CC-BY-4.0", "title": "CC BY 4.0"}]),
        ("CC BY-NC-SA 3.0", [{"name": "CC-BY-NC-SA-3.0", "title": "CC BY-NC-SA 3.0"}]),
        ("CC0", [{"name": "CC0-1.0"}]),
        ("https://example.org/licence", [{"path": "https://example.org/licence"}]),
        ("All rights reserved", None),
        ("", None),
    ],
)
def test_a_licence_is_told_if_programs_know_it(text: str, licences: object) -> None:
    assert described(content_license=text).get("licenses") == licences


def test_what_the_settings_do_not_say_is_not_there() -> None:
    found = described()
    assert (found["name"], found["title"]) == ("archive", "Archive")
    assert not {"homepage", "description"} & {*found}


def test_files_of_years_are_resources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "MAX_BYTES", 1)
    names = [(one["name"], one["path"]) for one in described()["resources"]]
    assert names[0] == ("articles-2015-csv", "articles-2015.csv.gz")
    assert len(names) == 4
