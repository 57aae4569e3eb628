"""After any change keys lead where those of an index that is made anew do."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from builder.search.index.diff import ChangedTerms
from builder.search.index.leads import changed_leads, leads_of
from builder.search.index.lexicon import Earlier, Lexicon, lexicon_files
from builder.search.index.sizes import Sizes
from tests.search.index.model import (
    Contents,
    contents,
    edited,
    joined,
    leads_in,
    made,
    merged_of,
    restricted,
    worths,
)

SIZES = Sizes(block=2, lexicon=40, postings=20, phrases=40, pairs=40)
NOTHING = Contents(0, {}, {}, set())

# Articles that stay, and others before and after a change.
CHANGES = st.tuples(
    contents(2),
    contents(4).flatmap(lambda old: st.tuples(st.just(old), edited(old, most_new=2))),
)


def held(**families: str) -> Contents:
    """An article in which words stand that belong to families; `n_` stands for the name `n^`."""
    lines = {(key.replace("_", "^"), form) for key, own in families.items() for form in own.split()}
    forms = {form for own in families.values() for form in own.split()}
    return Contents(1, {form: {0: [0]} for form in forms}, {}, {*lines})


def nothing(path: str) -> bytes:
    raise FileNotFoundError(path)


def lexicon_of(whole: Contents) -> Lexicon:
    postings = merged_of(whole, worths(whole.articles)).postings
    earlier = Earlier(Lexicon(), set(), nothing)
    making = lexicon_files(postings, leads_in(whole), "en", whole.articles, SIZES, earlier)
    return made(making)[0][1]


def changed_terms(others: Contents, old: Contents, new: Contents) -> ChangedTerms:
    """What differs, as an update has it in the end.

    What other articles still have is not gone; but what is new in some may be known from others.
    """
    keys = old.positions.keys() | new.positions.keys()
    gone, added = old.families - new.families, new.families - old.families
    return ChangedTerms(
        {key for key in keys if old.positions.get(key) != new.positions.get(key)},
        set(),
        {"\t".join(line) for line in gone},
        {"\t".join(line) for line in added},
    )


@settings(max_examples=300)
@given(CHANGES)
@example((NOTHING, (held(b_="a"), held(b_="a b"))))
@example((NOTHING, (held(b_="a", c_="b"), held(b_="a"))))
@example((held(b_="a"), (held(c_="d"), held(c_="b"))))
@example((held(b_="a", c_="a d"), (held(b_="e"), NOTHING._replace(articles=1))))
@example((held(b_="a"), (held(b_="a c"), held(b_="a"))))
@example((NOTHING, (held(b_="a"), NOTHING._replace(articles=1))))
def test_leads_of_an_update(change: tuple[Contents, tuple[Contents, Contents]]) -> None:
    others, (old, new) = change
    before, after = joined([others, old]), joined([others, new])
    lexicon, changed = lexicon_of(before), changed_terms(others, old, new)
    keys = changed.keys | changed_leads(changed, lexicon)
    there = {"\t".join(line) for line in others.families}
    changed = changed._replace(keys=keys, gone=changed.gone - there)
    written = restricted(after, keys, set()).positions
    found = leads_of({}, written, changed, lexicon)
    assert found.keys() <= keys
    kept = {key: leads for key, leads in leads_in(before).items() if key not in keys}
    assert kept | found == leads_in(after)


@given(contents(3))
def test_leads_of_an_index_that_is_made_anew(whole: Contents) -> None:
    families = merged_of(whole, worths(3)).families
    no_change = ChangedTerms(set(), set(), set(), set())
    assert leads_of(families, whole.positions, no_change, Lexicon()) == leads_in(whole)


def test_a_form_leads_to_a_name_that_it_shares() -> None:
    no_change = ChangedTerms(set(), set(), set(), set())

    def leads(families: dict[str, set[str]], *written: str) -> dict[str, set[str]]:
        return leads_of(families, written, no_change, Lexicon())

    khujand = {"hujand^": {"khujand"}}
    assert leads(khujand, "khujand") == khujand
    both = {"hujand^": {"khujand", "худжанд"}}
    each = {"khujand": {"hujand^"}, "худжанд": {"hujand^"}}
    assert leads(both, "khujand", "худжанд") == both | each
    assert leads(khujand, "khujand", "hujand") == khujand
    assert leads({"border~": {"borders"}}, "border", "borders") == {"border~": {"borders"}}
