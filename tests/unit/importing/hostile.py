"""Inputs that somebody has made to break an import: by hand, and valid ones that are mutilated.

`python -m tests.unit.importing.hostile FOLDER` imports all of them, and says what came of each.
"""

import io
import json
import os
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from builder.importing.kinds.registry import KINDS
from builder.importing.wanted import REPORT
from tests.helpers import SiteTest

NUMBER = 400
_ITEM = (
    "<item><title>{}</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type>{}</item>"
)
_WXR = '<?xml version="1.0"?><rss><channel><link>https://e.org/</link>{}</channel></rss>'
_RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{}</channel></rss>'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(9))
_BOMB = f"<!DOCTYPE rss [{_LAUGHS}]><rss><channel><item><title>&l8;</title></item></channel></rss>"
_OUTSIDE = (
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>'
)
_YAML_BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(8)
)

Files = dict[str, bytes]


class Case(NamedTuple):
    """An input: its kind, and its file, or the files of its folder; what is not said is `input`."""

    kind: str
    files: Files
    links: tuple[tuple[str, str], ...] = ()


def cases(number: int = NUMBER) -> Iterator[Case]:
    """So many inputs, the same every time."""
    by_hand = [*_by_hand()]
    yield from by_hand[:number]
    chance = random.Random(26)
    valid = [*_valid()]
    for n in range(number - len(by_hand)):
        kind, files = valid[n % len(valid)]
        yield Case(kind, {name: _mutilated(data, chance) for name, data in files.items()})


def _one(kind: str, *texts: str | bytes) -> Iterator[Case]:
    for text in texts:
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        yield Case(kind, {"input": data})


def _by_hand() -> Iterator[Case]:
    for kind in KINDS:
        if not KINDS[kind].is_folder:
            yield from _one(
                kind, b"", b"\0", b"\xff\xfe", b"\xff" * 100, b"\xef\xbb\xbf", b"[" * 99_999
            )
            yield from _one(
                kind, "x", '"' * 9_999, "\u202e\u2066", "\ud800", "{" * 99_999, "<" * 99_999
            )
    yield from _tables()
    yield from _references()
    yield from _xml()
    yield from _books()
    yield from _lines()
    yield from _folders()


def _tables() -> Iterator[Case]:
    yield from _one(
        "csv",
        "title,date\n=cmd|' /C calc'!A0,2015\n",
        "title,id,date\nA,../../../etc/passwd,2015\nB,a/../b,2015\nC,/x,2015\n",
        "path,id,title,date\n../../../x,1,A,2015\n/etc/x,2,B,2015\nCON,3,C,2015\n.,4,D,2015\n",
        "path,id,title,corrections,parts\nx,1,A,[[[[,{{{{\ny,2,B," + "[" * 9999 + ",1\n",
        "title,date,redirects\nA,2015,/../../x /index.html /articles/a.html\n",
        "title,date,source_url\nA,2015,javascript:alert(1)\nB,2015,file:///etc/passwd\n",
        "title,date,text\nA,2015,<script>alert(1)</script>[x](javascript:y)\n",
        "title,date,text\nA,2015," + "> " * 5000 + "x\nB,2015," + "[" * 50_000 + "\n",
        "title,date,translation_of\nA,2015,a\nB,2015,2015/01/b\n",
        "title,date,imported_from\nA,2015,csv:x\n",
        "title,date\n" + "A" * 1_000_000 + ",2015\n",
        "title,date\nA,99999999999999999999\nB,-1\nC,2015-13-45\nD,0000\nE,٢٠١٥\n",
        "title,date,status\nA,2015,nonsense\nB,2015,withdrawn\n",
        "a," * 600 + "\n" + "b," * 600 + "\n",
        "title,title,title\nA,B,C\n",
        "title,date\n" + "\n" * 100_000 + "A,2015\n",
        "sep=\n",
        "title,date\n" + "".join(f"A,2015-01-{n % 40:02}\n" for n in range(500)),
        "title,topics,date\nA," + "t;" * 20_000 + ",2015\n",
        "title,date,language\nA,2015," + "x-" * 999 + "\n",
    )


def _references() -> Iterator[Case]:
    yield from _one(
        "csl",
        "[1, null, true, [], {}]",
        '[{"title": {"a": [1]}, "author": 5, "issued": "soon"}]',
        '[{"title": "A", "issued": {"date-parts": [[1e999, "x", null]]}}]',
        '[{"title": "A", "issued": {"date-parts": [[' + "9" * 5000 + "]]}}]",
        '[{"title": "A", "URL": "https://[::1", "DOI": "10.1/' + "x" * 9999 + '"}]',
        '[{"title": "A", "author": [{"family": ["x"]}, [[]], {"literal": {}}]}]',
        json.dumps([{"title": "A", "id": "../../x"}] * 300),
    )
    yield from _one(
        "ris",
        "TY  - JOUR\n" * 1000,
        "TY  - JOUR\nTI  - A\nDA  - 9999/99/99\nER  - \n",
        "TY  - JOUR\nAU  - " + "," * 9999 + "\nTI  - A\nER  - \n",
        "ER  - \nER  - \n",
        "TY  - JOUR\nTI  - A\n" + "KW  - x\n" * 9999 + "ER  - \n",
        "TY  - JOUR\nTI  - \nER  - \n",
    )
    yield from _one(
        "bibtex",
        "@article{" * 5000,
        "@article{a, title = {" + "{" * 5000 + "}",
        '@string{a = "' + "x" * 9999 + '"} @article{b, title = ' + "a # " * 5000 + "a}",
        "@article{a, title = {\\" + "'{" * 999 + "}}",
        "@article{a, author = {" + " and " * 9999 + "}, title = {A}}",
        "@article{, title = {A}}@article{b title}@article{c, = }@{}",
        "@article{a, title = {\ue041\ue07f A}, url = {\\&\\&\\\\}}",
    )


def _xml() -> Iterator[Case]:
    for kind in ("wxr", "feed"):
        yield from _one(
            kind,
            _BOMB,
            _OUTSIDE,
            '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://169.254.169.254/x">%p;]><a/>',
            "<rss>" * 9999,
            "<rss><channel>" + "<item/>" * 5000 + "</channel></rss>",
            '<?xml version="1.0" encoding="utf-7"?><a/>',
            '<?xml version="1.0" encoding="' + "x" * 99 + '"?><a/>',
            "<rss " + " ".join(f'a{n}="{n}"' for n in range(9999)) + "/>",
            "<rss><channel><item>" + "<![CDATA[" * 5000,
        )
    yield from _one(
        "wxr",
        _WXR.format(_ITEM.format("A", "<wp:post_date>9999-99-99 99:99:99</wp:post_date>")),
        _WXR.format(
            _ITEM.format("A", "<wp:post_date>0001-01-01 00:00:00</wp:post_date>")
            + "<wp:post_date_gmt>9999-12-31 00:00:00</wp:post_date_gmt>"
        ),
        _WXR.format(_ITEM.format("A", "<wp:post_name>%2e%2e%2f%2e%2e%2fx</wp:post_name>")),
        _WXR.format(_ITEM.format("A", "<link>https://e.org/../../../x</link>")),
        _WXR.format(
            _ITEM.format(
                "A", f"<content:encoded><![CDATA[{'[caption]' * 3000}]]></content:encoded>"
            )
        ),
        _WXR.format(
            _ITEM.format("A", f"<content:encoded><![CDATA[{'<p>' * 3000}]]></content:encoded>")
        ),
        _WXR.format(
            _ITEM.format(
                "A", "<content:encoded><![CDATA[<img src=x onerror=y>]]></content:encoded>"
            )
        ),
        _WXR.format(_ITEM.format("A", "") * 300),
        _WXR.format(_ITEM.format("&#0;", "")),
    )
    yield from _one(
        "feed",
        _RSS.format("<item><title>A</title><link>javascript:alert(1)</link></item>"),
        _RSS.format("<item><title>A</title><link>http://[bad</link><guid>x</guid></item>"),
        _RSS.format("<item><title>A</title><pubDate>Mon, 99 Foo 99999 99:99</pubDate></item>"),
        _RSS.format("<item><guid>../../../x</guid></item>" * 50),
        _RSS.format(f"<item><title>A</title><description>{'&lt;b&gt;' * 400}</description></item>"),
        _RSS.format("<item><title>A</title>&nope;&&</item>"),
        "<html><body><h1>404</h1></body></html>",
        '{"version": "https://jsonfeed.org/version/1.1", "items": []}',
    )


def zipped(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def workbook(cells: dict[str, object]) -> bytes:
    from openpyxl import Workbook

    made, data = Workbook(), io.BytesIO()
    for place, value in cells.items():
        made.worksheets[0][place] = value
    made.save(data)
    return data.getvalue()


def _books() -> Iterator[Case]:
    good = workbook({"A1": "title", "A2": "A", "B1": "date", "B2": "2015"})
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = next(name for name in parts if name.endswith("sheet1.xml"))
    laughs = _BOMB.encode().replace(b"rss", b"worksheet")
    yield from _one(
        "xlsx",
        zipped({}),
        zipped({"../../../x": b"y"}),
        zipped({"a": b"\0" * 50_000_000}),
        good[:-30],
        good[:200],
        good.replace(b"PK\x01\x02", b"PK\x01\x03"),
        zipped({**parts, sheet: laughs}),
        zipped({**parts, sheet: b"<worksheet>" * 9999}),
        zipped({**parts, "xl/workbook.xml": laughs}),
        zipped({**parts, "xl/sharedStrings.xml": b"<sst><si><t>x</t></si>"}),
        zipped({name: data for name, data in parts.items() if "sharedStrings" not in name}),
        zipped({**parts, sheet: parts[sheet].replace(b'r="A2"', b'r="XFD1048576"')}),
        zipped({**parts, sheet: parts[sheet].replace(b'r="2"', b'r="99999999999"')}),
        zipped({**parts, sheet: parts[sheet].replace(b'r="A2"', b'r="A-2"')}),
        workbook({"A1": "title", "A2": '=HYPERLINK("http://e.org")', "A3": "#REF!"}),
        workbook({"A1": "title", "B1": "date", "A2": "A", "B2": 1e300}),
        workbook({"XFD1": "title", "XFD2": "A"}),
    )


def _lines() -> Iterator[Case]:
    from gzip import compress

    yield from _one(
        "jsonl",
        compress(b"\0" * 60_000_000),
        compress(b'{"title": "A"}')[:-9],
        b"\x1f\x8b" + b"x" * 99,
        b'{"title": "A", "date": "2015", "path": "../../../x"}\n',
        b'{"title": "A", "date": "2015", "url": "articles/../../x.html"}\n',
        b'{"title": "A", "date": "2015", "text": "' + b"x" * 6_000_000 + b'"}\n',
        b'{"title": "A", "date": "2015", "text": ' + b"[" * 9999 + b"\n",
        b'{"title": "A", "title": "B", "date": "2015"}\n5\nnull\n[]\n""\n',
        b'{"title": "A", "date": "2015", "__proto__": {"x": 1}, "": 2}\n',
    )


def _folders() -> Iterator[Case]:
    posts = [
        f"---\n{_YAML_BOMB}title: A\n---\nx\n",
        "---\ntitle: !!python/object/apply:os.system ['id']\n---\nx\n",
        "---\ntitle: A\ntitle: B\n? [a]\n: b\n---\nx\n",
        "---\n" + "[" * 9999 + "\n---\nx\n",
        "---\ntitle: A\n",
        "+++\ntitle = " + "[" * 999 + "\n+++\nx\n",
        "---\ntitle: A\npermalink: /../../../../etc/x\naliases: [/../x, 'http://[bad']\n---\nx",
        "---\ntitle: A\n---\n" + "[" * 30_000,
        "---\ntitle: A\n---\n"
        + "![x](../../../../etc/passwd) ![y](/etc/passwd) [z](file:///etc/passwd)",
        "---\ntitle: A\n---\n" + "{% include ../../../etc/passwd %}{{ site | x }}" + "{%" * 5000,
        "---\ntitle: A\n---\n" + "{{< ref " * 5000,
        "---\ntitle: A\n---\n" + "[[" * 5000 + "%%" * 4999 + "![[../../../etc/passwd]]",
        "---\ntitle: A\ndate: 2015-99-99\ntags: {a: [b, {c: d}]}\n---\nx\n",
        "---\ntitle: \ud800\n---\n",
        "<!doctype html>" + "<div>" * 9999,
        "<html><head><meta charset='" + "x" * 999 + "'><title>A</title></head><body><p>x",
        "<script>" * 9999,
    ]
    for kind, kept in (
        ("jekyll", "_posts"),
        ("hugo", "content"),
        ("obsidian", "a"),
        ("pages", "b"),
    ):
        name = "2015-01-20-x.html" if kind == "pages" else "2015-01-20-x.md"
        yield Case(kind, {})
        yield from (
            Case(kind, {f"{kept}/{name}": text.encode("utf-8", "surrogatepass")}) for text in posts
        )
        one = {f"{kept}/{name}": b"---\ntitle: A\n---\n![x](l.png) [y](2015-01-21-l.md)\n"}
        outside = ((f"{kept}/l.png", "/etc/passwd"), (f"{kept}/2015-01-21-l.md", "/etc/hostname"))
        yield Case(kind, one, (*outside, (f"{kept}/loop", "."), (f"{kept}/none.md", "nowhere")))
        yield Case(kind, {**one, f"{kept}/" + "n" * 200 + ".md": b"---\ntitle: B\n---\n"})


def _valid() -> Iterator[tuple[str, Files]]:
    """An input of each kind that is right."""
    text = b"---\ntitle: A\ndate: 2015-01-20\ntags: [a, b]\n---\nText with a [link](b.md).\n"
    body = "<p>Farmers on both sides of the border say that the fence cuts their pastures.</p>" * 4
    page = f"<html><head><title>A</title></head><body><article>{body}</article></body></html>"
    yield "csv", {"input": b'title,date,topics\n"A, b",2015-01-20,x; y\nC,2015,\n'}
    yield "csl", {"input": b'[{"title": "A", "issued": {"date-parts": [[2015, 1]]}, "URL": "x"}]'}
    yield "ris", {"input": b"TY  - JOUR\nTI  - A\nAU  - B, C\nDA  - 2015/01/20/\nER  - \n"}
    yield "bibtex", {"input": b'@article{a, title = {A \\"o {B}}, year = 2015, author = {B, C}}\n'}
    yield "jsonl", {"input": b'{"title": "A", "date": "2015-01-20", "text": "x"}\n'}
    item = _ITEM.format("A", "<content:encoded><![CDATA[<b>x</b>]]></content:encoded>")
    yield "wxr", {"input": _WXR.format(item).encode()}
    yield "feed", {"input": _RSS.format("<item><title>A</title><link>/x</link></item>").encode()}
    yield "xlsx", {"input": workbook({"A1": "title", "A2": "A", "B1": "date", "B2": "2015"})}
    yield "jekyll", {"_posts/2015-01-20-a.md": text, "_config.yml": b"url: https://e.org\n"}
    yield "hugo", {"content/a.md": text, "hugo.toml": b'baseURL = "https://e.org/"\n'}
    yield "obsidian", {"A.md": text + b"[[B]] ![[c.png]]\n", "B.md": b"#x\n"}
    yield "pages", {"a.html": page.encode()}


def _mutilated(data: bytes, chance: random.Random) -> bytes:
    """Bytes that are cut, turned, doubled or strewn with what programs stumble over."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(6):
            case 0:
                del made[at:]
            case 1:
                del made[at : at + chance.randint(1, 20)]
            case 2 if made:
                made[at % len(made)] ^= 1 << chance.randrange(8)
            case 3:
                made[at:at] = made[: chance.randint(0, 50)] * chance.randint(1, 30)
            case 4:
                strange = (
                    b"\0",
                    b"\xff",
                    b"\xe2\x80\xae",
                    b"\r",
                    b"---\n",
                    b"]]>",
                    b'"',
                    b"\\",
                    b"{{",
                )
                made[at:at] = chance.choice(strange)
            case _:
                made[at:at] = bytes(chance.randrange(256) for _ in range(8))
    return bytes(made)


def write(case: Case, folder: Path) -> Path:
    """Write an input; the path to import."""
    for name, data in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name, target in case.links:
        os.symlink(target, folder / name)
    folder.mkdir(parents=True, exist_ok=True)
    return folder if KINDS[case.kind].is_folder else folder / "input"


def faults_of(case: Case, site: SiteTest, *, checks: bool) -> list[str]:
    """What is wrong with how an input was imported; it is said, and nothing is half there."""
    source = write(case, site.source.parent / "in" / "old")
    before = {*site.source.parent.rglob("*")}
    try:
        result = site.run("import", case.kind, str(source), "--write")
        found = [] if result.exit_code in {0, 1, 2} else [f"status {result.exit_code}"]
        if result.exit_code and not result.stderr.strip():
            found.append("nothing is said")
        if checks and (check := site.run("check", "--jobs=1", "--no-cache")).exit_code:
            found.append(check.stdout[-600:])
    except Exception as error:  # what a user would see as a traceback
        return [f"{type(error).__name__}: {str(error)[:300]}"]
    written = {*site.source.parent.rglob("*")} - before
    allowed = (site.source / "content/articles", site.source / ".import", site.source / ".cache")
    names = {"import-report.csv", "import.yaml", ".import", ".cache"}
    for path in written:
        if path.suffix == ".tmp" or path.is_symlink():
            found.append(f"{path} is left")
        if not any(path.is_relative_to(one) for one in allowed) and path.name not in names:
            found.append(f"{path} is outside")
    return found


def main(folder: Path) -> None:
    """Import all, check what came of it, and say how many of each kind were read or refused."""
    told: Counter[str] = Counter()
    times = []
    for number, case in enumerate(cases()):
        place = folder / f"{number:03}"
        place.mkdir(parents=True)
        site, start = SiteTest(place), time.perf_counter()
        faults = faults_of(case, site, checks=True)
        times.append((time.perf_counter() - start, number, case.kind))
        told[f"{case.kind}: {'read' if (site.source / REPORT).is_file() else 'refused'}"] += 1
        told["FAULTS"] += len(faults)
        for fault in faults:
            print(number, case.kind, fault, flush=True)
    for what, count in sorted(told.items()):
        print(f"{count:4} {what}")
    print(
        "the slowest: ", [f"{seconds:.1f} s, {n} {kind}" for seconds, n, kind in sorted(times)[-5:]]
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
