"""Texts that make parsers of Markdown slow, from 10 kB to 1 MB: a table of processor time.

Each is read in a process of its own, which is ended when it has taken too long.
"""

import os
import resource
import time
from pathlib import Path

from builder.markup.render import render
from builder.model import Body
from tests.unit.markup.patterns import PATTERNS

SIZES = (10_000, 30_000, 100_000, 1_000_000)
_MOST = 60  # seconds of a processor


def run(folder: Path) -> None:
    """Print a row for each: seconds, or that the text is refused."""
    print(f"| pattern | {' | '.join(f'{size // 1000:,} kB' for size in SIZES)} |")
    print(f"| --- |{' --- |' * len(SIZES)}")
    render(Body("# *a* [b](c) http://x.org <b>d</b>\n\n: e"), "content/articles/a.md")
    for name, pattern in PATTERNS.items():
        cells = [_apart(pattern(size)) for size in SIZES]
        print(f"| `{name.replace('|', chr(92) + '|')}` | {' | '.join(cells)} |", flush=True)


def _seconds(markdown: str) -> str:
    started = time.process_time()
    _, problems = render(Body(markdown), "content/articles/a.md")
    if any(one.code == "text-too-complex" for one in problems):
        return "refused"
    return f"{time.process_time() - started:.2f}"


def _apart(markdown: str) -> str:
    """What another process says, or that it took too long."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST, _MOST))
        os.write(writing, _seconds(markdown).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        return said.read() or f"> {_MOST}"
