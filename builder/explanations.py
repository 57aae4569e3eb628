"""What each code of a problem means: why it comes and what to do, from `explanations.yaml`."""

from functools import cache
from typing import NamedTuple

import yaml

from builder.errors import Severity


class Explanation(NamedTuple):
    """The meaning of a code.

    `example` is a message that has it. `cause` and `cure` are Markdown in one line; their links
    lead to documents in `docs/`, or to other sites.
    """

    code: str
    example: str
    cause: str
    cure: str

    @property
    def severity(self) -> Severity:
        """What its problems are, as the example shows."""
        return "warning" if f": warning[{self.code}]: " in self.example else "error"

    @property
    def summary(self) -> str:
        """The first sentence of the cause."""
        first, stop, _ = self.cause.partition(". ")
        return f"{first}." if stop else first


@cache
def explanations() -> dict[str, Explanation]:
    """The explanation of every code."""
    from importlib.resources import files  # few runs need it

    text = (files("builder") / "explanations.yaml").read_text(encoding="utf-8")
    table = yaml.load(text, Loader=yaml.CSafeLoader)
    return {code: Explanation(code, **texts) for code, texts in table.items()}


def allowable_codes() -> list[str]:
    """The codes that `allow` is for, sorted: those of warnings, but for what it says of itself."""
    warnings = (one.code for one in explanations().values() if one.severity == "warning")
    return sorted(code for code in warnings if code != "unused-allow")
