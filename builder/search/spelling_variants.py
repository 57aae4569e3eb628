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
    ("^(.*wo|.{2,}[adghlnrstwxy]|.{2,}[clrs]e|)men(s?)$", "$1man$2"),
    ("^children", "child"),
    ("^f(ee)t$", "foot"),
    ("^teeth$", "tooth"),
    ("^geese$", "goose"),
    ("^([lm])ice$", "$1ouse"),
    ("(wi|kni|^li)ves$", "$1fe"),
    ("(thie|hal|wol|shel|sel|cal|loa|scar|hoo)ves$", "$1f"),
    ("(^cri|aly|[yn]the|pothe|^the|sta|^oa|mpha|gno)ses$", "$1sis"),
    ("^(criteri|phenomen)a$", "$1on"),
    ("(^bacteri|rricul|ddend|ferend|morand|enni|posi|sorti|pectr|strat)a$", "$1um"),
    ("(ucle|imul|umn|fung|cact|radi|acill)i$", "$1us"),
    ("^(matr|append)ices$", "$1ix"),
    ("^(ind|v[eo]rt)ices$", "$1ex"),
    ("^(learn|burn|dream|spoil|leap|lean)t$", "$1ed"),
    # British spellings.
    ("(..)our", "$1or"),
    (f"(.(?:{_ISE}))is(?=e|ing|ation|able)", "$1iz"),
    ("lys(?=e[ds]?$|ers?$|ing$)", "lyz"),
    ("(..[btv])re(s?)$", "$1er$2"),
    ("(..[btv])red$", "$1ered"),
    ("(nt|uv)r(?=ing$)", "$1er"),
    ("^(meag|och)re$", "$1er"),
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
    ("^(ski|wi)l(?=ful)", "$1ll"),
    ("^woollen", "woolen"),
    ("^counsell", "counsel"),
    ("^focuss", "focus"),
    ("^draught", "draft"),
    ("^pyj", "paj"),
    ("^storey", "story"),
    ("^kerb", "curb"),
    ("^tonne", "ton"),
    ("^aeropl", "airpl"),
    ("^cos(?=y|ie|il)", "coz"),
    ("^specialit", "specialt"),
    ("^advisor(?=s?$)", "adviser"),
    ("^whiskey", "whisky"),
    ("^yogh", "yog"),
    ("^omelette", "omelet"),
    ("^disc(?=s?$)", "disk"),
    ("^enqui", "inqui"),
    ("^(among|amid)st$", "$1"),
    ("^caesi", "cesi"),
    ("^czar", "tsar"),
    ("^moslem", "muslim"),
)

# Words without one of these are changed by no rule; most are without.
_MAY_CHANGE = re.compile(
    "our|is[eia]|[btv]re|men|ves|ses|lys|ogu|enc|[ao]e|dren|ee[ts]|[lm]ice$|[aei]a$|[dlrt]a$|[delmtn]i$|"
    "ices$|rnt$|eamt$|oilt$|ea[np]t$|ntring|uvring|gre$|hre$|gramme|grey|tyre|lough|chequ|jewel|minium|scept|mould|practis|artef|"
    "dgem|sulph|gaol|moust|lful|ollen|ounsell|ocuss|draug|pyj|orey|kerb|tonne|cos[iy]|cialit|dvisor|"
    "iskey|yogh|lette|disc|enqui|dst$|gst$|czar|osle"
)


@cache
def _compiled() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(one), re.sub(r"\$(\d)", r"\\g<\1>", to)) for one, to in RULES]


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(one for one, _ in RULES))


def one_spelling(word: str) -> str:
    """The spelling that stands for all of a folded English word."""
    # Rules are of small letters, which numbers and acronyms have not.
    if word.islower() and _MAY_CHANGE.search(word) and _any().search(word):
        for pattern, to in _compiled():
            word = pattern.sub(to, word, count=1)
    return word
