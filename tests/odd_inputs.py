"""Inputs that nobody means, made of a number: nothing may fail on them but in words.

`TARGETS` has what reads the files of an archive, queries and what a cache holds. An input is made
of pieces of its format, cut, doubled and mixed with odd characters; the same number makes the same.
"""

import functools
import random
from collections.abc import Callable, Sequence

import msgspec

from builder.config import SiteConfig, parse_config
from builder.content.addresses import read_addresses
from builder.content.articles import read_article
from builder.content.pages import read_page
from builder.content.reader import Reader
from builder.content.records import read_record
from builder.content.searches import read_searches
from builder.errors import Problem
from builder.markup.boundary import sanitize_again
from builder.markup.render import render, text_blocks
from builder.messages import messages_for
from builder.metadata.own import OwnField
from builder.model import ParsedArticle
from builder.pages.bodies import body_of
from builder.pipeline.documents import Document, Documents
from builder.pipeline.soundness import is_sound_article
from builder.search.query import parse_query
from builder.search.vocabulary import grammar_of
from builder.store.cache import Cache
from builder.store.storage import LocalStorage
from tests.unit.markup.patterns import PATTERNS
from tests.unit.markup.texts import EVERY, FRAGMENTS

_ARTICLE, _RECORD, _PAGE = (
    "content/articles/2015/a.md",
    "content/people/b.yaml",
    "content/pages/c.md",
)
_ADDRESSES = "content/addresses.yaml"
_SEARCHES = "content/searches.yaml"
_TYPES = ("", "text", "number", "date", "url", "list")
_CONFIG = SiteConfig(
    extra_fields=tuple(OwnField(f"own{number}", type=one) for number, one in enumerate(_TYPES)),  # type: ignore[arg-type]
    field_map={"verfasser": "authors"},
    ignored_fields=("layout",),
)

_SIGNS = (
    "\0 \t \r \n \r\n \x1b \x7f \x85 \xa0 \xad \u200b \u200f \u2028 \u202e \u2066 \ufeff "
    "\uffff \U0010ffff "
    "\u0301 \u0660 \u00b2 \u216b \u3000 \ufe0f \U0001f600 \u4e2d I\u0307 \u1e9e \ufb01 ' \" "
    "` # & * ! | > % @ ? : , - . / \\ [ ] { } ( ) < = ~ ^ $ _"
).split(" ")
_SIGNS += [" ", "\n", "\n\n", "  ", "    ", "\ud800"]
_NUMBERS = (
    "0 -0 1 1.10 0x1f 0o17 017 1_000 1e5 1e999 .inf -.inf .NaN 12:30:45 190:20:30 "
    "9223372036854775808 "
    "2015 2015-01 2015-13 2015-02-30 2015-01-02T25:00:00Z 2015~ 201X 2015/.. ../2015 -0001 "
    "0000 99999 "
    "2015-01-02/2014-01-01 5.1.2015 01/02/2015 ١٩٨٧ ²⁰¹⁵ yes NO null ~ true"
).split()
_YAML = (
    "--- ... - ? : | > |+ >- & * &a *a ! !! !!int !!binary !!python/name:os.system !!set "
    "!!timestamp !!null "
    "{} [] {a:b} [a, b] [[]] {a: {b: c}} << <<: %YAML %TAG "
    '# \'a\' "a" "\\x41" "\\ud800" "\\U00110000" @a `a +++ = a=1 [[a]]'
).split(" ")
_KEYS = (
    "title date id source source_url archived_url authors author language translation_of "
    "summary countries organizations people "
    "topics updated corrections note redirects status withdrawn_reason rights copy_of added "
    "draft published "
    "own0 own1 own2 own3 own4 own5 layout verfasser dateline exchanges name aliases "
    "acronyms former_names "
    "wikidata type parent founded dissolved successors website sort country merged_into url "
    "description "
    "content_license contact colophon extra_fields html ignored_fields field_map "
    "date_from_name indexes "
    "search assets navigation unlinked_files allow limits marks moved gone label shown"
).split()
_VALUES = (
    "https://example.org http://[ http://a:b@c:99999/ javascript:a() //x /x.html ../x "
    "x@example.org Q42 en uz-Cyrl x-y-z NO content/articles/a.md COM1 full excerpt Soviet\xa0Union"
).split(" ")
_QUERY = (
    '( ) " + - * : AND OR NOT title: date: date:2015..2010 date:.. id: source: country:kg "a b" a* '
    "x.y O'Neill U.S.S.R. AND( OR) NOT( -- ++ :: \\ 1987-13 ..1987"
).split()
_DOCUMENT = f"""---
title: A title
date: 2015-01-20
topics: [a, b]
corrections:
- date: 2015
  note: b
---

{EVERY}
"""
_SETTINGS = """title: A
url: https://example.org/x/
limits: {marks: 5}
extra_fields: {a: {type: url}}
allow: {bad-link: ['*']}
"""
_NAMED = "searches:\n- name: A\n  query: '\"b c\"'\n- query: d\n  name: E\n  slug: e-f\n"
_DECISIONS = "moved:\n- from: /a.html\n  to: /b.html\ngone:\n- address: /c.html\n  reason: x\n"


class _Memory:
    """Files that are in no folder."""

    def __init__(self, **files: bytes) -> None:
        self.files = files

    def has(self, name: str) -> bool:
        return name in self.files

    def get(self, name: str, most: int) -> bytes:
        if name not in self.files:
            raise FileNotFoundError(name)
        return self.files[name][:most]


class Odd:
    """Makes inputs of a number."""

    def __init__(self, seed: object) -> None:
        self.pick = random.Random(f"{seed}")

    def text(self, *kinds: Sequence[str]) -> str:
        """Pieces of some kinds, one beside the other."""
        pick = self.pick
        parts = [pick.choice(pick.choice(kinds)) for _ in range(pick.randint(1, 25))]
        return pick.choice(["", " ", "\n"]).join(parts)

    def yaml(self) -> str:
        """Lines of keys and values, most of which YAML can read."""
        pick = self.pick
        lines = [self._line() for _ in range(pick.randint(0, 8))]
        return "".join(lines) if pick.random() < 0.8 else self.text(lines or [""], _YAML, _SIGNS)

    def _line(self) -> str:
        pick = self.pick
        key = pick.choice(_KEYS)
        values = [pick.choice(pick.choice([_NUMBERS, _YAML, _VALUES, _SIGNS])) for _ in range(3)]
        forms = [
            f"{key}: {values[0]}\n",
            f"{key}: {' '.join(values)}\n",
            f"{key}: [{', '.join(values)}]\n",
            f"{key}:\n- {values[0]}\n- {values[1]}\n",
            f"{key}:\n  {pick.choice(_KEYS)}: {values[0]}\n  {values[1]}: {values[2]}\n",
            f"{key}:\n- {pick.choice(_KEYS)}: {values[0]}\n  date: {values[1]}\n",
            f'{key}: "{values[0]}{values[1]}"\n',
            f"{key}: {pick.choice('1-0.') * pick.choice([2, 40, 5_000])}\n",
            f"{key}: {'[' * pick.randint(1, 30)}\n",
        ]
        return pick.choice(forms)

    def markdown(self) -> str:
        """Pieces of Markdown; one in ten is a short text of those that are slow."""
        if self.pick.random() < 0.1:
            return PATTERNS[self.pick.choice([*PATTERNS])](self.pick.randint(1, 400))
        return self.text(FRAGMENTS, FRAGMENTS, _SIGNS, _VALUES)

    def spoilt(self, text: str) -> bytes:
        """A text of which pieces are cut, doubled, or replaced by others."""
        pick = self.pick
        for _ in range(pick.randint(0, 4)):
            start, end = sorted(pick.randint(0, len(text)) for _ in range(2))
            end = min(end, start + 40)
            other = pick.choice(["", text[start:end] * 2, pick.choice(_SIGNS), self.text(_YAML)])
            text = text[:start] + other + text[end:]
        data = text.encode("utf-8", "surrogatepass" if pick.random() < 0.05 else "replace")
        return self.flipped(data) if pick.random() < 0.05 else data

    def flipped(self, data: bytes) -> bytes:
        """Bytes of which a few are others."""
        changed = bytearray(data)
        for _ in range(self.pick.randint(1, 4) if data else 0):
            changed[self.pick.randrange(len(data))] = self.pick.randrange(256)
        return bytes(changed)


def _printed(problems: Sequence[Problem]) -> None:
    for problem in problems:
        assert str(problem).isprintable(), problem


def _article(odd: Odd) -> None:
    new = f"---\n{odd.yaml()}---\n{odd.markdown()}"
    files = _Memory(**{_ARTICLE: odd.spoilt(odd.pick.choice([new, new, _DOCUMENT]))})
    article, body, problems = read_article(Reader(files), _ARTICLE, "", _CONFIG)
    text, more = render(body, _ARTICLE)
    _printed([*problems, *more])
    assert sanitize_again(text.html) == text.html
    msgspec.msgpack.encode((article, text))


def _markdown(odd: Odd) -> None:
    files = _Memory(**{_ARTICLE: odd.markdown().encode("utf-8", "replace")})
    body = read_article(Reader(files), _ARTICLE, "", _CONFIG)[1]
    for html in ("safe", "text"):
        text, problems = render(body, _ARTICLE, html)
        _printed(problems)
        text_blocks(text.html)
        body_of(text, "articles/2015/a.html", messages_for("en"))


def _record(odd: Odd) -> None:
    files = _Memory(**{_RECORD: odd.spoilt(odd.yaml())})
    _printed(read_record(Reader(files), _RECORD, "", _CONFIG)[2])


def _page(odd: Odd) -> None:
    files = _Memory(**{_PAGE: odd.spoilt(f"---\n{odd.yaml()}---\n{odd.markdown()}")})
    _printed(read_page(Reader(files), _PAGE, "", _CONFIG)[2])


def _settings(odd: Odd) -> None:
    text = odd.pick.choice([odd.yaml(), odd.yaml(), _SETTINGS])
    _printed(parse_config(odd.spoilt(text).decode("utf-8", "replace"))[1])


def _decisions(odd: Odd) -> None:
    files = _Memory(**{_ADDRESSES: odd.spoilt(odd.pick.choice([odd.yaml(), _DECISIONS]))})
    _printed(read_addresses(Reader(files))[1])


def _searches(odd: Odd) -> None:
    files = _Memory(**{_SEARCHES: odd.spoilt(odd.pick.choice([odd.yaml(), _NAMED]))})
    _printed(read_searches(Reader(files))[1])


def _query(odd: Odd) -> None:
    parse_query(odd.text(_QUERY, _QUERY, _SIGNS, _NUMBERS, _VALUES), grammar_of("ru"))


@functools.cache
def _kept() -> bytes:
    """What a cache has of a text."""
    files = _Memory(**{_ARTICLE: _DOCUMENT.encode()})
    article, body, problems = read_article(Reader(files), _ARTICLE, "", _CONFIG)
    text, more = render(body, _ARTICLE)
    kept = Document("", (b"",), article, text, b"", (*problems, *more))
    return msgspec.msgpack.encode(Documents({_ARTICLE: kept}, {}, {}))


class _Bytes(LocalStorage):
    """A folder that has one file under every name."""

    data = b""

    def view(self, name: str) -> memoryview:
        return memoryview(self.data)


def _cache(odd: Odd) -> None:
    """A file that is damaged; half of them by somebody who makes its beginning right."""
    cache = Cache(None, b"1")
    content = odd.flipped(_kept())
    data = cache._header("texts-1", b"", content) + content
    storage = _Bytes(None)  # type: ignore[arg-type]
    object.__setattr__(storage, "data", data if odd.pick.random() < 0.5 else odd.flipped(data))
    cache.storage = storage
    found = cache.load("texts-0", Documents)
    for path, one in found.articles.items() if found else ():
        article: ParsedArticle | None = one.value
        if is_sound_article(path, article) and not one.text.apart:
            body_of(one.text, "articles/2015/a.html", messages_for("en"))


TARGETS: dict[str, Callable[[Odd], None]] = {
    "article": _article,
    "markdown": _markdown,
    "record": _record,
    "page": _page,
    "site.yaml": _settings,
    "addresses.yaml": _decisions,
    "searches.yaml": _searches,
    "query": _query,
    "cache": _cache,
}
