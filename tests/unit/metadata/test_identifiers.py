"""Identifiers of libraries: written as their systems do, with links."""

import json

import pytest

from builder.metadata.identifiers import SCHEMES, address_of, as_identifier, urn_of
from tests.helpers import SiteTest

GOOD = [
    ("doi", "10.1000/182", "10.1000/182"),
    ("doi", "https://doi.org/10.1038/s41586-020(1)", "10.1038/s41586-020(1)"),
    ("doi", "doi: 10.1000.10/a_b", "10.1000.10/a_b"),
    ("ark", "ark:/12148/btv1b8449691v", "ark:/12148/btv1b8449691v"),
    ("ark", "https://gallica.bnf.fr/ark:12148/btv1b.r=x", ""),
    ("ark", "https://n2t.net/ark:12148/btv1b", "ark:12148/btv1b"),
    ("handle", "hdl:2027/mdp.39015", "2027/mdp.39015"),
    ("handle", "http://hdl.handle.net/10125/1", "10125/1"),
    ("archive_org", "https://archive.org/details/syria-calling", "syria-calling"),
    ("archive_org", "a b", ""),
    ("doi", "10.1000", ""),
    ("ark", "ark:ABC/d", ""),
]


@pytest.mark.parametrize(("scheme", "written", "read"), GOOD)
def test_what_is_written_is_an_identifier_or_none(scheme: str, written: str, read: str) -> None:
    found = SCHEMES[scheme].pattern.fullmatch(written)
    assert (found[1] if found and "=" not in written else "") == read


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_example_is_one_and_its_address_is_read_again(scheme: str) -> None:
    own = SCHEMES[scheme]
    for written in (own.example, address_of(scheme, own.example)):
        found = own.pattern.fullmatch(written)
        assert found
        assert found[1] == own.example


def test_addresses_keep_what_would_mean_something_else_in_them() -> None:
    assert address_of("doi", "10.1/a#b?c%d") == "https://doi.org/10.1/a%23b%3Fc%25d"
    assert urn_of("ark", "ark:12148/b") == "ark:12148/b"
    assert urn_of("handle", "1/2") == "hdl:1/2"


SICI = "10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-1"


@pytest.mark.parametrize(
    ("scheme", "written", "read"),
    [
        ("doi", SICI, SICI),
        ("doi", address_of("doi", SICI), SICI),
        ("doi", "https://doi.org/10.1000%2F182?nosfx=y#page", "10.1000/182"),
        ("doi", "10.1000/a?b", "10.1000/a?b"),
        ("handle", "https://hdl.handle.net/2027/mdp.39015?urlappend=%3Bseq=7", "2027/mdp.39015"),
        ("ark", "https://n2t.net/ark:12148/btv1b?info", "ark:12148/btv1b"),
    ],
)
def test_an_address_is_read_as_what_it_stands_for(scheme: str, written: str, read: str) -> None:
    assert as_identifier(scheme, written) == read


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("(https://doi.org/10.1000/182).", "write doi: 10.1000/182"),
        ("https://x.org/doi/full/10.1000/182?journalCode=a", "write doi: 10.1000/182"),
        ("https://x.org/doi/10.1000/182/full", "write doi: 10.1000/182"),
        (f"DOI {SICI}", f"write doi: {SICI}"),
        ("10.1000/182, 10.1000/183", "it looks like 10.1000/182"),
    ],
)
def test_only_the_whole_doi_is_proposed(written: str, hint: str, site: SiteTest) -> None:
    assert hint in site.article("a", f'identifiers: {{doi: "{written}"}}').problems()[0]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("doi: https://doi.org/10.1000/182", "write identifiers: {doi: 10.1000/182}"),
        ("doi: 10.1000/a,b", 'write identifiers: {doi: "10.1000/a,b"}'),
        ("ARK: ark:12148/b\nidentifiers: {doi: 10.1/a}", "with the others of 'identifiers'"),
    ],
)
def test_a_scheme_as_a_key_is_one_of_the_identifiers(line: str, hint: str, site: SiteTest) -> None:
    assert hint in site.article("a", line).problems()[0]


def test_pages_link_to_them_and_tell_machines(site: SiteTest) -> None:
    more = "identifiers:\n  handle: 2027/mdp.39015\n  doi: https://doi.org/10.1000/182\n"
    page = site.article("a", more).build().page("articles/a.html")
    assert '<dt>DOI</dt><dd><a href="https://doi.org/10.1000/182"' in page
    assert '<meta name="citation_doi" content="10.1000/182">' in page
    assert '<meta name="DC.identifier" content="hdl:2027/mdp.39015">' in page
    block = json.loads(page.partition('ld+json">')[2].partition("</script>")[0])
    values = {"@type": "PropertyValue", "propertyID": "doi", "value": "doi:10.1000/182"}
    assert block["identifier"][:2] == ["a", values]


def test_the_search_finds_an_article_by_one(site: SiteTest) -> None:
    site.article("a", "identifiers: {doi: 10.1000/xyz182}").article("b")
    found = site.run("search", "10.1000/xyz182", "--json", f"--source={site.source}")
    assert [hit["id"] for hit in json.loads(found.stdout)["hits"]] == ["a"]
