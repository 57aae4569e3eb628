"""Words, keys and families are known by the numbers of chunks, whenever these were met."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from builder.search.analysis import is_stop_form, words_of
from builder.search.families import inflections_of, names_of, pair_term
from builder.search.index.numbering import (
    CASE_BITS,
    NAME,
    SMALL,
    Numbered,
    Runs,
    Vocabulary,
    expand,
)

CHUNKS = st.sampled_from(
    "Oil oil, the prices PRICES U.S. al-Qaeda's al-Qaeda 1,000 Москвы нефть 日本語 — İ ' x".split()
)
MET = st.lists(st.tuples(st.sampled_from(["en", "ru", "fr"]), CHUNKS))


@given(st.lists(st.lists(st.lists(st.integers(0, 9)))), st.data())
def test_items_of_many_lists(groups: list[list[list[int]]], data: st.DataObject) -> None:
    runs = Runs()
    for lists in groups:
        runs.extend(lists)
    every = [own for lists in groups for own in lists]
    assert len(runs) == len(every)
    some = data.draw(st.lists(st.sampled_from(range(len(every))))) if every else []
    items, owner = expand(runs, np.array(some, dtype=np.int64))
    expected = [(item, at) for at, number in enumerate(some) for item in every[number]]
    assert [*zip(items.tolist(), owner.tolist(), strict=True)] == expected


@given(st.lists(st.text(max_size=2)))
def test_a_text_has_one_number(texts: list[str]) -> None:
    numbered = Numbered()
    numbers = [numbered[text] for text in texts]
    assert [numbered.texts[number] for number in numbers] == texts
    assert len(numbered.texts) == len(numbered.ids()) == len({*texts})


@given(st.lists(MET, max_size=4))
def test_what_is_known_of_chunks(groups: list[list[tuple[str, str]]]) -> None:
    """In whatever groups they are learnt."""
    vocabulary = Vocabulary("en")
    numbers = []
    for met in groups:
        numbers += [vocabulary.chunks(language)[chunk] for language, chunk in met]
        vocabulary.learn()
    every = [one for met in groups for one in met]
    for number, (language, chunk) in zip(numbers, every, strict=True):
        found, _ = expand(vocabulary.chunk_words, np.array([number]))
        for one, word in zip(found.tolist(), words_of(chunk, language), strict=True):
            assert bool(one & NAME) == word.is_name
            assert bool(one & SMALL) == word.is_small
            check_spelling(vocabulary, one >> CASE_BITS, word.forms, language)


def check_spelling(
    vocabulary: Vocabulary, spelling: int, forms: tuple[str, ...], language: str
) -> None:
    own = np.array([spelling])
    texts = vocabulary.keys.texts
    assert tuple(texts[key] for key in expand(vocabulary.keys_of, own)[0]) == forms
    assert texts[vocabulary.term_of[spelling]] == (pair_term(forms[0], "en") if forms else "")
    assert bool(vocabulary.is_stop[spelling]) == is_stop_form(forms, language)
    inflected = [(form, inflections_of(form, language, "en")) for form in forms]
    assert vocabulary.lines.lines(vocabulary.inflections(own)) == lines(inflected)
    named = [(form, names_of(form, language)) for form in forms]
    assert vocabulary.lines.lines(vocabulary.names(own)) == lines(named)


def lines(families: list[tuple[str, list[str]]]) -> str:
    return "\n".join(f"{family}\t{form}" for form, own in families for family in own)
