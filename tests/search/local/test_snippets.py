"""The piece of a text that shows best why it was found."""

from hypothesis import given
from hypothesis import strategies as st

from builder.search.local.results import Snippet
from builder.search.local.snippets import LENGTH, make_snippet

# Forms of two words of a query.
WANTED = [(frozenset({"needle", "needles"}),), (frozenset({"thread", "threads"}),)]
FILLER = "Nothing here. " * 40


def marked(snippet: Snippet) -> list[str]:
    return [snippet.text[first:last] for first, last in snippet.marks]


def test_a_short_text_is_shown_whole_with_what_matches() -> None:
    text = "A Needle, and needles with thread."
    snippet = make_snippet(text, "en", WANTED)
    assert snippet.text == text
    assert marked(snippet) == ["Needle", "needles", "thread"]


def test_the_window_with_the_most_different_terms() -> None:
    text = f"A needle, a needle, a needle. {FILLER} A needle and a thread. {FILLER} Needle, thread."
    snippet = make_snippet(text, "en", WANTED)
    assert "A needle and a thread." in snippet.text
    assert (snippet.text[0], snippet.text[-1]) == ("\u2026", "\u2026")


def test_of_windows_as_good_the_earliest() -> None:
    text = f"First needle. {FILLER} Second needle."
    assert make_snippet(text, "en", WANTED).text.startswith("First needle.")


def test_what_is_one_word_in_several_ways_has_one_mark() -> None:
    snippet = make_snippet("News of al-Qaeda.", "en", [(frozenset({"al", "alqaeda"}),)])
    assert marked(snippet) == ["al"]


def test_a_phrase_is_marked_whole_and_nowhere_else() -> None:
    wanted = [tuple(frozenset({word}) for word in ("eye", "of", "the", "needle"))]
    snippet = make_snippet("The eye of the needle, of the eye.", "en", wanted)
    assert marked(snippet) == ["eye of the needle"]


def test_a_text_without_a_match_is_shown_from_its_beginning() -> None:
    snippet = make_snippet(FILLER, "en", WANTED)
    assert snippet.text == f"{FILLER[: len(snippet.text) - 1]}\u2026"
    assert snippet.marks == ()
    assert make_snippet("", "en", WANTED) == Snippet("", ())


@given(st.lists(st.sampled_from(["needle", "threads", "a", "x" * 300, "\n", "é"]), max_size=120))
def test_marks_are_matches_in_order_and_words_are_whole(words: list[str]) -> None:
    text = " ".join(words)
    snippet = make_snippet(text, "en", WANTED)
    assert snippet.text.strip("\u2026") in text
    assert len(snippet.text) <= LENGTH + 2
    assert set(marked(snippet)) <= {"needle", "threads"}
    ends = [end for mark in snippet.marks for end in mark]
    assert ends == sorted(ends)
    assert bool(snippet.marks) == any(word in {"needle", "threads"} for word in words)
