"""Three ways: the last import, this one, and the file."""

import pytest

from builder.errors import UsageError
from builder.importing.merging import base_of, is_another, merge, read_bases, write_bases
from builder.importing.texts import Written, file_of
from tests.helpers import SiteTest

OLD = Written({"title": "A", "topics": ["x"], "summary": "S"}, "Text.")


def test_only_what_nobody_edited_follows() -> None:
    file = file_of({**OLD.keys, "title": "Mine"}, OLD.text)
    new = Written({"title": "B", "topics": ["x", "z"]}, "New text.")
    merged = merge(file, new, base_of("a.md", OLD), new.keys)
    assert merged.conflicts == ("title",)
    assert merged.changed == ("topics", "summary", "text")
    assert merged.file == "---\ntitle: Mine\ntopics: [x, z]\n---\n\nNew text.\n"


def test_nothing_changes_if_nothing_did() -> None:
    file = file_of({"title": "Mine"}, "My text.")
    assert merge(file, OLD, base_of("a.md", OLD), OLD.keys) == (file, (), ())


def test_lines_end_as_they_do_in_the_file() -> None:
    old = Written({"title": "A"}, "One.\nTwo.")
    file = file_of(old.keys, old.text).replace("\n", "\r\n")
    assert merge(file, old, base_of("a.md", old), old.keys) == (file, (), ())
    new = Written({"title": "B"}, "One.\nThree.")
    merged = merge(file, new, base_of("a.md", old), new.keys)
    assert merged.file == file_of(new.keys, new.text).replace("\n", "\r\n")
    assert merged.changed == ("title", "text")


def test_without_a_last_import_nothing_is_overwritten() -> None:
    file = file_of({**OLD.keys, "title": "Mine"}, "My text.")
    assert merge(file, OLD, None, OLD.keys) == (file, (), ("title", "text"))


def test_what_is_remembered(site: SiteTest) -> None:
    bases = {"csv:1": base_of("a.md", OLD), "csv:2": base_of("b.md", OLD, {"a.png": "12ab"})}
    write_bases(site.source, bases)
    assert read_bases(site.source) == bases
    site.write(".import/last.jsonl", "{}\n")
    with pytest.raises(UsageError, match=r"last\.jsonl:1: this is damaged"):
        read_bases(site.source)


def test_another_text_of_the_same_name() -> None:
    def written(title: str, date: str, text: str = "", url: str = "") -> Written:
        return Written({"title": title, "date": date, "source_url": url}, text)

    base = base_of("a.md", written("A", "2015", "x"))
    other = written("B", "2016", "y")
    assert is_another(other, base, written("A", "2015"))
    assert not is_another(other, base, written("B", "2015"))  # a person says that it is the same
    assert not is_another(written("B", "2015", "y"), base, written("A", "2015"))
    assert not is_another(written("B", "2016", "x"), base, written("A", "2015"))
    url = "https://e.org/"
    base = base_of("a.md", written("A", "2015", url=url))
    assert not is_another(written("B", "2016", url=url), base, written("A", "2015"))
    assert not is_another(other, None, written("A", "2015"))
