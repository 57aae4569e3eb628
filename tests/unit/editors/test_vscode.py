"""What VS Code reads, against what the command prints."""

import re
from typing import Any

from builder.editors.vscode import PROBLEM, extensions, settings, tasks
from tests.broken.test_broken import MESSAGES, RULES
from tests.helpers import ROOT, SiteTest


def test_the_matcher_reads_every_message_whole() -> None:
    """Also those that tests of broken sites expect, whatever is in their texts."""
    files = (ROOT / "tests/broken" / rule / "expected.txt" for rule in RULES)
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    read = [line for line in (*lines, *MESSAGES) if re.search(r": (error|warning)\[", line)]
    assert len(read) > 200
    assert [line for line in read if not re.match(PROBLEM, line)] == []


def test_its_parts_are_those_of_a_line(site: SiteTest) -> None:
    site.article("a b", more="contries: [KZ]")
    [line] = [one for one in site.problems() if "unknown-key" in one]
    matcher: Any = tasks()
    pattern = matcher["tasks"][0]["problemMatcher"]["pattern"]
    found = re.match(pattern["regexp"], line)
    assert found
    assert found[pattern["file"]] == "content/articles/a b.md"
    assert (found[pattern["line"]], found[pattern["column"]]) == ("4", "1")
    assert (found[pattern["severity"]], found[pattern["code"]]) == ("error", "unknown-key")
    assert found[pattern["message"]] == "unknown key 'contries'; did you mean 'countries'?"


def test_schemas_are_for_files_that_are_yaml_alone() -> None:
    found: Any = settings()["yaml.schemas"]
    assert len(found) == 3
    assert [path for path in found.values() if path.endswith(".md")] == []
    assert extensions() == {"recommendations": ["redhat.vscode-yaml"]}
