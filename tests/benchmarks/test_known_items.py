"""The forms that the grammar makes, and the pairs of them: a mistake would show nowhere."""

import pytest

from tests.benchmarks.known_items import Pair, families_of, pairs_of, places_of
from tests.benchmarks.paradigms import PARADIGMS

FORMS = [
    ("ky", "мектеп", "мектептер мектептин мектепке мектеби мектебинде мектептеринен"),
    ("ky", "өлкө", "өлкөлөр өлкөнүн өлкөгө өлкөсү өлкөсүндөгү өлкөлөрдө"),
    ("ky", "жол", "жолдор жолдун жолго жолу жолунда"),
    ("tg", "китоб", "китобҳо китобҳои китобро китобашон"),
    ("ru", "граница", "границы границе границу границей границ границах"),
    ("ru", "область", "области областью областей областях"),
    ("ru", "российский", "российского российскому российская российских"),
]


@pytest.mark.parametrize(("language", "word", "forms"), FORMS)
def test_the_grammar(language: str, word: str, forms: str) -> None:
    assert {*forms.split(), word} <= {*PARADIGMS[language](word)}


def test_pairs_ask_for_an_article_that_has_the_other_form_alone() -> None:
    texts = {"a": "Китоб", "b": "китобҳо", "c": "Китоб, китобро", "d": "мардум"}
    places = places_of(texts)
    families = families_of(places, "tg")
    assert [family.forms for family in families] == [["китоб", "китобро", "китобҳо"]]
    assert {*pairs_of(places, families)} == {
        Pair("китоб", "китобҳо", "b", True),
        Pair("китобҳо", "китоб", "a", True),
        Pair("китобро", "китоб", "a", True),
    }


def test_a_word_of_many_articles_is_not_rare() -> None:
    texts = {str(number): "китоб китобҳо китобро" for number in range(6)}
    assert [family.is_rare for family in families_of(places_of(texts), "tg")] == [False]
