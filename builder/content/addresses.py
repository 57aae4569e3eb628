"""Addresses that a person decides on: `content/addresses.yaml` -> redirects and what is gone."""

from collections.abc import Mapping
from typing import NamedTuple

from builder.content.files import DECISIONS
from builder.content.frontmatter import read_yaml
from builder.content.reader import MAX_BYTES, Reader
from builder.errors import Name, Place, Problem, problem_at
from builder.metadata.fields import Fields
from builder.model import Gone, Redirect
from builder.urls import check_address, check_redirect

ADDRESS_KEYS = ("redirects", "gone")

_GONE_KEYS = ("address", "reason")
_HINT = "write a path of this site, such as articles/2015/old-name.html"


class Moved(NamedTuple):
    """An earlier address, and the one that answers for it as it was written."""

    page: Name
    target: str


class Decisions(NamedTuple):
    """What a person has decided about addresses that the site had."""

    moved: tuple[Moved, ...] = ()
    gone: tuple[Gone, ...] = ()


def read_addresses(reader: Reader) -> tuple[Decisions, list[Problem]]:
    """Read the file; without one, nothing was decided."""
    if not reader.has(DECISIONS):
        return Decisions(), []
    entries, problems = read_yaml(reader, DECISIONS, most=MAX_BYTES)
    fields = Fields(entries, Place(DECISIONS))
    fields.check_keys(ADDRESS_KEYS)
    decisions = Decisions(_moved(fields), _gone(fields))
    return decisions, problems + fields.problems


def follow(
    moved: tuple[Moved, ...], earlier: Mapping[str, str]
) -> tuple[list[Redirect], list[Problem]]:
    """The redirects to where each chain ends, and a problem for each circle.

    `earlier` are those that texts ask for: pages by the addresses that lead to them.
    """
    steps = {**earlier, **{one.page.text: one.target for one in moved}}
    redirects, problems = [], []
    for (page, place), _ in moved:
        chain = [page]
        while (target := steps.get(chain[-1], "")) and target not in chain:
            chain.append(target)
        if not target:
            redirects.append(Redirect(page, chain[-1], "", place))
        elif target == page == min(chain):
            message = f"the redirects lead in a circle: {' -> '.join([*chain, target])}"
            hint = "let the last of them lead to a page"
            problems.append(problem_at(place, "redirect-circle", message, hint))
    return redirects, problems


def _moved(fields: Fields) -> tuple[Moved, ...]:
    """The mapping `redirects`, from old to new."""
    lines = fields.mapping("redirects")
    if lines is None:
        return ()
    found = []
    for key in lines.written:
        lines.require(key, "write the address that answers for this one")
        target = _address(lines, key)
        try:
            page = Name(check_redirect(key), lines.place(key))
        except ValueError as error:
            lines.report(lines.place(key), "bad-redirect", f"'redirects': {error}", _HINT)
            continue
        if target:
            found.append(Moved(page, target))
    fields.problems += lines.problems
    return tuple(found)


def _gone(fields: Fields) -> tuple[Gone, ...]:
    """The list `gone`, of addresses with reasons."""
    found = []
    for item in fields.mappings("gone"):
        item.check_keys(_GONE_KEYS)
        item.require("address", "each item has an address and a reason")
        item.require("reason", "say why; the page that remains shows it to readers")
        address, reason = _address(item, "address"), item.text("reason")
        fields.problems += item.problems
        if address and reason:
            found.append(Gone(address, reason, item.place("address")))
    return tuple(found)


def _address(fields: Fields, key: str) -> str:
    return fields.checked(key, check_address, "bad-address", _HINT)
