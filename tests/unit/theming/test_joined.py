"""Scripts of a theme that are published as one."""

from pathlib import Path

import pytest

from builder.errors import ThemeError
from builder.theming.joined import joined, short
from tests.helpers import ROOT, SiteTest
from tests.search.node import running

SCRIPTS = sorted((ROOT / "theme/static").rglob("*.js"))


def test_files_of_a_list_are_published_as_one() -> None:
    parts = {"x.js.parts": b"x/b.js\nx/a.js\n", "x/a.js": b"a;", "x/b.js": b"b;\n"}
    assert joined({"a.css": b"a{}", **parts}) == {"a.css": b"a{}", "x.js": b"b;\na;\n"}


def test_a_list_that_is_wrong_is_told() -> None:
    with pytest.raises(ThemeError, match=r"x.js.parts names a file that the theme has not: x/a.js"):
        joined({"x.js.parts": b"x/a.js"})


def test_a_file_of_the_whole_takes_the_place_of_all() -> None:
    assert joined({"x.css.parts": b"a.css", "x.css": b"x", "a.css": b"a"}) == {"x.css": b"x"}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("// one\n  two; // three\n", "two;\n"),
        ("one; // `two`, 'three'\nfour;", "one;\nfour;\n"),
        ("one = ' // two';", "one = ' // two';\n"),
        ("one = /[/] // two/;", "one = /[/] // two/;\n"),
        ("one = `\ntwo // three\n`;", "one = `\ntwo // three\n`;\n"),
        ("one; /* two\nthree // four */ five;", "one; /* two\nthree // four */ five;\n"),
        ("@namespace url(http://one);", "@namespace url(http://one);\n"),
        ("/** one\n * two\n */\n\nthree;", "three;\n"),
        ("/* one */\ntwo; /* three */", "two; /* three */\n"),
        ("/** @type {X} */ (one).two();", "/** @type {X} */ (one).two();\n"),
        ("/* one\ntwo */ three;", "three;\n"),
        ("/* // */ one\n// */\n", "/* // */ one\n"),
        ("one = `\n// two\n`;", "one = `\n// two\n`;\n"),
        ("one = `${`\n// two\n`}`;", "one = `${`\n// two\n`}`;\n"),
        ("one = '\\\n// two';", "one = '\\\n// two';\n"),
    ],
)
def test_comments_are_left_out_where_lines_tell_them(code: str, expected: str) -> None:
    assert short(code.encode()) == expected.encode()


def test_what_is_no_text_stays() -> None:
    assert short(b"// \xff\n") == b"// \xff\n"


def test_a_theme_replaces_one_of_the_files(site: SiteTest) -> None:
    site.article("a")
    site.write("theme/static/search/start.js", "// mine\nconst mine = 1;\n").build()
    script = (site.output / "assets/search.js").read_text(encoding="utf-8")
    assert "const mine = 1;\n" in script
    assert "const SearchTexts" in script
    assert not (site.output / "assets/search").exists()


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_our_scripts_get_shorter_and_stay_scripts(path: Path, tmp_path: Path) -> None:
    code = short(path.read_bytes())
    assert len(code) < 0.9 * len(path.read_bytes())
    (tmp_path / "short.js").write_bytes(b"function whole() {\n" + code + b"}\n")
    with running(str(tmp_path / "short.js")) as browser:
        assert browser.call("Number", 7) == 7
