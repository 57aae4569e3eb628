"""Sources have records as other kinds do."""

import pytest

from builder.authority.records import build_authority
from builder.errors import Name, Place
from builder.model import Kind, ParsedRecord
from tests.helpers import SiteTest

AKIPRESS = """\
name: AKIpress
aliases: [АКИpress, AKIpress News Agency]
type: news agency
website: https://akipress.org/
country: KG
language: ky
"""


def test_what_a_record_says_of_its_source() -> None:
    path = "content/sources/akipress.yaml"
    name = Name("AKIpress", Place(path))
    record = ParsedRecord(Kind.SOURCES, path, "akipress", name, sort="Press", language="ky")
    authority, problems = build_authority(Kind.SOURCES, [record], "en")
    entity = authority.entity("akipress")
    assert (problems, entity.sort, entity.language) == ([], "Press", "ky")


def test_two_spellings_of_a_source_meet_in_its_record(site: SiteTest) -> None:
    site.write("content/sources/akipress.yaml", AKIPRESS)
    site.article("a", "source: АКИpress").article("b", "source: akipress news agency")
    site.article("c", "source: akipress").article("d", "source: 24.kg").build()
    assert {"articles/a.html", "articles/b.html", "articles/c.html"} <= set(
        site.links("sources/akipress.html")
    )
    assert "AKIpress" in site.text("articles/a.html")
    assert "sources/akipress.html" in site.links("articles/b.html")
    assert site.links("sources/index.html") == ["sources/24-kg.html", "sources/akipress.html"]


def test_the_page_of_a_source_says_what_its_record_says(site: SiteTest) -> None:
    text = f"---\n{AKIPRESS}---\n\nFounded in Bishkek.\n"
    site.write("content/sources/akipress.md", text)
    site.article("a", "source: AKIpress\ncountries: [KG]").build()
    page = site.text("sources/akipress.html")
    assert "Founded in Bishkek." in page
    assert "Type news agency" in page
    assert "Also known as АКИpress and AKIpress News Agency" in page
    assert "Language Kyrgyz" in page
    assert "Country Kyrgyzstan" in page
    assert "countries/kyrgyzstan.html" in site.links("sources/akipress.html")


def test_a_country_that_no_article_names_has_no_page_to_link_to(site: SiteTest) -> None:
    site.write("content/sources/akipress.yaml", AKIPRESS).article("a", "source: AKIpress").build()
    assert "Country Kyrgyzstan" in site.text("sources/akipress.html")
    assert "countries/kyrgyzstan.html" not in site.pages()


def test_a_source_that_was_merged_leaves_a_redirect(site: SiteTest) -> None:
    site.write("content/sources/akipress.yaml", AKIPRESS)
    site.write("content/sources/kg-press.yaml", "name: KG Press\nmerged_into: akipress\n")
    site.article("a", "source: KG Press").build()
    assert "articles/a.html" in site.links("sources/akipress.html")
    assert site.links("sources/kg-press.html") == ["sources/akipress.html"]


def test_a_source_that_is_nearly_one_with_a_record_is_reported(site: SiteTest) -> None:
    site.article("a", "source: AKIpres").article("b", "source: 24.kg")
    assert site.problems() == []
    assert "names without a record" not in site.result.stdout
    site.write("content/sources/akipress.yaml", AKIPRESS)
    assert site.problems() == [
        "content/articles/a.md:4:9: warning[no-record]: the source 'AKIpres' has no record; "
        "did you mean 'AKIpress'?"
    ]
    assert "names without a record: 2 sources" in site.result.stdout


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ("country: Kirgistann\n", "2:10: error[unknown-country]: unknown country 'Kirgistann'"),
        ("language: kyrgyz\n", "2:11: error[bad-language]: 'language': 'kyrgyz' is not"),
        (
            "countries: [KG]\n",
            "2:1: error[unknown-key]: unknown key 'countries'; did you mean 'country'?",
        ),
    ],
)
def test_what_is_wrong_in_a_record(site: SiteTest, more: str, problem: str) -> None:
    site.write("content/sources/x.yaml", f"name: X\n{more}").article("a", "source: X")
    assert site.problems()[0].startswith(f"content/sources/x.yaml:{problem}")


def test_an_organization_has_a_country_too(site: SiteTest) -> None:
    site.write("content/organizations/x.yaml", "name: X\ncountry: Kyrgyzstan\n")
    site.article("a", "organizations: [X]\ncountries: [KG]").build()
    assert "countries/kyrgyzstan.html" in site.links("organizations/x.html")
