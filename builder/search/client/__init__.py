"""The client's script: `archive-search.js`, of the files beside this one."""

import re
from importlib.resources import files

# They share a scope; each uses only those before it.
FILES = (
    "english.js",
    "russian.js",
    "folding.js",
    "inflection.js",
    "names.js",
    "analysis.js",
    "fields.js",
    "ranges.js",
    "quotes.js",
    "edits.js",
    "notes.js",
    "tree.js",
    "query.js",
    "codec.js",
    "days.js",
    "lexicon.js",
    "loading.js",
    "reader.js",
    "families.js",
    "records.js",
    "matches.js",
    "facets.js",
    "pairs.js",
    "matching.js",
    "results.js",
    "snippets.js",
    "spelling.js",
    "archive.js",
)
SCRIPT = "archive-search.js"

# Comments begin their lines, but for types within a line.
_BLOCK_COMMENT = re.compile(r"^[ ]*/\*.*?\*/\n?", re.DOTALL | re.MULTILINE)
_LINE_COMMENT = re.compile(r"^[ ]*//.*\n", re.MULTILINE)
_INLINE_TYPE = re.compile(r"/\*\* @type [^\n]*?\*/ ")
_INDENT = re.compile(r"^[ ]+|\n(?=\n)", re.MULTILINE)
# Line breaks that end no statement: within brackets, beside operators, after a semicolon.
_BREAK = re.compile(r"(?<=[,(\[{=>+?:&|;])\n|\n(?=[)\]}.?:&|+])")
# Spaces beside signs, but for two of + or -; texts, templates and regular expressions keep theirs.
_TEXT = r"\"(?:[^\"\\\n]|\\.)*\"|`[^`]*`"
_PATTERN = r"(?<=[(=:,?|&!])[ ]?/(?![/*])(?:\[(?:[^\]\\\n]|\\.)*\]|\\.|[^/\\\n\[])+/[a-z]*"
_SIGN = r"[-=+*/<>&|?:;,(){}\[\]!%]"
_SPACE = re.compile(f"({_TEXT}|{_PATTERN})|(?<={_SIGN})[ ](?![-+])|(?<![-+])[ ](?={_SIGN})")


def client_script() -> bytes:
    """One classic script with the global `ArchiveSearch`, without what only its readers need."""
    folder = files("builder.search.client")
    code = stripped("\n".join((folder / name).read_text(encoding="utf-8") for name in FILES))
    return f'"use strict";\nvar ArchiveSearch=(()=>{{{code}return{{open,put}}}})();\n'.encode()


def stripped(code: str) -> str:
    """Code without comments, and without white space where it says nothing."""
    for pattern in (_BLOCK_COMMENT, _LINE_COMMENT, _INLINE_TYPE, _INDENT, _BREAK):
        code = pattern.sub("", code)
    return _SPACE.sub(lambda match: (match[1] or "").lstrip(), code)
