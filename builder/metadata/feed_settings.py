"""What an archive says of its feeds: the setting `feeds`."""

from typing import NamedTuple

from yaml.nodes import MappingNode

from builder.metadata.fields import Fields
from builder.urls import check_base

_MOST = 1000
_IDS_HINT = "write the address of the site as it was when its feeds were first published"


class FeedSettings(NamedTuple):
    """How many of its newest articles a feed has whole; with what the ids of its entries begin.

    Without `ids` they begin with the address of the site. They must stay when the site moves, or
    all articles would be new to those who read the feeds.
    """

    entries: int = 10
    ids: str = ""


DEFAULT = FeedSettings()


def read_feeds(settings: Fields) -> FeedSettings | None:
    """The setting: true, false or a mapping; None if there are to be no feeds."""
    entry = settings.entries.get("feeds")
    if entry is None or not isinstance(entry.value, MappingNode):
        return DEFAULT if settings.flag("feeds", True) else None
    fields = settings.mapping("feeds")
    if fields is None:
        return DEFAULT
    fields.check_keys(FeedSettings._fields)
    found = FeedSettings(
        entries=_entries(fields) or DEFAULT.entries,
        ids=fields.checked("ids", check_base, "bad-url", _IDS_HINT),
    )
    settings.problems += fields.problems
    return found


def _entries(fields: Fields) -> int:
    number = fields.number("entries")
    if number is None or (isinstance(number, int) and 1 <= number <= _MOST):
        return int(number or 0)
    message = f"'feeds': 'entries' must be a whole number from 1 to {_MOST:,}"
    hint = f"write entries: {DEFAULT.entries}, as it is without the setting"
    fields.report(fields.entries["entries"].value_place, "unknown-value", message, hint)
    return 0
