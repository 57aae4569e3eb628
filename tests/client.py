"""The client's script without what only its readers need: `python -m tests.client` makes it.

Terser, of npm, gives local names a letter or two and leaves out comments. The files that the script
is made of stay as they are; a test says when it is older than they are.
"""

import subprocess
from pathlib import Path

from builder.search.box import marks as marks_of_boxes
from builder.search.box import whole_scripts
from builder.search.client import SCRIPT, mark_of, whole_client
from tests.helpers import ROOT

TERSER = Path(__file__).parent / "typescript/node_modules/terser/bin/terser"
# Properties that only the client itself reads and writes: neither of files (`last` is in tables of
# languages), nor of its interface, nor of what the browser has.
OWN = """
bitCount bonus bytesOf checkTurn documentCount edits entry exact exactness excluded field
fieldsLength fieldsStart first folder following forms formsFrom gamma grammar impacts inField
inflections inline instead isName isTyping isWanted kind known leads leaf listed loaded manifest
matchEach matchNamed missing numbered optional position reader renew required saturated scores
shard shardNumber show shown silent steps telling together tokens turn unspaced widenedAll within
zeros
""".split()
# No function of the client has `this` or a length that is asked for, no property an effect, and
# what the language has is not changed.
_COMPRESS = "passes=3,ecma=2020,pure_getters,unsafe,unsafe_arrows,unsafe_methods,keep_fargs=false"
_OPTIONS = [
    *("--ecma", "2020", "--compress", _COMPRESS),
    *("--mangle", "toplevel,reserved=[ArchiveSearch,SearchBox]"),
]
_PROPS = ["--mangle-props", f"builtins,regex=/^({'|'.join(OWN)})$/"]
BOXES = ROOT / "builder/search/box/made"


def minified(code: str, properties: bool = True) -> str:
    """A script that does the same in fewer bytes; `properties` of the client get short names."""
    command = ["node", str(TERSER), *_OPTIONS, *(_PROPS if properties else [])]
    done = subprocess.run(command, input=code, capture_output=True, text=True, check=True)
    return done.stdout


def main() -> None:
    """Make the script anew, and those of search boxes."""
    code = whole_client()
    target = ROOT / "builder/search/client" / SCRIPT
    target.write_text(mark_of(code) + minified(code), encoding="utf-8")
    print(f"{SCRIPT}: {target.stat().st_size:,} bytes of {len(code):,}")
    for name, script in boxes().items():
        (BOXES / name).write_text(script, encoding="utf-8")
        print(f"{name}: {len(script.encode()):,} bytes")


def boxes() -> dict[str, str]:
    """The scripts of search boxes, by name."""
    marks = marks_of_boxes()
    return {name: marks[name] + minified(code, False) for name, code in whole_scripts().items()}


if __name__ == "__main__":
    main()
