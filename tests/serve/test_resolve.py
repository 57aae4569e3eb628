"""Addresses as GitHub Pages answers them, in a site of these files."""

import pytest

from builder.serve.resolve import File, Redirect, resolve

FILES = {
    "index.html",
    "404.html",
    "about.html",
    "both.html",
    "both/index.html",
    "countries/index.html",
    "countries/kenya.html",
    "empty/note.txt",
    "a b/ü.html",
    "a b/index.html",
    "search/0.js",
    ".hidden/x.html",
    ".archive-manifest",
}


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("", File("index.html")),
        ("index.html", File("index.html")),
        ("index", File("index.html")),
        ("?q=osh", File("index.html")),
        ("about", File("about.html")),
        ("about.html", File("about.html")),
        ("about.html?x=1", File("about.html")),
        ("about/", None),
        ("about.html/", None),
        ("about.htm", None),
        ("About", None),
        ("both", File("both.html")),
        ("both/", File("both/index.html")),
        ("countries", Redirect("/repo/countries/")),
        ("countries?q=1&r=%2F", Redirect("/repo/countries/?q=1&r=%2F")),
        ("countries/", File("countries/index.html")),
        ("countries/kenya", File("countries/kenya.html")),
        ("countries%2Fkenya", File("countries/kenya.html")),
        ("empty", None),
        ("empty/", None),
        ("a%20b", Redirect("/repo/a%20b/")),
        ("a%20b/%C3%BC", File("a b/ü.html")),
        ("a%20b/%FC", None),
        ("search/0.js", File("search/0.js")),
        (".hidden/x.html", None),
        (".archive-manifest", None),
        ("../secret", None),
        ("%2e%2e/secret", None),
        ("countries/../about.html", None),
        ("countries/%2e%2e/about.html", None),
        ("countries//kenya", None),
        ("/countries/kenya", None),
        ("//", None),
        ("countries%5Ckenya.html", None),
        ("about.html%00.txt", None),
    ],
)
def test_a_target_below_the_base_path(target: str, expected: File | Redirect | None) -> None:
    assert resolve(f"/repo/{target}", "/repo/", FILES.__contains__) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/", Redirect("/repo/")),
        ("/repo", Redirect("/repo/")),
        ("/repo?q=1", Redirect("/repo/?q=1")),
        ("/about.html", None),
        ("/repository/about.html", None),
        ("/repoabout.html", None),
        ("//repo/about.html", None),
        ("*", None),
        ("http://127.0.0.1/repo/", None),
    ],
)
def test_a_target_beside_the_base_path(target: str, expected: Redirect | None) -> None:
    assert resolve(target, "/repo/", FILES.__contains__) == expected


def test_a_site_at_the_root() -> None:
    assert resolve("/", "/", FILES.__contains__) == File("index.html")
    assert resolve("/countries", "/", FILES.__contains__) == Redirect("/countries/")
    assert resolve("//example.org", "/", FILES.__contains__) is None


def test_a_base_path_in_another_script() -> None:
    address = "/%D0%B0/"
    assert resolve(f"{address}about", "/а/", FILES.__contains__) == File("about.html")
    assert resolve(f"{address}countries", "/а/", FILES.__contains__) == Redirect(
        f"{address}countries/"
    )
