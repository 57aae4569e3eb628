"""The files of `content/`: what each of them is, and which of them are of no use."""

import pytest

from builder.content.files import ContentFiles, Listing, Oddity, find_files, record_kind
from builder.model import Kind
from tests.helpers import SiteTest

ARTICLE = "content/articles/2015/a.md"


def sorted_out(*paths: str) -> tuple[ContentFiles, list[str]]:
    """What is made of files, and what is wrong as path and code."""
    files, problems = find_files(Listing(sorted(paths), []))
    return files, [f"{one.path} {one.code}" for one in problems]


def test_files_by_what_they_are() -> None:
    sidecar = ARTICLE.replace(".md", ".yml")
    records = ["content/people/a.md", "content/people/a.yaml", "content/topics/b.yaml"]
    pages = ["content/index.md", "content/pages/help/a.md"]
    pictures = ["content/articles/x.png", "content/pages/y.pdf"]
    files, problems = sorted_out(ARTICLE, sidecar, *records, *pages, *pictures)
    assert files.articles == {ARTICLE: sidecar}
    assert files.records == {records[0]: records[1], records[2]: ""}
    assert files.pages == dict.fromkeys(pages, "")
    assert [file.path for file in files.attachments] == pictures
    assert files.attachments[0].page == "articles/x.png"
    assert sorted(files.all_paths()) == sorted([ARTICLE, sidecar, *records, *pages, *pictures])
    assert problems == []
    assert record_kind(records[0]) is Kind.PEOPLE


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("content/articles/a.MD", "bad-path"),
        ("content/articles/a.rst", "bad-path"),
        ("content/articles/a.txt~", "bad-path"),
        ("content/articles/a\udcff.md", "bad-path"),
        ("content/articles/a.js", "active-file"),
        ("content/articles/a.yaml", "lone-sidecar"),
        ("content/a.md", "misplaced-file"),
        ("content/lost.png", "misplaced-file"),
        ("content/people/deep/a.md", "misplaced-file"),
        ("content/people/a.png", "misplaced-file"),
    ],
)
def test_files_that_nothing_is_made_of(path: str, code: str) -> None:
    files, problems = sorted_out(path)
    assert [*files.all_paths()] == []
    assert len(problems) == 1
    assert problems[0].endswith(f" {code}")


LEFT = [
    "Thumbs.db",
    "thumbs.db",
    "desktop.ini",
    "ehthumbs.db",
    "~$note.docx",
    "~$note.md",
    "~WRL0003.tmp",
    "a.tmp",
    "a.pdf.part",
    "a.crdownload",
    "a.lnk",
    "__MACOSX/a.md",
    "node_modules/x/README.md",
]
SECRET = "x.key server.pem id_rsa a.pfx a.kdbx a.ppk secrets.json credentials.json".split()


@pytest.mark.parametrize("name", LEFT)
def test_what_systems_leave_is_named_and_not_published(name: str, site: SiteTest) -> None:
    site.article("2015/a").write(f"content/articles/2015/{name}", "x").build()
    [problem] = site.problems()
    assert f"content/articles/2015/{name}:1:1: warning[stray-file]: " in problem
    assert len([*(site.output / "articles").rglob("*.*")]) == 1


@pytest.mark.parametrize("name", [*SECRET, ".env", ".env.local", ".htpasswd"])
def test_keys_and_passwords_are_refused(name: str, site: SiteTest) -> None:
    [problem] = site.article("a").write(f"content/articles/{name}", "x").problems()
    assert f"content/articles/{name}:1:1: error[secret-file]: " in problem


@pytest.mark.parametrize("name", ["a.md~", "a.md.bak", "a.BAK", "a.orig", ".a.md.swp", "a.old"])
def test_backups_of_editors(name: str, site: SiteTest) -> None:
    problems = site.article("a").write(f"content/articles/{name}", "x").problems()
    assert name.startswith(".") or "error[bad-path]: this looks like a copy" in problems[0]
    assert name.startswith(".") == (not problems)


@pytest.mark.parametrize(
    "name",
    [
        "a copy",
        "a copy 2",
        "a - Copy",
        "a - Copy (2)",
        "Copy of a",
        "a - Kopie",
        "Kopie von a",
        "a (1)",
        "a(2)",
        "a — копия",
        "a-copy",
        "a (copy)",
        "a (conflicted copy 2015-01-20)",
        "a.sync-conflict-20150120-120000-ABC",
    ],
)
def test_copies_of_texts_are_named(name: str, site: SiteTest) -> None:
    [problem] = site.article("a").article(name).problems()
    said = "by its name this is a copy of 'content/articles/a.md', and it is published"
    assert f"content/articles/{name}.md:1:1: warning[copied-file]: {said}" in problem


@pytest.mark.parametrize("name", ["a 2", "hard copy", "part (2)", "photocopies", "copy", "scope"])
def test_other_names_are_no_copies(name: str, site: SiteTest) -> None:
    assert site.article("a").article(name).problems() == []


def test_a_sure_copy_of_what_is_gone(site: SiteTest) -> None:
    [problem] = site.article("b - Copy").problems()
    assert "by its name this is a copy of another text" in problem


def test_a_page_of_html_is_answered_by_a_command(site: SiteTest) -> None:
    [problem] = site.write("content/articles/a b.html", "<p>x").problems()
    assert '"a b.md" "a b.html"' in problem
    assert "pandoc -t gfm -o " in problem


def test_a_second_sidecar() -> None:
    one, other = (ARTICLE.replace(".md", suffix) for suffix in (".yaml", ".yml"))
    files, problems = sorted_out(ARTICLE, one, other)
    assert files.articles == {ARTICLE: one}
    assert problems == [f"{other} second-sidecar"]


@pytest.mark.parametrize(
    ("oddity", "codes"),
    [
        (Oddity("content/articles/.a.md", "hidden"), ["hidden-file"]),
        (Oddity("content/articles/._a.md", "hidden"), []),
        (Oddity("content/.git", "hidden"), []),
        (Oddity("content/articles/a.md", "link-outside"), ["link-outside"]),
        (Oddity("content/articles/a.md", "irregular"), ["unreadable"]),
        (Oddity("content/articles", "closed", "no right"), ["unreadable"]),
    ],
)
def test_what_cannot_be_read_is_told_where_it_was_meant_to_be(
    oddity: Oddity, codes: list[str]
) -> None:
    _, problems = find_files(Listing([], [oddity]))
    assert [problem.code for problem in problems] == codes
    assert all(oddity.reason in problem.message for problem in problems)


def test_places_in_a_sidecar_are_those_of_the_sidecar(site: SiteTest) -> None:
    site.write("content/articles/a.md", "Text.\n")
    site.write("content/articles/a.yaml", "title: A\ndate: 2015\n\ncontries: [KZ]\n")
    assert site.problems()[0].startswith("content/articles/a.yaml:4:1: ")


def test_a_sidecar_and_a_block_may_share_the_work(site: SiteTest) -> None:
    site.write("content/articles/a.md", "---\ntitle: A title\n---\n\nText.\n")
    site.write("content/articles/a.yaml", "date: 2015-01-20\n").build()
    assert "A title January 20, 2015" in site.text("articles/a.html")


def test_files_beside_a_text_are_published_as_they_are(site: SiteTest) -> None:
    site.article("2015/a", body="See [the scan](scans/page%201.pdf).")
    site.write_as_it_is("content/articles/2015/scans/page 1.pdf", b"%PDF-\0\r\n").build()
    assert (site.output / "articles/2015/scans/page 1.pdf").read_bytes() == b"%PDF-\0\r\n"
    assert "articles/2015/scans/page 1.pdf" in site.links("articles/2015/a.html")


def test_hidden_files_are_passed_over(site: SiteTest) -> None:
    site.article("a").write("content/articles/.DS_Store", b"\0").write("content/.git/x.md", "x")
    site.build()
    assert site.problems() == []


@pytest.mark.parametrize("name", ["b.md", "leak.txt", "b.yaml"])
@pytest.mark.parametrize("target", ["a.md", "d.md", "../.private/n.txt", ".n.txt", "a.yaml"])
def test_a_link_to_a_text_or_a_hidden_file_is_refused(
    name: str, target: str, site: SiteTest
) -> None:
    site.article("a", body=f"[x]({name})").article("d", "status: draft")
    site.write("content/.private/n.txt", "n").write("content/articles/.n.txt", "n")
    site.write("content/articles/a.yaml", "summary: x\n")
    (site.source / f"content/articles/{name}").symlink_to(target)
    assert f"content/articles/{name}:1:1: error[link-to-text]: " in "".join(site.problems())


def test_a_link_to_a_published_file_is_followed(site: SiteTest) -> None:
    site.article("a", body="[x](a.txt) [y](b.txt)").write("content/articles/a.txt", "words")
    (site.source / "content/articles/b.txt").symlink_to("a.txt")
    site.build()
    assert (site.output / "articles/b.txt").read_text() == "words"


def test_names_with_spaces_and_other_scripts(site: SiteTest) -> None:
    site.article("2015/Бишкек: выборы".replace(":", ""), title="Выборы")
    site.article("2015/b c", body="[x](Бишкек%20выборы.md) [y](<Бишкек выборы.md>)").build()
    assert "articles/2015/Бишкек выборы.html" in site.pages()
    links = site.links("articles/2015/b c.html")
    assert links.count("articles/2015/Бишкек выборы.html") >= 2


def test_an_empty_block_and_an_empty_body(site: SiteTest) -> None:
    site.write("content/articles/a.md", "---\ntitle: A\ndate: 2015\n---")
    site.write("content/articles/b.md", "---\n---\n")
    assert [line.split(": ")[0] for line in site.problems()] == ["content/articles/b.md:1:1"] * 2
    site.remove("content/articles/b.md").build()
    assert "no text" in site.text("articles/a.html")
