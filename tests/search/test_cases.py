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
from tests.search.test_words import (
    ARABIC,
    CHINESE,
    FOLDED,
    GAPS,
    TOKENS,
    VARIANTS,
    Case,
    case,
    found_by,
    pair,
)


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
    *inflected("ky", "Кыргызстандын Кыргызстан", "Ошто Ош", "балдарга балдар", "чек чеги"),
    *inflected("kk", "Қазақстанда Қазақстан", "Астанадан Астана", "кітабы кітап"),
    *inflected("uz", "Oʻzbekistonda O'zbekiston", "Ўзбекистонга Ўзбекистон", "yoʻllar yoʻl"),
    *inflected("tk", "Türkmenistanda Türkmenistan", "ýurduň ýurt"),
    *inflected("az", "Azərbaycanın Azərbaycan", "ölkələrin ölkə"),
    *inflected("tr", "Türkiye'nin Türkiye", "kitapları kitap"),
    *inflected("tg", "Тоҷикистонро Тоҷикистон", "кишварҳои кишвар"),
    *inflected("uk", "України Україна", "школах школа", "державою держава"),
    *inflected("ru", "Россией Россия", "войны война"),
    *inflected("he", "בירושלים ירושלים", "הממשלה ממשלה", "וממשלה למדינה")[:8],
    *inflected("ko", "한국에서 한국", "학생들이 학생", "정부는 정부"),
    *inflected("ar", "بالمدينة مدينة", "والمدينة المدينة", "للمدينة مدينة", "وزارات وزارة"),
    *inflected("fa", "کتاب‌ها کتاب", "شهرهای شهر"),
    *inflected("de", "Dörfern Dorf", "Grenze Grenzen", "Regierung Regierungen"),
    *inflected("fr", "élection élections", "frontières frontière"),
    *inflected("es", "elección elecciones", "países país"),
    *inflected("it", "nazione nazioni"),
    *inflected("pl", "granicy granica"),
    *inflected("nl", "grens grenzen"),
    *inflected("sv", "gränsen gräns"),
    *inflected("ka", "თბილისში თბილისი"),
    *inflected("hy", "Երևանում Երևան"),
    *inflected("tt", "Казанда Казан"),
    *inflected("kaa", "awıllar awıl"),
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
    *spelt("Αθήνα Athina", "Θεσσαλονίκη Thessaloniki", "Μητσοτάκης Mitsotakis", language="el"),
    *spelt("Өзгөн Uzgen Узген", "Чүй Chuy Chui", "Токмок Tokmak", language="ky"),
    *spelt("Жалал-Абад Jalal-Abad Джалал-Абад Jalalabad", language="ky"),
    *spelt(
        "Қарағанды Karaganda Караганда", "Жаңаөзен Zhanaozen", "Шымкент Chimkent", language="kk"
    ),
    *spelt("Фарғона Fergana Farg'ona", "Андижон Andijan Андижан", "Қарши Karshi", language="uz"),
    *spelt("Jizzax Джизак Jizzakh", "Qashqadaryo Kashkadarya", "Xorazm Хорезм", language="uz"),
    *spelt("Кӯлоб Kulob Kulyab", "Ҳисор Hissar", "Эмомалӣ Emomali", language="tg"),
    *spelt("Хрущёв Khrushchev", "Горбачёв Gorbachev", "Чайковский Tchaikovsky", language="ru"),
    *spelt("Юрий Yuri Yury", "Евгений Yevgeny Evgeny", "Андрей Andrei Andrey", language="ru"),
    *spelt("Türkmenbaşy Turkmenbashi", "Nyýazow Niyazov", language="tk"),
    *spelt("Naxçıvan Nakhchivan", "Şuşa Shusha", "Sumqayıt Sumgait", language="az"),
    *spelt("Чернігів Chernihiv", "Запоріжжя Zaporizhzhia", "Володимир Volodymyr", language="uk"),
    *spelt("სააკაშვილი Saakashvili", "ქუთაისი Kutaisi", language="ka"),
    *spelt("Փաշինյան Pashinyan", "Գյումրի Gyumri", language="hy"),
    *spelt("القذافي Qaddafi Gaddafi", "محمد Muhammad Mohammed", "بغداد Baghdad", language="ar"),
    *spelt("تهران Tehran Teheran", "خامنه‌ای Khamenei", language="fa"),
    *spelt("נתניהו Netanyahu", "ירושלים Yerushalayim", language="he"),
    *spelt("Милошевић Milošević Milosevic", "Приштина Prishtina", language="sr"),
    *spelt("Hussein Hussain Husayn", "Hezbollah Hizbullah", "Uighur Uyghur", language="en"),
    *spelt("Zelensky Zelenskyy Зеленський", "Shiite Shi'ite", "Osama Usama", language="en"),
    case("al-Qaida", "al-Qaeda", "al-Qa'ida", "al Qaida", "~other"),
    *spelt("Mohammed Muhammad", "Qaddafi Gaddafi", "Koran Quran", language="en"),
    *spelt("Nazarbaev Nazarbayev", "Rahmon Rakhmon", "Taliban Taleban", language="en"),
]
# Names in a case of a language that no article has, or in one of theirs.
CASES_OF_NAMES = [
    case(query, "Kazakhstan", "Қазақстан", "~Kyrgyzstan", "~other")
    for query in ["Қазақстанда", "Казакстандын", "Казахстаном", "Qazaqstannan"]
] + [
    case(query, body, "~other")
    for body, queries in [
        ("Kyrgyzstan", "Кыргызстандын Kırgızistan'da Қырғызстанға Қирғизистонро"),
        ("Uzbekistan", "Oʻzbekistonning Өзбекстаннан Özbegistanda Ўзбекистонга"),
        ("Turkmenistan", "Türkmenistanyň Түркменстанда Туркменистаном"),
        ("Tajikistan", "Тоҷикистонро Тәжікстанға Tojikistonda"),
        ("Bishkek", "Бишкекте Бишкектеги Bişkekdan Бішкекке"),
        ("Tashkent", "Ташкентом Toshkentda Тошкентнинг"),
    ]
    for query in queries.split()
]
CASES_OF_NAMES += [
    case("Навальным", "Navalny", "Навальный", language="ru", home="en"),
    case("Каримовым", "Karimov", "Каримова", "~other", language="ru", home="en"),
]
SIGNS = [
    *[
        case(query, "Osh bazaar", "~The border")
        for query in [
            *('osh"', 'osh ""', '"" osh', 'osh "', "osh^2", "title-osh osh", "osh )", "( osh"),
            *("“Osh bazaar”", "«Osh bazaar»", "„Osh bazaar“", "``osh bazaar''", '"osh bazaar'),
            *("BODY:osh", "Body: osh", "body:(osh OR naryn)", "bdoy:osh", '"osh bazaar"~5'),
            *("o*h", "baz*", "os*", '="Osh"', "osh OR, naryn"),
            *("＂osh bazaar＂", "「osh bazaar」", "‹osh bazaar›", "〝osh bazaar〞", "‘osh bazaar’"),
            *("«\u00a0osh bazaar\u00a0»", "''osh bazaar''", "„osh bazaar”", '"osh" bazaar"'),
            *(
                "osh~",
                "osh~2",
                '"osh"^2',
                "OSH^3.5 bazaar",
                "^osh",
                "~osh",
                "osh!",
                "osh\\",
                "/osh/",
            ),
            *(
                "osh AND",
                "AND osh",
                "osh NOT",
                "osh title:",
                "body : osh",
                "body: (osh)",
                "boddy:osh",
            ),
            *(
                "osh && bazaar",
                "osh || bazaar",
                "[osh]",
                "os*h",
                "osh*bazaar",
                '="osh bazaar',
                "osh ~5",
            ),
        ]
    ],
    *[
        case(f"date:{dates}", "Osh bazaar")
        for dates in [
            *("2015-01..2014", "01/2015", "january 2015", "2014..2015", "2015/01", "20.01.2015"),
            *(
                "JAN 2015",
                "20 January 2015",
                "January 20, 2015",
                "2014 - 2016",
                "2014–2016",
                "201X",
            ),
            *("٢٠١٥", "۲۰۱۴..۲۰۱۶", "२०१५-०१", "２０１５", "٢٠/٠١/٢٠١٥"),
        ]
    ],
    case("*azaar", "Osh bazaar", found="-"),
    case('="elections"', "elections", "~election", "~elected"),
    case("=elections", "elections", "~election", "~elected"),
    case("body:=elections", "elections", "~election"),
    case('="free elections"', "free elections", "~free election"),
    case("elections", "elections", "election", found="0 1"),
    case('-="elections" election', "~elections", "election"),
    *[
        case(query, "צבא ההגנה בגבול", "~אחר", language="he")
        for query in ['צבא"ההגנה"', '"צבא"ההגנה', 'צבא"ההגנה', 'צבא "ההגנה"', '"צבא" "ההגנה"']
    ],
    case("y " * 128 + "zulu", "zulu", found="-"),
    case("bomb* -bombers", "bombing", "~bombers"),
]
KINDS = [*INFLECTIONS, *NAMES, *CASES_OF_NAMES, *SIGNS]


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
    for one in [*KINDS, *FOLDED, *CHINESE, *ARABIC, *TOKENS, *GAPS, *VARIANTS]:
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
    expected = local.search(query, limit=1000)
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
    ("query", "near", "far"),
    [
        ("Aşgabat", "Ashgabat", "Ishkobod"),
        ("Ashkhabad", "Ashgabat", "Ishkobod"),
        ("Andijon", "Andijan", "Indian"),
        ("Каримов", "Karimov", "Kerimau"),
    ],
)
def test_the_spelling_that_is_nearest_comes_first(
    query: str, near: str, far: str, tmp_path: Path
) -> None:
    """Though the other is rarer."""
    found = found_by(Case((far, f"{near} and more", near, near, "other"), query, ""), tmp_path)
    assert {*found[:3]} == {"1", "2", "3"}


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
