"""The list of files that an article's text links to."""

from tests.helpers import SiteTest, broken_links, plain


def files(site: SiteTest, page: str = "articles/2015/a.html") -> str:
    main = site.main(page)
    return plain(main.partition('<section class="part files">')[2].partition("</section>")[0])


def test_files_have_type_and_size(site: SiteTest) -> None:
    site.write("content/articles/2015/decree 1.pdf", b"x" * 1_240_000)
    site.write("content/pages/tables/data.csv", b"x" * 340)
    site.write("content/pages/tables/raw.txt", b"x" * 2_000)
    site.write("content/pages/map.png", b"x" * 12_300)
    site.article(
        "2015/a",
        body="[decree](decree%201.pdf), [table](/tables/data.csv), "
        "[again](decree%201.pdf#page=2), [raw](/tables/raw.txt), "
        "[large](../../pages/map.png), [b](b.md)",
    )
    site.article("2015/b").build()
    assert files(site) == (
        "Files decree 1.pdf PDF, 1.2 MB data.csv CSV, 340 byte raw.txt TXT, 2 kB map.png PNG, 12 kB"
    )
    assert files(site, "articles/2015/b.html") == ""
    assert broken_links(site.output) == []


def test_pictures_that_are_shown_and_texts_of_excerpts_are_left_out(site: SiteTest) -> None:
    site.write("content/articles/2015/map.png", "x").write("content/articles/2015/a.pdf", "x")
    site.article("2015/a", body="[![Map](map.png)](map.png)")
    more = "rights: excerpt\nsource_url: https://x.org/"
    site.article("2015/b", more, body="[scan](a.pdf)").build()
    assert files(site) == files(site, "articles/2015/b.html") == ""


def test_a_page_follows_the_size_of_a_file(site: SiteTest) -> None:
    site.write("content/articles/2015/a.pdf", b"%PDF-" + b"x" * 5)
    site.article("2015/a", body="[scan](a.pdf)").article("2015/b").build()
    site.write_as_it_is("content/articles/2015/a.pdf", b"%PDF-" + b"x" * 15).build()
    assert files(site) == "Files a.pdf PDF, 20 byte"


def test_words_are_those_of_the_site(site: SiteTest) -> None:
    site.write("site.yaml", "title: T\nlanguage: ru\n")
    site.write("content/articles/2015/a.pdf", b"x" * 1_240_000)
    site.article("2015/a", body="[scan](a.pdf)").build()
    assert files(site).endswith("a.pdf PDF, 1,2 \u041c\u0411")
