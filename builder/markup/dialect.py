"""What Python-Markdown is taught: our dialect, through the library's own extension points.

Its parser of blocks and lines is replaced by one that reads texts as GitHub does; its tree of
elements, the work on it and the serializer remain. Whatever would be dropped without a word (cells
beyond a table's head, notes and references that nothing uses) becomes a problem.
"""

from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from builder.markup import gfm
from builder.markup.addresses import ELSEWHERE, cleaned, is_elsewhere, is_on_the_web
from builder.markup.anchors import Fragments, OwnIds
from builder.markup.headings import Headings
from builder.markup.leftovers import report_leftovers
from builder.markup.notes import Notes
from builder.markup.tree import build
from builder.markup.wide import Wide


class _Links(Treeprocessor):
    """Resolves links and images.

    An image from elsewhere becomes a link: no page asks another server for anything.
    """

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        for link in list(root.iter("a")):
            is_note = link.get("class") in {"footnote-ref", "footnote-backref"}
            if "href" in link.attrib and not is_note:  # an anchor of HTML leads nowhere
                _point(link, "href", self.notes.resolve(link.attrib["href"]))
            for image in link.iter("img"):
                self._take(image, inside_link=True)
                if image.tag == "em" and len(link) == 1 and not (link.text or image.tail):
                    link.set("class", "picture")
        for image in list(root.iter("img")):
            if not image.get("taken"):
                self._take(image, inside_link=False)
            image.attrib.pop("taken", None)
        for quotation in root.iter():
            if cited := quotation.get("cite"):
                _point(quotation, "cite", self.notes.resolve(cited))

    def _take(self, image: Element, inside_link: bool) -> None:
        written = image.get("src", "")
        target = self.notes.picture(written, image.get("alt", ""))
        if not is_elsewhere(cleaned(written)):
            _point(image, "src", target)
            image.set("taken", "yes")
            return
        image.tag = "em" if inside_link else "a"
        image.text = image.get("alt") or written
        title = image.get("title")
        image.attrib.clear()
        if title:
            image.set("title", title)
        if not inside_link:
            image.set("class", "picture")
            _point(image, "href", target)


def _point(element: Element, attribute: str, target: str) -> None:
    if target:
        element.set(attribute, target)
    else:
        element.attrib.pop(attribute, None)
    if attribute == "href" and is_on_the_web(target):
        element.set("rel", ELSEWHERE)


class _Blocks:
    """Stands where the library has its parser of blocks."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes

    def parseDocument(self, lines: list[str]) -> "ElementTree[Element]":  # noqa: N802
        """The tree of a text; what its page would not show becomes a problem."""
        tokens, env = gfm.parse("\n".join(lines), self.notes.reads_html, self.notes.limits)
        report_leftovers(tokens, lines, env, self.notes)
        return ElementTree(build(tokens, self.notes))


class _Ampersands(Treeprocessor):
    """Escapes them: the serializer takes `&amp;` in a text for something that is escaped."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and "&" in element.text:
                element.text = element.text.replace("&", "&amp;")
            if element.tail and "&" in element.tail:
                element.tail = element.tail.replace("&", "&amp;")
            for key, value in element.items():
                if "&" in value:
                    element.set(key, value.replace("&", "&amp;"))


class _Dialect(Extension):
    """Registers all of this with the library, in the order in which it must run."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self.notes = notes

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        md.preprocessors, md.inlinePatterns = Registry(), Registry()
        md.treeprocessors, md.postprocessors = Registry(), Registry()
        md.parser = _Blocks(self.notes)  # type: ignore[assignment]
        md.treeprocessors.register(OwnIds(md, self.notes), "own_ids", 40)
        md.treeprocessors.register(Headings(md), "headings", 35)
        md.treeprocessors.register(_Links(md, self.notes), "links", 30)
        md.treeprocessors.register(Fragments(md, self.notes), "fragments", 25)
        md.treeprocessors.register(Wide(md), "wide", 20)
        md.treeprocessors.register(_Ampersands(md), "ampersands", 10)


def make_converter() -> tuple[Markdown, Notes]:
    """A converter for many texts; making one takes as long as rendering fifty stories."""
    notes = Notes()
    return Markdown(extensions=[_Dialect(notes)], output_format="html"), notes
