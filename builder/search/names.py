"""Keys of names: what the usual spellings of one name have in common, in any script."""

from builder.search.romanize import is_cyrillic, romanize


def name_keys(form: str, language: str) -> tuple[str, ...]:
    """The keys of a form in a language; of one whose language is not known if that is empty."""
    return romanize(form, language) if is_cyrillic(form) else (form,)
