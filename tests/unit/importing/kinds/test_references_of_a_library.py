"""A library of 200 references is the same articles in all three formats."""

from builder.importing.kinds import references
from builder.importing.texts import read_file
from tests.helpers import SiteTest
from tests.unit.importing.importing import imported, results
from tests.unit.importing.kinds import library


def articles(site: SiteTest) -> dict[str, dict[str, str | list[str]]]:
    """What each article says, but for where it is from."""
    found = {}
    for path in (site.source / "content").rglob("*.md"):
        keys = read_file(path.read_text(encoding="utf-8")).keys
        found[path.relative_to(site.source).as_posix()] = {**keys, "imported_from": ""}
        path.unlink()
    (site.source / ".import/last.jsonl").unlink()
    return found


def test_the_same_articles_three_times(site: SiteTest) -> None:
    made = {}
    for kind, write in library.WRITERS.items():
        site.write(f"library.{kind}", write(library.references(200)))
        imported(site, kind, f"library.{kind}")
        assert results(site) == ["new"] * 200
        made[kind] = articles(site)
    assert len(made["csl"]) == 200
    assert made["ris"] == made["csl"]
    assert made["bibtex"] == made["csl"]
    title = made["csl"]["content/articles/2015/01/x-y-z-4.md"]["title"]
    assert title == "x_y^z 4"
    assert references.natural("Beethoven, Ludwig van") == "Ludwig van Beethoven"
