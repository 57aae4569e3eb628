"""Commands in hints: they can be pasted, whatever the file is called."""

import pytest

from builder.content.commands import packed, painted, pandoc, unpacked, word


@pytest.mark.parametrize("name", ["a.md", "карта.png", "a-b_c,d+e@f.tar.gz"])
def test_most_names_are_written_as_they_are(name: str) -> None:
    assert word(name) == name


@pytest.mark.parametrize("name", ["a b.md", "a(1).md", "a'b.md", "a&b.md", "a;b.md", "a#b.md"])
def test_what_a_shell_would_read_otherwise_is_quoted(name: str) -> None:
    assert word(name) == f'"{name}"'


def test_nothing_is_read_within_the_quotes() -> None:
    assert word("a $b`c.md") == r'"a \$b\`c.md"'


def test_each_names_both_files() -> None:
    assert packed("content/pages/a.exe") == "zip a.zip a.exe"
    assert unpacked("content/pages/a.svgz") == "gzip -dc a.svgz > a.svg"
    assert painted("x/b c.svg").startswith('rsvg-convert -o "b c.png" "b c.svg", link to that')
    assert pandoc("content/articles/a.docx").startswith("pandoc -t gfm -o a.md a.docx, then title")
    assert pandoc("x/b c.odt").startswith('pandoc -t gfm -o "b c.md" "b c.odt", then')
