"""The client's scripts, made of the files beside them.

`archive-search.js` is what pages load. It loads the second one for the few queries that need it.
"""

from collections.abc import Sequence
from importlib.resources import files

from builder.hashing import digest

# They share a scope; each uses only those before it.
FILES = (
    "english.js",
    "folding.js",
    "inflection.js",
    "edits.js",
    "names.js",
    "tokens.js",
    "analysis.js",
    "fields.js",
    "ranges.js",
    "quotes.js",
    "notes.js",
    "tree.js",
    "clauses.js",
    "query.js",
    "rising.js",
    "codec.js",
    "days.js",
    "lexicon.js",
    "columns.js",
    "places.js",
    "loading.js",
    "citations.js",
    "reader.js",
    "families.js",
    "matches.js",
    "facets.js",
    "pairs.js",
    "meanings.js",
    "records.js",
    "phrases.js",
    "marks.js",
    "results.js",
    "spelling.js",
    "later.js",
    "matching.js",
    "archive.js",
)
IN_SECOND = {"places.js", "phrases.js", "spelling.js"}
SCRIPT = "archive-search.js"
SECOND = "archive-later.js"  # beside this; in a site its name has a hash of it


def client_scripts() -> dict[str, bytes]:
    """Both scripts by name, as `python -m tests.client` made them.

    The first, a classic script, has the global `ArchiveSearch`; it knows the name of the second.
    """
    folder = files("builder.search.client")
    second = (folder / SECOND).read_bytes()
    name = second.split(b"'", 2)[1].decode()
    return {SCRIPT: (folder / SCRIPT).read_bytes(), f"{name}.js": second}


def whole_client() -> str:
    """The files as one script, of which the first script was made, with names and comments."""
    code = _joined([name for name in FILES if name not in IN_SECOND])
    return f'"use strict";\nvar ArchiveSearch=(()=>{{{code}return{{open,put}}}})();\n'


def whole_second(lent: Sequence[str], given: Sequence[str]) -> str:
    """The other files as a function of what they use of the first script; it gives what that uses.

    `lent` and `given` are names.
    """
    code = _joined([name for name in FILES if name in IN_SECOND])
    body = f'"use strict";{code}return{{{",".join(given)}}}'
    return f"ArchiveSearch.put(({','.join(lent)})=>{{{body}}})\n"


def _joined(names: Sequence[str]) -> str:
    folder = files("builder.search.client")
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def mark_of(code: str) -> str:
    """The first line of a script: it says of which one it was made.

    Before it stands the mark of UTF-8, for a page in another encoding may ask for the script.
    """
    return f"\ufeff// {digest(code.encode()).hex()[:8]}\n"
