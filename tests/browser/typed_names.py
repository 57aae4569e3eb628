"""Names as readers type them, and an archive in several languages to find them in."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from playwright.sync_api import Page, expect

from tests.helpers import ROOT, SiteTest

TYPED: Mapping[str, Mapping[str, str]] = yaml.safe_load(
    (ROOT / "tests/browser/typed_names.yaml").read_text(encoding="utf-8")
)
LETTERS = 4
SUGGESTIONS = 6  # among which the wanted one has to be

_RECORDS = {
    "topics/bishkek": "name: Бишкек",
    "topics/ysyk-kol": "name: Ысык-Көл\naliases: [Иссык-Куль]",
    "topics/zhalal-abad": "name: Жалал-Абад",
    "topics/tashkent": "name: Ташкент",
    "topics/dushanbe": "name: Душанбе",
    "topics/kabul": "name: کابل",
    "organizations/oon": "name: Организация Объединённых Наций\nacronyms: [ООН]\n"
    "aliases: [سازمان ملل متحد]",
    "organizations/khizb-ut-takhrir": "name: Хизб ут-Тахрир",
    "organizations/taliban": "name: Талибан\naliases: [طالبان]",
    "people/nazarbaev": "name: Нурсултан Назарбаев",
    "people/mirziyoyev": "name: Шавкат Мирзиёев",
}
_LANGUAGES = {
    "ky": "countries: [KG]\ntopics: [Бишкек, Ысык-Көл, Жалал-Абад]",
    "ru": "topics: [Ташкент, Душанбе]\norganizations: [ООН, Хизб ут-Тахрир]\n"
    "people: [Нурсултан Назарбаев, Шавкат Мирзиёев]",
    "fa": "countries: [AF]\ntopics: [کابل]\norganizations: [Талибан]",
}


def multilingual(folder: Path) -> SiteTest:
    """An archive in Russian with articles in Kyrgyz and Persian, too."""
    site = SiteTest(folder).write("site.yaml", "title: Архив\nlanguage: ru\n")
    for path, text in _RECORDS.items():
        site.write(f"content/{path}.yaml", f"{text}\n")
    for number in range(40):  # names that begin in the same ways
        site.write(f"content/topics/other-{number}.yaml", f"name: Тема {number}\n")
    topics = ", ".join(f"Тема {number}" for number in range(40))
    site.article("others", f"topics: [{topics}]")
    for language, names in _LANGUAGES.items():
        site.article(language, f"language: {language}\n{names}")
    return site.build()


def missed(page: Page, address: str, group: str) -> Iterator[str]:
    """The names of a group whose pages are not suggested after the first letters.

    `page` is one of a site at an address, with its header's search box.
    """
    box = page.locator("[name=q]")
    for typed, wanted in TYPED[group].items():
        page.goto(address)
        beginning = typed[:LETTERS]
        box.press_sequentially(beginning)
        expect(page.locator("[role=listbox]")).to_have_attribute("data-query", beginning)
        if wanted not in suggested(page)[:SUGGESTIONS]:
            yield typed


def suggested(page: Page) -> list[str]:
    """The pages that are suggested, as folder and name; empty texts for words."""
    urls: list[str] = page.locator("[role=option]").evaluate_all(
        "all => all.map(one => one.dataset.url || '')"
    )
    return ["/".join(url.removesuffix(".html").split("/")[-2:]) for url in urls]
