"""The client's script: `archive-search.js`, of the files beside this one."""

import re
from pathlib import Path

FILES = ("analysis.js", "russian.js", "query.js", "index.js", "engine.js", "archive.js")
NAME = "archive-search.js"

_BLOCK_COMMENT = re.compile(r"^[ ]*/\*.*?\*/\n?", re.DOTALL | re.MULTILINE)
_LINE_COMMENT = re.compile(r"^[ ]*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ ]+|\n(?=\n)", re.MULTILINE)


def client_script() -> bytes:
    """One classic script with the global `ArchiveSearch`, its comments and indents left out."""
    parts = [(Path(__file__).parent / name).read_text(encoding="utf-8") for name in FILES]
    code = _INDENT.sub("", _LINE_COMMENT.sub("", _BLOCK_COMMENT.sub("", "\n".join(parts))))
    return (
        '"use strict";\nvar ArchiveSearch=(()=>{\n' + code + "\nreturn{open,put}})();\n"
    ).encode()
