"""What was surely meant by a value: the address in it, the names in it."""

import pytest

from builder.metadata.repairs import address_in, is_inverted, items_in, names_in


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<https://x.org/a>", "https://x.org/a"),
        ("“https://x.org/a”", "https://x.org/a"),
        ("«https://x.org/a»", "https://x.org/a"),
        ("„https://x.org/a“", "https://x.org/a"),
        ("[BBC](https://bbc.org/a)", "https://bbc.org/a"),
        ('[BBC](https://bbc.org/a "News")', "https://bbc.org/a"),
        ("[x](https://x.org/a_(b))", "https://x.org/a_(b)"),
        ("www.x.org/a", "https://www.x.org/a"),
        ("x.org", "https://x.org"),
        ("//x.org/a", "https://x.org/a"),
        ("http:/x.org/a", "http://x.org/a"),
        ("htps://x.org/a", "https://x.org/a"),
        ("https//x.org", "https://x.org"),
        ("HTTPS://x.org/A", "https://x.org/A"),
        ("https://x.org/a b", "https://x.org/a%20b"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("see the paper", ""),
        ("a.pdf b", ""),
        ("ftp://x.org/", ""),
        ("javascript:alert(1)", ""),
        ("a@x.org", ""),
        ("", ""),
    ],
)
def test_an_address(written: str, meant: str) -> None:
    assert address_in(written) == meant


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("A B and C D", ["A B", "C D"]),
        ("A B, C D and E F", ["A B", "C D", "E F"]),
        ("A B, C D, and E F", ["A B", "C D", "E F"]),
        ("A B; C D", ["A B", "C D"]),
        ("A B & C D", ["A B", "C D"]),
        ("Andrea Sandy", ["Andrea Sandy"]),
        ("А Б и В Г", ["А Б", "В Г"]),
    ],
)
def test_names_of_people(written: str, names: list[str]) -> None:
    assert names_in(written) == names


def test_items_between_commas() -> None:
    assert items_in(" war,  the peace ,") == ["war", "the peace"]
    assert items_in("Osh, city; Jalal-Abad") == ["Osh, city", "Jalal-Abad"]


def test_a_name_with_the_family_name_first() -> None:
    assert is_inverted("Smith, John")
    assert is_inverted("Smith, John A.")
    assert not is_inverted("A B, C D")
    assert not is_inverted("A, B, C")


def test_long_texts_take_no_time_and_lose_nothing() -> None:
    many = [f"t{number}" for number in range(80)]
    assert items_in(", ".join(many)) == many
    assert names_in(" and ".join(many)) == many
    assert names_in(f"A{' ' * 50_000}B") == ["A B"]
    assert address_in(f"[x]({'a' * 50_000}") == ""
