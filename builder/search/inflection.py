"""The forms of one word as one: what is left of a form without its endings is its stem.

The tables are in `inflection.yaml`; the browser reads those of an archive's languages from the
manifest. English has Snowball's algorithm, https://snowballstem.org, in Python by PyStemmer, in the
browser by `english.js`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any, NamedTuple

import yaml
from Stemmer import Stemmer

from builder.folding import fold
from builder.search.spelling_variants import RULES, one_spelling

SNOWBALL = frozenset({"en"})  # exactly; ported to the browser

# What the browser needs of Snowball's algorithm for English: irregular stems, then the endings of
# its steps 2, 3 and 4, the longest first. PyStemmer has its own.
STEPS = (
    "skis:ski skies:sky sky:sky idly:idl gently:gentl ugly:ugli early:earli only:onli "
    "singly:singl news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes",
    "ization:ize ational:ate fulness:ful ousness:ous iveness:ive tional:tion biliti:ble "
    "lessli:less entli:ent ation:ate alism:al aliti:al ousli:ous iviti:ive fulli:ful ogist:og "
    "enci:ence anci:ance abli:able izer:ize ator:ate alli:al bli:ble ogi:og li:",
    "ational:ate tional:tion alize:al icate:ic iciti:ic ative: ical:ic ness: ful:",
    "ement: ance: ence: able: ible: ment: ant: ent: ism: ate: iti: ous: ive: ize: ion: al: er: ic:",
)

_LETTERS = re.compile(r"[^A-Z :]+")


class Rule(NamedTuple):
    """What comes instead of an ending, and how many letters must stay."""

    instead: str
    least: int


Rules = Mapping[str, Rule]  # by ending


class Table(NamedTuple):
    """The endings of a language, every one written out; `longest` is the length of the longest.

    `after` has, for the first letter of an ending, the letters that it may follow; letters that
    are not in it may follow all.
    """

    spelling: dict[int, str]
    prefixes: Rules
    endings: Rules
    last: Rules
    after: Mapping[str, str]
    longest: int


def stem(form: str, language: str) -> str:
    """The stem of a folded form; the form itself where the language has none, or nothing to cut."""
    return _stem(form, primary(language))


@lru_cache(maxsize=1 << 18)
def _stem(form: str, code: str) -> str:
    return stems([form], code)[0]


def stems(forms: Sequence[str], language: str) -> list[str]:
    """The stem of each of some forms, as `stem` says, in less time."""
    code = primary(language)
    if code in SNOWBALL:
        words = map(one_spelling, forms) if code == "en" else forms
        found = map(_snowball(code).stemWord, words)
        return [stem or form for stem, form in zip(found, forms, strict=True)]
    table = _table(code)
    return [_cut_all(form, table) for form in forms] if table else list(forms)


@lru_cache
def primary(language: str) -> str:
    """A language without its script or country, by its code of two letters if it has one."""
    code = language.split("-")[0].lower()
    return _SHORT.get(code, code)


# The codes of three letters that ISO 639-2 has beside those of two.
_SHORT = {"eng": "en", "rus": "ru"}


def has_stems(language: str) -> bool:
    """Whether words of a language have stems."""
    code = primary(language)
    return code in SNOWBALL or code in _compact()


def tables(languages: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What the browser needs to know of some languages, by their primary codes.

    As the file has it, but folded: `endings` are those that it lists, with the capitals of `any`.
    """
    found = {code: _compact().get(code, {}) for code in dict.fromkeys(map(primary, languages))}
    return found | ({"en": {"rules": RULES, "endings": STEPS}} if "en" in found else {})


def characters_alike(character: str, languages: Iterable[str]) -> list[str]:
    """A character of Chinese, and those that stand for it where others write, or for which it does.

    A traditional one leads to one simplified character, this to all traditional ones: 发 to 發, 髮.
    """
    spellings = " ".join(_compact().get(primary(one), {}).get("spelling", "") for one in languages)
    pairs = (pair for pair in spellings.split() if character in pair)
    return [*dict.fromkeys([character, *"".join(pairs)])]


def languages() -> tuple[str, ...]:
    """The languages that have a table, by their primary codes."""
    return tuple(_compact())


@cache
def _snowball(code: str) -> Stemmer:
    return Stemmer(code, 0)


def _cut_all(form: str, table: Table) -> str:
    if table.spelling:
        form = form.translate(table.spelling)
    while (shorter := _cut(form, table.endings, table.longest, table.after)) != form:
        form = shorter
    return _cut(_without_prefixes(form, table), table.last, table.longest, {})


def _without_prefixes(form: str, table: Table) -> str:
    if not table.prefixes:
        return form
    for length in range(len(form) - 1, 0, -1):
        rule = table.prefixes.get(form[:length])
        if rule and len(form) - length >= rule.least:
            return _without_prefixes(form[length:], table)
    return form


def _cut(form: str, rules: Rules, longest: int, after: Mapping[str, str]) -> str:
    """A form without its longest ending of those that leave enough of it."""
    for length in range(min(longest, len(form)), 0, -1):
        rest, ending = form[:-length], form[-length:]
        rule = rules.get(ending)
        if (
            rule
            and len(rest) >= rule.least
            and (rule.instead or rest[-1:] in after.get(ending[0], rest))
        ):
            return rest + rule.instead
    return form


@cache
def _compact() -> dict[str, dict[str, Any]]:
    """The tables of the file, folded."""
    text = (files("builder.search") / "inflection.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    return {code: _folded(table) for code, table in loaded.items()}


def _folded(value: Any) -> Any:
    """A table with its texts folded, but for the capitals, which stand for other letters."""
    if isinstance(value, dict):
        return {str(name): _folded(one) for name, one in value.items()}
    return _LETTERS.sub(lambda match: fold(match[0]), value)


@cache
def _table(code: str) -> Table | None:
    compact = _compact().get(code)
    if not compact:
        return None
    any_of = compact.get("any", {})
    names = ("prefixes", "endings", "last")
    prefixes, endings, last = (dict(_rules(compact.get(name, {}), any_of)) for name in names)
    return Table(
        {ord(pair[0]): pair[1:] for pair in compact.get("spelling", "").split()},
        prefixes,
        endings,
        last,
        {
            letter: after
            for letters, after in _pairs(compact.get("after", ""))
            for letter in letters
        },
        max(map(len, [*prefixes, *endings, *last]), default=0),
    )


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for rule in text.split():
        left, _, right = rule.partition(":")
        yield left, right


def _rules(lists: Mapping[str, str], any_of: Mapping[str, str]) -> Iterator[tuple[str, Rule]]:
    """The rules of some lists, each capital as every letter that it stands for."""
    for least, text in sorted(lists.items()):
        for ending, instead in _pairs(text):
            for letters in product(*(any_of.get(letter, letter) for letter in ending)):
                yield "".join(letters), Rule(instead, int(least))
