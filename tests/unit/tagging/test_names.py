"""The names of countries and records: of a language, with what has them in it and is another."""

from builder.model import Entity, Kind
from builder.tagging.names import Names, Sort
from builder.tagging.words import words_of

PERSON = Entity(Kind.PEOPLE, "yuri-luzhkov", "Юрий Михайлович Лужков")


def sorts(names: Names, text: str) -> list[tuple[str, Sort, int]]:
    """What may begin with the first word of a text, and is it."""
    words = words_of(text, names.language)
    return [
        (one.slug, one.sort, one.rank)
        for one in names.at(words[0])
        if len(one.words) == len(words)
        and [own.key for own in one.words] == [word.key for word in words]
        and one.matches(words, is_shouted=False)
    ]


def test_countries_go_by_their_names_in_the_language_and_the_site() -> None:
    names = Names([], "ru", "ky", {})
    assert sorts(names, "Японией") == [("japan", Sort.NAME, 0)]
    assert sorts(names, "японскую") == [("japan", Sort.DEMONYM, 0)]
    assert sorts(names, "Жапония") == [("japan", Sort.NAME, 0)]
    assert sorts(names, "сша") == []
    assert sorts(names, "США") == [("united-states", Sort.NAME, 0)]


def test_the_record_of_a_country_gives_its_slug() -> None:
    record = Entity(Kind.COUNTRIES, "nippon", "Japan", aliases=("Yamato",), code="JP")
    names = Names([record], "en", "en", {})
    assert sorts(names, "Japan") == [("nippon", Sort.NAME, 0)]
    assert sorts(names, "Yamato") == [("nippon", Sort.NAME, 0)]


def test_a_person_goes_by_surname_and_in_both_orders() -> None:
    names = Names([PERSON], "ru", "ru", {})
    assert sorts(names, "Юрия Михайловича Лужкова") == [("yuri-luzhkov", Sort.NAME, 0)]
    for text in ("Юрий Лужков", "Лужковым Юрием", "Лужков Юрий Михайлович"):
        assert sorts(names, text) == [("yuri-luzhkov", Sort.NAME, 1)]
    assert sorts(names, "Лужкову") == [("yuri-luzhkov", Sort.NAME, 2)]


def test_what_is_in_another_name_masks() -> None:
    masks = {(Kind.COUNTRIES, "jordan"): ["Lake Jordan"]}
    names = Names([], "en", "en", masks)
    assert sorts(names, "Lake Jordan") == [("", Sort.MASK, 0)]
    assert sorts(names, "New Jersey") == [("", Sort.MASK, 0)]
    assert sorts(names, "Georgia") == [("georgia", Sort.DOUBTFUL, 0)]


def test_an_organization_with_the_name_of_a_country_is_doubtful() -> None:
    team = Entity(Kind.ORGANIZATIONS, "japan", "Japan")
    assert ("japan", Sort.DOUBTFUL, 0) in sorts(Names([team], "en", "en", {}), "Japan")


def test_topics_need_no_capital() -> None:
    topic = Entity(Kind.TOPICS, "elections", "Elections")
    assert sorts(Names([topic], "en", "en", {}), "election") == [("elections", Sort.NAME, 0)]
