"""The style guide: every component of the theme in every state, for those who change its look.

Components that show an archive show this one; all others have values that are hard to lay out.
"""

from builder.pages.contexts import (
    Detail,
    EntityLink,
    Group,
    Jump,
    JumpYear,
    LetterLink,
    Part,
    Row,
    RowGroup,
    StyleguideContext,
    Version,
    When,
)
from builder.pages.lookup import ArchiveLookup
from builder.pages.timelines import archive_timeline

PAGE = "styleguide.html"

_WORDS = "Title of an article that says in very many words what others would have said in a few"
_LONG = ": ".join([_WORDS] * 4)[:300]
_LONG_WORD = "https://example.org/" + "a-part-of-an-address-without-a-break/" * 3


def styleguide_context(lookup: ArchiveLookup) -> StyleguideContext:
    """The page of all components."""
    countries = lookup.coverage.countries if lookup.coverage else ()
    return StyleguideContext(
        title="Style guide",
        description="Every component of the theme in every state.",
        long_title=_LONG,
        part=Part(_groups(), PAGE, PAGE, PAGE),
        group=Group("Names", _names()),
        details=_details(),
        coverage=lookup.coverage,
        timeline=archive_timeline(lookup),
        code=countries[0].code if countries else "",
        total=len(lookup.archive.articles),
        letters=tuple(LetterLink(letter, PAGE) for letter in "ABC"),
        jumps=tuple(
            JumpYear(Jump(year, PAGE, year), articles, (), False)
            for year, articles in (("2015", 1), ("1991", 12_541))
        ),
        within=(("country", "kg"),),
    )


def _groups() -> tuple[RowGroup, ...]:
    day = When("Mar 13, 2025", "2025-03-13")
    span = When("Nov 22, 2014 \u2013 Jan 13, 2015", "")
    about = When("about 2015 (uncertain)", "")
    rows = (
        Row(PAGE, "Title of an article", day, "", ""),
        Row(PAGE, "Title of an article with a source", span, "Name of a newspaper", ""),
        Row(PAGE, _LONG, about, "Name of an agency", ""),
        Row(PAGE, "\u0639\u0646\u0648\u0627\u0646 \u0645\u0642\u0627\u0644", day, "", "ar"),
        Row(PAGE, "\u041d\u0430\u0437\u0432\u0430\u043d\u0438\u0435", day, "", "ru"),
        Row(PAGE, "Title of a draft", day, "", "", draft=True),
        Row(PAGE, "Title of an article with copies", day, "", "", also=_versions(span, day)),
    )
    return (RowGroup("2025", "2025", "", rows), RowGroup("March 13", "2024", day.text, rows[:1]))


def _versions(*when: When) -> tuple[Version, ...]:
    *copies, corrected = (Version(PAGE, _WORDS, one, "", False, False) for one in when)
    return (*copies, corrected._replace(corrected=True))


def _names() -> tuple[EntityLink, ...]:
    names = ("Name", "Name of an organization that has a long one", _LONG_WORD)
    return tuple(EntityLink(name, PAGE, 10**at) for at, name in enumerate(names, 1))


def _details() -> tuple[Detail, ...]:
    many = ", ".join(f"Name {number}" for number in range(1, 61))
    return (
        Detail("Founded", "1991"),
        Detail("Also known as", many),
        Detail("Website", _LONG_WORD, _LONG_WORD),
    )
