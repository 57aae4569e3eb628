"""Searches that once failed, by their kinds: in the browser and by `builder search`.

Each kind has articles of its own, on a site in its language; a query finds exactly those that are
said. All queries are then asked on a few sites with the articles of all kinds, where the browser
and the command must give the same articles with nearly the same scores.
"""

from collections import defaultdict
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from builder.search.local.index import LocalIndex
from tests.archives import archive_of, article_of
from tests.helpers import SiteTest
from tests.search.test_browser import ask, opened
from tests.search.test_words import FOLDED, GAPS, TOKENS, VARIANTS, Case, case, found_by, pair


def inflected(language: str, *pairs: str) -> list[Case]:
    """Forms of one word that find each other, on a site in their language and on an English one."""
    return [
        one
        for forms in pairs
        for home in (language, "en")
        for one in pair(*forms.split(), language=language, home=home)
    ]


INFLECTIONS = [
    case("ᏣᎳᎩ", "ᏣᎳᎩ", "~osh"),  # is folded to capitals, and no acronym
    *inflected("ky", "Шаардын шаар", "айылдар айылга", "мектебинде мектеп"),
    *inflected("kk", "қаланың қала", "ауылдар ауылға", "мектептерде мектеп"),
    *inflected("uz", "shaharning shahar", "qishloqlar qishloqqa", "шаҳарнинг шаҳар"),
    *inflected("tk", "şäheriň şäher", "obalar obada"),
    *inflected("az", "şəhərin şəhər", "kəndlər kənddə"),
    *inflected("tr", "şehirlerin şehir", "köyler köyde"),
    *inflected("tg", "шаҳрҳо шаҳр", "китобҳои китоб"),
    *inflected("uk", "кордону кордон", "містами місто"),
    *inflected("ru", "заставами застава", "договоров договор"),
    *inflected("de", "Dörfern Dorf"),
]


def spelt(*pairs: str, language: str, home: str = "en") -> list[Case]:
    """Names as articles of a language have them, each found by other spellings."""
    return [
        case(query, name, "~other", language=language, home=home)
        for one in pairs
        for name, *queries in [one.split()]
        for query in queries
    ]


NAMES = [
    *spelt("Жээнбеков Jeenbekov", "Ысык-Көл Issyk-Kul", "Жумгал Jumgal", language="ky"),
    *spelt("Жиззах Jizzakh Jizzax", "Мирзиёев Mirziyoyev", "Хива Xiva Khiva", language="uz"),
    *spelt("Хоруғ Khorog", "Раҳмон Рахмон Rahmon", "Хуҷанд Khujand Худжанд", language="tg"),
    *spelt("Семён Semyon", "Навальный Navalny", "Зеленский Zelensky", language="ru"),
    *spelt("Дмитрий Dmitry", "Сергей Sergei", "Хабаровск Khabarovsk", language="ru"),
    *spelt("Aşgabat Ashgabat", "Daşoguz Dashoguz", "Türkmenabat Turkmenabad", language="tk"),
    *spelt("Əliyev Aliyev Алиев", "Gəncə Ganja", language="az"),
    *spelt("Київ Kyiv", "Харків Kharkiv", "Зеленський Zelenskyy", language="uk"),
    *spelt("თბილისი Tbilisi", "ბათუმი Batumi", language="ka"),
    *spelt("Երևան Yerevan", language="hy"),
    *spelt("Αθήνα Athina", language="el"),
    *spelt("Mohammed Muhammad", "Qaddafi Gaddafi", "Koran Quran", language="en"),
    *spelt("Nazarbaev Nazarbayev", "Rahmon Rakhmon", "Taliban Taleban", language="en"),
]
SIGNS = [
    *[
        case(query, "Osh bazaar", "~The border")
        for query in [
            *('osh"', 'osh ""', '"" osh', 'osh "', "osh^2", "title-osh osh", "osh )", "( osh"),
            *("“Osh bazaar”", "«Osh bazaar»", "„Osh bazaar“", "``osh bazaar''", '"osh bazaar'),
            *("BODY:osh", "Body: osh", "body:(osh OR naryn)", "bdoy:osh", '"osh bazaar"~5'),
            *("o*h", "baz*", "os*", '="Osh"', "osh OR, naryn"),
        ]
    ],
    *[
        case(f"date:{dates}", "Osh bazaar")
        for dates in ["2015-01..2014", "01/2015", "january 2015", "2014..2015", "2015/01"]
    ],
    case("*azaar", "Osh bazaar", found="-"),
    case('="elections"', "elections", "~election", "~elected"),
    case("=elections", "elections", "~election", "~elected"),
    case("body:=elections", "elections", "~election"),
    case('="free elections"', "free elections", "~free election"),
    case("elections", "elections", "election", found="0 1"),
    case('-="elections" election', "~elections", "election"),
    case("y " * 128 + "zulu", "zulu", found="-"),
    case("bomb* -bombers", "bombing", "~bombers"),
]
KINDS = [*INFLECTIONS, *NAMES, *SIGNS]


@pytest.mark.parametrize(
    "case", KINDS, ids=lambda case: f"{case.query[:30]} {case.home} {case.bodies[0][:20]}"
)
def test_the_command_finds_it(case: Case, tmp_path: Path) -> None:
    assert set(found_by(case, tmp_path)) == set(case.found.replace("-", "").split())


def articles(cases: list[Case]) -> Iterator[tuple[str, str]]:
    """Each language and body once."""
    yield from sorted({(case.language, body) for case in cases for body in case.bodies})


def by_home() -> dict[str, list[Case]]:
    found = defaultdict(list)
    for one in [*KINDS, *FOLDED, *TOKENS, *GAPS, *VARIANTS]:
        found[one.home].append(one)
    return found


@pytest.mark.parametrize("home", sorted(by_home()))
def test_the_browser_finds_the_same(home: str, tmp_path: Path, browser: Browser) -> None:
    """The same articles in nearly the same order: scores differ by the steps of impacts."""
    cases = by_home()[home]
    site = SiteTest(tmp_path).write("site.yaml", f"title: Cases\nlanguage: {home}\n")
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    for number, (language, body) in enumerate(articles(cases)):
        text = body if body.startswith("<") else escape(body, quote=False)
        site.article(f"a{number}", f"language: {language}", text, title="x")
    site.build()
    cache = site.source / "cache"
    assert site.run("search", "x", f"--cache={cache}").exit_code == 0
    local = LocalIndex(cache)
    queries = list(dict.fromkeys(one.query for one in cases))
    with opened(browser, site) as page:
        found = {query: ask(page, query) for query in queries}
    assert [query for query in queries if not alike(found[query], local, query)] == []
    assert sum(one["total"] > 0 for one in found.values()) > len(queries) * 0.9


def alike(found: dict[str, Any], local: LocalIndex, query: str) -> bool:
    expected = local.search(query, limit=200)
    if found["suggestion"] and not expected.total:
        return True
    scores = {one.id: one.score for one in expected.results}
    notes = [{"code": code, "text": text, "near": near} for code, text, near in expected.notes]
    return (
        found["total"] == expected.total
        and {one["id"]: one["score"] for one in found["hits"]} == pytest.approx(scores, rel=0.1)
        and found["notes"] == notes
    )


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ('osh "', []),
        ('osh "bor', ["open"]),
        ("osh^2", ["sign"]),
        ('"osh bazaar"~5', ["sign"]),
        ("*azaar", ["star"]),
        ("bdoy:osh", ["field"]),
        ("date:2015..2014", ["turned"]),
        ("date:soon osh", ["date"]),
        ("y " * 128 + "zulu", ["cut"]),
        ("y" * 2001 + " zulu", ["cut"]),
        ("+osh +nowhere", ["nothing"]),
    ],
)
def test_what_is_said_of_a_query(query: str, codes: list[str], tmp_path: Path) -> None:
    index = LocalIndex(tmp_path)
    index.refresh(archive_of(article_of("a", title="Osh bazaar")), "")
    assert [note.code for note in index.search(query).notes] == codes
