"""Ids of a text, and the links inside it that lead to them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from unicodedata import normalize
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from builder.markup.notes import Notes
from builder.markup.tags import ID_PREFIX
from builder.suggest import did_you_mean

_PER_ANCHOR = 100  # characters of a text that are looked through as fast as an id is compared


def by_letters(anchors: Iterable[str]) -> dict[str, str]:
    """The ids of a text by their letters and digits alone; not those that share them.

    Other generators make ids of headings as GitHub does, but for punctuation, spaces, case and
    accents: `conclusion-future-work` and `conclusion--future-work`.
    """
    found = defaultdict(list)
    for id in anchors:
        found[_letters(id)].append(id)
    return {letters: ids[0] for letters, ids in found.items() if letters and len(ids) == 1}


def _letters(id: str) -> str:
    plain = normalize("NFKD", id.removeprefix(ID_PREFIX).casefold())
    return "".join(filter(str.isalnum, plain))


class OwnIds(Treeprocessor):
    """Sees to it that each id that a writer gives can be linked to: no spaces, and none twice.

    A writer's link to an id of HTML leads to the longer name that it has on the page.
    """

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        """Take off ids that cannot be, and change links to the others."""
        seen: Counter[str] = Counter()
        for element in root.iter():
            id = element.get("id")
            if id is not None and not self._can_be(id, seen):
                del element.attrib["id"]
        if any(id.startswith(ID_PREFIX) for id in seen):
            for link in root.iter("a"):
                written = link.get("href", "")
                if written.startswith("#") and f"{ID_PREFIX}{written[1:]}" in seen:
                    link.set("href", f"#{ID_PREFIX}{written[1:]}")

    def _can_be(self, id: str, seen: Counter[str]) -> bool:
        if id == ID_PREFIX:
            return False
        if len(id.split()) > 1 or id != id.strip():
            self._report(id, "has a space, so that no link can lead to it", "write it without", 0)
            return False
        seen[id] += 1
        if seen[id] == 2:
            self._report(id, "is given twice, and links lead to the first", "change one of them", 1)
        return seen[id] == 1

    def _report(self, id: str, fault: str, hint: str, earlier: int) -> None:
        markdown = self.notes.body.markdown if self.notes.budget > 0 else ""
        self.notes.budget -= 2 * len(markdown)
        is_heading = not id.startswith(ID_PREFIX) or f"{{#{id}}}" in markdown
        name = id if is_heading else id.removeprefix(ID_PREFIX)
        given = re.compile(rf"\{{#{re.escape(id)}\}}|\bid\s*=\s*[\"']?{re.escape(name)}\b")
        places = [match.start() for match in given.finditer(markdown)] or [0]
        place = self.notes.place_of(places[min(earlier, len(places) - 1)])
        self.notes.report_at(place, "bad-anchor", f"the id '{name}' {fault}", hint, "warning")


class Fragments(Treeprocessor):
    """Notes the ids of a text; links inside it must lead to one of them."""

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        """Look at the links to ids; those of notes are right."""
        anchors = [id for one in root.iter() if (id := one.get("id"))]
        self.notes.anchors = tuple(anchors)
        own = defaultdict(list)
        for link in root.iter("a"):
            written = link.get("href", "")
            if written.startswith("#") and not link.get("class"):
                own[written[1:]].append(link)
        known = frozenset(anchors) if own else frozenset()
        near = by_letters(anchors) if own else {}
        for written, links in own.items():
            fragment = unquote(written)
            if fragment in known or written in known:
                continue
            if meant := near.get(_letters(fragment)):
                for link in links:
                    link.set("href", f"#{meant}")
            else:
                self._report(written, fragment, anchors)

    def _report(self, written: str, fragment: str, anchors: list[str]) -> None:
        if fragment.startswith("fn:"):
            name = fragment.partition(":")[2]
            message, hint = f"the note [^{name}] is not shown", "begin it at the start of a line"
            self.notes.report(f"[^{name}]", "unused-note", message, hint)
            return
        message = f"the link '#{written}' leads to no heading of this text"
        hint = "name one, or remove the brackets"
        if fragment and self.notes.budget > 0:
            hint = did_you_mean(fragment, anchors)
            self.notes.budget -= _PER_ANCHOR * len(anchors)
        self.notes.report(f"#{written}", "broken-link", message, hint)
