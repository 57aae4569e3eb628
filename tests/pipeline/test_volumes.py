"""An archive whose articles are lines of JSON gives the same site as one of files."""

import gzip
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.helpers import ROOT, SiteTest
from tests.pipeline.test_incremental import BODIES, COUNTRIES, DATES, NAMES
from tests.pipeline.test_reproducible import digest

Article = Mapping[str, object]
Archive = dict[str, Article]  # by path below content/articles/, without suffix

SAMPLE = ROOT / "content"
OSH: Archive = {
    "2015/01/osh": {"title": "Osh", "date": "2015-01-20", "text": "See [Naryn](../02/naryn.md).\n"},
    "2015/02/naryn": {"title": "Naryn", "date": "2015-02-03", "text": "See [Osh](../01/osh.md).\n"},
    "2015/02/talas": {"title": "Talas", "date": "2015-02-05", "countries": ["KG"], "text": "T.\n"},
}


def of_file(path: Path) -> Article:
    """What a Markdown file says, as a line would."""
    _, metadata, text = path.read_text(encoding="utf-8").split("---\n", 2)
    return {**yaml.load(metadata, Loader=yaml.BaseLoader), "text": text}


def in_files(site: SiteTest, archive: Archive) -> SiteTest:
    for path, article in archive.items():
        metadata = {key: value for key, value in article.items() if key != "text"}
        front = yaml.safe_dump(metadata, allow_unicode=True)
        site.write(f"content/articles/{path}.md", f"---\n{front}---\n{article['text']}")
    return site


def in_lines(site: SiteTest, archive: Archive, name: str = "all.jsonl") -> SiteTest:
    lines = [json.dumps({"path": path, **article}) for path, article in archive.items()]
    data = "".join(f"{line}\n" for line in lines).encode()
    return site.write_as_it_is(
        f"content/articles/{name}", gzip.compress(data) if name.endswith(".gz") else data
    )


def new_site(folder: Path, name: str) -> SiteTest:
    (folder / name).mkdir()
    return SiteTest(folder / name)


@pytest.mark.parametrize("name", ["all.jsonl", "2015/all.jsonl.gz"])
def test_the_sample_as_lines_is_the_same_site(tmp_path: Path, name: str) -> None:
    files, lines = new_site(tmp_path, "files"), new_site(tmp_path, "lines")
    archive: Archive = {}
    for path in sorted([ROOT / "site.yaml", *SAMPLE.rglob("*.*")], reverse=True):
        inside = path.relative_to(ROOT).as_posix()
        files.write_as_it_is(inside, path.read_bytes())
        if inside.startswith("content/articles/") and path.suffix == ".md":
            archive[inside.removeprefix("content/articles/").removesuffix(".md")] = of_file(path)
        else:
            lines.write_as_it_is(inside, path.read_bytes())
    in_lines(lines, archive, name)
    assert len(archive) > 100
    assert digest(files.build().output) == digest(lines.build().output)


ARTICLES = st.fixed_dictionaries(
    {
        "title": st.sampled_from(
            ["A", "Ошский базар", 'On "C:\\new"', "No 5: a # b", "\U0001f600"]
        ),
        "date": st.sampled_from(DATES),
        "text": st.sampled_from([*BODIES, "a\\*b\n\n- c\n- d\n", "    code\n\n<b>x</b>"]),
    },
    optional={
        "language": st.sampled_from(["ru", "en", "xx-bad"]),
        "countries": st.lists(st.sampled_from(COUNTRIES), max_size=2),
        "organizations": st.lists(st.sampled_from(NAMES), max_size=3),
        "status": st.sampled_from(["draft", "published"]),
        "summary": st.sampled_from(["Short: it's so.", "two  spaces"]),
        "noindex": st.booleans(),
        "corrections": st.just([{"date": "2016", "note": "It was 5."}]),
        "odd": st.just("key"),
    },
)
PATHS = st.sampled_from(["2014/a", "2014/b", "2015/c", "2015/01/e", "f"])


def built(site: SiteTest) -> object:
    """The bytes of the site, or what is wrong without the places."""
    places = (f"--output={site.output}", f"--cache={site.source / '.cache'}")
    result = site.run("build", "--jobs=1", "--allow-empty", *places)
    if result.exit_code == 0:
        return digest(site.output)
    found = (line.partition(": ")[2].partition("; ")[0] for line in result.output.splitlines())
    return sorted(one.partition(" (line ")[0] for one in found if one.startswith("error"))


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
@given(
    *[st.dictionaries(PATHS, ARTICLES, min_size=1, max_size=4)] * 2,
    st.sampled_from(["x.jsonl", "x.jsonl.gz"]),
)
def test_any_articles_give_the_same_site(first: Archive, second: Archive, name: str) -> None:
    """Also after a change, with what the cache kept."""
    with tempfile.TemporaryDirectory() as folder:
        lines = new_site(Path(folder), "lines")
        for number, archive in enumerate((first, second)):
            files = in_files(new_site(Path(folder), f"files{number}"), archive)
            in_lines(lines, archive, name)
            assert built(lines) == built(files)


@pytest.mark.parametrize("name", ["all.jsonl", "all.jsonl.gz"])
def test_a_changed_line_reads_one_article_anew(tmp_path: Path, name: str) -> None:
    site = in_lines(SiteTest(tmp_path), OSH, name).build()
    assert "read articles: 3" in site.result.stderr
    changed = {"new": {"title": "New", "date": "2016", "text": "New."}, **OSH}
    changed["2015/02/talas"] = {**OSH["2015/02/talas"], "text": "Other."}
    in_lines(site, changed, name).build()
    assert "read articles: 2" in site.result.stderr
    assert "Other." in site.text("articles/2015/02/talas.html")
    in_lines(site, dict(reversed(changed.items())), name).build()
    assert "read articles" not in site.result.stderr
    other = in_lines(new_site(tmp_path, "clean"), changed, name).build()
    assert digest(site.output) == digest(other.output)


def test_links_lead_from_lines_to_files_and_back(tmp_path: Path) -> None:
    site = in_lines(SiteTest(tmp_path), {"2015/01/osh": OSH["2015/01/osh"]}, "2015/all.jsonl")
    in_files(site, {"2015/02/naryn": OSH["2015/02/naryn"]}).build()
    assert "articles/2015/02/naryn.html" in site.links("articles/2015/01/osh.html")
    assert "articles/2015/01/osh.html" in site.links("articles/2015/02/naryn.html")


def test_what_is_exported_can_be_a_source(tmp_path: Path) -> None:
    text = "1. It *cost* 5 $\\*5 \\<b\\>.\n\n- `a_b_c` & [Naryn](../02/naryn.md) {% raw %}\n"
    archive = {**OSH, "2015/03/в-оше": {**OSH["2015/02/talas"], "text": text, "shelf": "B 1"}}
    settings = "title: Archive\nextra_fields: [shelf]\n"
    first = in_files(new_site(tmp_path, "first"), archive).write("site.yaml", settings).build()
    again = new_site(tmp_path, "again").write("site.yaml", settings)
    data = (first.output / "data/articles.jsonl.gz").read_bytes()
    again.write_as_it_is("content/articles/articles.jsonl.gz", data)
    assert again.problems() == []
    assert exported(again.build()) == exported(first)
    assert "B 1" in again.text("articles/2015/03/в-оше.html")


def exported(site: SiteTest) -> list[object]:
    with gzip.open(site.output / "data/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [*map(json.loads, lines)]


@pytest.mark.parametrize("name", ["all.jsonl", "all.jsonl.gz"])
def test_a_source_without_drafts_has_the_other_lines(tmp_path: Path, name: str) -> None:
    withdrawn = {"status": "withdrawn", "withdrawn_reason": "Forged.", "text": "Secret."}
    archive = {
        **OSH,
        "draft": {"title": "Draft", "date": "2015", "status": "draft", "text": "Secret."},
        "gone": {"title": "Gone", "date": "2015", **withdrawn},
    }
    site = in_lines(SiteTest(tmp_path), archive, name)
    assert site.run("export", "--jobs=1", f"--archive={tmp_path / 'copy'}").exit_code == 0
    copy = tmp_path / "copy/content/articles"
    assert {path.name for path in copy.rglob("*") if path.is_file()} == {name, "gone.md"}
    data = (copy / name).read_bytes()
    lines = (gzip.decompress(data) if name.endswith(".gz") else data).splitlines()
    assert [json.loads(line)["path"] for line in lines] == [*OSH]
    assert "Secret" not in (copy / "gone.md").read_text(encoding="utf-8")


def test_twins_and_the_local_search_have_lines(tmp_path: Path) -> None:
    site = in_lines(SiteTest(tmp_path), OSH, "all.jsonl.gz")
    site.write("site.yaml", "title: Archive\ntwins: true\n").build()
    assert "See [Naryn]" in site.page("articles/2015/01/osh.md")
    assert "Talas" in site.run("search", "talas").output


def test_a_line_is_withdrawn_by_hand(tmp_path: Path) -> None:
    site = in_lines(SiteTest(tmp_path), OSH)
    result = site.run("withdraw", "2015/01/osh", "--reason", "Forged.")
    assert result.exit_code == 2
    assert "line of content/articles/all.jsonl" in result.output
