"""Search boxes: suggestions while one types, cards of names; scripts made of the files beside this.

`box.js` is on every page that has a search box. It loads `suggest.js`, which is many times as
large, when a reader first enters the box.
"""

from importlib.resources import files

from builder.search.client import mark_of

_CLIENT = ("folding.js", "edits.js", "names.js", "codec.js", "loading.js")
# They share a scope, after those of the client; each uses only those before it.
FILES = (
    "rows.js",
    "letters.js",
    "sounds.js",
    "words.js",
    "source.js",
    "recent.js",
    "options.js",
    "list.js",
    "cards.js",
    "near.js",
)
LOADER = "box.js"
SUGGEST = "suggest.js"
_MADE = "made"  # the folder of what terser made of them


def box_scripts() -> dict[str, bytes]:
    """The scripts by name, as `python -m tests.client` made them."""
    folder = files("builder.search.box") / _MADE
    return {name: (folder / name).read_bytes() for name in (LOADER, SUGGEST)}


def whole_scripts() -> dict[str, str]:
    """Those of which they were made, with names and comments."""
    own, client = files("builder.search.box"), files("builder.search.client")
    code = [(client / name).read_text(encoding="utf-8") for name in _CLIENT]
    code += [(own / name).read_text(encoding="utf-8") for name in FILES]
    given = "Object.assign(SearchBox,{put,attach,showCards,remember,recent,forget,near,namesOf})"
    return {
        LOADER: (own / LOADER).read_text(encoding="utf-8"),
        SUGGEST: f'(()=>{{"use strict";{"".join(code)}{given}}})();\n',
    }


def marks() -> dict[str, str]:
    """The first line of each: it says of which one it was made."""
    return {name: mark_of(code) for name, code in whole_scripts().items()}
