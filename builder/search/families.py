"""Families of forms: the inflections of one word, the spellings of one name.

The indexes have what is written; the query is what widens. Under each form are its own postings,
and the key of a family leads to the forms that belong to it: `border~` to border and borders, on an
English site; `chegara~uz` to the forms of an Uzbek word; `hujand^` to Khujand and Хуҷанд.
"""

from collections.abc import Iterator, Sequence

from builder.search.analysis import primary
from builder.search.inflection import has_stems, stem
from builder.search.names import name_keys

STEM = "~"
NAME = "^"


def is_family(key: str) -> bool:
    """Whether a key of the lexicon is that of a family; else it is a form."""
    return key.endswith(NAME) or STEM in key


def families_of(form: str, is_name: bool, language: str, home: str) -> Iterator[str]:
    """The keys of the families to which a form in a text of a language belongs.

    `home` is the site's language. A family is left out where the form itself is what its members
    have in common: a query knows that (`stem_families`, `name_families`).
    """
    own = primary(language)
    base = stem(form, own)
    if own != primary(home):
        if has_stems(own):
            yield f"{base}{STEM}{own}"
    elif base != form:
        yield f"{base}{STEM}"
    if is_name:
        bases = (form,) if own == "en" or base == form else (form, base)
        for name in dict.fromkeys(name for one in bases for name in name_keys(one, own)):
            if name != form:
                yield f"{name}{NAME}"


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


def name_families(form: str, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The families of names that a form of a query may mean, each with its base."""
    keys = (name for language in (*languages, "") for name in name_keys(form, language))
    for name in dict.fromkeys(keys):
        yield f"{name}{NAME}", name


def pair_term(form: str, home: str) -> str:
    """What stands for a word in pairs of words: its stem in the site's language."""
    return stem(form, primary(home))
