"""Random queries: no exception, and none that finds nothing for its signs' sake without a note."""

import random
import re
from collections.abc import Callable
from pathlib import Path

from builder.folding import APOSTROPHES, INVISIBLE
from builder.search.local.index import LocalIndex
from builder.search.local.results import Results
from tests.archives import archive_of, article_of

TEXTS = {
    "en": "Border clash near Osh: the bazaar was closed on 5 June. Al-Qaeda denied it.",
    "ru": "Столкновение на границе у города Ош, базар закрыт.",
    "ky": "Кыргызстандын чек арасында жаңжал болду",
    "uz": "O‘zbekiston chegarasida to‘qnashuv",
    "zh": "北京大学在吉尔吉斯斯坦边境",
    "ar": "اشتباك على الحدود في مدينة أوش",
    "he": "צבא ההגנה בגבול",
}
WORDS = [*{word for text in TEXTS.values() for word in re.findall(r"\w+", text)}, "nowhere", "the"]
SIGNS = """
" "" “ ” „ « » ‘ ’ ‚ '' ^2 ~5 ~ ^ * ? ( ) (( )) [ ] { } + - − – — : :: = =" , ; | / \\ & # @ ! . ..
AND OR NOT title: TITLE: body: country: contry: source: date: date:2015 date:2016..2015 titel:
date:soon 〝 「 」 （ ） ： ＂ ＊ ʹ \u200b 1,000 \u0301
""".split()


def test_signs_do_not_empty_a_result(tmp_path: Path) -> None:
    find = finder(tmp_path)
    check(find, random.Random(18), 1_500)


def finder(folder: Path) -> Callable[[str], Results]:
    articles = [
        article_of(f"{language}-1", title=text, language=language, date="2015-06-05")
        for language, text in TEXTS.items()
    ]
    index = LocalIndex(folder)
    index.refresh(archive_of(*articles), "x")
    return index.search


def check(find: Callable[[str], Results], rng: random.Random, count: int) -> None:
    for _ in range(count):
        query = random_query(rng)
        found = find(query)
        if found.total or found.notes:
            continue
        joined = re.sub(f"[{APOSTROPHES}{INVISIBLE}]", "", query)  # they stand within words
        plain = " ".join(re.findall(r"[\w\u0300-\u036f]+", joined))
        plain = re.sub(r"\b(AND|OR|NOT)\b", " ", plain)
        assert not find(plain).total, query


def random_query(rng: random.Random) -> str:
    pieces = [rng.choice(rng.choice([WORDS, SIGNS])) for _ in range(rng.randint(1, 7))]
    return "".join(piece + rng.choice(["", " "]) for piece in pieces)
