"""The indexes of countries, organizations, people, topics and sources."""

import re

from builder.model import Entity, Kind
from builder.pages.indexes import MANY, TOP, VERY_MANY, index_context, letters_of
from builder.pages.lookup import ArchiveLookup
from tests.archives import about, archive_of, article_of
from tests.helpers import SiteTest


def index_of(*names: str) -> list[tuple[str, list[str]]]:
    entities = [Entity(Kind.TOPICS, f"t{at}", name) for at, name in enumerate(names)]
    slugs = " ".join(entity.slug for entity in entities)
    lookup = ArchiveLookup(
        archive_of(article_of("a", entities=about(topics=slugs)), entities=entities)
    )
    page = index_context(lookup, Kind.TOPICS, letters_of(lookup, Kind.TOPICS))
    assert page.total == len(names)
    assert page.description == f"All {len(names)} topics of the archive."
    return [(group.label, [link.name for link in group.links]) for group in page.groups]


def test_few_names_are_one_group_sorted_without_accents() -> None:
    assert index_of("Zoo", "élan", "Ebb", "Über", "eye") == [
        ("", ["Ebb", "élan", "eye", "Über", "Zoo"])
    ]


def test_many_names_are_grouped_by_first_letter() -> None:
    many = [f"B{number:02}" for number in range(MANY)]
    groups = index_of(*many, "Élan", "eye", "Ёлка", "Ель", "1987", "«A»")
    assert groups == [
        ("#", ["«A»", "1987"]),
        ("B", many),
        ("E", ["Élan", "eye"]),
        ("Е", ["Ёлка", "Ель"]),
    ]


KYRGYZ = "Өзгөн Ош Нарын Ысык-Көл Үч-Коргон Ушкын Ңара Пишпек".split()


def test_names_stand_in_the_order_of_the_site_s_language(site: SiteTest) -> None:
    site.write("site.yaml", "title: S\nlanguage: ky\n")
    site.article("a", f"topics: [{', '.join(KYRGYZ)}]").build()
    in_order = ["Нарын", "Ңара", "Ош", "Өзгөн", "Пишпек", "Ушкын", "Үч-Коргон", "Ысык-Көл"]
    assert names_in(site, "topics/index.html") == in_order


def names_in(site: SiteTest, page: str) -> list[str]:
    """The names that an index lists."""
    return re.findall(r'<li><a href="[^"]*"><bdi>([^<]*)<', site.main(page))


def test_many_names_have_the_letters_of_the_site_s_language(site: SiteTest) -> None:
    site.write("site.yaml", "title: S\nlanguage: uz\n")
    starts = ("Op", "Oʻr", "St", "Shu", "Chi")
    names = [f"{start}{number}" for start in starts for number in range(10)]
    site.article("a", f"topics: [{', '.join(names)}]").build()
    letters = re.findall(r"<h2[^>]*>([^<]*)</h2>", site.main("topics/index.html"))
    assert letters == ["O", "S", "Oʻ", "Sh", "Ch"]


def test_a_record_says_by_what_it_is_ordered(site: SiteTest) -> None:
    site.write("content/people/aigul-bekova.yaml", "name: Aigul Bekova\nsort: Bekova, Aigul\n")
    people = ["Aigul Bekova", "Azamat", "Chinara", *(f"Person {at}" for at in range(MANY))]
    site.article("a", f"people: [{', '.join(people)}]").build()
    assert names_in(site, "people/index.html")[:3] == ["Azamat", "Aigul Bekova", "Chinara"]
    assert "A Azamat 1 B Aigul Bekova 1 C Chinara" in site.text("people/index.html")


def test_very_many_names_have_pages_of_letters_and_the_most_frequent_first(site: SiteTest) -> None:
    names = [f"{letter}{number:02}" for letter in "ABКÉ" for number in range(VERY_MANY // 4)]
    for article, some in enumerate((names, ["B07", "C"], ["B07"])):
        site.article(f"{article}", f"people: [{', '.join(some)}]")
    site.build()
    assert names_in(site, "people/index.html")[:3] == ["B07", "A00", "A01"]
    assert len(names_in(site, "people/index.html")) == TOP
    letters = re.findall(r'<a href="(index/[^"]*)">([^<]*)<', site.main("people/index.html"))
    assert letters == [
        ("index/a.html", "A"),
        ("index/b.html", "B"),
        ("index/c.html", "C"),
        ("index/e.html", "E"),
        ("index/041a.html", "К"),
    ]
    assert f"{VERY_MANY + 1} in all." in site.text("people/index.html")
    found = [name for page, _ in letters for name in names_in(site, f"people/{page}")]
    assert sorted(found) == sorted([*names, "C"])
    assert "People: К" in site.text("people/index/041a.html")
    assert 'content="People: К · 75 in all."' in site.page("people/index/041a.html")
    script = (site.output / "people/index/names.js").read_text(encoding="utf-8")
    assert script.startswith('ArchiveNames([\n["A00", "a00", 1],\n["A01", "a01", 1],\n')


def test_an_index_of_fewer_names_has_them_all(site: SiteTest) -> None:
    site.article("a", f"people: [{', '.join(f'P{number}' for number in range(VERY_MANY))}]")
    site.build()
    assert len(names_in(site, "people/index.html")) == VERY_MANY
    assert [page for page in site.pages() if page.startswith("people/index/")] == []


def test_only_an_index_of_many_names_has_a_filter(site: SiteTest) -> None:
    site.article("a", f"people: [{', '.join(f'P{number}' for number in range(MANY))}]")
    assert "names.js" not in site.build().page("people/index.html")
    site.article("b", "people: [One more]")
    assert '<form id="names:form"' in site.build().main("people/index.html")
    assert '<script defer src="../assets/names.js">' in site.page("people/index.html")
