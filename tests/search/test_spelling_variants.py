"""English words of several spellings; Python and the browser read the rules alike."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.search.inflection import stem as stem_of
from builder.search.spelling_variants import RULES, one_spelling
from tests.search.node import Browser, running

PIECES = """
our ise ised ising isation iser lyse lyses re res red bt ence ogue ogues programme ae oe men mens wo
ves wi kni ses cri aly the a an al ti or om th n s b children feet teeth geese mice criteria indices
manoe grey tyre uvr nt ring la nda tra ices i leap mel gre ful disc among amid czar moslem storey
lear bur drea spoi kerb tonne pyj draught aeropl cos y specialit advisor yogh omelette enqui caesi
ouncell whiskey woollen ski wi focuss
plough cheque jewellery minium scept mould practis artefact dgement sulph gaol moust
""".split()
# How the browser is to apply the rules.
APPLIED = (
    "((word, rules) => rules.reduce((one, [from, to]) => one.replace(new RegExp(from), to), word))"
)
WORDS = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running("english.js") as browser:
        yield browser


def stem(word: str) -> str:
    return stem_of(word, "en")


@pytest.mark.parametrize(
    "words",
    [
        "organisation organization organise organized organiser organizers",
        "centre centres center centred centered",
        "colour color colours coloured colorful colourful",
        "defence defense defences defensive",
        "child children childrens",
        "woman women womens",
        "crisis crises",
        "archaeology archeology",
        "paediatric pediatric",
        "catalogued cataloged catalogue",
    ],
)
def test_spellings_of_one_word_have_one_stem(words: str) -> None:
    assert len(set(map(stem, words.split()))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "precise precision",
        "revise revision",
        "advertise advertisement",
        "supervise supervision",
        "promise promises promised promising",
        "rise rises rising",
        "turkmen turkmens",
        "specimen specimens",
        "solves solved solve",
        "hour hours",
    ],
)
def test_words_of_one_stem_keep_it_together(words: str) -> None:
    assert len(set(map(stem, words.split()))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "four for",
        "tour tor",
        "noses nosis",
        "rises risis",
        "bred bered",
        "these thesis",
        "base basis",
    ],
)
def test_other_words_stay_others(words: str) -> None:
    one, two = words.split()
    assert stem(one) != stem(two)


@given(st.lists(WORDS, max_size=100))
def test_the_browser_finds_the_same(browser: Browser, words: list[str]) -> None:
    rules = [list(rule) for rule in RULES]
    found = browser.call_each(APPLIED, [(word,) for word in words], last=rules)
    assert found == [one_spelling(word) for word in words]
