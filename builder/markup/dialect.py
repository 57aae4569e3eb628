"""What Python-Markdown is taught: our dialect, through the library's own extension points.

Its parser of blocks and lines is replaced by one that reads texts as GitHub does; its tree of
elements, the work on it and the serializer remain. Whatever would be dropped without a word (cells
beyond a table's head, notes and references that nothing uses) becomes a problem.
"""

from xml.etree.ElementTree import Element, ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from builder.markup import gfm
from builder.markup.addresses import cleaned, is_elsewhere
from builder.markup.headings import Headings
from builder.markup.leftovers import report_leftovers
from builder.markup.notes import Notes
from builder.markup.tags import ID_PREFIX
from builder.markup.tree import build

MAX_BLOCK_LINES = 5_000
MAX_OPEN_BRACKETS = 200


class _Limits(Preprocessor):
    """Refuses texts for which the library would need time that grows with the square of length."""

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, lines: list[str]) -> list[str]:
        length = brackets = 0
        for line in lines:
            length = length + 1 if line.strip() else 0
            brackets = brackets + _open_brackets(line) if length else 0
            if length > MAX_BLOCK_LINES or brackets > MAX_OPEN_BRACKETS:
                message = (
                    f"a paragraph here has more than {MAX_BLOCK_LINES:,} lines or more than "
                    f"{MAX_OPEN_BRACKETS} brackets that are not closed"
                )
                self.notes.report(line, "text-too-complex", message, "divide it with empty lines")
                return []
        return lines


def _open_brackets(line: str) -> int:
    if "[" not in line and "](" not in line:  # as in most
        return 0
    return max(0, line.count("[") - line.count("]")) + max(0, line.count("](") - line.count(")"))


class _Links(Treeprocessor):
    """Resolves links and images.

    An image from elsewhere becomes a link: no page asks another server for anything.
    """

    def __init__(self, md: Markdown, notes: Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        for link in list(root.iter("a")):
            if link.get("class") not in {"footnote-ref", "footnote-backref"}:
                _point(link, "href", self.notes.resolve(_written(link, "href")))
            for image in link.iter("img"):
                self._take(image, inside_link=True)
        for image in list(root.iter("img")):
            if not image.get("taken"):
                self._take(image, inside_link=False)
            image.attrib.pop("taken", None)
        for quotation in root.iter():
            if quotation.get("cite"):
                _point(quotation, "cite", self.notes.resolve(_written(quotation, "cite")))

    def _take(self, image: Element, inside_link: bool) -> None:
        written = _written(image, "src")
        target = self.notes.resolve(written)
        if not is_elsewhere(cleaned(written)):
            _point(image, "src", target)
            image.set("taken", "yes")
            return
        image.tag = "em" if inside_link else "a"
        image.text = image.get("alt") or written
        image.attrib.clear()
        if not inside_link:
            _point(image, "href", target)


def _written(element: Element, attribute: str) -> str:
    return element.get(attribute, "")


def _point(element: Element, attribute: str, target: str) -> None:
    if target:
        element.set(attribute, target)
    else:
        element.attrib.pop(attribute, None)


class _Blocks:
    """Stands where the library has its parser of blocks."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes

    def parseDocument(self, lines: list[str]) -> "ElementTree[Element]":  # noqa: N802
        """The tree of a text; what its page would not show becomes a problem."""
        tokens, env = gfm.parse("\n".join(lines), self.notes.reads_html)
        report_leftovers(tokens, lines, env, self.notes)
        return ElementTree(build(tokens, self.notes))


class _OwnIds(Treeprocessor):
    """Lets links inside a text lead to the ids of its HTML, whose names are longer on the page."""

    def run(self, root: Element) -> None:
        ids = {id for one in root.iter() if (id := one.get("id", "")).startswith(ID_PREFIX)}
        for link in root.iter("a") if ids else ():
            written = link.get("href", "")
            if written.startswith("#") and f"{ID_PREFIX}{written[1:]}" in ids:
                link.set("href", f"#{ID_PREFIX}{written[1:]}")


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
        md.preprocessors.register(_Limits(md, self.notes), "limits", 20)
        md.parser = _Blocks(self.notes)  # type: ignore[assignment]
        md.treeprocessors.register(Headings(md), "headings", 30)
        md.treeprocessors.register(_OwnIds(md), "own_ids", 25)
        md.treeprocessors.register(_Links(md, self.notes), "links", 20)
        md.treeprocessors.register(_Ampersands(md), "ampersands", 10)


def make_converter() -> tuple[Markdown, Notes]:
    """A converter for many texts; making one takes as long as rendering fifty stories."""
    notes = Notes()
    return Markdown(extensions=[_Dialect(notes)], output_format="html"), notes
