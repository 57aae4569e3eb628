"""What scripts say that no template says for them; it is sent with the scripts that need it.

The texts of what the search page shows first stand in `search.html`.
"""

from collections.abc import Mapping

from builder.config import SiteConfig
from builder.messages import Messages, messages_for
from builder.notation import Notation, numbers_of
from builder.search.index.codec import to_json

# Among the scripts of the builder that a theme may join.
READER = "reader-texts.js"  # of articles and lists
LATER = "later-texts.js"  # of the search page, once there are results

_ADDRESS = {"address": "{address}"}


def text_scripts(config: SiteConfig) -> dict[str, bytes]:
    """The texts as scripts; `{number}` and others stand for what scripts put there."""
    messages = messages_for(config.language)
    reader, later = _of_readers(messages, config.notation), _of_results(messages)
    return {
        READER: f"var ArchiveTexts = {to_json(reader)};\n".encode(),
        LATER: f"SearchTexts.learn({to_json(later)});\n".encode(),
    }


def _of_readers(messages: Messages, notation: Notation) -> Mapping[str, str]:
    return {
        "digits": numbers_of(notation).digits,
        "marks": messages.gettext("Words searched for"),
        "count": messages.gettext("{number} of {count}"),
        "previous": messages.gettext("Previous"),
        "next": messages.gettext("Next"),
        "unmark": messages.gettext("Remove the marks"),
        "copy": messages.pgettext("button", "Copy"),
        "copied": messages.gettext("Copied"),
        "save": messages.gettext("Save as"),
        "quoted": messages.pgettext("quotation", "“%(text)s”") % {"text": "{text}"},
        "undated": messages.pgettext("of a citation", "n.d."),
        **_of_citations(messages),
    }


def _of_results(messages: Messages) -> Mapping[str, str]:
    return {
        **_of_filters(messages),
        **_of_nothing(messages),
        **_of_kept_searches(messages),
        **_of_snippets(messages),
        **_of_saving(messages),
    }


def _of_filters(messages: Messages) -> Mapping[str, str]:
    return {
        "bar": messages.gettext("{years}: {found}"),
        "facetSearch": messages.gettext("Search: {facet}"),
        "showMost": messages.gettext("Show the first {count}"),
        "showAll": messages.gettext("Show all {count}"),
        "showFewer": messages.gettext("Show fewer"),
    }


def _of_nothing(messages: Messages) -> Mapping[str, str]:
    """Where nothing is found."""
    return {
        "without": messages.gettext("Without filters: {found}"),
        "withoutOne": messages.gettext("Without {filter}: {found}"),
        "missing": messages.gettext("No article has “{word}”."),
        "nearNames": messages.gettext("Similar names:"),
    }


def _of_kept_searches(messages: Messages) -> Mapping[str, str]:
    new = messages.plural_texts(
        "{count} new since your last visit", "{count} new since your last visit"
    )
    return {
        "recent": messages.gettext("Recent searches:"),
        "forget": messages.gettext("Forget them"),
        "save": messages.gettext("Keep this search"),
        "unsave": messages.gettext("Forget this search"),
        "keptHere": messages.gettext(
            "This browser keeps it; the search page without words shows it, and what is new."
        ),
        "yours": messages.gettext("Your searches"),
        "private": messages.gettext("They are kept in this browser, and sent to nobody."),
        "forgetSaved": messages.gettext("Forget all of them"),
        **_counted("new", new),
    }


def _of_snippets(messages: Messages) -> Mapping[str, str]:
    """Why an article was found."""
    return {
        "named": messages.gettext("Named:"),
        "alias": messages.pgettext("a name, and another of its names", "{name} ({alias})"),
        "inNote": messages.gettext("In a note:"),
        "inPicture": messages.gettext("In a picture:"),
        "inCorrection": messages.gettext("In a correction:"),
        "inFile": messages.gettext("In the name of a file:"),
        "inFact": messages.gettext("{label}:"),
        "fromDisk": messages.gettext(
            "This copy is read from disk, where browsers let no page read others: results show"
            " their summaries instead of the words that were found."
        ),
    }


def _of_saving(messages: Messages) -> Mapping[str, str]:
    saved = messages.plural_texts(
        "{count} of {total} articles saved.", "{count} of {total} articles saved."
    )
    return {
        "saving": messages.gettext("{count} of {total} articles fetched …"),
        "notSaved": messages.gettext(
            "The articles could not be fetched; nothing was saved. Please try again."
        ),
        **_counted("saved", saved),
        **_of_citations(messages),
    }


def _counted(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    """A text in its plural forms, by the names that scripts know them by: `savedOne`."""
    return {name + category.capitalize(): text for category, text in texts.items()}


def _of_citations(messages: Messages) -> Mapping[str, str]:
    return {
        "firstAt": messages.gettext("originally published at %(address)s") % _ADDRESS,
        "copyAt": messages.gettext("copy at %(address)s") % _ADDRESS,
    }
