"""`make bench`: what a build and a search cost, how good the order of results is.

`make bench ARGS="search relevance"` runs those parts alone, `ARGS="compare REV"` compares
the working tree with another version of the builder. Each part prints the rows of its table
in RESULTS.md; what two parts need is made once, in a folder that goes when the run ends.
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks import (
    building,
    changes,
    checking,
    clicks,
    compare,
    editing,
    equality,
    faults,
    fuzz,
    fuzz_client,
    inputs,
    known_items,
    large,
    lighthouse,
    markdown,
    million,
    page,
    patterns,
    queries,
    relevance,
    scale,
    search,
    sites,
    stories,
    suggestions,
    tagging,
    typos,
    vectors,
)
from tests.benchmarks.peers import hugo, pagefind

PARTS: dict[str, Callable[[Path], None]] = {
    "build": building.run,
    "search": search.run,
    "page": page.run,
    "lighthouse": lighthouse.run,
    "suggestions": suggestions.run,
    "relevance": relevance.run,
    "known-items": known_items.run,
    "pagefind": pagefind.run,
    "equality": equality.run,
    "typos": typos.run,
    "fuzz": fuzz.run,
    "queries": queries.run,
    "faults": faults.run,
    "inputs": inputs.run,
    "fuzz-client": fuzz_client.run,
    "markdown": markdown.run,
    "patterns": patterns.run,
    "clicks": clicks.run,
    "large": large.run,
    "scale": scale.run,
    "million": million.run,
    "large-hugo": large.compare,
    "changes": changes.run,
    "check": checking.run,
    "proofs": changes.prove,
    "sites": sites.run,
    "stories": stories.run,
    "serve": editing.run,
    "hugo": hugo.run,
    "tag": tagging.run,
    "tag-wrong": tagging.disagree,
    "vectors": vectors.run,
}


def main(names: Sequence[str]) -> None:
    """Run some parts, or all; or compare with a revision."""
    if names[:1] == ["compare"]:
        if len(names) != 2:
            sys.exit("name one revision to compare with: compare REV")
        with tempfile.TemporaryDirectory() as folder:
            compare.compare(Path(folder), names[1])
        return
    for name in names:
        if name not in PARTS:
            sys.exit(f"unknown part {name!r}; the parts are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as folder:
        for name in names or PARTS:
            PARTS[name](Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
