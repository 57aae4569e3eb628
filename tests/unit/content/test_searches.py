"""Searches that have a page: what the file says of them, and what is wrong with it."""

import pytest

from builder.content.files import SEARCHES
from builder.content.reader import Reader
from builder.content.searches import read_searches
from builder.errors import Name, Place
from builder.model import NamedSearch
from builder.store.storage import LocalStorage
from tests.helpers import SiteTest


def read(site: SiteTest, text: str) -> tuple[tuple[NamedSearch, ...], list[str]]:
    site.write(SEARCHES, text)
    found, problems = read_searches(Reader(LocalStorage(site.source)))
    return found, [f"{one.line}:{one.column} {one.code}" for one in problems]


def test_without_the_file_there_are_none(site: SiteTest) -> None:
    assert read_searches(Reader(LocalStorage(site.source))) == ((), [])
    assert read(site, "") == ((), [])


def test_searches_in_the_order_of_the_file(site: SiteTest) -> None:
    text = (
        "searches:\n"
        "  - name: War & peace\n    query: war OR peace\n"
        "  - query: country:kg title:election\n    name: Выборы\n"
        "    slug: elections\n    description: All of them.\n"
    )
    one = Name("war OR peace", Place(SEARCHES, 3, 12))
    two = Name("country:kg title:election", Place(SEARCHES, 4, 12))
    assert read(site, text) == (
        (
            NamedSearch("War & peace", one, "war-peace", "", Place(SEARCHES, 2, 5)),
            NamedSearch("Выборы", two, "elections", "All of them.", Place(SEARCHES, 5, 5)),
        ),
        [],
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("search: []", "1:1 unknown-key"),
        ("searches: {a: b}", "1:11 not-a-list"),
        ("searches: [osh]", "1:12 not-a-mapping"),
        ("searches: [{name: A}]", "1:12 missing-key"),
        ("searches: [{query: a}]", "1:12 missing-key"),
        ("searches: [{name: A, query: ' '}]", "1:22 missing-key"),
        ("searches: [{name: A, query: a, topic: b}]", "1:32 unknown-key"),
        ("searches: [{name: '???', query: a}]", "1:19 bad-name"),
        ("searches: [{name: Index, query: a}]", "1:19 bad-slug"),
        ("searches: [{name: A, query: a, slug: A b}]", "1:38 bad-slug"),
        ("searches: [{name: A, query: a}, {name: a, query: b}]", "1:40 slug-collision"),
        ("searches: [{name: A, query: a}, {name: b, query: b, slug: a}]", "1:59 slug-collision"),
    ],
)
def test_what_is_wrong_has_its_place(text: str, problem: str, site: SiteTest) -> None:
    assert read(site, text)[1] == [problem]


@pytest.mark.parametrize(
    ("item", "hint"),
    [
        ("name: A, query: a, slug: Ä/B", "write slug: a-b"),
        ("name: A, query: a, slug: con", "write slug: con-search"),
        ("name: Index, query: a", "add a line: slug: index-search"),
        ("name: A, q: a", "here it is called 'query': write query: a"),
        ("title: A, query: a", "here it is called 'name': write name: A"),
        ("name: A, query: a, descripton: b", "did you mean 'description'?"),
        ("name: A, query: a, from: 2015", "say it in the query, such as country:kg or"),
        ("name: A, query: a, Country: KG", "say it in the query, such as country:kg or"),
        (f"name: {'long ' * 30}, query: a", "add a line: slug: long-"),
    ],
)
def test_what_would_be_right_is_said(item: str, hint: str, site: SiteTest) -> None:
    site.write(SEARCHES, f"searches: [{{{item}}}]")
    _, [problem] = read_searches(Reader(LocalStorage(site.source)))
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize("text", ["- name: A\n  query: a\n", "[osh]", "osh"])
def test_a_list_without_its_key(text: str, site: SiteTest) -> None:
    site.write(SEARCHES, text)
    _, [problem] = read_searches(Reader(LocalStorage(site.source)))
    assert problem.code == "yaml-not-a-mapping"
    assert problem.hint == "begin with a line 'searches:', and indent what is below it"


def test_of_several_with_one_address_the_first_remains(site: SiteTest) -> None:
    site.write(SEARCHES, f"searches: [{', '.join(f'{{name: {one}, query: a}}' for one in 'Aaa')}]")
    found, problems = read_searches(Reader(LocalStorage(site.source)))
    assert [one.name for one in found] == ["A"]
    hints = [f"add a line: slug: a-{number}" for number in (2, 3)]
    assert [one.hint for one in problems] == hints
