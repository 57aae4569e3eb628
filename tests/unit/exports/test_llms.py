"""What language models are told of an archive."""

from typing import Any

from builder.config import SiteConfig
from builder.exports import llms as module
from builder.exports.llms import llms
from builder.model import text_of
from tests.archives import about, archive_of, article_of
from tests.helpers import SiteTest


def told(**config: Any) -> str:
    one = article_of("a", entities=about(countries="kg"), title="A [b]")
    two = article_of("2016/b", "2016", noindex=True)
    texts = {one.path: text_of("<p>One.</p>", "One.")}
    return llms(archive_of(one, two, texts=texts, config=SiteConfig(**config))).decode()


def test_it_says_where_articles_lists_and_data_are() -> None:
    assert told(title="The Archive", description="All of it.", url="https://example.org/x/") == (
        "# The Archive\n\n> All of it.\n\n## Articles\n\n"
        "- [A \\[b\\]](<https://example.org/x/articles/a.html>): One.\n\n## Dates\n\n"
        "- [Dates](<https://example.org/x/dates/>)\n"
        "- [Countries](<https://example.org/x/countries/>)\n\n## Downloads\n\n"
        "- [JSON Lines](<https://example.org/x/data/articles.jsonl.gz>)\n"
        "- [CSV](<https://example.org/x/data/articles.csv.gz>)\n"
        "- [BibTeX](<https://example.org/x/data/articles.bib.gz>)\n"
        "- [CSL-JSON](<https://example.org/x/data/articles.csl.json.gz>)\n"
    )


def test_it_leads_to_twins_where_there_are_some() -> None:
    assert "- [A \\[b\\]](<articles/a.md>): One.\n" in told(twins=True)
    assert "](<dates/index.html>)" in told()


def test_of_many_articles_it_has_the_newest() -> None:
    many = [article_of(f"{number:04}") for number in range(module.NEWEST + 5)]
    lines = llms(archive_of(*many)).decode().splitlines()
    articles = [line for line in lines if "articles/" in line and "data/" not in line]
    assert len(articles) == module.NEWEST
    assert "0104" in articles[0]


def test_an_archive_without_articles_has_a_title() -> None:
    assert llms(archive_of()) == b"# Archive\n"


def test_it_is_there_if_it_is_wanted(site: SiteTest) -> None:
    site.article("a").build()
    assert not (site.output / "llms.txt").exists()
    site.write("site.yaml", "title: Archive\nllms_txt: true\n").build()
    assert site.page("llms.txt").startswith("# Archive\n\n## Articles\n\n- [Title of a]")
