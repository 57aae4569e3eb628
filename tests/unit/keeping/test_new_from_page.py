"""An article from a saved page: its text, what it says of itself, and no date that is guessed."""

from builder.keeping.new_from_page import new_from_page
from tests.helpers import SiteTest

HTML = """\
<html lang=en><head><meta charset="windows-1251"><meta property="og:title" content="Ош">
<meta property="og:site_name" content="Paper">{more}
<link rel=canonical href="https://example.org/osh"></head><body>{text}</body></html>
"""
DATE = '<meta property="article:published_time" content="2015-01-20">'
OTHER = '<meta name="pubdate" content="2015-01-21">'
WORDS = (
    "Kyrgyzstan. Фермеры по обе стороны границы говорят, что забор разрезал их пастбища надвое. "
)
LINKS = '<a href="#no">x</a> <a href="y.html">y</a>'
TEXT = f'<nav><a href="/">Home</a></nav><article><p>{WORDS * 3}{LINKS}</p></article>'


def save(site: SiteTest, more: str) -> None:
    site.write_as_it_is("../page.html", HTML.format(more=more, text=TEXT).encode("cp1251"))


def test_an_article_with_its_text(site: SiteTest) -> None:
    save(site, DATE)
    result = site.run("new", "../page.html", "--keep")
    assert result.stdout == "content/articles/2015/01/osh.md\n"
    text = (site.source / "content/articles/2015/01/osh.md").read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: Ош\ndate: 2015-01-20\n")
    assert "source: Paper\nsource_url: https://example.org/osh\n" in text
    assert "# countries: [KG]\n" in text
    assert text.endswith(f"---\n\n{WORDS * 3}x [y](https://example.org/y.html)\n")
    kept = site.source / ".import/pages/2015/01/osh.html"
    assert kept.read_bytes() == (site.source / "../page.html").read_bytes()
    assert site.problems("--strict") == []


def test_two_dates_are_listed_and_none_is_guessed(site: SiteTest) -> None:
    save(site, DATE + OTHER)
    result = site.run("new", "../page.html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "2015-01-20 is a date of the page (meta article:published_time)" in result.stderr
    assert "2015-01-21 is a date of the page (meta pubdate); name it with --date" in result.stderr
    assert site.run("new", "../page.html", "--date=2015-01").exit_code == 0


def test_a_person_is_asked(site: SiteTest) -> None:
    save(site, "")
    asked = []

    def ask(question: str) -> str:
        asked.append(question)
        return "2015"

    made, _ = new_from_page(
        site.source, str(site.source / "../page.html"), "", "", "2026-01-01", False, ask
    )
    assert asked == ["Date (none is in the page)"]
    assert made.name == "osh.md"


def test_a_page_does_not_come_twice(site: SiteTest) -> None:
    save(site, DATE)
    site.article("a", "source_url: http://www.example.org/osh/")
    result = site.run("new", "../page.html")
    assert result.exit_code == 2
    assert "content/articles/a.md is of this address already" in result.stderr


def test_what_is_no_page(site: SiteTest) -> None:
    for name, said in (("no.html", "there is no no.html"), ("http://10.0.0.1/", "private network")):
        result = site.run("new", name)
        assert result.exit_code == 2
        assert said in result.stderr
    assert "name a title in quotes" in site.run("new").stderr
