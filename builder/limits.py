"""How much a text may ask for: the setting `limits`. Work is counted, so it is the same everywhere.

Time is not: a text that is refused on one machine is refused on each.
"""

from typing import NamedTuple

from builder.errors import Place, Problem, problem_at
from builder.metadata.fields import Fields

_MOST = 10_000_000


class Limits(NamedTuple):
    """The most that a text may have.

    `marks` are signs that may be markup, lines and cells of tables; `notes` are marks of notes and
    notes; `nesting` is how deep lists, quotations, brackets and tags stand in each other; `names`
    are the items of a list in the metadata.
    """

    characters: int = 2_000_000
    marks: int = 200_000
    nesting: int = 100
    notes: int = 10_000
    names: int = 1_000


DEFAULT = Limits()

# More nesting would end at the stack, which is not of one size everywhere.
_MOST_OF = {"nesting": 100}
_NOUNS = {
    "characters": "characters",
    "marks": "lines, cells and signs of markup",
    "nesting": "lists, quotations, brackets or tags in each other",
    "notes": "notes and marks of notes",
    "names": "items",
}


class TooComplexError(Exception):
    """A text has more of something than its archive allows."""

    def __init__(self, limit: str, most: int, found: int = 0, line: int = 0) -> None:
        """Take the limit's name and number, and how many were found where, if that is known."""
        super().__init__(limit)
        self.limit, self.most, self.found, self.line = limit, most, found, line


def too_complex(error: TooComplexError, place: Place, what: str = "this text") -> Problem:
    """The problem that a text is."""
    found = f"{error.found:,}" if error.found else "more"
    message = f"{what} has {found} {_NOUNS[error.limit]}; at most {error.most:,} are read"
    most = _MOST_OF.get(error.limit, _MOST)
    hint = "take some apart" if error.limit == "nesting" else "divide it"
    if 0 < error.found <= most:
        hint += f", or allow it in site.yaml: limits: {{{error.limit}: {error.found}}}"
    elif error.most < most and not error.found:
        hint += f", or allow more in site.yaml: limits: {{{error.limit}: {most}}}"
    return problem_at(place, "text-too-complex", message, hint)


def read_limits(settings: Fields) -> Limits:
    """The setting `limits`: a mapping of some of them to numbers."""
    fields = settings.mapping("limits", "such as limits: {marks: 300000}")
    if fields is None:
        return DEFAULT
    fields.check_keys(Limits._fields)
    found = {name: _number(fields, name) for name in Limits._fields if fields.has(name)}
    settings.problems += fields.problems
    return DEFAULT._replace(**{name: number for name, number in found.items() if number})


def _number(fields: Fields, name: str) -> int:
    number = fields.number(name)
    most = _MOST_OF.get(name, _MOST)
    if number is not None and not (isinstance(number, int) and 1 <= number <= most):
        message = f"'limits': '{name}' must be a whole number from 1 to {most:,}"
        default = Limits._field_defaults[name]
        hint = f"write {name}: {default}, as it is without the setting"
        fields.report(fields.entries[name].value_place, "unknown-value", message, hint)
        return 0
    return int(number or 0)
