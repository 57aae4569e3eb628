"""Families of forms: the inflections of one word, the spellings of one name.

The indexes have what is written; the query is what widens. Under each form are its own postings,
and the key of a family leads to the forms that belong to it: `border~` to border and borders, on an
English site; `chegara~uz` to the forms of an Uzbek word; `kjnt^` to Khujand and Хуҷанд. A name of a
record leads to its other names, all as forms with spaces between: `hut=` to `hizb ut tahrir`.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from builder.search.inflection import has_stems, primary, stem, stems, tables
from builder.search.names import (
    CYRILLIC,
    LATIN,
    LETTERS,
    SOUNDS,
    keys_without_ending,
    letters,
    name_keys,
)

STEM = "~"
NAME = "^"
RECORD = "="


def is_family(key: str) -> bool:
    """Whether a key of the lexicon is that of a family or a record; else it is a form."""
    return key.endswith((NAME, RECORD)) or STEM in key


def language_tables(languages: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What the browser needs of some languages to know their families, by their primary codes.

    At last comes what it needs of no language.
    """
    found = tables(languages)
    for code, table in found.items():
        if readings := letters(code):
            found[code] = {**table, "letters": readings}
    return {**found, "": {"letters": [LETTERS], "latin": LATIN, "cyrillic": CYRILLIC, **SOUNDS}}


def families_of(form: str, is_name: bool, language: str, home: str) -> list[str]:
    """The keys of the families to which a form in a text of a language belongs."""
    names = names_of(form, language) if is_name else []
    return [*inflections_of(form, language, home), *names]


def inflections_of(form: str, language: str, home: str) -> list[str]:
    """The key of the family of a form's stem, if there is one; `home` is the site's language."""
    bases = [stem(form, home)]
    return [key for key in inflection_keys([form], bases, language, home) if key]


def inflection_keys(
    forms: Sequence[str], bases: Sequence[str], language: str, home: str
) -> list[str]:
    """The keys of the families of the stems of some forms; an empty one if there is none.

    `bases` are their stems in `home`, the site's language. Its family is left out where the form
    itself is the stem: a query knows that (`stem_families`).
    """
    own = primary(language)
    if own == primary(home):
        both = zip(forms, bases, strict=True)
        return [f"{base}{STEM}" if base != form else "" for form, base in both]
    if has_stems(own):
        return [f"{base}{STEM}{own}" for base in stems(forms, own)]
    return [""] * len(forms)


def names_of(form: str, language: str) -> list[str]:
    """The keys of the families of a name, which may stand there in a case: Karimova, Каримову."""
    own = primary(language)
    keys = name_keys(form, own)
    if own != "en" and (base := stem(form, own)) != form:
        keys = (*keys, *name_keys(base, own))
    return [f"{name}{NAME}" for name in dict.fromkeys(keys)]


def stem_families(form: str, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The families of inflections that a form of a query may mean, each with its base.

    `languages` are those of the archive's articles, the site's first. The base is a form that
    belongs to the family though its key does not lead there; empty if there is none.
    """
    home, *others = languages
    base = stem(form, home)
    yield f"{base}{STEM}", base if stem(base, home) == base else ""
    for language in filter(has_stems, others):
        yield f"{stem(form, language)}{STEM}{language}", ""


def name_families(form: str, languages: Sequence[str]) -> list[str]:
    """The families of names that a form of a query may mean, which may stand in a case."""
    own = (name for language in languages for name in names_of(form, language))
    foreign = (f"{name}{NAME}" for name in (*name_keys(form, ""), *keys_without_ending(form)))
    return [*dict.fromkeys((*own, *foreign))]


def keys_of_word(form: str, languages: Sequence[str]) -> set[str]:
    """The keys of a word of a query: the form itself, and the families that it may mean.

    An article in which the query finds the word has a word with one of these keys.
    """
    families = stem_families(form, languages)
    return {form, *chain.from_iterable(families), *name_families(form, languages)} - {""}


def pair_term(form: str, home: str) -> str:
    """What stands for a word in pairs of words: its stem in the site's language."""
    return stem(form, primary(home))


def groups_of(keys: Sequence[str], home: str) -> list[str]:
    """What each key of the lexicon has in common with others that are asked for together: a stem.

    A record's name is found from its first word, so it stands in the shard of that.
    """
    has_base = [STEM in key or key.endswith(NAME) for key in keys]
    forms = [key for key, has in zip(keys, has_base, strict=True) if not has]
    firsts = [form[:-1].partition(" ")[0] if form.endswith(RECORD) else form for form in forms]
    found = iter(stems(firsts, home))
    return [
        key.partition(STEM)[0].removesuffix(NAME) if has else next(found)
        for key, has in zip(keys, has_base, strict=True)
    ]
