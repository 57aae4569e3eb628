"""Rules for an input of which nobody has said anything yet: a proposal, with what it rests on."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from builder.authority.countries import all_countries
from builder.importing.days import order_of
from builder.importing.drafts import one_line
from builder.importing.headings import suggested
from builder.importing.items import Item, texts_of
from builder.importing.rules import OPEN, Pattern, Rules
from builder.metadata.keys import LIST_KEYS
from builder.metadata.withheld import withholds
from builder.metadata.writing import scalar

# Keys by which generators lay out a page; there is nothing in them for an archive.
_OF_LAYOUT = frozenset(
    "layout template theme css js scripts stylesheets hero sticky weight order menu nav navigation "
    "toc enabletoc showtoc comments comment_status disqus pagination type markup math mathjax "
    "sidebar header footer eleventynavigation "
    "eleventyexcludefromcollections build _build cascade outputs sitemap robots".split()
)
_COUNTRY = "country-(..)"
_LONGEST_KEY = 500  # of a key in a YAML line there may be 1,024
_SHOWN = 60


def proposed(items: Sequence[Item], given: Rules, own: Sequence[str] = ()) -> Rules:
    """The rules for these items; what the input itself says of its site is `given`.

    `own` are the keys that the archive has beside ours, and keeps.
    """
    fields: dict[str, str] = {}
    drop = set()
    for key, values in _values(items).items():
        target = suggested(key)
        if key in own or (withholds(key) and not target):
            continue
        if key.casefold() in _OF_LAYOUT:
            drop.add(key)
        elif target and target not in LIST_KEYS and _is_another(key, target, fields, values):
            fields[key] = OPEN
        elif len(key) <= _LONGEST_KEY:
            fields[key] = target or OPEN
    dates = (text for item in items for key, text in _texts(item) if fields.get(key) == "date")
    return Rules(
        fields=_by_sureness(fields),
        values=_countries(items, fields),
        drop=frozenset(drop),
        keep=tuple(key for key in own if any(key in item.fields for item in items)),
        base_url=given.base_url,
        permalink=given.permalink,
        date_order=order_of(dates),
    )


def _by_sureness(fields: Mapping[str, str]) -> dict[str, str]:
    """Those first that are called as ours, for of two with one target the first counts."""
    return dict(sorted(fields.items(), key=lambda one: one[0].strip().casefold() != one[1]))


def _is_another(key: str, target: str, fields: Mapping[str, str], values: list[str]) -> bool:
    """Whether a key can be the same as ours by its name only: a link that is none, a year alone."""
    if target in {"source_url", "archived_url"}:
        return not any("." in value or "://" in value for value in values[:20])
    return False


def _values(items: Iterable[Item]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in items:
        for key, text in _texts(item):
            found.setdefault(key, []).append(text)
    return found


def _texts(item: Item) -> Iterable[tuple[str, str]]:
    for key, value in item.fields.items():
        if texts := texts_of(value):
            yield key, ", ".join(texts)


def _countries(items: Iterable[Item], fields: Mapping[str, str]) -> dict[str, tuple[Pattern, ...]]:
    """Tags such as `country-ir` name countries, if several are codes of some."""
    expression = re.compile(_COUNTRY)
    codes = {
        found[1].upper()
        for item in items
        for key, value in item.fields.items()
        if fields.get(key) == "topics"
        for text in texts_of(value)
        if (found := expression.fullmatch(text))
    }
    if len(codes & {*all_countries()}) < 2:
        return {}
    return {"topics": (Pattern(expression, target="countries"),)}


def written(rules: Rules, items: Sequence[Item], kind: str, name: str, why: Sequence[str]) -> str:
    """The rules as a file to edit, with numbers and examples."""
    values = _values(items)
    lines = [
        f"# What becomes of the keys of {one_line(name)}. A proposal: edit it, and import again.",
        '# Below fields: a key there, and one of ours; "?" as long as nobody has said which. Such',
        "# keys are left out, and come with the next import once they have a rule.",
        f"kind: {kind}",
        *[f"# {one_line(one)}" for one in why],
        *_setting("base_url", rules.base_url),
        *_setting("permalink", rules.permalink),
        *_setting("date_order", rules.date_order),
    ]
    if rules.fields:
        lines.append("fields:")
    for key, target in rules.fields.items():
        texts = values.get(key, [])
        example = one_line(Counter(texts).most_common(1)[0][0]) if texts else ""
        example = f"{example[:_SHOWN]}..." if len(example) > _SHOWN else example
        comment = f"  # {len(texts):,}, such as {example}" if example else ""
        lines.append(f"  {scalar(key)}: {scalar(target)}{comment}")
    lines += _written_values(rules)
    if rules.drop:
        listed = ", ".join(scalar(key, in_list=True) for key in sorted(rules.drop))
        lines.append(f"drop: [{listed}]")
    if rules.keep:
        lines.append(f"keep: [{', '.join(scalar(key, in_list=True) for key in rules.keep)}]")
    return "\n".join(lines) + "\n"


def _setting(key: str, value: str) -> list[str]:
    return [f"{key}: {scalar(value)}"] if value else []


def _written_values(rules: Rules) -> list[str]:
    lines = ["values:"] if rules.values else []
    for key, patterns in rules.values.items():
        lines.append(f"  {key}:")
        for one in patterns:
            becomes = one.target or scalar(one.becomes)
            lines.append(f"    {scalar(one.expression.pattern)}: {becomes}")
    return lines
