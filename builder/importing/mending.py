"""Links of drafts that would stop a build: taken back to their words, and noted.

What an input links to inside its own texts was often wrong there already.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from builder.importing.drafts import Draft
from builder.importing.links import rewritten, without_links
from builder.markup.render import render
from builder.model import Body, Text
from builder.urls import CONTENT, article_page

_LINK = re.compile(r"^(?:the link )?'(.*)' (?:leads to|cannot be)", re.DOTALL)
_NO_LINK = frozenset({"broken-link", "bad-link"})


def mend(drafts: Sequence[Draft], html: str) -> None:
    """Look at each text as a build does, and mend what an import may have broken.

    A text that cannot be mended is refused, so that the others can be published.
    """
    texts = {article_page(draft.stem): _mended(draft, html) for draft in drafts}
    refused = {article_page(draft.stem) for draft in drafts if draft.refused}
    for draft in drafts:
        text = texts[article_page(draft.stem)]
        if lost := {link.written for link in text.links if link.path in refused}:
            _unlink(draft, lost)
        _check_places(draft, text, texts)


def _mended(draft: Draft, html: str) -> Text:
    path = f"{CONTENT}/articles/{draft.stem}.md"
    text, problems = render(Body(draft.text), path, html)
    errors = [one for one in problems if one.severity == "error"]
    bad = {
        found[1] for one in errors if one.code in _NO_LINK and (found := _LINK.match(one.message))
    }
    if bad:
        _unlink(draft, bad)
        text, problems = render(Body(draft.text), path, html)
        errors = [one for one in problems if one.severity == "error"]
    if errors:
        one = errors[0]
        line = draft.item.place.line + one.line - 1 if draft.item.file else one.line
        draft.refused = f"line {line} of its text: {one.message}; {one.hint}".removesuffix("; ")
    return text


def _unlink(draft: Draft, targets: Collection[str]) -> None:
    draft.text = without_links(draft.text, targets)
    for written in sorted(targets):
        draft.doubt(f"text: '{written[:80]}' leads nowhere, so its words are no link any more")


def _check_places(draft: Draft, text: Text, texts: Mapping[str, Text]) -> None:
    """Let a link to a place that another text does not have lead to its beginning."""
    wrong = {
        link.written
        for link in text.links
        if link.fragment and link.path in texts and link.fragment not in texts[link.path].anchors
    }
    wrong -= {link.written for link in text.links if link.written.startswith("#")}
    if not wrong:
        return

    def change(written: str, is_picture: bool) -> str:
        return written.partition("#")[0] if written in wrong else written

    draft.text = rewritten(draft.text, change)
    for written in sorted(wrong):
        draft.doubt(
            f"text: '{written[:80]}' names no place of that text; it leads to its beginning"
        )
