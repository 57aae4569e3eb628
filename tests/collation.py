"""The tables of `builder/collation`: `python -m tests.collation` makes them anew.

They come from the collator of the Node.js that Playwright brings, which knows CLDR; the order of
Tajik, which CLDR does not have, is that of its alphabet.
"""

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel.localedata import locale_identifiers
from playwright._impl._driver import compute_driver_executable

from tests.helpers import ROOT

NODE = Path(compute_driver_executable()[0])
TABLES = ROOT / "builder/collation"

TAJIK = "reorder=Cyrl г<ғ<<<Ғ е<ё<<<Ё и<ӣ<<<Ӣ к<қ<<<Қ у<ӯ<<<Ӯ х<ҳ<<<Ҳ ч<ҷ<<<Ҷ"

# Beside the languages themselves: those that are ordered otherwise in a country or a script.
_VARIANTS = ("az-Cyrl", "bs-Cyrl", "fr-CA", "sr-Latn")

_ROOT = """\
# The order of letters in CLDR {version}, made by `python -m tests.collation`. A line is a script, a
# word letters that are one at the first level; after a comma, those that differ at the second.
# Then the marks, and what is made of several letters or of a letter and a mark.
"""
_TAILORINGS = """\
# What languages change of the order in root.txt; made of CLDR {version} by `python -m
# tests.collation`. `reorder`: scripts that come first; `upper`: capitals before small letters;
# `backwards`: marks count from the end; `apart`: letters that are a letter and a mark; `light`:
# marks that count as letter case does. `a<b`: b is a letter of its own after a; `a<<b`: only
# accents tell them apart; `a<<<b`: only the case; `a=b`: nothing does. `c:a+b`: c is a and b, `a*`
# another form of a.
"""
_PINYIN = """\
# Chinese characters in the order of their readings, by the first letter of these; in brackets,
# words in which a character is read otherwise. Made of CLDR {version} by `python -m
# tests.collation`.
"""


def ask_node(script: Path, *arguments: str, given: str = "") -> Any:
    """What a script of Node.js prints, which is JSON."""
    command = [str(NODE), str(script), *arguments]
    result = subprocess.run(command, input=given, capture_output=True, check=True, encoding="utf-8")
    return json.loads(result.stdout)


def main() -> None:
    """Write the tables."""
    languages = [name for name in locale_identifiers() if "_" not in name]
    tables = ask_node(Path(__file__).with_suffix(".js"), *sorted([*languages, *_VARIANTS]))
    version = tables["version"]
    rows = [f"{script} {_groups(groups)}" for script, groups in tables["scripts"].items()]
    rows += [f"marks {''.join(tables['marks'])}", f"made {' '.join(tables['made'])}"]
    _write("root.txt", _ROOT.format(version=version), rows)
    _write("tailorings.txt", _TAILORINGS.format(version=version), _by_rules(tables["tailorings"]))
    rows = [f"{letter} {characters}" for letter, characters in tables["pinyin"].items()]
    _write("pinyin.txt", _PINYIN.format(version=version), rows)


def _groups(groups: list[list[list[str]]]) -> str:
    escape = str.maketrans({" ": r"\x20", ",": r"\x2c", "\\": r"\x5c", "\u3000": r"\u3000"})
    return " ".join(
        ",".join("".join(letters).translate(escape) for letters in group) for group in groups
    )


def _by_rules(tailorings: dict[str, list[str]]) -> Iterable[str]:
    """A line for all languages with the same rules."""
    found: dict[str, list[str]] = defaultdict(list)
    for language, rules in {**tailorings, "tg": TAJIK.split()}.items():
        parent = tailorings.get(language.partition("-")[0], []) if "-" in language else []
        if rules != parent:
            found[" ".join(rules)].append(language)
    return sorted(f"{' '.join(sorted(names))}: {rules}" for rules, names in found.items())


def _write(name: str, head: str, rows: Iterable[str]) -> None:
    text = head + "".join(f"{row}\n" for row in rows)
    (TABLES / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
