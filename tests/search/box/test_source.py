"""In which shards of names the scripts of search boxes look."""

import pytest

from builder.search.index.name_files import HEAD
from tests.search.index.test_name_files import card, large
from tests.search.node import running

NAMES = [
    *("\u0939\u093f\u0928\u094d\u0926\u0940 Sabha", "\u0e01\u0e34\u0e19 Thai"),
    *("U.S. Army", "AT&T", "Foo\u00b7bar", "X/Y", "(Group) A", "\u201cQuoted\u201d", "C5+1"),
    *("al-Qaida", "O\u2019Brien", "\u0416\u0430\u043f\u0430\u0440\u043e\u0432"),
]


@pytest.mark.parametrize("is_whole", [False, True])
def test_a_name_stands_in_the_shards_of_its_first_word(is_whole: bool) -> None:
    letters = "ab\u0915\u0939\u0938\u0e02\u0e2d"
    fillers = (
        card(f"{one}{number:x} {'Club ' * 9}", slug=f"f{ord(one)}-{number}")
        for one in letters
        for number in range(600)
    )
    found = large(*fillers, *(card(name, slug=f"s{at}") for at, name in enumerate(NAMES)))
    shards = found[HEAD]["shards"]
    with running("folding.js", "../box/rows.js", "../box/source.js") as browser:
        keys = browser.call_each("plainKey", [(name,) for name in NAMES])
        firsts = [key.split(" ")[0][:8] for key in keys]
        files = browser.call_each("spanned", [(shards, key, is_whole) for key in firsts])
    assert len(shards) > 5
    for at, name in enumerate(NAMES):
        lines = [line for _, file in files[at] for line in found[f"{file}.js"].split("\n")]
        assert f"11\ts{at}\t{name}" in lines
    assert not is_whole or {len(own) for own in files} == {1}


def test_a_beginning_may_be_in_several_and_a_whole_word_is_in_one() -> None:
    shards = [["", "n-a"], ["al", "n-b"], ["ali", "n-c"], ["all", "n-d"], ["b", "n-e"]]
    with running("../box/source.js") as browser:
        names = [
            [name for _, name in own]
            for own in browser.call_each("spanned", [(shards, "al", False), (shards, "al", True)])
        ]
    assert names == [["n-b", "n-c", "n-d"], ["n-b"]]
