"""What the script of articles and lists says: marks of words that were searched for, citations."""

from builder.config import SiteConfig
from builder.messages import messages_for
from builder.notation import numbers_of
from builder.search.index.codec import to_json

NAME = "reader-texts.js"  # among the scripts of the builder that a theme may join

_ADDRESS = {"address": "{address}"}


def reader_texts(config: SiteConfig) -> bytes:
    """The texts by name, as a script; `{number}` and others stand for what scripts put there."""
    messages = messages_for(config.language)
    texts = {
        "digits": numbers_of(config.notation).digits,
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
        "firstAt": messages.gettext("originally published at %(address)s") % _ADDRESS,
        "copyAt": messages.gettext("copy at %(address)s") % _ADDRESS,
    }
    return f"var ArchiveTexts = {to_json(texts)};\n".encode()
