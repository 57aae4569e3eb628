"""A tree of elements that grows from its beginning to its end."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

_NONE: Mapping[str, str] = {}
# Elements whose text stands in paragraphs; bare text in them is given one.
_FLOW = frozenset({"root", "blockquote"})
# Elements of which each child begins a line, for people who read the source of a page.
_HOLDERS = frozenset("ul ol dl table thead tbody tr blockquote div li dd".split())


class Elements:
    """The tree, and the element that is being filled."""

    def __init__(self) -> None:
        self._root = Element("root")
        self._open = [self._root]
        self._implied: Element | None = None  # the paragraph of bare text

    def finish(self) -> Element:
        """The root, a `div`."""
        self.end_implied()
        self._root.tag = "div"
        return self._root

    @property
    def top(self) -> Element:
        """The element that is being filled."""
        return self._open[-1]

    def open_block(self, tag: str, attributes: Mapping[str, object] = _NONE) -> Element:
        """Begin a block."""
        self.end_implied()
        self.begin_line()
        return self.open_inline(tag, attributes)

    def close_block(self) -> None:
        """End it."""
        self.end_implied()
        element = self._open.pop()
        if element.tag in _HOLDERS and len(element) and element[-1].tail is None:
            element[-1].tail = "\n"

    def begin_line(self) -> None:
        """Begin a line of the source."""
        if len(self.top):
            self.top[-1].tail = (self.top[-1].tail or "") + "\n"
        elif self.top.tag in _HOLDERS:
            self.top.text = (self.top.text or "") + "\n"

    def open_inline(self, tag: str, attributes: Mapping[str, object] = _NONE) -> Element:
        """Begin what stands inside a line."""
        element = SubElement(self.top, tag, {key: str(attributes[key]) for key in attributes})
        self._open.append(element)
        return element

    def open_again(self) -> None:
        """Begin what would do nothing inside an element like it."""
        self._open.append(self.top)

    def close_inline(self) -> None:
        """End it."""
        self._open.pop()

    def add(self, tag: str, text: str = "", attributes: Mapping[str, str] = _NONE) -> Element:
        """Add an element that holds a text."""
        element = SubElement(self.top, tag, dict(attributes))
        if text:
            element.text = text
        return element

    def text(self, text: str) -> None:
        """Add text."""
        if len(self.top):
            self.top[-1].tail = (self.top[-1].tail or "") + text
        else:
            self.top.text = (self.top.text or "") + text

    def bare_text(self, text: str) -> None:
        """Add text that may stand beside blocks."""
        if text.strip() or self.top.tag not in _FLOW | _HOLDERS:
            self.in_paragraph()
            self.text(text)

    def in_paragraph(self) -> None:
        """Begin a paragraph for what stands in none."""
        if self.top.tag in _FLOW:
            self._implied = self.open_block("p")

    def end_implied(self) -> None:
        """End the paragraph of bare text, if there is one."""
        if self._implied is not None and self.top is self._implied:
            _strip(self._implied)
            self._implied = None
            self._open.pop()


def _strip(paragraph: Element) -> None:
    """Take off the line breaks between the tags around it."""
    paragraph.text = (paragraph.text or "").lstrip()
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "").rstrip()
    else:
        paragraph.text = paragraph.text.rstrip()
