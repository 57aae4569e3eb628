"""Signs as keyboards, word processors and languages write them -> those of the query language."""

import re

# Full-width forms of ASCII: （ ） ＂ ＋ ： and the rest. The byte order mark is a space for some.
_PLAIN = {0xFEFF: None} | {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DOUBLE = re.compile("[\u00ab\u00bb\u201c-\u201f\u2039\u203a\u300c-\u300f\u301d-\u301f]")
_LETTER = r"[^\W_]"
# Two apostrophes or commas at a word's edge.
_TWO = re.compile(rf"(^|[\W_])(?:''|``|,,(?={_LETTER}))|''(?!{_LETTER})")
# ‘two words’, which are no apostrophes: those stand within words.
_SINGLE = re.compile(
    rf"(^|[\s():+=\u2212\u2013-])[\u2018\u201a]([^\s\u2018\u2019][^\u2018\u2019]*\s"
    rf"(?:[^\u2018\u2019]|[\u2018\u2019](?={_LETTER}))*)[\u2018\u2019](?!{_LETTER})"
)
_BEFORE = frozenset("-+:=(\u2212\u2013")  # signs that belong to what follows
# In abbreviations of Hebrew, before their last letters, where keyboards have no gershayim.
_GERSHAYIM = re.compile(rf'(^|[\W_])([\u05d0-\u05ea]+)"(?=[\u05d0-\u05ea]{{1,3}}(?!{_LETTER}))')


def in_plain_signs(text: str) -> str:
    """A text with ASCII signs, and with `"` for whatever is a quotation mark of some language."""
    text = _DOUBLE.sub('"', text.translate(_PLAIN))
    text = _SINGLE.sub(r'\1"\2"', text)
    return _GERSHAYIM.sub("\\1\\2\u05f4", _TWO.sub(r'\1"', text))


def quoted(text: str) -> str:
    """A text as one value of a query, without its own quotation marks, which would end it."""
    bare = " ".join(in_plain_signs(text).replace('"', " ").split())
    return f'"{bare}"' if " " in bare else bare


def without_open_quote(text: str) -> tuple[str, str]:
    """A text without a quotation mark that none closes, and what stands after that mark."""
    if text.count('"') % 2 == 0:
        return text, ""
    before, _, after = text.rpartition('"')
    gap = "" if before[-1:] in _BEFORE else " "  # -"osh is -osh
    return before + gap + after, after
