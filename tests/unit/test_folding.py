"""Keys of names: the same for spellings of one name, others for other names."""

import pytest

from builder.folding import key_of


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Red Cross", "RED CROSS"),
        ("Da'esh", "Daesh"),
        ("Da\u2019esh", "Da\u02bcesh"),
        ("al-Qaeda", "al Qaeda"),
        ("Qaraqalpaqstan\u2010Tour", "qaraqalpaqstan tour"),
        ("São Tomé", "Sao Tome"),
        ("ЁЛКА", "елка"),
        ("Толсто\u0439", "Толсто\u0438\u0306"),
        ("  two\u00a0 spaces ", "two spaces"),
        ("\ufb01le", "file"),
        ("crisis_group", "crisis-group"),
    ],
)
def test_spellings_of_one_name(one: str, two: str) -> None:
    assert key_of(one) == key_of(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [("C", "C++"), ("U.N.", "UN"), ("Сергей", "Сергеи"), ("Ў", "У"), ("バス", "ハス")],
)
def test_different_names(one: str, two: str) -> None:
    assert key_of(one) != key_of(two)
