"""The client's scripts, made of the files beside them.

`archive-search.js` is what pages load. It loads the second one for the few queries that need
it, and the third for archives with very many articles. The manifest begins with `archive-early.js`.
"""

from collections.abc import Collection, Sequence
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
    "tiers.js",
    "partial.js",
    "long.js",
    "archive.js",
)
IN_SECOND = {"places.js", "phrases.js", "spelling.js"}
IN_THIRD = {"tiers.js", "partial.js"}
SCRIPT = "archive-search.js"
# Beside this; in a site their names have a hash of them.
SECOND = "archive-later.js"
THIRD = "archive-long.js"
# Of these the first is the source of the second, with which the manifest begins.
EARLY_SOURCE, EARLY = "early.js", "archive-early.js"


def client_scripts() -> dict[str, bytes]:
    """The first two scripts by name, as `python -m tests.client` made them.

    The first, a classic script, has the global `ArchiveSearch`; it knows the names of the others.
    """
    first = (files("builder.search.client") / SCRIPT).read_bytes()
    return {SCRIPT: first, **_named(SECOND)}


def long_script() -> dict[str, bytes]:
    """The third script by its name, for archives with postings in tiers."""
    return _named(THIRD)


def early_script() -> bytes:
    """What begins to load what a query needs, before the first script is there."""
    return (files("builder.search.client") / EARLY).read_bytes()


def _named(script: str) -> dict[str, bytes]:
    data = (files("builder.search.client") / script).read_bytes()
    name = data.split(b"'", 2)[1].decode()
    return {f"{name}.js": data}


def whole_client() -> str:
    """The files as one script, of which the first script was made, with names and comments."""
    code = _joined([name for name in FILES if name not in IN_SECOND | IN_THIRD])
    return f'"use strict";\nvar ArchiveSearch=(()=>{{{code}return{{open,put}}}})();\n'


def whole_later(names: Collection[str], lent: Sequence[str], given: Sequence[str]) -> str:
    """Other files as a function of what they use of the first script; it gives what that uses.

    `names` are those of the files, `lent` and `given` names in them.
    """
    code = _joined([name for name in FILES if name in names])
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
