"""Names through the front door: which page an article is listed on."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.folding import key_of
from tests.helpers import SiteTest

ICG = "name: International Crisis Group\naliases: [Crisis Group]\nacronyms: [ICG]\n"


@pytest.mark.parametrize(
    "written",
    [
        "international-crisis-group",
        "International Crisis Group",
        "INTERNATIONAL CRISIS GROUP",
        "crisis group",
        "icg",
        "The Group",
    ],
)
def test_an_organization_by_any_of_its_names(written: str, site: SiteTest) -> None:
    record = f"{ICG}former_names: [The Group]\n"
    site.write("content/organizations/international-crisis-group.yaml", record)
    site.article("a", more=f"organizations: [{written}]").build()
    assert "articles/a.html" in site.links("organizations/international-crisis-group.html")


@pytest.mark.parametrize(
    "written", ["Da'esh", "Da\u2019esh", "DAESH", "daésh", "Исламское Государство"]
)
def test_case_diacritics_and_apostrophes_do_not_matter(written: str, site: SiteTest) -> None:
    record = "name: Islamic State\naliases: [Daesh, Исламское государство]\n"
    site.write("content/organizations/islamic-state.yaml", record)
    site.article("a", more=f'organizations: ["{written}"]').build()
    assert "articles/a.html" in site.links("organizations/islamic-state.html")


def test_two_names_of_one_entity_list_an_article_once(site: SiteTest) -> None:
    site.article("a", more="countries: [KZ, kazakhstan, KAZ]").build()
    assert site.links("countries/kazakhstan.html").count("articles/a.html") == 1
    assert "1 article" in site.text("countries/kazakhstan.html")


def test_a_record_gives_a_country_its_name_slug_and_aliases(site: SiteTest) -> None:
    record = "name: Ivory Coast\naliases: [RCI]\n"
    site.write("content/countries/ivory-coast.yaml", record)
    site.article("a", more="countries: [RCI]").article("b", more="countries: [CIV]").build()
    assert set(site.links("countries/ivory-coast.html")) >= {"articles/a.html", "articles/b.html"}
    assert "countries/cote-divoire.html" not in site.pages()


def test_a_country_that_no_standard_has_needs_a_record(site: SiteTest) -> None:
    site.article("a", more="countries: [Abkhazia]")
    assert "unknown country 'Abkhazia'" in site.problems()[0]
    site.write("content/countries/abkhazia.yaml", "name: Abkhazia\n").build()
    assert "articles/a.html" in site.links("countries/abkhazia.html")


def test_countries_in_the_language_of_the_site(site: SiteTest) -> None:
    site.write("site.yaml", "title: Архив\nlanguage: ru\n")
    site.article("a", more="countries: [Казахстан, SUHH, Norway]").build()
    assert "Казахстан" in site.text("countries/kazakhstan.html")
    assert {"countries/soviet-union.html", "countries/norway.html"} <= site.pages()


def test_a_merged_record_leaves_a_redirect_and_its_names(site: SiteTest) -> None:
    site.write("content/organizations/isil.yaml", "name: ISIL\nmerged_into: isis\n")
    site.write("content/organizations/isis.yaml", "name: ISIS\nmerged_into: islamic-state\n")
    site.write("content/organizations/islamic-state.yaml", "name: Islamic State\n")
    site.article("a", more="organizations: [ISIL]").build()
    assert site.links("organizations/isil.html") == ["organizations/islamic-state.html"]
    assert "articles/a.html" in site.links("organizations/islamic-state.html")
    assert "ISIL" in site.text("organizations/islamic-state.html")


def test_a_merged_record_whose_heir_no_article_names_leads_to_the_index(site: SiteTest) -> None:
    site.write("content/organizations/isil.yaml", "name: ISIL\nmerged_into: islamic-state\n")
    site.write("content/organizations/islamic-state.yaml", "name: Islamic State\n")
    site.article("a", more="organizations: [Someone]").build()
    assert site.links("organizations/isil.html") == ["organizations/index.html"]


def test_names_without_a_record_are_one_if_they_are_spelt_alike(site: SiteTest) -> None:
    site.article("a", more="people: [Ivan Petrov]").article("b", more="people: [IVAN PETROV]")
    site.article("c", more="people: [Ivan Petrov]").build()
    assert "3 articles" in site.text("people/ivan-petrov.html")
    assert "Ivan Petrov" in site.text("people/index.html")


def test_a_name_that_is_nearly_that_of_a_record_is_reported(site: SiteTest) -> None:
    site.article("a", more="people: [Ivan Petrov, Petr Ivanov]\norganizations: [Red Cros]")
    assert site.problems() == []
    assert "names without a record: 1 organization, 2 people" in site.result.stdout
    site.write("content/organizations/red-cross.yaml", "name: Red Cross\n")
    assert "did you mean 'Red Cross'?" in site.problems()[0]
    assert site.result.exit_code == 0
    assert site.run("check", "--strict").exit_code == 1


def test_successors_and_parents_are_linked_both_ways(site: SiteTest) -> None:
    site.write(
        "content/countries/soviet-union.yaml", "name: Soviet Union\nsuccessors: [RU, Kazakhstan]\n"
    )
    site.article("a", more="countries: [SUHH, KZ]").build()
    assert "countries/kazakhstan.html" in site.links("countries/soviet-union.html")
    assert "countries/soviet-union.html" in site.links("countries/kazakhstan.html")
    assert "Russia" in site.text("countries/soviet-union.html")


names = st.text("aAáбБ' -", min_size=1, max_size=6).filter(
    lambda name: any(character.isalpha() for character in name)
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(names, min_size=1, max_size=3), min_size=1, max_size=4), names)
def test_resolution_equals_a_look_at_every_record(records: list[list[str]], wanted: str) -> None:
    """Against the plainest rule: the one record that has a name of the same key."""
    keys = [{key_of(name) for name in record} for record in records]
    matches = [number for number, record in enumerate(keys) if key_of(wanted) in record]
    clash = any(one & two for at, one in enumerate(keys) for two in keys[:at])
    with TemporaryDirectory() as folder:
        site = SiteTest(Path(folder))
        for number, (name, *aliases) in enumerate(records):
            text = f"name: {_quoted(name)}\naliases: [{', '.join(map(_quoted, aliases))}]\n"
            site.write(f"content/organizations/record-{number}.yaml", text)
        site.article("a", more=f"organizations: [{_quoted(wanted)}]")
        problems = site.problems()
        assert clash == any("alias-claimed-twice" in line for line in problems)
        if not clash and matches:
            site.build()
            assert site.links(f"organizations/record-{matches[0]}.html")
        elif not any("error[" in line for line in problems):
            site.build()
            assert not any(page.startswith("organizations/record-") for page in site.pages())


def _quoted(name: str) -> str:
    return '"' + name + '"'
