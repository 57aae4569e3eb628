"""What an article says, to be compared with what it says when it is written in another way."""

from collections.abc import Collection

from builder.model import ParsedArticle


def said(article: ParsedArticle, skipped: Collection[str] = ()) -> list[object]:
    """The values of its fields but for some, in order, without the places of names in them."""
    fields = (name for name in article.__struct_fields__ if name not in skipped)
    return [without_places(getattr(article, name)) for name in fields]


def without_places(value: object) -> object:
    """A value with the texts of names where it has names, which know their places."""
    if isinstance(value, dict):
        return {key: without_places(one) for key, one in value.items()}
    if isinstance(value, tuple) and hasattr(value, "place"):
        return value[0]
    return tuple(map(without_places, value)) if type(value) is tuple else value
