"""What is said of a name that is no country's, and that following it helps."""

import re

import pytest

from builder.authority.records import build_authority
from builder.authority.unknown import refusal
from builder.errors import Name, Place
from builder.model import Kind
from tests.helpers import SiteTest

NO_COUNTRY = "it is no country of ISO 3166"


def hint(site: SiteTest, name: str, more: str = "") -> str:
    """The hint on the only problem of an article that names a country."""
    (line,) = site.article("a", f"countries: [{name}]{more}").problems()
    return line.partition("; ")[2]


@pytest.mark.parametrize(
    "name",
    "Crimea|West Bank|Gaza|Abkhazia|Somaliland|Tibet|global|Karakalpakstan|Крым|Иссык-Куль|"
    '"Côte d\'Azur"|"123"|"Akçakoca: north"|South Ossetia|Iraqi Kurdistan|QQQ'.split("|"),
)
def test_the_record_that_is_shown_makes_the_name_a_country(site: SiteTest, name: str) -> None:
    text = hint(site, name)
    assert text.startswith(f"{NO_COUNTRY}; name an organization in 'organizations', anything else")
    made = re.search(r"make (\S+) with the line (name: .*)$", text)
    assert made
    assert site.write(made[1], f"{made[2]}\n").problems() == []
    site.build()
    page = made[1].removeprefix("content/").replace(".yaml", ".html")
    assert "articles/a.html" in site.links(page)


@pytest.mark.parametrize(
    ("name", "more", "key"),
    [
        ("EU", "", "organizations"),
        ("European Union", "", "organizations"),
        ("NATO", "", "organizations"),
        ("ЕС", "\nlanguage: ru", "organizations"),
        ("Central Asia", "", "topics"),
        ("Europe", "", "topics"),
        ("Азия", "\nlanguage: ru", "topics"),
    ],
)
def test_what_is_an_organization_or_a_part_of_the_world(
    site: SiteTest, name: str, more: str, key: str
) -> None:
    assert hint(site, name, more) == f"{NO_COUNTRY}; write {key}: [{name}]"
    assert site.article("a", f"{key}: [{name}]{more}").problems() == []


@pytest.mark.parametrize("name", ["XX", '"???"', "index"])
def test_what_can_have_no_record(site: SiteTest, name: str) -> None:
    assert hint(site, name) == "write an ISO 3166 code or a name"


def test_a_name_with_the_slug_of_a_record_is_an_alias_of_it(site: SiteTest) -> None:
    site.write("content/countries/a-b.yaml", "name: Atlantis\n")
    assert hint(site, "A.B") == "add it to the aliases in content/countries/a-b.yaml"
    site.write("content/countries/a-b.yaml", "name: Atlantis\naliases: [A.B]\n")
    assert site.problems() == []


def test_a_name_with_the_slug_of_a_country_is_that_country(site: SiteTest) -> None:
    assert hint(site, "Czech!ia") != ""
    assert hint(site, "South/Sudan") == "did you mean 'South Sudan'?"


def test_the_problem_of_a_name_has_its_place() -> None:
    countries, _ = build_authority(Kind.COUNTRIES, [], "en")
    place = Place("content/articles/a.md", 4, 13)
    problem = refusal(countries, Name("Kazakstania", place), "en")
    assert (problem.path, problem.line, problem.column) == place
    assert (problem.code, problem.hint) == ("unknown-country", "did you mean 'Kazakhstan'?")
    assert refusal(countries, Name("Korea", place), "en").code == "ambiguous-country"


@pytest.mark.parametrize("code", ["CG", "CD"])
def test_of_an_ambiguous_name_each_code_is_right(site: SiteTest, code: str) -> None:
    assert code in hint(site, "Congo")
    assert site.article("a", f"countries: [{code}]").problems() == []


def test_each_use_of_a_name_is_reported_once(site: SiteTest) -> None:
    site.article("a", "countries: [Crimea]").article("b", "countries: [KZ, Crimea]")
    places = [line.partition(": ")[0] for line in site.problems()]
    assert places == ["content/articles/a.md:4:13", "content/articles/b.md:4:17"]
