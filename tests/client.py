"""The client's scripts without what only readers of them need: `python -m tests.client` makes them.

Terser, of npm, gives local names a letter or two and leaves out comments. The files that they are
made of stay as they are; a test says when the scripts are older than they are.
"""

import re
import subprocess
from pathlib import Path

from builder.search.box import marks as marks_of_boxes
from builder.search.box import whole_scripts
from builder.search.client import SCRIPT, SECOND, mark_of, whole_client, whole_second
from builder.search.index.codec import checksum, content_hash
from tests.helpers import ROOT

TERSER = Path(__file__).parent / "typescript/node_modules/terser/bin/terser"
# Properties that only the client itself reads and writes: neither of files (`last` is in tables of
# languages), nor of its interface, nor of what the browser has.
OWN = """
bitCount bonus bytesOf checkTurn citation column documentCount edits entry exact exactness
excluded field fieldsLength fieldsStart first folder following forms formsFrom gamma grammar
impacts inARow inField inflections inline instead isName isTyping isWanted kind known leads leaf
leasts line listed loaded manifest matchEach matchNamed missing numbered optional phraseOf
position reader renew required saturated scores shard shardNames shardNumber show shown silent
steps suggestQuery telling together tokens turn unspaced widenedAll within zeros
""".split()
# No function of the client has `this` or a length that is asked for, no property an effect, and
# what the language has is not changed.
_COMPRESS = "passes=3,ecma=2020,pure_getters,unsafe,unsafe_arrows,unsafe_methods,keep_fargs=false"
_OPTIONS = [
    *("--ecma", "2020", "--compress", _COMPRESS),
    *("--mangle", "toplevel,reserved=[ArchiveSearch,SearchBox]"),
]
_PROPS = ["--mangle-props", f"builtins,regex=/^({'|'.join(OWN)})$/"]
UNNAMED = "s-0000000000"
CLIENT = ROOT / "builder/search/client"
BOXES = ROOT / "builder/search/box/made"


def minified(code: str, *more: str) -> str:
    """A script that does the same in fewer bytes; `more` are options of Terser."""
    command = ["node", str(TERSER), *_OPTIONS, *more]
    done = subprocess.run(command, input=code, capture_output=True, text=True, check=True)
    return done.stdout


def clients() -> dict[str, str]:
    """The client's two scripts, by name; made together, so that properties get the same names."""
    code = whole_client() + whole_second(lent(), given())
    first, call, second = minified(code, *_PROPS).partition("ArchiveSearch.put(")
    function = second.removesuffix(");\n")
    name = f"s-{content_hash(function.encode())}"
    assert first.count(UNNAMED) == 1
    assert function != second
    return {
        SCRIPT: f"{mark_of(code)}{first.replace(UNNAMED, name)}\n",
        SECOND: f"{call}'{name}',{function},'{checksum(function)}')\n",
    }


def lent() -> list[str]:
    """The names that the second script has of the first."""
    (names,) = re.findall(r"\n  return \[\n(.*?)\];", _later(), re.DOTALL)
    return re.findall(r"\w+", names)


def given() -> list[str]:
    """The names that the first script has of the second."""
    return re.findall(r"(\w+): typeof \1", _later())


def _later() -> str:
    return (CLIENT / "later.js").read_text(encoding="utf-8")


def main() -> None:
    """Make the scripts anew, and those of search boxes."""
    for folder, made in ((CLIENT, clients()), (BOXES, boxes())):
        for name, script in made.items():
            (folder / name).write_text(script, encoding="utf-8")
            print(f"{name}: {len(script.encode()):,} bytes")


def boxes() -> dict[str, str]:
    """The scripts of search boxes, by name."""
    marks = marks_of_boxes()
    return {name: marks[name] + minified(code) for name, code in whole_scripts().items()}


if __name__ == "__main__":
    main()
