"""The client's scripts without what only readers of them need: `python -m tests.client` makes them.

Terser, of npm, gives local names a letter or two and leaves out comments. The files that they are
made of stay as they are; a test says when the scripts are older than they are.
"""

import re
import subprocess
from pathlib import Path

from builder.search.box import marks as marks_of_boxes
from builder.search.box import whole_scripts
from builder.search.client import (
    EARLY,
    EARLY_SOURCE,
    IN_SECOND,
    IN_THIRD,
    SCRIPT,
    SECOND,
    THIRD,
    mark_of,
    whole_client,
    whole_later,
)
from builder.search.index.codec import checksum, content_hash
from tests.helpers import ROOT

TERSER = Path(__file__).parent / "typescript/node_modules/terser/bin/terser"
# Properties that only the client itself reads and writes: neither of files (`last` is in tables of
# languages), nor of its interface, nor of what the browser has.
OWN = """
answer answerFrom answerLong article articles bitCount blockOf bonus bounds bytes bytesOf
checkTurn citation column documentCount edits entry exactness excluded field fieldsLength
fieldsStart first firsts folder following forms formsFrom gamma grammar impacts inField
inflections inline instead isName isTyping isWanted joined kind known leads leaf leasts line
listed loaded manifest matchEach matchNamed missing named namedIn next numbered optional phraseOf
piece position reader renew required saturated scores shard shardNumber show shown silent
splitWord steps suggestQuery telling together tokens tree turn unspaced widenedAll within zeros
""".split()
# No function of the client has `this` or a length that is asked for, no property an effect, and
# what the language has is not changed.
_COMPRESS = "passes=3,ecma=2020,pure_getters,unsafe,unsafe_arrows,unsafe_methods,keep_fargs=false"
_OPTIONS = [
    *("--ecma", "2020", "--compress", _COMPRESS),
    *("--mangle", "toplevel,reserved=[ArchiveSearch,SearchBox]"),
]
_PROPS = ["--mangle-props", f"builtins,regex=/^({'|'.join(OWN)})$/"]
# Of each later script the name until it has one, its files, and the file of the first that lends.
_LATER = {
    SECOND: ("s-0000000000", IN_SECOND, "later.js"),
    THIRD: ("s-1111111111", IN_THIRD, "long.js"),
}
CLIENT = ROOT / "builder/search/client"
BOXES = ROOT / "builder/search/box/made"


def minified(code: str, *more: str) -> str:
    """A script that does the same in fewer bytes; `more` are options of Terser."""
    command = ["node", str(TERSER), *_OPTIONS, *more]
    done = subprocess.run(command, input=code, capture_output=True, text=True, check=True)
    return done.stdout


def clients() -> dict[str, str]:
    """The client's scripts, by name; made together, so that properties get the same names."""
    code = whole_code()
    first, *others = minified(code, *_PROPS).split("ArchiveSearch.put(")
    made = {}
    for (script, (unnamed, _, _)), text in zip(_LATER.items(), others, strict=True):
        function = re.sub(r"\)[;,]?\s*$", "", text)
        name = f"s-{content_hash(function.encode())}"
        assert first.count(unnamed) == 1
        first = first.replace(unnamed, name)
        made[script] = f"ArchiveSearch.put('{name}',{function},'{checksum(function)}')\n"
    return {SCRIPT: f"{mark_of(code)}{first}\n", EARLY: minified(_text(EARLY_SOURCE)), **made}


def whole_code() -> str:
    """All of it, as it is written."""
    later = (whole_later(own, lent(file), given(file)) for _, own, file in _LATER.values())
    return whole_client() + "".join(later)


def lent(file: str) -> list[str]:
    """The names that a later script has of the first, as a file of that says."""
    (names,) = re.findall(r"\n  return \[\n(.*?)\];", _text(file), re.DOTALL)
    return re.findall(r"\w+", names)


def given(file: str) -> list[str]:
    """The names that the first script has of a later one."""
    return re.findall(r"typeof (\w+)[},]* \w+$", _text(file), re.MULTILINE)


def _text(file: str) -> str:
    return (CLIENT / file).read_text(encoding="utf-8")


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
