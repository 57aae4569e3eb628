"""English words of several spellings, and plurals that no stemmer knows, as one spelling each.

Snowball's stemmer leaves apart `defence` and `defense`, `organisation` and `organization`, `crisis`
and `crises`. Rules bring a folded word to one form before it is stemmed: British spellings to the
American ones, whose endings the stemmer knows. A rule may also change a word that has but one
spelling (`resource` to `resorce`): what is made is a step towards a stem, and never shown. No rule
makes one of two words whose stems are others: `promise` may become `promize`, but `precise` must
not part from `precision`.

The rules are data, for the browser has them from the manifest: a pattern that Python and JavaScript
read alike, and what replaces the first place where it fits, with `$1` for its first group.
"""

import re
from functools import cache

_ISE = (
    "[aeiouy][glmnrst]|[ai]c|[io]d|r[dn]|gn|[tp]h"  # before -ise: real-, organ-, critic-, modern-
)

RULES: tuple[tuple[str, str], ...] = (
    # Irregular plurals.
    ("^(wo|sea|.{2,}[dhnrsty]|.{2,}[crs]e|)men(s?)$", "$1man$2"),
    ("^children", "child"),
    ("^f(ee)t$", "foot"),
    ("^teeth$", "tooth"),
    ("^geese$", "goose"),
    ("^mice$", "mouse"),
    ("(wi|kni|^li)ves$", "$1fe"),
    ("(thie|hal|wol|shel|sel|cal|loa|scar|hoo)ves$", "$1f"),
    ("(^cri|aly|[yn]the|pothe|^the|sta)ses$", "$1sis"),
    ("^(criteri|phenomen)a$", "$1on"),
    ("^bacteria$", "bacterium"),
    ("^indices$", "index"),
    # British spellings.
    ("(..)our", "$1or"),
    (f"(.(?:{_ISE}))is(?=e|ing|ation|able)", "$1iz"),
    ("lys(?=e[ds]?$|ers?$|ing$)", "lyz"),
    ("(..[btv])re(s?)$", "$1er$2"),
    ("(..[btv])red$", "$1ered"),
    ("^(def|off|lic|pret)enc(?=e)", "$1ens"),
    ("(...)ogu(?=e[ds]?$|ing$)", "$1og"),
    ("^programmes?$", "program"),
    ("([hknp])ae(?=[cdms])|(ch)ae(?=o)", "$1$2e"),
    ("oe(?=tus|tal|str|soph|dem)", "e"),
    ("^manoe", "mane"),
    ("^grey", "gray"),
    ("^tyre", "tire"),
    ("^plough", "plow"),
    ("^cheque", "check"),
    ("^jewellery", "jewelry"),
    ("(u)mini(?=um)", "$1min"),
    ("^scept(?=ic)", "skept"),
    ("mould", "mold"),
    ("^practis", "practic"),
    ("^artefact", "artifact"),
    ("dgement", "dgment"),
    ("sulph", "sulf"),
    ("^gaol", "jail"),
    ("^moust", "must"),
)

# Words without one of these are changed by no rule; most are without.
_MAY_CHANGE = re.compile(
    "our|is[eia]|[btv]re|men|ves|ses|lys|ogu|enc|[ao]e|dren|ee[ts]|mice|ia$|na$|dices|gramme|grey|tyre|"
    "lough|chequ|jewel|minium|scept|mould|practis|artef|dgem|sulph|gaol|moust"
)


@cache
def _compiled() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(one), re.sub(r"\$(\d)", r"\\g<\1>", to)) for one, to in RULES]


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(one for one, _ in RULES))


def one_spelling(word: str) -> str:
    """The spelling that stands for all of a folded English word."""
    if _MAY_CHANGE.search(word) and _any().search(word):
        for pattern, to in _compiled():
            word = pattern.sub(to, word, count=1)
    return word
