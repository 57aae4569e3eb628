"""Articles become postings as a slow inverter of dictionaries makes them."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.search.analysis import Word, is_stop_form, words_of
from builder.search.families import inflections_of, names_of, pair_term
from builder.search.fields import NAMES
from builder.search.index.invert import GAP, MAX_SKIPPED, invert
from builder.search.index.reading import SearchedArticle
from builder.search.tokens import BLOCK, prepared
from tests.search.index.model import Contents, Line, Pair, Places, pair_of, said_by, said_of

LANGUAGES = st.sampled_from(["en", "fr", "ru", "sr"])
CHUNKS = st.sampled_from(
    """the of and Oil oil, prices price PRICES (price) U.S. U.S.A., 1,000 3.14 al-Qaeda's al-Qaeda
    naïve Москва москвы, нефть и Ельцин ье 日本語 don't - — ... İstanbul ß x""".split()
)
TEXTS = st.lists(CHUNKS | st.text("aé.-' и日,_", min_size=1), max_size=12).map(" ".join)
SOURCES = st.lists(
    st.builds(
        SearchedArticle,
        LANGUAGES,
        st.fixed_dictionaries({name: st.lists(TEXTS, max_size=3) for name in NAMES}),
    ),
    min_size=1,
    max_size=4,
)


def inverted(home: str, sources: list[SearchedArticle]) -> Contents:
    positions: dict[str, Places] = {}
    pairs: dict[Pair, set[int]] = {}
    families: set[Line] = set()
    names: set[tuple[str, Line]] = set()  # with the first form of their word
    small: set[str] = set()
    for article, source in enumerate(sources):
        for field, name in enumerate(NAMES):
            position = 0
            for at, text in enumerate(prepared(source.texts[name]).split(BLOCK)):
                words = words_of(text, source.language)
                position += GAP if at else 0
                for number, word in enumerate(words, position):
                    for form in word.forms:
                        own = positions.setdefault(form, {}).setdefault(article, [])
                        own.append(number << 3 | field)
                        keys = inflections_of(form, source.language, home)
                        families |= {(family, form) for family in keys}
                        keys = names_of(form, source.language) if word.is_name else []
                        names |= {(word.forms[0], (family, form)) for family in keys}
                        small |= {form} if word.is_small else set()
                position += len(words)
                for pair in pairs_of(words, source.language, home):
                    pairs.setdefault(pair, set()).add(article)
    for postings in positions.values():
        for article, own in postings.items():
            postings[article] = sorted({*own})
    families |= {line for form, line in names if form not in small}
    return Contents(len(sources), positions, pairs, families)


def pairs_of(words: Sequence[Word], language: str, home: str) -> set[Pair]:
    """Words with no others but stop words between them, and no more than two of these."""
    telling = [
        (number, pair_term(word.forms[0], home))
        for number, word in enumerate(words)
        if not is_stop_form(word.forms, language)
    ]
    return {
        pair_of(one, two)
        for (first, one), (second, two) in pairwise(telling)
        if second - first - 1 <= MAX_SKIPPED
    }


def source(*bodies: str, language: str = "en") -> SearchedArticle:
    return SearchedArticle(language, {**{name: [] for name in NAMES}, "body": bodies})


@settings(max_examples=100)
@given(LANGUAGES, SOURCES)
@example("en", [source("oil of the price", "oil and of the price", "oil", "price")])
@example("en", [source("", "oil", "", "price")])
@example("en", [source("J. K. Rowling", "_a. U.S.", "A.Bc. Mr. J. Ph. D.")])
@example("en", [source("prices"), source("prices", language="fr"), source("price")])
@example("ru", [source("Ельцина москвы"), source("ельцина Москвы", language="ru")])
@example("fr-CA", [source("Prices", language="fr"), source("prices", language="fr-FR")])
def test_postings(home: str, sources: list[SearchedArticle]) -> None:
    segment, _ = invert(home, sources)
    found, expected = said_by(segment), said_of(inverted(home, sources))
    assert found.postings.keys() == expected.postings.keys()
    for key, own in expected.postings.items():
        assert found.postings[key] == own, f"fields of {key!r}"
    assert found.pairs == expected.pairs
    assert found.phrases == expected.phrases
    assert segment.total == sum(len(own) for by in found.phrases.values() for own in by.values())
    assert found.families == expected.families
