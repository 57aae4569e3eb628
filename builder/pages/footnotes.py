"""Footnotes as a page shows them: under a heading, each with named links back to the text."""

import re

from markupsafe import escape

from builder.messages import Messages

# As the renderer writes them (`markup/tree.py`).
_BEGIN = '<div class="footnote">\n<hr>'
_BACK = re.compile(r'(?:&nbsp;<a class="footnote-backref" href="#[^"]*">[^<]*</a>)+')
_LINK = re.compile(r'href="(#[^"]*)"')
_ARROW = "\u21a9"


def with_named_notes(html: str, messages: Messages) -> str:
    """The HTML of a text; that of one without footnotes stays as it is.

    They are sources if one of them leads elsewhere, and notes otherwise.
    """
    text, begin, notes = html.partition(_BEGIN)
    if not begin:
        return html
    has_source = 'href="http' in notes
    heading = messages.gettext("Sources") if has_source else messages.gettext("Notes")
    name = escape(messages.gettext("Back to the text"))
    language = messages.language
    shown = _BACK.sub(lambda found: _named(_LINK.findall(found[0]), name), notes)
    return f'{text}<div class="footnote">\n<h2 lang="{language}">{escape(heading)}</h2>{shown}'


def _named(targets: list[str], name: str) -> str:
    """The links back: an arrow, or a letter for each place that refers to the note."""
    if len(targets) == 1:
        return f"&nbsp;{_link(targets[0], name, _ARROW)}"
    letters = [chr(ord("a") + at) if at < 26 else str(at + 1) for at in range(len(targets))]
    links = (
        _link(target, f"{name}: {letter}", letter)
        for target, letter in zip(targets, letters, strict=True)
    )
    return f'&nbsp;<span class="back">{_ARROW} {" ".join(links)}</span>'


def _link(target: str, name: str, text: str) -> str:
    return f'<a class="footnote-backref" href="{target}" aria-label="{name}">{text}</a>'
