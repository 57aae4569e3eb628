"""Copies are found, also corrected and shortened ones; forms with other numbers are none."""

from builder.pages.near_copies import Copies, Version, find_copies

STORY = (
    "The central bank said on Monday that it had agreed with its creditors to put off payments of "
    "250 mln dlrs which fall due in April, and that talks on the rest will go on in Paris next "
    "week. A spokesman told reporters that the government expects an accord before the summer."
)
FORM = "Shr {} cts vs {} cts Net {} vs {} Revs {} mln vs {} mln Avg shrs {} vs {} year ended in {}"


def copies(*versions: Version) -> Copies:
    return find_copies(versions)


def test_equal_texts_are_one_whatever_their_titles() -> None:
    one, other = Version("A", 1, STORY), Version("B", 900, STORY.upper().replace(" ", "\n"))
    assert copies(one, Version("C", 1, "Short text."), other) == Copies([[0, 2]], [])


def test_a_corrected_and_a_longer_text_are_near() -> None:
    first = Version("Bank puts off payments", 1, STORY)
    longer = Version("Bank puts off debt payments", 3, f"{STORY} It has branches in 900 towns.")
    assert copies(first, longer).near == [(0, 1)]
    with_numbers = STORY + " It owes 9 banks 40 mln dlrs at 7 pct until 1990."
    before = Version("Bank puts off payments", 1, with_numbers)
    mended = with_numbers.replace("250", "350")
    assert copies(before, Version("Bank puts off payments", 2, mended)).near == []
    corrected = Version("Corrected - bank puts off payments", 2, mended)
    assert copies(before, corrected).near == [(0, 1)]


def test_scripts_without_spaces_have_words_too() -> None:
    story = (
        "中国银行星期一说,它已同债权人商定推迟偿还四月到期的款项,其余款项的谈判下周在巴黎继续举行。"
    )
    first, longer = Version("甲", 1, story), Version("乙", 2, f"{story}它有许多分行。")
    assert copies(first, Version("丙", 9, story), longer) == Copies([[0, 1]], [(0, 2)])
    assert (
        copies(
            first, Version("丁", 1, "中国银行星期一说,它在上海开了一家新的分行,行长是当地人。")
        ).near
        == []
    )


def test_another_day_or_another_number_makes_another_text() -> None:
    first = Version("Bank puts off payments", 1, STORY)
    assert copies(first, Version(first.title, 40, f"{STORY} More.")).near == []
    assert copies(first, Version(first.title, 2, STORY.replace("250", "260"))).near == []


def test_forms_are_no_copies() -> None:
    forms = [
        Version(f"Company {name} quarterly results", 1, FORM.format(*range(at, at + 9)) * 3)
        for at, name in ((1, "one"), (20, "two"), (40, "three"))
    ]
    assert copies(*forms) == Copies([], [])
    assert copies() == Copies([], [])
