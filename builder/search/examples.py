"""What a query can say, by examples: the page for readers shows them, tests read them.

The grammar itself is in `query.py`.
"""

from typing import NamedTuple

from builder.messages import N_


class Example(NamedTuple):
    """A query, and what it finds; both are translated."""

    query: str
    sense: str


EXAMPLES = (
    Example(N_("osh border"), N_("either word; articles with both come first")),
    Example(N_('"border clash"'), N_("these words in this order")),
    Example(N_('="elections"'), N_("as written, not in another form")),
    Example(N_("+osh -football"), N_("with the one word, without the other")),
    Example(N_("osh AND (fire OR flood)"), N_("what it says; NOT works, too")),
    Example(N_("kara*"), N_("words that begin so; while you type, the last word is one of these")),
    Example(N_("title:osh"), N_("in the title")),
    Example(N_("title:(osh naryn)"), N_("brackets hold for several words")),
    Example(N_("author:smith"), N_("of an author")),
    Example(
        N_("date:2010..2015"),
        N_("of these years; months and days as well: date:2015-04, date:2015-04-20"),
    ),
    Example(N_("date:..2010"), N_("until then; date:2010.. from then on")),
)
