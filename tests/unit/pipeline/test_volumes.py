"""The lines of volumes among the articles of a source."""

from pathlib import Path

from builder.pipeline.source import scan
from builder.pipeline.volumes import in_volumes, open_volumes
from builder.store.cache import NO_CACHE
from tests.helpers import SiteTest

FIRST, LAST = "content/articles/2015.jsonl", "content/articles/b.jsonl"
LINES = b'{"path": "2015/a"}\n{"path": "2015/b"}\n'


def test_each_line_is_an_article_in_the_order_of_paths(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).write_as_it_is(FIRST, LINES).article("2015/ab")
    source = scan(site.source, NO_CACHE)
    assert open_volumes(source, NO_CACHE) == []
    articles = [f"content/articles/2015/{name}.md" for name in ("a", "ab", "b")]
    assert [*source.files.articles] == articles
    assert source.reader.text(articles[2]) == ('{"path": "2015/b"}', [])


def test_one_path_is_that_of_one_line(tmp_path: Path) -> None:
    site = SiteTest(tmp_path).write_as_it_is(FIRST, LINES).write_as_it_is(LAST, LINES)
    source = scan(site.source, NO_CACHE)
    problems = open_volumes(source, NO_CACHE)
    assert [(one.code, one.path, one.line) for one in problems] == [
        ("address-collision", LAST, 1),
        ("address-collision", LAST, 2),
    ]
    assert f"{FIRST}:2" in problems[1].message
    assert in_volumes(problems, source) == problems
