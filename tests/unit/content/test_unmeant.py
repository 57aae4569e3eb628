"""Names of files that nobody meant to publish; what becomes of them is in `test_files`."""

import pytest

from builder.content.unmeant import copies, is_left, is_secret, may_be_left


@pytest.mark.parametrize(
    "name", ["a.md", "a.pdf", "key.png", "monkey", "credentials.md", "environment", "id_rsa.md"]
)
def test_names_that_hide_nothing(name: str) -> None:
    assert not is_secret(name)


def test_files_of_systems() -> None:
    assert is_left("content/articles/Thumbs.db")
    assert is_left("content/articles/__MACOSX/a.png")
    assert not is_left("content/articles/template.md")
    assert may_be_left("content/articles/~$a.md")
    assert not may_be_left("content/articles/a.md")


def test_copies_are_found_by_the_name_of_what_they_copy() -> None:
    texts = ["content/pages/a.md", "content/pages/a (3).md", "content/pages/b (3).md"]
    assert [one.path for one in copies(texts, texts)] == ["content/pages/a (3).md"]
