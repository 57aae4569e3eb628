"""Traditional characters of Chinese with their simplified ones, of Unicode's Unihan database.

`python -m tests.chinese FOLDER` renews the table `zh` of builder/search/inflection.yaml; the folder
has Unihan's files, each with .bz2 at its end, as Debian's package unicode-data has them.
"""

import bz2
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import wrap

from tests.helpers import ROOT

TABLE = ROOT / "builder/search/inflection.yaml"
_COMMON_TRADITIONAL = 0xC67E  # the last of Big Five's level 1
_COMMON_SIMPLIFIED = 3500  # characters of the first level of China's list of 2013

Values = Mapping[str, Mapping[str, str]]  # by property and character


def read(folder: Path) -> Values:
    """The properties of characters."""
    found: dict[str, dict[str, str]] = {}
    for name in ("Variants", "OtherMappings"):
        with bz2.open(folder / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("U+"):
                    code, key, value = line.rstrip("\n").split("\t")
                    found.setdefault(key, {})[chr(int(code[2:], 16))] = value
    return found


def pairs(values: Values) -> dict[str, str]:
    """The simplified character of each traditional one, of those in common use."""
    simplified = {}
    for one, codes in values["kSimplifiedVariant"].items():
        others = [other for other in _characters(codes) if other != one]
        if others and _is_common(others[0], values):
            simplified[one] = others[0]
    for one, codes in values["kSemanticVariant"].items():
        if "kHKGlyph" in codes and one not in simplified:
            others = [simplified[two] for two in _characters(codes) if two in simplified]
            if others and others[0] != one:
                simplified[one] = others[0]
    written = (values["kBigFive"], values["kHKSCS"])
    return {
        one: other
        for one, other in sorted(simplified.items())
        if one not in simplified.values()
        and (int(written[0].get(one, "FFFF")[:4], 16) <= _COMMON_TRADITIONAL or one in written[1])
    }


def _characters(codes: str) -> list[str]:
    return [chr(int(code, 16)) for code in re.findall("U[+]([0-9A-F]+)", codes)]


def _is_common(character: str, values: Values) -> bool:
    number = values["kTGH"].get(character, "")
    return bool(number) and int(number.partition(":")[2]) <= _COMMON_SIMPLIFIED


def main(folder: Path) -> None:
    """Renew the table."""
    lines = wrap(" ".join(map("".join, pairs(read(folder)).items())), 60)
    table = "zh:\n  endings: {}\n  spelling: >-\n" + "".join(f"    {line}\n" for line in lines)
    text = TABLE.read_text(encoding="utf-8")
    TABLE.write_text(re.sub(r"zh:\n(?: .*\n)+", table, text), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
