"""An article of a form that somebody filled in on GitHub."""

from collections.abc import Mapping
from pathlib import Path

from builder.editors.issue_form import MOST, read_filled
from builder.errors import UsageError, reporting
from builder.keeping.new_article import Given, new_article

_MOST_BYTES = 4 * MOST


def article_of_form(source: Path, form: Path, today: str) -> Path:
    """Write the article of an issue's text, which is in a file; return its path.

    Raises:
        UsageError: it is no form of ours; title or date cannot be; or such an article is there.
    """
    with reporting(f"read {form}"), open(form, "rb") as file:
        data = file.read(_MOST_BYTES + 1)
    try:
        values, text = read_filled(data.decode())
    except ValueError as error:  # or it is no UTF-8
        raise UsageError(f"{form}: {error}") from error
    title, date = _one(values, "title"), _one(values, "date")
    if not title or not date:
        raise UsageError(f"{form}: the form has no {'date' if title else 'title'}")
    others = {key: value for key, value in values.items() if key not in {"title", "date"}}
    return new_article(source, title, date, today, Given(others, {}, text))


def _one(values: Mapping[str, object], key: str) -> str:
    return str(values.get(key, ""))
