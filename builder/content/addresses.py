"""Addresses that a person decides on: `content/addresses.yaml` -> redirects and what is gone."""

import re
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from builder.content.articles import read_redirect
from builder.content.file_types import is_for_readers
from builder.content.files import DECISIONS
from builder.content.frontmatter import read_yaml
from builder.content.reader import MAX_BYTES, Reader
from builder.errors import Name, Place, Problem, problem_at
from builder.metadata.entries import is_blank
from builder.metadata.fields import Fields
from builder.model import Gone, Redirect
from builder.urls import check_address, is_page

ADDRESS_KEYS = ("redirects", "gone", "forgotten")

_GONE_KEYS = ("address", "reason")
_HINT = "write a path of this site, such as articles/2015/old-name.html"
_MOVED_HINT = "write lines such as 'articles/2015/old-name.html: articles/2015/name.html'"
_GONE_HINT = "write items such as '- {address: articles/2015/old-name.html, reason: It was wrong.}'"
_FORGOTTEN_HINT = "write the 64 digits that 'check --published auto' gives for the lost address"
_HASH = re.compile(r"[0-9a-fA-F]{64}")


class Moved(NamedTuple):
    """An earlier address, and the one that answers for it as it was written."""

    page: Name
    target: str


class Decisions(NamedTuple):
    """What a person has decided about addresses that the site had.

    Of those that are `forgotten` nothing remains, and they are named by their hashes: an address
    may be the name of somebody who wants to be in no file of the archive.
    """

    moved: tuple[Moved, ...] = ()
    gone: tuple[Gone, ...] = ()
    forgotten: tuple[str, ...] = ()

    def without(self, pages: Container[str]) -> "Decisions":
        """What was decided about other addresses than these."""
        moved = tuple(one for one in self.moved if one.page.text not in pages)
        gone = tuple(one for one in self.gone if one.page not in pages)
        return self._replace(moved=moved, gone=gone)


def read_addresses(reader: Reader, files: Container[str] = ()) -> tuple[Decisions, list[Problem]]:
    """Read the file; without one, nothing was decided.

    `files` are the paths of those files of the site that are no pages. An address that is one of
    them means it, even if others of its form mean a page: `README` is else `README.html`.
    """
    if not reader.has(DECISIONS):
        return Decisions(), []
    entries, problems = read_yaml(reader, DECISIONS, most=MAX_BYTES, name="the file")
    fields = Fields(entries, Place(DECISIONS))
    fields.check_keys(ADDRESS_KEYS)
    decisions = Decisions(_moved(fields, files), _gone(fields, files), _forgotten(fields))
    return decisions, problems + fields.problems


def follow(
    moved: Sequence[Moved], earlier: Mapping[str, str], pages: Container[str] = ()
) -> tuple[list[Redirect], list[Problem]]:
    """The redirects to where each chain ends, and a problem for each circle.

    `earlier` are those that texts ask for: pages by the addresses that lead to them. At the page of
    a text (`pages`) a chain ends, whatever else is to lead on from there.
    """
    steps = {**earlier, **{one.page.text: one.target for one in moved}}
    ends = _Ends({page: target for page, target in steps.items() if page not in pages})
    redirects = []
    for (page, place), target in moved:
        if end := ends.of(target):
            redirects.append(Redirect(page, end, "", place))
    return redirects, [_circle(circle, moved) for circle in ends.circles]


class _Ends:
    """Where chains of steps end: each step is taken once, however many chains it is in."""

    def __init__(self, steps: Mapping[str, str]) -> None:
        self._steps = steps
        self._known: dict[str, str] = {}
        self.circles: list[list[str]] = []

    def of(self, start: str) -> str:
        """The last address of the chain that begins with this one; empty if it is a circle."""
        chain: dict[str, int] = {}
        at = start
        while at in self._steps and at not in self._known and at not in chain:
            chain[at] = len(chain)
            at = self._steps[at]
        end = self._known.get(at, at)
        if at in chain:
            end = ""
            self.circles.append([*chain][chain[at] :])
        self._known |= dict.fromkeys(chain, end)
        return end


def _circle(circle: Sequence[str], moved: Sequence[Moved]) -> Problem:
    """The problem that redirects lead in a circle, at the first of its lines."""
    (page, place), _ = next(one for one in moved if one.page.text in circle)
    at = circle.index(page)
    shown = " -> ".join([*circle[at:], *circle[:at], page])
    message = f"the redirects lead in a circle: {shown}"
    hint = "let the last of them lead to a page"
    return problem_at(place, "redirect-circle", message, hint)


def _moved(fields: Fields, files: Container[str]) -> tuple[Moved, ...]:
    """The mapping `redirects`, from old to new."""
    lines = fields.mapping("redirects", _MOVED_HINT)
    if lines is None:
        return ()
    found = []
    for key in lines.written:
        entry = lines.entries.get(key)
        if entry is None or is_blank(entry.value):
            message = f"the address that answers for '{key}' is missing"
            lines.report(lines.place(key), "missing-key", message, _MOVED_HINT)
        target = _address(lines, key, files)
        page = read_redirect(lines, Name(key, lines.place(key)))
        if page and target:
            found.append(Moved(page, target))
    fields.problems += lines.problems
    return tuple(found)


def _gone(fields: Fields, files: Container[str]) -> tuple[Gone, ...]:
    """The list `gone`, of addresses with reasons."""
    found = []
    for item in fields.mappings("gone", _GONE_HINT):
        item.check_keys(_GONE_KEYS)
        item.require("address", "each item has an address and a reason")
        item.require("reason", "say why; the page that remains shows it to readers")
        address, reason = _address(item, "address", files), item.text("reason")
        fields.problems += item.problems
        if address and reason:
            found.append(Gone(address, reason, item.place("address")))
    return tuple(found)


def _forgotten(fields: Fields) -> tuple[str, ...]:
    """The list `forgotten`, of hashes."""
    found = []
    for name in fields.names("forgotten", exact=True):
        if not _HASH.fullmatch(name.text):
            message = f"'forgotten': '{name.text}' is no SHA-256 of an address"
            fields.report(name.place, "bad-address", message, _FORGOTTEN_HINT)
        else:
            found.append(name.text.lower())
    return tuple(found)


def _address(fields: Fields, key: str, files: Container[str]) -> str:
    """The file that an address means; empty if there is none or it is wrong."""
    text = fields.exact(key)
    if text in files or not text.strip():
        return text.strip()
    try:
        address = check_address(text)
        if is_page(address) and not is_for_readers(address):
            raise ValueError(f"'{text}' is hidden, or what hosts read")
    except ValueError as error:
        place = fields.entries[key].value_place
        fields.report(place, "bad-address", f"'{key}': {error}", _HINT)
        return ""
    return address
