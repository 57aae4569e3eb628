"""How long articles are: the characters of the different words of each field."""

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.search.fields import NAMES, TITLE
from builder.search.index.invert import invert
from builder.search.index.reading import SearchedArticle, lengths_of
from tests.search.index.test_invert import LANGUAGES, SOURCES, source


def test_a_title_of_one_word_has_the_length_one() -> None:
    titles = ("Osh", '"Osh!"', "Osh Osh", "al-Osh", "Osh —", "", "日本語")
    sources = [SearchedArticle("en", {**source("Osh").texts, "title": [one]}) for one in titles]
    lengths = lengths_of("en", sources)[:, TITLE].tolist()
    assert [length == 1 for length in lengths] == [True, True, False, False, True, False, False]


WORDS = st.lists(st.sampled_from(["oil", "(oil),", "Oil", "price", "the", "日本語"]), max_size=8)


@given(st.lists(st.lists(WORDS.map(" ".join), max_size=3), min_size=1, max_size=4))
def test_lengths_are_those_of_different_words(bodies: list[list[str]]) -> None:
    sources = [source(*texts) for texts in bodies]
    lengths = lengths_of("en", sources)
    assert lengths.shape == (len(sources), len(NAMES))
    for row, texts in zip(lengths.tolist(), bodies, strict=True):
        different = {word.strip("(),").lower() for text in texts for word in text.split()}
        expected = sum(map(len, different))
        assert dict(zip(NAMES, row, strict=True)) == {
            name: expected if name == "body" else 0 for name in NAMES
        }


@settings(max_examples=50)
@given(LANGUAGES, SOURCES)
def test_both_ways_to_count_lengths(home: str, sources: list[SearchedArticle]) -> None:
    assert invert(home, sources)[1].tolist() == lengths_of(home, sources).tolist()
