"""Keys whose values are no plain texts: mappings, lists of mappings, truth values."""

import json
from collections.abc import Iterable

from builder.importing.items import Literal, Value, texts_of
from builder.metadata.identifiers import SCHEMES, as_identifier, urn_of
from builder.metadata.table import ARTICLE

STRUCTURED = frozenset(one.name for one in ARTICLE if one.type in {"items", "mapping", "flag"})
_FLAGS = frozenset(one.name for one in ARTICLE if one.type == "flag")
_NOTHING = frozenset({"", "{}", "[]", "null", "false"})


def structured(key: str, value: Value) -> Literal:
    """A value of one of these keys as it is written; one that says nothing is empty.

    Raises:
        ValueError: it is none.
    """
    if isinstance(value, Literal):
        return Literal("") if value in _NOTHING else value
    texts = [one.strip() for text in texts_of(value) for one in text.split(";") if one.strip()]
    if key == "identifiers":
        return Literal(json.dumps(_identifiers(texts), ensure_ascii=False)) if texts else Literal()
    if key in _FLAGS and texts and texts[0].casefold() in {"true", "yes", "false", "no"}:
        return Literal("true" if texts[0].casefold() in {"true", "yes"} else "")
    if texts:
        raise ValueError(f"'{texts[0][:60]}' cannot be read as {key}")
    return Literal("")


def _identifiers(texts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        bare = text.removeprefix(urn_of("archive_org", ""))
        for name in SCHEMES:
            if own := as_identifier(name, bare):
                found.setdefault(name, own)
                break
        else:
            raise ValueError(f"'{text[:60]}' is no identifier; write it as doi:10.1000/182")
    return found
