"""Names as keys: what two spellings of one name have in common."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "'`\u00b4\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u2032"))
_GAPS = re.compile(r"[\s_\-\u2010-\u2015]+")


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """Fold letter case, diacritics, compatibility forms and apostrophes; dashes become spaces."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _GAPS.sub(" ", letters.casefold()).strip()
