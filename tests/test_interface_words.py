"""Every word of the readers' interface comes from the catalogue."""

import ast
import json
import re
from collections.abc import Iterator
from copy import copy
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from jinja2 import nodes

from builder.folding import fold
from builder.languages import locale_of
from builder.messages import messages_for
from builder.search.examples import EXAMPLES
from builder.search.fields import FACET_NAMES, FACETS, LANGUAGE
from builder.search.fields import NAMES as FIELD_NAMES
from builder.search.query import leaves, parse_query
from builder.search.vocabulary import grammar_of, query_name, query_names
from builder.store.storage import LocalStorage
from builder.theming.templates import make_environment
from builder.theming.theme import read_theme
from tests.helpers import ROOT, SiteTest
from tests.messages import (
    FUNCTIONS,
    PLACEHOLDER,
    TEMPLATE,
    categories_of,
    disguised,
    extracted,
    faults,
    renewed,
    template,
    translated,
)

THEME = read_theme(LocalStorage(ROOT / "theme"))
TEMPLATES = sorted(THEME.templates.keys() - {"styleguide.html"})  # it is for those who change them
ENVIRONMENT = make_environment(THEME, messages_for("en"))
PAGES = sorted((ROOT / "builder/pages").glob("*.py"))
# Those speak to people who write the archive, in English.
PROBLEMS = {
    *("styleguide.py", "checks.py", "former.py", "lost.py", "names_alike.py", "suggestions.py"),
    "unlinked.py",
}
FOR_MACHINES = {"schema.py", "subjects.py"}
BOXES = sorted((ROOT / "builder/search/box").glob("*.js"))
CATALOGUES = sorted((ROOT / "builder/locale").glob("*.po"))
SCRIPTS = [*sorted((ROOT / "theme/static").rglob("*.js")), *BOXES]

# Names that are the same in every language: keys of a file of data, formats, the standard of time.
KEYS = (
    "id url title date added source language identifiers copy_of corrected summary names text "
    "extra_fields".split()
)
KEYS.append("countries, organizations, people, topics")
FIELDS = "|".join([*(f"{name}:" for name in FACETS), rf"{LANGUAGE}:\w+"])  # of the query language
NAMES = {*KEYS, "BibTeX", "BibLaTeX", "CSL", "RIS", "CSV", "JSON", "Atom"}
NAMES |= {"JSON Lines", "CSL-JSON"}

# What readers see or hear; of `data-` attributes all but those that name a thing to the scripts.
ATTRIBUTES = {"title", "alt", "aria-label", "aria-description", "placeholder", "label"}
OF_SCRIPTS = {f"data-{name}" for name in "dates facet folder index language later names".split()}


def test_the_template_of_catalogues_has_every_text() -> None:
    assert TEMPLATE.read_bytes() == template(), "make messages renews it"


def test_every_catalogue_is_whole() -> None:
    found = {path.stem: faults(path) for path in CATALOGUES if not path.stem.startswith("en")}
    assert {"ru", "ky", "fa", "ar"} <= found.keys()
    assert {language: some for language, some in found.items() if some} == {}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_is_as_make_messages_writes_it(path: Path) -> None:
    """In its order, with the plural forms of CLDR; of a country it has only what is there."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    if path.stem.startswith("en"):
        known = {(one.id, one.context) for one in extracted()}
        assert {(one.id, one.context) for one in catalogue} <= known
    else:
        assert path.read_bytes() == renewed(catalogue, path.stem), "make messages renews it"


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ru", "one few many many one one"),
        ("ky", "one other other other other other"),
        ("fa", "one other other other other other"),
        ("ar", "one two few many many other"),
    ],
)
def test_plural_forms_are_those_of_cldr(language: str, forms: str) -> None:
    """The form of a number in every text is that of its category; CLDR has these samples."""
    numbers = (1, 2, 5, 11, 21, 101)
    assert [locale_of(language).plural_form(number) for number in numbers] == forms.split()
    catalogue = read_po(BytesIO((TEMPLATE.parent / f"{language}.po").read_bytes()))
    names, texts = categories_of(language), messages_for(language)
    plurals = [one for one in catalogue if one.id and not isinstance(one.id, str)]
    assert len(plurals) > 20
    for message in plurals:
        (one, many), strings = list(message.id), list(message.string or ())
        shown = [texts.ngettext(one, many, number) for number in numbers]
        assert shown == [strings[names.index(form)] for form in forms.split()]


@pytest.mark.parametrize("language", ["ru", "ky", "fa", "ar"])
def test_examples_of_queries_say_the_same_in_every_language(language: str) -> None:
    """With fields that the language's grammar knows, and nothing that is no query."""
    own, english = grammar_of(language), grammar_of("en")
    for example in EXAMPLES:
        query = messages_for(language).gettext(example.query)
        found, meant = parse_query(query, own), parse_query(example.query, english)
        assert found.notes == (), query
        assert len(list(leaves(found.tree))) == len(list(leaves(meant.tree))), query
        senses = messages_for(language).gettext(example.sense)
        for asked in re.findall(r"[^\W\d_]+:[\d.-]*\d(?:\.\.)?", senses):
            assert parse_query(asked, own).notes == (), asked


@pytest.mark.parametrize("language", ["ru", "ky", "fa", "ar"])
def test_names_of_fields_are_one_word_each_and_their_own(language: str) -> None:
    names = {one: query_name(one, language) for one in (*FIELD_NAMES, *FACET_NAMES, "date")}
    assert all(re.fullmatch(r"[^\W\d_]+", name) for name in names.values()), names
    folded = [fold(name) for name in names.values()]
    assert len({*folded}) == len(folded)
    known = query_names(language)
    assert {known[fold(own)] for own in names.values()} == names.keys()


@pytest.mark.parametrize("text", ["", "Страница {page}", "Страница {page} из {page} и {pages} <b>"])
def test_a_catalogue_that_is_not_whole(text: str, tmp_path: Path) -> None:
    def translate(message: Message) -> str | tuple[str, ...]:
        return text if message.id == "Page {page} of {pages}" else in_disguise(message)

    with translated(tmp_path, "ru", translate):
        found = faults(tmp_path / "ru.po")
    assert found == ["Page {page} of {pages}"]


class Texts(HTMLParser):
    """What readers see or hear of a page, but for what is code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.feed(re.sub("<code.*?</code>|<script.*?</script>", "", html, flags=re.DOTALL))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of_meta = tag == "meta" and ("name", "description") in attrs
        of_button = tag == "input" and ("type", "submit") in attrs
        self.texts += [
            value or ""
            for name, value in attrs
            if name in ATTRIBUTES
            or (name.startswith("data-") and name not in OF_SCRIPTS)
            or (name == "content" and of_meta)
            or (name == "value" and of_button)
        ]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def words(texts: list[str]) -> list[str]:
    """The texts that have letters, but for names."""
    return [text for text in map(str.strip, texts) if re.search(r"[^\W\d_]", text)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_has_no_words_of_its_own(name: str) -> None:
    assert set(words(Texts(skeleton(THEME.templates[name])).texts)) <= NAMES


def skeleton(source: str) -> str:
    """What a template writes out by itself, with a sign in the place of each value."""
    outputs = ENVIRONMENT.parse(source).find_all(nodes.Output)
    parts = [part for output in outputs for part in output.nodes]
    text = "".join(part.data if isinstance(part, nodes.TemplateData) else "0" for part in parts)
    return f"<p{text}>" if text.startswith(" ") else text  # a template of attributes alone


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_writes_out_no_constant_text(name: str) -> None:
    """But for what it is asked by: texts, paths."""
    constants = {
        constant.value
        for output in ENVIRONMENT.parse(THEME.templates[name]).find_all(nodes.Output)
        for part in output.nodes
        for constant in constants_of(part)
    }
    formats = {"JSON Lines", "CSV", "BibTeX", "CSL-JSON"}  # have these names in every language
    found = {text for text in constants if re.search("[A-Za-z]", text)}
    assert found <= {"assets/search/", ".js", *formats}


def constants_of(node: nodes.Node) -> Iterator[nodes.Const]:
    match node:
        case nodes.Call(node=nodes.Name(name=name)) if name in {*FUNCTIONS, "href", "joint"}:
            return
        case nodes.Compare():
            return
        case nodes.Const(value=str()):
            yield node
    for child in node.iter_child_nodes():
        yield from constants_of(child)


# Of checks.py every text is about a mistake in the content: those are for archivists.
@pytest.mark.parametrize(
    "module",
    [path for path in PAGES if path.name not in PROBLEMS | FOR_MACHINES],
    ids=lambda path: path.name,
)
def test_pages_have_no_words_of_their_own(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    texts = {text for text in strings(tree) if re.search(r"^[A-Z]|[a-z] |, |[.:] ", text)}
    shown = {one for one in texts if not MARKUP.fullmatch(one) and not PATTERNS.fullmatch(one)}
    assert shown <= {"UTC", "Z", "NFKD", *FORMATS}


# The beginning of a tag: nothing of it is shown.
MARKUP = re.compile(r'(?:&nbsp;)?<(?:a|div|h2|span) (?:class|lang)="[^"]*"?.*', re.DOTALL)
# Of entries with keys of the archive's own, whose names are in no catalogue either; of paths.
FORMATS = {"; ", ": ", "%(num)s ", "var ArchiveTexts = ", "SearchTexts.learn("}
# The names of patterns of CLDR, and ours.
PATTERNS = re.compile(r"Locale|[GyYMLd]+|\{i\}.*|.*\\\\2.*")


def strings(node: ast.AST) -> Iterator[str]:
    """The string constants that may be shown."""
    if is_for_programmers(node):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from strings(child)


def is_for_programmers(node: ast.AST) -> bool:
    """A docstring, an annotation, an error, or what the catalogue is asked for."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Raise():
            return True
        case ast.Assign(targets=[ast.Name(id="message")]):
            return True
        case ast.Call(func=ast.Attribute(attr=name)) | ast.Call(func=ast.Name(id=name)):
            return name in FUNCTIONS or name == "compile"
        case ast.Subscript():
            return True
    return False


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_have_no_words_of_their_own(script: Path) -> None:
    """No text is written out but through the template, and none looks like a sentence."""
    code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.S)
    code = re.sub(r"\$\{[^}]*\}", "", code)
    code = re.sub(r"\b(say|sayCount|make|Error)\([\"`][^\"`]*[\"`]", r"\1(", code)
    written = re.findall(r"\.(?:textContent|title|ariaLabel|placeholder|alt) = ([^;]*);", code)
    literals = [match[2] for text in written for match in re.finditer(LITERAL, text)]
    assert [text for text in literals if re.search("[A-Za-z]", text)] == []
    assert re.findall(r'"?(?:aria-label|title|alt|placeholder)"?: *["\'`]', code) == []
    literals = [match[2] for match in re.finditer(LITERAL, code)]
    assert [text for text in literals if re.match("[A-Za-z]+ [a-z]+ ", text)] == []


LITERAL = re.compile(r"([\"'`])(.*?)\1")


# An archive whose own texts have no Latin letter but in names.
ARCHIVE = {
    "site.yaml": """
title: Архив
language: ru
url: https://example.org/
content_license: Лицензия
contact: https://example.org/4
extra_fields: [x1]
""",
    "content/pages/о.md": "---\ntitle: О\n---\n\nТекст.\n",
    "content/searches.yaml": """
searches:
  - {name: Поиск, query: Текст, slug: "1"}
  - {name: Ничего, query: Ъыь, slug: "2"}
""",
    "content/addresses.yaml": "gone: [{address: 0/0.html, reason: Нет больше.}]\n",
    "content/organizations/b.yaml": """
name: Б
aliases: [Бб]
former_names: [Ббб]
type: нечто
founded: 1999-05
dissolved: 2001
successors: [v]
parent: v
website: https://example.org/
wikidata: Q7
""",
    "content/organizations/v.yaml": "name: В\n",
    "content/sources/g.yaml": """
name: Газета 0
website: https://example.org/
country: KG
language: ky
""",
}
ORIGINAL = "source: Газета 0\nsource_url: https://example.org/4"  # at its publisher's
EVERYTHING = """
id: а
source: Газета
organizations: [Б, В]
countries: [KZ, US]
source_url: https://example.org/1
archived_url: https://example.org/2
authors: [Ф, У]
updated: 2016-01-01
corrections: [{date: 2016-01-02, note: Иначе.}]
redirects: [/1.html]
x1: [true, false, {7: 8}]
"""


def filled(site: SiteTest) -> SiteTest:
    for path, text in ARCHIVE.items():
        site.write(path, text)
    for number in range(321):
        topics = [f"Тема {size}" for size in (1, 2, 5, 21) if number < size]
        more = f"topics: [{', '.join(topics)}]\ncountries: [KG]\n"
        more += f"people: [{'АБ'[number % 2]} {number % 310}]\nsource: Газета {number % 2}"
        year = 2000 + number // 200
        site.article(f"{year}/{number}", more=more, body="Текст.", title="Имя", date=f"{year}-01")
    note = "Текст.[^1] Текст.[^1]\n\n[^1]: [Я](https://example.org/5).\n"
    site.article("а", more=EVERYTHING, body=note, title="Имя", date="2015-01-20 10:00")
    site.article("б", more="language: kk\ntranslation_of: а", body="Текст.", title="Имя")
    site.article("в", body="", title="Имя")
    site.article("к", more="copy_of: а", body="Текст.", title="Имя")
    for name in "лм":
        site.article(name, more="copy_of: а\ncorrected: true", body="Текст.", title="Имя")
    site.article("з", body="Текст.", title="Названия подобные", date="2001-02-01")
    site.article("и", ORIGINAL, body="А.[^1]\n\n[^1]: Б.\n", title="Названия подобные")
    site.article("ж", body="[Указ](указ.pdf)", title="Имя")
    site.write("content/articles/указ.pdf", "")
    site.article(
        "г", more="rights: excerpt\nsummary: Да.\nsource_url: https://example.org/3", title="Имя"
    )
    site.article("е", more="status: draft", body="Текст.", title="Имя")
    return site.article("д", more="status: withdrawn\nwithdrawn_reason: Да.", title="Имя")


RUSSIAN = {
    "%(num)s article": ("%(num)s статья", "%(num)s статьи", "%(num)s статей"),
    "{count} article": ("{count} статья", "{count} статьи", "{count} статей"),
}


def in_disguise(message: Message) -> str | tuple[str, ...]:
    """Without a Latin letter, and in Russian where forms are looked at."""
    if isinstance(message.id, str):
        return disguised(message.id)
    return RUSSIAN.get(message.id[0], (*map(disguised, message.id), disguised(message.id[1])))


@pytest.fixture(scope="module")
def russian(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """A site with something of everything, in a language of which there is a whole catalogue."""
    return filled(SiteTest(tmp_path_factory.mktemp("russian"))).build()


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The same in another, from right to left, with digits of its own."""
    site = filled(SiteTest(tmp_path_factory.mktemp("arabic")))
    settings = ARCHIVE["site.yaml"].replace("language: ru", "language: ar\ndigits: native")
    return site.write("site.yaml", settings).build()


@pytest.fixture(scope="module")
def with_drafts(russian: SiteTest) -> SiteTest:
    """The same as those see it who write it, without the search and with a theme of its own."""
    site = copy(russian).write("theme/static/own.css", "")
    return site.write("site.yaml", f"{ARCHIVE['site.yaml']}search: false\n").build_drafts()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The same archive before its first article."""
    site = SiteTest(tmp_path_factory.mktemp("empty"))
    return site.write("site.yaml", ARCHIVE["site.yaml"]).build()


@pytest.mark.parametrize("name", ["russian", "arabic", "with_drafts", "empty"])
def test_a_site_in_another_language_has_no_english_word(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: SiteTest = request.getfixturevalue(name)
    found = {}
    for page in site.pages():
        texts = [text for text in Texts(site.page(page)).texts if text not in NAMES]
        kept = rf"https?://\S+|\S+\.(?:(?:jsonl|csv|bib|json)\.gz|json|pdf|txt)\b|{FIELDS}"
        kept += r"|\bPDF\b|\bUTC\b|\{\w+\}"
        kept += r"|\bexample\.org\b"  # the host of an address
        kept += r"|SHA-256|UTF-8|gzip|JSON Lines|JavaScript|axe-core|Archive Builder"
        kept += r"|LaTeX|Zotero|CSL|Data Package|Atom|JSON Feed|JSON"  # formats and programs
        kept += r"|(?:Esc|Shift|Enter|NOT)(?![a-z])"  # keys, and what stands in queries as it is
        shown = re.sub(kept, "", "\n".join(texts))
        if english := re.findall(r"[A-Za-z]{2,}", shown):
            found[page] = english
    assert found == {}


@pytest.mark.parametrize("name", ["russian", "arabic"])
def test_search_boxes_have_no_english_word(name: str, request: pytest.FixtureRequest) -> None:
    site: SiteTest = request.getfixturevalue(name)
    text = site.page("search/names.js").split("','")[1]
    shown = json.loads(text.replace("\\'", "'").replace("\\\\", "\\"))["texts"]
    assert re.findall(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", "\n".join(shown.values()))) == []


def test_the_sites_show_every_text(
    russian: SiteTest, with_drafts: SiteTest, empty: SiteTest
) -> None:
    """Or the test before would look at less than there is."""
    sites = (russian, with_drafts, empty)
    pages = unescape("\n".join(site.page(page) for site in sites for page in site.pages()))
    pages += russian.page("search/names.js")  # for scripts that a page loads later
    pages += russian.page("assets/reader.js") + russian.page("assets/search-later.js")
    # Names in queries are shown nowhere but in what readers write.
    shown = (message for message in extracted() if "in queries" not in (message.context or ""))
    texts = [message for message in shown if message.id and isinstance(message.id, str)]
    hidden = {one.id for one in texts if not all(piece in pages for piece in pieces(one))}
    assert hidden == set()


def pieces(message: Message) -> list[str]:
    russian, text = messages_for("ru"), str(message.id)
    context = message.context
    shown = russian.pgettext(context, text) if context else russian.gettext(text)
    return re.split(PLACEHOLDER, shown)[::2]


@pytest.mark.parametrize(
    ("count", "text"), [(1, "1 статья"), (2, "2 статьи"), (5, "5 статей"), (21, "21 статья")]
)
def test_plural_forms_of_a_page(count: int, text: str, russian: SiteTest) -> None:
    assert f"<h2>{text}</h2>" in russian.main(f"topics/tema-{count}.html")


def test_plural_forms_of_the_search_page(russian: SiteTest) -> None:
    form = russian.page("search.html")
    assert dict(re.findall(r'data-filtered-(\w+)="([^"]*)"', form)) == {
        "one": "{count} статья",
        "few": "{count} статьи",
        "many": "{count} статей",
        "over": "Более {count} статей",
        "none": "Ничего нет. Попробуйте убрать часть фильтров.",
    }
    assert "data-language=" not in form


def test_a_missing_text_is_in_english(tmp_path: Path) -> None:
    def translate(message: Message) -> str | tuple[str, ...]:
        return "" if message.id == "Dates" else in_disguise(message)

    with translated(tmp_path / "locale", "ru", translate):
        site = filled(SiteTest(tmp_path)).build()
    assert site.text("dates/index.html").startswith("Dates ")
    assert site.text("people/index.html").startswith(disguised("People"))


def test_the_words_of_a_language_without_a_catalogue_are_english(site: SiteTest) -> None:
    """Its plural forms are, too: Russian would say of 21 what it says of one."""
    site.write("site.yaml", "title: A\nlanguage: ru\n").article("a")
    with translated(site.source / "locale", "kk", in_disguise):
        site.build()
    assert "1 article" in site.text("dates/2015.html")
    form = site.page("search.html")
    assert re.findall(r'data-filtered-(\w+)="', form) == ["one", "other", "over", "none"]
    assert 'data-language="en"' in form
