"""Two things at one address: found before anything is written, at a text that can be renamed."""

import os
import sys

import pytest

from tests.helpers import SiteTest

PAGE = "---\ntitle: A\n---\n"
ARTICLE = "---\ntitle: A\ndate: 2015\n---\n"


@pytest.mark.parametrize(
    ("files", "place", "code"),
    [
        (
            {"content/index.md": "One.", "content/pages/index.md": PAGE},
            "content/pages/index.md:1:1",
            "address-collision",
        ),
        ({"content/pages/assets/style.txt": "x"}, "assets/style.txt:1:1", "reserved-address"),
        ({"content/pages/data/checksums.txt": "x"}, "checksums.txt:1:1", "address-collision"),
        ({"content/pages/404.md": PAGE}, "content/pages/404.md:1:1", "address-collision"),
        ({"content/pages/search.md": PAGE}, "content/pages/search.md:1:1", "reserved-address"),
        ({"content/pages/dates/index.md": PAGE}, "dates/index.md:1:1", "address-collision"),
        (
            {"content/articles/a.md": ARTICLE, "content/articles/a.html/b/c.md": ARTICLE},
            "content/articles/a.html/b/c.md:1:1",
            "address-collision",
        ),
        (
            {"content/articles/e\u0301.md": ARTICLE, "content/articles/\u00e9.md": ARTICLE},
            "content/articles/\u00e9.md:1:1",
            "address-collision",
        ),
        (
            {"content/articles/a.md": ARTICLE.replace("date", "topics: [Index]\ndate")},
            "content/articles/a.md:3:10",
            "address-collision",
        ),
        (
            {"content/articles/a.md": ARTICLE.replace("date", "topics: [con]\ndate")},
            "content/articles/a.md:3:10",
            "bad-name",
        ),
        (
            {"content/articles/a.md": ARTICLE.replace("date", f"topics: [{'x' * 300}]\ndate")},
            "content/articles/a.md:3:10",
            "bad-name",
        ),
        (
            {
                "content/articles/a.md": ARTICLE.replace(
                    "date", "redirects: [.archive-manifest/x]\ndate"
                )
            },
            "content/articles/a.md:3:13",
            "bad-redirect",
        ),
        ({"content/articles/a.markdown": ARTICLE}, "content/articles/a.markdown:1:1", "bad-path"),
        ({"content/articles/a.md~": ARTICLE}, "content/articles/a.md~:1:1", "bad-path"),
        ({"content/articles/.a.md": ARTICLE}, "content/articles/.a.md:1:1", "hidden-file"),
    ],
)
def test_clashes(files: dict[str, str], place: str, code: str, site: SiteTest) -> None:
    site.article("ok").write("site.yaml", "title: T\nunlinked_files: publish\n")
    for path, text in files.items():
        site.write(path, text)
    found = "\n".join(site.problems())
    assert f"{place}: error[{code}]" in found


def test_files_whose_names_begin_alike_do_not_clash(site: SiteTest) -> None:
    site.write("site.yaml", "title: T\nunlinked_files: publish\n").article("a")
    names = ("d/x.tsv", "d/x.ts.txt", "d/x.ts/v.csv", "d/x.tsv.txt", "e.tsv", "e.ts/v.csv")
    for name in names:
        site.write(f"content/pages/{name}", name)
    site.build()
    assert all((site.output / name).is_file() for name in names)


def test_a_link_to_itself_is_a_problem_and_not_a_loop(site: SiteTest) -> None:
    (site.source / "content/articles/a.md").symlink_to("a.md")
    assert "error[link-outside]" in site.problems()[0]


@pytest.mark.parametrize(
    ("names", "pages"),
    [
        (["Сергей", "Сергеи"], {"people/sergey.html", "people/sergei.html"}),
        (["バス", "ハス"], {"people/basu.html", "people/hasu.html"}),
        (["Толсто\u0439", "Толсто\u0438\u0306"], {"people/tolstoy.html"}),
    ],
)
def test_names_that_differ_in_a_mark(names: list[str], pages: set[str], site: SiteTest) -> None:
    for number, name in enumerate(names):
        site.article(f"a{number}", more=f"people: [{name}]")
    site.build()
    people = {page for page in site.pages() if page.startswith("people/")}
    assert people - {"people/index.html"} == pages


def test_a_merged_record_of_a_kind_without_pages_leaves_none(site: SiteTest) -> None:
    site.write("site.yaml", "title: A\nindexes: [countries]\n")
    site.write("content/organizations/old.yaml", "name: Old\nmerged_into: new\n")
    site.write("content/organizations/new.yaml", "name: New\n")
    site.article("a", more="organizations: [Old]").build()
    assert not any(page.startswith("organizations") for page in site.pages())


def test_a_country_record_may_be_merged_into_a_country_without_a_record(site: SiteTest) -> None:
    site.write("content/countries/swaziland.yaml", "name: Swaziland\nmerged_into: eswatini\n")
    site.article("a", more="countries: [Swaziland, SZ]").build()
    assert site.links("countries/swaziland.html") == ["countries/eswatini.html"]
    assert site.links("countries/eswatini.html").count("articles/a.html") == 1


@pytest.mark.parametrize(
    ("kind", "record", "code"),
    [
        ("countries", "name: Kenya\naliases: [UG]\n", "alias-claimed-twice"),
        ("countries", "name: Kenya\nsuccessors: [KE]\n", "record-circle"),
        ("organizations", "name: A\nparent: kenya\n", "record-circle"),
        ("organizations", "name: A\nmerged_into: other\n", "lost-text"),
    ],
)
def test_records_that_contradict_themselves(
    kind: str, record: str, code: str, site: SiteTest
) -> None:
    site.write("content/organizations/other.yaml", "name: Other\n")
    site.write(f"content/{kind}/kenya.md", f"---\n{record}---\n\nText.\n").article("a")
    assert f"error[{code}]" in "".join(site.problems())


def test_records_that_are_parts_of_each_other(site: SiteTest) -> None:
    for slug, parent in (("a", "b"), ("b", "c"), ("c", "a")):
        record = f"name: {slug} org\nparent: {parent}\n"
        site.write(f"content/organizations/{slug}.yaml", record)
    found = site.article("x").problems()
    assert len(found) == 1
    assert "a -> b -> c -> a" in found[0]


def test_texts_that_are_not_shown_may_link_to_themselves(site: SiteTest) -> None:
    body = "# H\n\n[x](#h)"
    site.article("draft", more="status: draft", body=f"{body} [y](other.md)")
    site.article("other", more="status: draft", body=body)
    site.article("gone", more="status: withdrawn\nwithdrawn_reason: So.", body=body)
    site.article("part", more="rights: excerpt\nsource_url: https://x.org/", body=body)
    site.build()


@pytest.mark.parametrize(
    "url", ["https://e.org//x", "https://e.org/?", "https://e.org:abc/", "e.org"]
)
def test_addresses_that_no_site_can_have(url: str, site: SiteTest) -> None:
    site.write("site.yaml", f"title: A\nurl: {url}\n").article("a")
    assert "site.yaml:2:6: error[bad-url]" in site.problems()[0]


def test_a_licence_may_be_a_text_with_an_address_in_it(site: SiteTest) -> None:
    site.write("site.yaml", "title: A\ncontent_license: CC BY (https://x.org/by)\n").article("a")
    assert 'href="CC' not in site.build().page("index.html")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among files")
def test_settings_that_are_not_a_file(site: SiteTest) -> None:
    site.remove("site.yaml").article("a")
    os.mkfifo(site.source / "site.yaml")
    assert "no-settings" in site.problems()[0]
