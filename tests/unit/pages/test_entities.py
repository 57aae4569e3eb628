"""The pages of countries, organizations, people, topics and sources, and their indexes."""

import re

from builder.dates.edtf import parse_date
from builder.model import Entity, Kind, text_of
from builder.pages.contexts import Detail, EntityLink, Group, Period
from builder.pages.entities import MANY, entity_context, index_context, older_context
from builder.pages.lookup import ArchiveLookup
from builder.pages.pagination import slices_of
from tests.archives import about, archive_of, article_of
from tests.helpers import SiteTest

UN = Entity(
    Kind.ORGANIZATIONS,
    "un",
    "United Nations",
    aliases=("U.N.",),
    acronyms=("UN",),
    former_names=("Allies",),
    wikidata="Q1065",
    type="world-body",
    parent="world",
    founded=parse_date("1945-10"),
    successors=("next",),
    website="https://un.org/",
    record="content/organizations/un.md",
)
OTHERS = [
    Entity(Kind.ORGANIZATIONS, "world", "World"),
    Entity(Kind.ORGANIZATIONS, "next", "Next"),
    Entity(Kind.ORGANIZATIONS, "who", "Health", parent="un"),
    Entity(Kind.ORGANIZATIONS, "league", "League", successors=("un",)),
]
NAMING = article_of("a", entities=about(organizations="un who"))


def test_the_page_says_what_the_record_says() -> None:
    texts = {UN.record: text_of("<p>Of all.</p>", "Of all.")}
    lookup = ArchiveLookup(archive_of(NAMING, entities=[UN, *OTHERS], texts=texts))
    own, *_ = parts = slices_of("organizations/un.html", [0])
    page = entity_context(lookup, UN, own, parts)
    assert (page.title, page.description, page.body) == (UN.name, "Of all.", "<p>Of all.</p>")
    assert (page.index, page.total, page.years) == ("organizations/index.html", 1, ())
    assert page.details == (
        Detail("Type", "world body"),
        Detail("Also known as", "UN, U.N."),
        Detail("Formerly", "Allies"),
        Detail("Founded", "October 1945"),
        Detail("Website", "https://un.org/", "https://un.org/"),
        Detail("Wikidata", "Q1065", "https://www.wikidata.org/wiki/Q1065"),
    )
    assert page.relations == (
        Group("Part of", (EntityLink("World", ""),)),
        Group("Parts", (EntityLink("Health", "organizations/who.html"),)),
        Group("Successors", (EntityLink("Next", ""),)),
        Group("Predecessors", (EntityLink("League", ""),)),
    )


def test_a_name_without_a_record_is_described_by_its_articles() -> None:
    lookup = ArchiveLookup(archive_of(NAMING))
    entity = lookup.archive.entities[Kind.ORGANIZATIONS, "who"]
    own, *_ = parts = slices_of("organizations/who.html", [0])
    page = entity_context(lookup, entity, own, parts)
    assert page.description == "1 article: WHO. Archive."
    assert (page.body, page.details, page.relations) == ("", (), ())


def test_a_long_list_leads_to_the_part_of_each_year_s_newest_article() -> None:
    years = [2001] * 90 + [2002] * 60 + [2003] * 100
    war = about(topics="war")
    articles = [
        article_of(f"{at:03}", f"{year}-01-20", entities=war) for at, year in enumerate(years)
    ]
    lookup = ArchiveLookup(archive_of(*articles))
    own, *older = parts = slices_of("topics/war.html", range(250))
    page = entity_context(lookup, lookup.archive.entities[Kind.TOPICS, "war"], own, parts)
    assert page.years == (
        Period("2003", "topics/war.html", 100),
        Period("2002", "topics/war.html", 60),
        Period("2001", "topics/war/1.html", 90),
    )
    part = older_context(lookup, "War", "topics/war.html", older[0])
    assert (part.title, part.whole) == ("War, part 1", "topics/war.html")
    assert [row.page for row in part.part.rows][::99] == ["articles/099.html", "articles/000.html"]


def index_of(*names: str) -> list[tuple[str, list[str]]]:
    entities = [Entity(Kind.TOPICS, f"t{at}", name) for at, name in enumerate(names)]
    slugs = " ".join(entity.slug for entity in entities)
    lookup = ArchiveLookup(
        archive_of(article_of("a", entities=about(topics=slugs)), entities=entities)
    )
    page = index_context(lookup, Kind.TOPICS)
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


def test_relations_stand_in_the_order_of_names(site: SiteTest) -> None:
    site.write("site.yaml", "title: S\nlanguage: sv\n")
    for slug, name in (("a", "Ödeshög"), ("b", "Åre"), ("c", "Zinkgruvan")):
        text = f"name: {name}\nparent: Sverige\n"
        site.write(f"content/organizations/{slug}.yaml", text)
    site.write("content/organizations/d.yaml", "name: Sverige\n")
    site.article("a", "organizations: [a, b, c, d]").build()
    assert "Zinkgruvan, Åre, Ödeshög" in site.text("organizations/d.html").replace(" ,", ",")


def test_of_names_with_as_many_articles_the_front_page_shows_the_first_first(
    site: SiteTest,
) -> None:
    site.write("site.yaml", "title: S\nlanguage: sv\n")
    site.article("a", "organizations: [Ödeshög, Åre, Zinkgruvan]").build()
    links = [link for link in site.links("index.html") if link.startswith("organizations/")]
    assert [link for link in links if "index" not in link] == [
        "organizations/zinkgruvan.html",
        "organizations/are.html",
        "organizations/odeshog.html",
    ]
