"""The codes in docs/troubleshooting.md: `python -m tests.troubleshooting` renews their sections.

What a section says stands in builder/explanations.yaml. The document has a heading for each code,
in the chapter and the order that its author likes.
"""

import re
import sys
from textwrap import fill

from builder.explanations import Explanation, explanations
from tests.helpers import ROOT

DOCUMENT = ROOT / "docs/troubleshooting.md"

_WIDTH = 127
_SECTION = re.compile(r"^### (\S+)\n(.*?)(?=^#|\Z)", re.DOTALL | re.MULTILINE)


def sections(text: str) -> dict[str, str]:
    """What stands below the heading of each code."""
    return {found[1]: found[2] for found in _SECTION.finditer(text)}


def section_of(explanation: Explanation) -> str:
    """What is to stand there: the example, then cause and cure."""
    about = f"{explanation.cause} {explanation.cure}"
    about = fill(about, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return f"\n```text\n{explanation.example}\n```\n\n{about}\n\n"


def renewed(text: str) -> str:
    """The document with the sections that its codes are to have; other headings are left alone."""

    def section(found: re.Match[str]) -> str:
        explanation = explanations().get(found[1])
        return f"### {found[1]}\n{section_of(explanation)}" if explanation else found[0]

    return _SECTION.sub(section, text)


def missing(text: str) -> list[str]:
    """The codes for which the document has no heading."""
    return sorted(explanations().keys() - sections(text).keys())


if __name__ == "__main__":
    text = renewed(DOCUMENT.read_text(encoding="utf-8"))
    DOCUMENT.write_text(text, encoding="utf-8")
    if codes := missing(text):
        sys.exit(f"write headings, such as '### {codes[0]}', for {', '.join(codes)}")
