"""Files are written as a whole, and only if they are others."""

from builder.importing.engine import Outcome
from builder.importing.writer import write_files, write_notes
from tests.helpers import SiteTest


def test_files(site: SiteTest) -> None:
    site.write("../a.png", "")
    outcome = Outcome(
        rules=site.source / "import.yaml",
        files={"content/articles/a.md": "A"},
        proposal="kind: csv\n",
    )
    outcome.copies["content/articles/a/a.png"] = site.source / "../a.png"
    write_files(site.source, outcome)
    path = site.source / "content/articles/a.md"
    before = path.stat().st_mtime_ns
    write_files(site.source, outcome)
    assert (path.read_text(), path.stat().st_mtime_ns) == ("A", before)
    write_notes(site.source, outcome)
    assert (site.source / "import.yaml").read_text() == "kind: csv\n"
    assert (site.source / "import-report.csv").is_file()
    assert not [*site.source.rglob("*.tmp")]
