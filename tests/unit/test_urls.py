import posixpath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model import Kind
from builder.urls import (
    APOSTROPHES,
    absolute,
    check_address,
    check_path,
    check_url,
    is_slug,
    letter_page,
    names_script,
    relative,
    slugify,
)

names = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="/"), min_size=1
)
paths = st.lists(names.filter(lambda name: name not in {".", ".."}), min_size=1, max_size=5).map(
    "/".join
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("United States", "united-states"),
        ("Côte d'Ivoire", "cote-divoire"),
        ("Côte d\u2019Ivoire", "cote-divoire"),
        ("Gʻulomov", "gulomov"),
        ("Исламское движение", "islamskoe-dvizhenie"),
        ("Åland Islands", "aland-islands"),
        ("U.S. Department", "u-s-department"),
        ("al-Qaida", "al-qaida"),
        ("???", ""),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert slugify(name) == slug


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_an_apostrophe_is_no_gap_in_a_slug(apostrophe: str) -> None:
    assert slugify(f"O{apostrophe}Brien") == "obrien"


@given(st.text())
def test_a_slug_is_a_slug_already(name: str) -> None:
    slug = slugify(name)
    assert slug == "" or is_slug(f"x{slug[:100]}".strip("-"))
    assert slugify(slug) == slug


@given(paths, paths)
def test_a_relative_link_leads_where_it_should(page: str, target: str) -> None:
    link = relative(page, target)
    assert not link.startswith("/")
    assert not urlsplit(link).scheme
    assert not urlsplit(link).netloc
    here = f"https://site/{relative('', page)}"
    there = urlsplit(urljoin(here, link)).path
    assert unquote(there) == f"/{target}"


@given(paths, paths)
def test_a_relative_link_goes_no_further_up_than_it_must(page: str, target: str) -> None:
    here, there = page.split("/")[:-1], target.split("/")[:-1]
    shared = len(posixpath.commonprefix([here, there]))
    assert relative(page, target).split("/").count("..") == len(here) - shared


def test_an_index_is_addressed_by_its_folder() -> None:
    assert absolute("https://x.org/a/", "index.html") == "https://x.org/a/"
    assert absolute("https://x.org/a/", "dates/index.html") == "https://x.org/a/dates/"
    assert absolute("https://x.org/a/", "dates/2015.html") == "https://x.org/a/dates/2015.html"


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("/2015/old.html", "2015/old.html"),
        ("2015/old.html", "2015/old.html"),
        ("/2015/old/", "2015/old/index.html"),
        ("/2015/old", "2015/old.html"),
        ("/2015/version-1.2", "2015/version-1.2.html"),
        ("/a%20b", "a b.html"),
        ("/a.pdf", "a.pdf"),
        ("/talk.mp3", "talk.mp3"),
        ("/x.7z", "x.7z"),
        ("/map.geojson", "map.geojson"),
    ],
)
def test_files_that_answer_at_addresses(written: str, page: str) -> None:
    assert check_address(written) == page


@pytest.mark.parametrize(
    "written", ["//x.org/a", "https://x.org/a", "/a?b=1", "/a#b", "", "/../a", "/a//b"]
)
def test_addresses_that_no_file_can_answer_at(written: str) -> None:
    with pytest.raises(ValueError, match=r"'"):
        check_address(written)


@pytest.mark.parametrize(
    "path", ["a/../b", "./a", "a//b", "a:b", "con.html", "a.", "a /b", "x" * 300]
)
def test_paths_that_some_file_system_refuses(path: str) -> None:
    with pytest.raises(ValueError, match=r"'"):
        check_path(path)


@pytest.mark.parametrize(
    "name", ["COM¹", "lpt³.txt", "CONIN$", "conout$.md", "CLOCK$", "con .txt", "aux"]
)
def test_names_of_devices_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="Windows"):
        check_path(f"articles/{name}")


@pytest.mark.parametrize("text", ["https://a:b@x.org/", "https://a@x.org", "http://:b@x.org/"])
def test_an_address_with_a_password_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="name or a password"):
        check_url(text)


def test_pages_of_letters_have_plain_names_that_differ() -> None:
    letters = ["K", "Ch", "Ж", "Oʻ", "#", "ﬁ"]
    pages = [letter_page(Kind.PEOPLE, letter) for letter in letters]
    names = ["k", "ch", "0416", "004f-02bb", "0023", "fb01"]
    assert pages == [f"people/index/{name}.html" for name in names]
    assert names_script(Kind.PEOPLE) == "people/index/names.js"
