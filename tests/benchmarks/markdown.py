"""How near texts come to what GitHub's own parser makes of them, and what reading them costs.

The examples of the GFM specification are read from the file that the variable GFM_SPEC names:
`test/spec.txt` of https://github.com/github/cmark-gfm, or a copy of it.
"""

import os
import re
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from builder.markup.render import render
from builder.model import Body
from tests.unit.markup.github import HARMLESS, githubs, ours
from tests.unit.markup.texts import EVERY, TEXTS

_TEXTS = 100_000
_TIMES = 300
_EXAMPLE = re.compile(r"^`{20,} example[^\n]*\n(.*?)^\.\n.*?^`{20,}$", re.MULTILINE | re.DOTALL)


def run(folder: Path) -> None:
    """Print the rows of RESULTS.md."""
    print("| texts | equal | reported | different |\n| --- | --- | --- | --- |")
    if spec := os.environ.get("GFM_SPEC"):
        found = _EXAMPLE.findall(Path(spec).read_text(encoding="utf-8").replace("\u2192", "\t"))
        _print(f"{len(found)} examples of GFM", Counter(map(_compared, found)))
    else:
        print("(no examples of GFM: GFM_SPEC names no file)")
    _print(f"{_TEXTS:,} random texts", _random_texts())
    print(f"\na text with every construct: {_milliseconds():.2f} ms")


def _print(name: str, count: Counter[str]) -> None:
    print(f"| {name} | {count['equal']:,} | {count['reported']:,} | {count['different']:,} |")


def _compared(text: str) -> str:
    structure, codes = ours(text)
    if structure == githubs(text):
        return "equal"
    return "reported" if {*codes} - HARMLESS else "different"


def _random_texts() -> Counter[str]:
    count: Counter[str] = Counter()
    checks = list(HealthCheck)

    @settings(
        max_examples=_TEXTS,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=checks,
    )
    @given(TEXTS)
    def compare(text: str) -> None:
        count[_compared(text)] += 1

    compare()
    return count


def _milliseconds() -> float:
    """Of processor time, for one text, in the median of many."""
    times = []
    for _ in range(_TIMES):
        start = time.process_time()
        render(Body(EVERY), "content/articles/a.md")
        times.append(time.process_time() - start)
    return sorted(times)[len(times) // 2] * 1000
