"""Guesses at encodings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.content.encodings import guess_narrow, guess_wide
from builder.content.reader import Reader
from tests.unit.content.test_reader import Memory

RUSSIAN = "---\ntitle: Пожар на складе в Бишкеке\n---\n\nВ ночь на вторник сгорел склад.\n"
FRENCH = "---\ntitle: Café\n---\n\nÀ bientôt – l’été «voilà»…\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (RUSSIAN, "utf-16", "UTF-16"),
        (RUSSIAN, "utf-16-le", "UTF-16"),
        (RUSSIAN, "utf-16-be", "UTF-16"),
        (FRENCH, "utf-16-le", "UTF-16"),
        (FRENCH, "utf-16-be", "UTF-16"),
        ("---\ntitle: Osh\n---\n", "utf-16-le", "UTF-16"),
        ("---\ntitle: Osh\n---\n", "utf-16-be", "UTF-16"),
        (RUSSIAN, "utf-32", "UTF-32"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN.upper(), "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (RUSSIAN, "cp866", "DOS-866"),
        (RUSSIAN, "mac-cyrillic", "Mac Cyrillic"),
        (FRENCH, "cp1252", "windows-1252"),
        ("---\ntitle: 北京的新闻报道\n---\n", "gb18030", ""),
        ("---\ntitle: مرحبا بالعالم\n---\n", "cp1256", ""),
    ],
)
def test_what_a_file_looks_like(text: str, codec: str, name: str) -> None:
    data = text.encode(codec)
    guess = guess_wide(data) or guess_narrow(data)
    assert (guess.name if guess else "") == name
    read, (problem,) = Reader(Memory(a=data)).text("a")
    assert (read, problem.code) == ("", "not-utf-8")
    if guess:
        assert guess.sample.split()[0] in text
        assert f"looks like {name} ('{guess.sample}')" in problem.message


def test_one_bad_byte_in_a_text_of_utf_8_is_a_mistake_in_it() -> None:
    assert guess_narrow("Пожар на складе".encode() + b"\xe9") is None


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_a_problem(data: bytes) -> None:
    text, problems = Reader(Memory(a=data)).text("a")
    assert bool(problems) != bool(text) or not data.strip(b"\xef\xbb\xbf")
