"""100,000 queries in many scripts and signs: the browser and `builder search` find the same.

None may fail; and none may find nothing, though its words without signs find something, unless a
note says why. Queries that the browser corrects are compared by that alone.
"""

import json
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from builder.folding import APOSTROPHES, INVISIBLE, MARKS
from builder.search.local.index import LocalIndex
from builder.search.local.results import Results
from tests.benchmarks.chromium import archive_page
from tests.benchmarks.fuzz import BATCH, OFFENDERS, QUERIES, Fuzz
from tests.helpers import SiteTest

ARTICLES = 40
MOST_FOUND = 100

_TEXTS = {
    "en": "Border clash near Osh: the U.S. bazaar was closed on 5 June. Al-Qaeda's IT: 1,000.",
    "ru": "Столкновение на границе у города Ош, базар закрыт. Каримов и Ёлкин против.",
    "ky": "Кыргызстандын чек арасында жаңжал болду, Жапаров Ошко барды",
    "uz": "O‘zbekiston chegarasida to‘qnashuv, Mirziyoyev Toshkentda",
    "kk": "Қазақстанның шекарасында қақтығыс, Тоқаев Астанада",
    "zh": "北京大学在吉尔吉斯斯坦边境",
    "ja": "ガスのニュース、東京",
    "ko": "서울에서 국경 충돌",
    "ar": "اشتباك على الحدود في مدينة أوش",
    "fa": "درگیری در مرز می‌خواهم تهران",
    "he": 'צבא ההגנה בגבול צה"ל',
    "hi": "सीमा पर झड़प हिन्दी",
    "th": "การปะทะที่ชายแดน",
    "ka": "თბილისი საზღვარზე",
    "fr": "L'école de l'Asie centrale à la frontière",
    "de": "Straße an der Grenze, MiG-29 über Dörfern",
}
_SIGNS = """
" "" “ ” „ « » ‘ ’ ‚ '' ^2 ~5 ~ ^ * ? ( ) (( )) [ ] { } + - − – — : :: = =" , ; | / \\ & # @ ! . ..
AND OR NOT title: TITLE: body: country: contry: source: date: date:2015 date:2016..2015 titel:
date:soon date:٢٠١٥ 〝 「 」 （ ） ： ＂ ＊ ʹ \u200b 1,000 1.000 ١٬٠٠٠ \u0301 \u05f4
^^ ~~ +- -+ =( )^2 *a a*b
""".split()

_ASK = """async (queries) => {
  const found = [];
  for (const query of JSON.parse(queries)) {
    try {
      const { hits, suggestion, notes } = await archive.search(query, { limit: 100 });
      found.push({ ids: hits.map(({ id }) => id).sort(), suggestion, notes });
    } catch (error) {
      found.push({ error: String(error) });
    }
  }
  return found;
}"""


class Fault(NamedTuple):
    """What is wrong with the answers to a query: `failed`, `differs`, or `emptied`."""

    kind: str
    query: str
    more: str = ""


def run(folder: Path) -> None:
    """Ask in Chromium and in Python; print a line of the table."""
    print("\nqueries in many scripts and signs")
    site = _site(folder / "queries")
    local = LocalIndex(site.source / "cache")
    with archive_page(site.output) as page:
        asked = [*queries(QUERIES)]
        batches = (asked[at : at + BATCH] for at in range(0, QUERIES, BATCH))
        browser = [one for own in batches for one in page.evaluate(_ASK, json.dumps(own))]
    faults = [*_faults(local, browser)]
    counts = [
        sum(fault.kind == kind for fault in faults) for kind in ("failed", "differs", "emptied")
    ]
    print("| queries | exceptions | found by one engine only | emptied by signs, without a note |")
    print("| --- | --- | --- | --- |")
    print(f"| {QUERIES:,} | {counts[0]} | {counts[1]} | {counts[2]} |")
    for fault in faults[:OFFENDERS]:
        print(
            f"{fault.kind}: {json.dumps(fault.query, ensure_ascii=False)[:300]} {fault.more[:300]}"
        )


def queries(count: int, seed: int = 18) -> Iterator[str]:
    """Half are words and signs beside each other, half have the syntax of queries."""
    pick = random.Random(seed)
    words = sorted({word for text in _TEXTS.values() for word in text.split()})
    fuzz = Fuzz([re.sub(r"[\W_]+$", "", word) for word in words], seed)
    words += ["nowhere", "the", *(word.lower() for word in words)]
    for number in range(count):
        pieces = [pick.choice(pick.choice([words, _SIGNS])) for _ in range(pick.randint(1, 7))]
        text = "".join(piece + pick.choice(["", " "]) for piece in pieces)
        query = text if number % 2 else fuzz.make()[:2500]
        yield "".join(filter(_is_assigned, query))


def _is_assigned(character: str) -> bool:
    """Whether Python knows a character, which the browser may have of a later Unicode."""
    return unicodedata.category(character) not in {"Cn", "Cs"}


def _site(folder: Path) -> SiteTest:
    """A small site in many languages, with the index of `builder search` beside it."""
    folder.mkdir()
    site = SiteTest(folder)
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    for number in range(ARTICLES):
        language, text = [*_TEXTS.items()][number % len(_TEXTS)]
        more = [*_TEXTS.values()][(number * 7 + 3) % len(_TEXTS)] if number % 3 else ""
        head = f"language: {language}\ncountries: [Kyrgyzstan]"
        title = json.dumps(text[: 10 + number], ensure_ascii=False)
        day = f"{2010 + number % 10}-06-05"
        site.article(f"a{number}", head, f"{text} {more}", title=title, date=day)
    site.build()
    assert site.run("search", "x", f"--cache={site.source / 'cache'}").exit_code == 0
    return site


def _faults(local: LocalIndex, browser: Sequence[dict[str, Any]]) -> Iterator[Fault]:
    for query, answer in zip(queries(QUERIES), browser, strict=True):
        try:
            expected = local.search(query, limit=MOST_FOUND)
        except Exception as error:  # whatever fails is a fault
            yield Fault("failed", query, repr(error))
            continue
        if "error" in answer:
            yield Fault("failed", query, answer["error"])
        elif not _alike(answer, expected):
            yield Fault("differs", query, f"{answer} {[one.id for one in expected.results]}")
        elif not expected.total and not expected.notes and local.search(plain(query)).total:
            yield Fault("emptied", query, plain(query))


def _alike(answer: dict[str, Any], expected: Results) -> bool:
    notes = sorted(expected.notes)  # the browser looks for several words at a time
    said = sorted(tuple(note.values()) for note in answer["notes"])
    is_corrected = answer["suggestion"] and not expected.total
    ids = sorted(one.id for one in expected.results)
    return (is_corrected or answer["ids"] == ids) and said == notes


def plain(query: str) -> str:
    """The words and numbers of a query, without its signs and operators."""
    inside = rf"[^\W_]|[{MARKS}{APOSTROPHES}{INVISIBLE}]|(?<=\d)[.,](?=\d)"
    words = re.findall(rf"(?=[^\W_])(?:{inside})+", query)
    return " ".join(word for word in words if word not in {"AND", "OR", "NOT"})
