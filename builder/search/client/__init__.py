"""The client's script: `archive-search.js`, made of the files beside it."""

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
    "codec.js",
    "days.js",
    "lexicon.js",
    "places.js",
    "loading.js",
    "reader.js",
    "families.js",
    "records.js",
    "matches.js",
    "facets.js",
    "pairs.js",
    "phrases.js",
    "matching.js",
    "results.js",
    "snippets.js",
    "spelling.js",
    "archive.js",
)
SCRIPT = "archive-search.js"


def client_script() -> bytes:
    """One classic script with the global `ArchiveSearch`, as `python -m tests.client` made it."""
    return (files("builder.search.client") / SCRIPT).read_bytes()


def whole_client() -> str:
    """The files as one script, of which `client_script` was made, with names and comments."""
    folder = files("builder.search.client")
    code = "\n".join((folder / name).read_text(encoding="utf-8") for name in FILES)
    return f'"use strict";\nvar ArchiveSearch=(()=>{{{code}return{{open,put}}}})();\n'


def mark_of(code: str) -> str:
    """The first line of a script: it says of which one it was made.

    Before it stands the mark of UTF-8, for a page in another encoding may ask for the script.
    """
    return f"\ufeff// {digest(code.encode()).hex()[:8]}\n"
