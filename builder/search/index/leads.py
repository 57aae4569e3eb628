"""Where keys of the lexicon lead: those of families to their forms, forms to names that they share.

A form that is not the only spelling of a name leads to the key of that family of names. So a reader
who looks for a word need not ask for names that nothing but the word itself has.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from builder.search.families import NAME, is_family
from builder.search.index.diff import ChangedTerms
from builder.search.index.entries import Leads
from builder.search.index.lexicon import Lexicon


def changed_leads(changed: ChangedTerms, old: Lexicon) -> set[str]:
    """The keys that may lead elsewhere than in the earlier lexicon.

    They are the families that have changed, and all spellings of the names among them.
    """
    lines = [line.partition("\t") for line in changed.gone | changed.new]
    keys = {family for family, _, _ in lines}
    names = {key for key in keys if key.endswith(NAME)}
    keys.update(*old.leads(names).values())
    keys.update(form for family, _, form in lines if family in names)
    return keys


def leads_of(
    families: Leads, written: Collection[str], changed: ChangedTerms, old: Lexicon
) -> dict[str, set[str]]:
    """Where each key leads, of those that are made anew.

    `families` are those of an index that is made anew as a whole. `written` are the forms that are
    made anew and have postings.
    """
    before = old.leads(changed.keys)
    found = defaultdict(set, {family: set(forms) for family, forms in families.items()})
    found.update((key, set(leads)) for key, leads in before.items() if is_family(key))
    for family, _, form in (line.partition("\t") for line in changed.new):
        found[family].add(form)
    for family, _, form in (line.partition("\t") for line in changed.gone):
        found[family].discard(form)
    shared = _shared(found)
    for form in changed.keys:
        if others := before.get(form, set()).difference(found) if form in written else None:
            shared[form] |= others
    return {key: leads for key, leads in {**found, **shared}.items() if leads}


def _shared(families: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """For each form the families of names that it shares with other forms."""
    shared = defaultdict(set)
    for family, forms in families.items():
        if family.endswith(NAME) and len(forms) > 1:
            for form in forms:
                shared[form].add(family)
    return shared
