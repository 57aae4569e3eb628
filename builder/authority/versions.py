"""Which articles are versions of one: translations of an original, copies of a first text."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

import msgspec

from builder.errors import Name, Problem, problem_at
from builder.metadata.writing import line_of
from builder.model import Article, ParsedArticle
from builder.suggest import nearest


class Relation(NamedTuple):
    """A key that names the first of some versions, and what the others are called.

    `named` gives the name that an article has there.
    """

    key: str
    named: Callable[[ParsedArticle], Name | None]
    called: str


TRANSLATIONS = Relation("translation_of", attrgetter("translation_of"), "translation")
COPIES = Relation("copy_of", attrgetter("copy_of"), "copy")


def group_versions(
    parsed: Sequence[ParsedArticle], relation: Relation
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """The ids of each first version and of those that name it, for every one of them."""
    told = [(one, name) for one in parsed if (name := relation.named(one))]
    by_id = {one.id.text: one for one in parsed} if told else {}
    groups: dict[str, list[str]] = defaultdict(list)
    problems = []
    for one, name in told:
        if problem := _fault(one, name, by_id, relation):
            problems.append(problem)
        else:
            groups[name.text].append(one.id.text)
    members = {root: (root, *others) for root, others in groups.items()}
    return {id: group for group in members.values() for id in group}, problems


def _fault(
    one: ParsedArticle, name: Name, by_id: Mapping[str, ParsedArticle], relation: Relation
) -> Problem | None:
    """What is wrong with the name: it is that of no article, or of one that is no first version."""
    original = by_id.get(name.text)
    if original is None:
        near = _at_address(name.text, by_id) or nearest(
            name.text, [id for id, other in by_id.items() if relation.named(other) is None]
        )
        hint = f"did you mean '{near}'?" if near else ""
        message = f"there is no article with the id '{name.text}'"
        return problem_at(name.place, "unknown-article", message, hint)
    if original is one:
        message = f"'{name.text}' is the article itself"
        hint = f"name the one of which it is a {relation.called}, or remove the line"
        return _chain(name, relation, message, hint)
    translated = TRANSLATIONS.named(one)
    if relation is COPIES and translated and translated.text == name.text:
        message = (
            f"'{name.text}' is the original of this translation, and no copy is in two languages"
        )
        return _chain(name, relation, message, "remove the line")
    chosen = relation.named(original)
    if chosen is None:
        return None
    message = f"'{name.text}' is a {relation.called} itself"
    first = _first(original, by_id, relation)
    if first is None:
        hint = "name the original"
    elif relation.named(first):
        hint = "name the original in all others, and remove the line from it"
    else:
        hint = f"write {line_of(relation.key, first.id.text)}"
    return _chain(name, relation, message, hint)


def _first(
    one: ParsedArticle, by_id: Mapping[str, ParsedArticle], relation: Relation
) -> ParsedArticle | None:
    """The version to which the names lead, or one of a circle; None if they end at no article."""
    passed = set()
    while (name := relation.named(one)) and one.id.text not in passed:
        passed.add(one.id.text)
        if name.text not in by_id:
            return None
        one = by_id[name.text]
    return one


def _at_address(text: str, by_id: Mapping[str, ParsedArticle]) -> str:
    """The id of the article whose file or page was named; empty if there is none."""
    stem = re.sub(r".*\barticles/|\.(?:md|html)$", "", text)
    return next((id for id, other in by_id.items() if other.stem == stem), "")


def _chain(name: Name, relation: Relation, message: str, hint: str) -> Problem:
    return problem_at(
        name.place, "copy-chain" if relation is COPIES else "translation-chain", message, hint
    )


def with_first_copies(ordered: Sequence[Article]) -> list[Article]:
    """Articles in order, of whose copies only those that are published are told.

    If the first of them is not, it is the oldest, which is then a copy of none and corrects none.
    """
    shown = {one.id: one for one in ordered if one.copies and not one.withdrawn}
    if not shown:  # as in most archives
        return [*ordered]
    places = {id: place for place, id in enumerate(shown)}
    return [_among_copies(one, places) if one.copies else one for one in ordered]


def _among_copies(article: Article, places: Mapping[str, int]) -> Article:
    group = sorted(
        filter(places.__contains__, (article.id, *article.copies)), key=places.__getitem__
    )
    if article.withdrawn or len(group) < 2:
        return msgspec.structs.replace(article, copy_of="", corrected=False, copies=())
    root = article.copy_of or article.id
    first = root if root in places else group[0]
    return msgspec.structs.replace(
        article,
        copy_of="" if first == article.id else first,
        corrected=article.corrected and first != article.id,
        copies=tuple(id for id in group if id != article.id),
    )
