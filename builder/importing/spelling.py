"""Names of an input that an archive can have: each with a page of its own, and no page twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from builder.folding import key_of
from builder.importing.drafts import Draft
from builder.importing.items import texts_of
from builder.model import Kind, ParsedRecord
from builder.urls import is_slug, slugify

_KEYS = {kind: kind.value for kind in Kind if kind is not Kind.COUNTRIES}
_KEYS[Kind.SOURCES] = "source"


def unify(drafts: Sequence[Draft], records: Iterable[ParsedRecord]) -> None:
    """Write names alike that would get the same page: as a record does, else as most do.

    Names of which no address can be made are taken out.
    """
    of_records = [*records]
    for kind, key in _KEYS.items():
        known = {one.slug: one.name.text for one in of_records if one.kind is kind}
        taken = {key_of(name.text) for one in of_records if one.kind is kind for name in one.names}
        spelling = _spellings(drafts, key, known)
        for draft in drafts:
            if key in draft.keys and not draft.item.stem:  # as an archive has it, it stays
                _rewrite(draft, key, spelling, taken)


def _spellings(drafts: Sequence[Draft], key: str, known: dict[str, str]) -> dict[str, str]:
    """How a name of each slug is written, where there are several ways."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        for name in texts_of(draft.keys.get(key, "")):
            counts[slugify(name)][name] += 1
    found = {}
    for slug, names in counts.items():
        best = known.get(slug) or min(names, key=lambda name: (-names[name], name))
        if len({key_of(name) for name in (*names, best)}) > 1:
            found[slug] = best
    return found


def _rewrite(draft: Draft, key: str, spelling: dict[str, str], taken: set[str]) -> None:
    names = texts_of(draft.keys[key])
    kept = []
    for name in names:
        slug = slugify(name)
        if key_of(name) in taken:  # a record says what it means
            kept.append(name)
        elif not is_slug(slug):
            draft.doubt(f"{key}: '{name[:60]}' can have no page: no letter or digit, or too many")
        else:
            kept.append(spelling.get(slug, name))
            if kept[-1] != name:
                draft.doubt(f"{key}: '{name}' is written '{kept[-1]}', as elsewhere")
    if kept == names:
        return
    unique = list(dict.fromkeys(kept))
    if unique:
        draft.keys[key] = unique[0] if key == "source" else unique
    else:
        del draft.keys[key]
