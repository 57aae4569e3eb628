"""What an answer says of its query: what was read otherwise than written, and why nothing is found.

The browser has the codes only; search.html has the texts, in the site's language.
"""

from typing import NamedTuple

from builder.messages import N_

MOST = 80  # characters of a query that a note repeats


class Note(NamedTuple):
    """A code of `TEXTS`; `text` is what stands in the query, `near` what it was taken for."""

    code: str
    text: str = ""
    near: str = ""


TEXTS = {
    "cut": N_("The query is too long; this and what follows was left out: {text}"),
    "open": N_("A quotation mark has no other that closes it: its words were searched singly."),
    "sign": N_("“{text}” has no meaning here and was left out."),
    "star": N_("A star can only end a word: “{text}” was read as “{near}”."),
    "field": N_("There is no field “{text}”. Did you mean “{near}:”?"),
    "date": N_(
        "“{text}” is no date: its words were searched. A date is 2015, 2015-04 or 2015-04-20."
    ),
    "turned": N_("“{text}” ends before it begins and was turned round."),
    "guessed": N_("In “{text}” the day was taken to come before the month."),
    "apart": N_("“{text}” stands nowhere together: its words were searched singly."),
    "nothing": N_("No article has this: {text}"),
    "together": N_("No article fulfils all conditions of this query."),
}


def note_of(code: str, text: str = "", near: str = "") -> Note:
    """A note that repeats no more of a query than a reader needs to know it again."""
    return Note(code, _short(text), _short(near))


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= MOST else text[: MOST - 1] + "\u2026"


def english(note: Note) -> str:
    """The text of a note for the terminal."""
    return TEXTS[note.code].replace("{near}", note.near).replace("{text}", note.text)
