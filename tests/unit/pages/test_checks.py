"""Problems that only the whole plan shows."""

import pytest

from builder.config import parse_config
from builder.errors import Place
from builder.model import Entity, Kind, Link, text_of
from builder.pages.checks import check_collisions, check_links, check_navigation
from builder.pages.lookup import ArchiveLookup
from builder.pages.plan import Address
from tests.archives import about, archive_of, article_of, page_of

ONE, TWO = "content/articles/one.md", "content/articles/two.md"


def clashes(*wanted: Address) -> list[str]:
    return [f"{one.path}: {one.message}" for one in check_collisions(wanted)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a/One.html", "a/one.html"),
        ("a/\u0416.html", "a/\u0436.html"),
        ("a/stra\u00dfe.html", "a/STRASSE.html"),
    ],
)
def test_two_pages_at_one_address_by_case_and_by_accents(first: str, second: str) -> None:
    message = f"the address '{second}' differs only in case from '{first}' of {ONE}"
    assert clashes((first, ONE), (second, TWO)) == [f"{TWO}: {message}"]


def test_two_files_whose_names_differ_in_their_form_alone() -> None:
    composed, decomposed = "content/articles/\u00e9.md", "content/articles/e\u0301.md"
    message = f"the names of this and of {composed} are one name in two forms of Unicode"
    page = "articles/\u00e9.html"
    assert clashes((page, composed), (page, decomposed)) == [f"{decomposed}: {message}"]


def test_two_pages_at_the_very_same_address() -> None:
    message = "'a.html' is the address of this and of"
    assert clashes(("a.html", ONE), ("a.html", TWO)) == [f"{TWO}: {message} {ONE}"]
    # Of the two the text can be renamed, whichever comes first.
    assert clashes(("a.html", ONE), ("a.html", None)) == [f"{ONE}: {message} the site itself"]


def test_accents_and_letters_that_differ_are_no_clash() -> None:
    assert clashes(("é.html", ONE), ("e.html", TWO), ("й.html", ONE), ("и.html", TWO)) == []


def test_a_file_where_another_needs_a_folder() -> None:
    blocked = "needs a folder 'a/B', but that is the address of a file"
    found = clashes(("a/b", ONE), ("a/B/c/d.html", TWO), ("a/bc/d.html", TWO))
    assert found == [f"{TWO}: 'a/B/c/d.html' {blocked}"]


def test_addresses_that_are_kept_for_the_site() -> None:
    kept = "is kept for a part of the site"
    assert clashes(("search.html", ONE), ("data/a.html", TWO), ("search.html.html", TWO)) == [
        f"{ONE}: the address 'search.html' {kept}",
        f"{TWO}: the address 'data/a.html' {kept}",
    ]
    assert clashes(("search.html", None), ("data/articles.jsonl.gz", None)) == []


ARTICLE = article_of("2015/a", entities=about(countries="kg"))
ANCHORS = {"content/pages/about.md": text_of("", anchors=("method",))}


def broken(path: str, written: str, fragment: str = "") -> list[str]:
    """The hints for a link of the article."""
    text = text_of("", links=(Link(path, fragment, written, Place(ARTICLE.path, 7, 3)),))
    unused = Entity(Kind.COUNTRIES, "atlantis", "Atlantis")
    archive = archive_of(
        ARTICLE,
        pages=[page_of("about")],
        entities=[unused],
        texts={ARTICLE.path: text, **ANCHORS},
    )
    known = [ARTICLE.page, "about.html", "articles/2015/b.html", "countries/kg.html"]
    drafts = {"content/articles/draft.md": "articles/draft.html"}
    problems = list(check_links(archive, known, drafts))
    assert {(one.code, one.line, one.column) for one in problems} <= {("broken-link", 7, 3)}
    return [one.hint for one in problems]


def test_links_that_lead_somewhere() -> None:
    assert broken("about.html", "../../pages/about.md") == []
    assert broken("about.html", "../../pages/about.md#method", "method") == []


@pytest.mark.parametrize(
    ("path", "written", "hint"),
    [
        ("articles/2015/bb.html", "bb.md", "did you mean 'b.html'?"),
        ("articles/about.html", "../about.md", "did you mean '../../pages/about.md'?"),
        ("articles/draft.html", "../draft.md", "what it leads to is a draft"),
        ("countries/atlantis.html", "x", "no article names it, so it has no page"),
        ("x/{{ url }}", "{{ url }}", "templates of other generators are not run; "),
        ("x/y.pdf", "y.pdf", ""),
    ],
)
def test_links_that_lead_nowhere(path: str, written: str, hint: str) -> None:
    (found,) = broken(path, written)
    assert found.startswith(hint)
    assert bool(found) == bool(hint)


def test_a_fragment_that_the_page_does_not_have() -> None:
    assert broken("about.html", "x#metod", "metod") == ["did you mean 'method'?"]
    assert broken("countries/kg.html", "x#top", "top") == [""]


def test_drafts_may_link_to_each_other() -> None:
    link = Link("articles/two.html", "", "two.md", Place(ONE))
    archive = archive_of(texts={ONE: text_of("", links=(link,))})
    assert list(check_links(archive, [], {ONE: "articles/one.html", TWO: link.path})) == []
    assert len(list(check_links(archive, [], {TWO: link.path}))) == 1


def test_of_a_file_that_is_refused_it_is_told_once() -> None:
    links = [Link(f"articles/{name}.exe", "", f"{name}.exe", Place(ONE)) for name in "ab"]
    archive = archive_of(texts={ONE: text_of("", links=tuple(links))})
    (problem,) = check_links(archive, [], {}, {"articles/a.exe"})
    assert problem.message == "the link 'b.exe' leads to nothing"


def test_navigation_names_what_there_can_be() -> None:
    config, _ = parse_config("navigation: [people, dates, about, abuot]\n")
    lookup = ArchiveLookup(archive_of(pages=[page_of("about")], config=config))
    assert [(one.line, one.column, one.hint) for one in check_navigation(lookup)] == [
        (1, 36, "did you mean 'about'?")
    ]
