"""The pages of countries, organizations, people, topics and sources."""

from builder.dates.edtf import parse_date
from builder.model import Entity, Kind, text_of
from builder.pages.contexts import Detail, EntityLink, Group
from builder.pages.entities import entity_context, older_context
from builder.pages.jumps import LONG
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
    assert (page.index, page.total, page.jumps) == ("organizations/index.html", 1, ())
    assert page.details == (
        Detail("Type", "world body"),
        Detail("Also known as", "UN and U.N."),
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


def test_a_long_list_has_jumps_to_its_parts_and_a_search_of_its_own() -> None:
    years = [2001] * 90 + [2002] * 60 + [2003] * 100
    war = about(topics="war")
    articles = [
        article_of(f"{at:03}", f"{year}-01-20", entities=war) for at, year in enumerate(years)
    ]
    lookup = ArchiveLookup(archive_of(*articles))
    own, *older = parts = slices_of("topics/war.html", range(250))
    page = entity_context(lookup, lookup.archive.entities[Kind.TOPICS, "war"], own, parts)
    links = [(year.link.label, year.link.page, year.articles) for year in page.jumps]
    assert links == [
        ("2003", "topics/war.html", 100),
        ("2002", "topics/war.html", 60),
        ("2001", "topics/war/1.html", 90),
    ]
    assert page.within == (("topic", "war"),)
    part = older_context(lookup, "War", "topics/war.html", older[0])
    assert (part.title, part.whole) == ("War, part 1", "topics/war.html")
    rows = [row for group in part.part.groups for row in group.rows]
    assert [row.page for row in rows][::99] == ["articles/099.html", "articles/000.html"]


def test_a_search_within_few_articles_or_without_an_index_is_not_offered(site: SiteTest) -> None:
    for number in range(LONG + 1):
        site.article(f"{number}", f"topics: [{'war, peace' if number else 'war'}]")
    hidden = '<input type="hidden" name="topic" value="war">'
    assert hidden in site.build().main("topics/war.html")
    assert f"Search these {LONG + 1} articles" in site.text("topics/war.html")
    assert 'type="hidden"' not in site.main("topics/peace.html")
    site.write("site.yaml", "title: S\nsearch: false\n").build()
    assert 'type="hidden"' not in site.main("topics/war.html")


def test_relations_stand_in_the_order_of_names(site: SiteTest) -> None:
    site.write("site.yaml", "title: S\nlanguage: sv\n")
    for slug, name in (("a", "Ödeshög"), ("b", "Åre"), ("c", "Zinkgruvan")):
        text = f"name: {name}\nparent: Sverige\n"
        site.write(f"content/organizations/{slug}.yaml", text)
    site.write("content/organizations/d.yaml", "name: Sverige\n")
    site.article("a", "organizations: [a, b, c, d]").build()
    assert "Zinkgruvan, Åre och Ödeshög" in site.text("organizations/d.html").replace(" ,", ",")


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
