"""A tree of elements that grows from its beginning to its end."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

from builder.limits import DEFAULT, Limits, TooComplexError
from builder.markup.tags import BLOCKS

_SPACE = " \t\r\n\f"  # a space that does not break is none here
_NONE: Mapping[str, str] = {}
# Elements whose text stands in paragraphs; bare text in them is given one.
_FLOW = frozenset({"root", "blockquote"})
# Elements of which each child begins a line, for people who read the source of a page.
_HOLDERS = frozenset("ul ol dl table thead tbody tr blockquote div li dd".split())


class Elements:
    """The tree, and the element that is being filled."""

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits
        self._pending: list[str] = []  # text of the element that is being filled
        self._root = Element("root")
        self._open = [self._root]
        self._implied: Element | None = None  # the paragraph of bare text
        self._divided: Element | None = None  # in which a line must break before more comes
        self._detached: list[Element] = []  # second halves of paragraphs with a block in them

    def finish(self) -> Element:
        """The root, a `div`."""
        self._flush()
        self.end_implied()
        self._root.tag = "div"
        return self._root

    @property
    def top(self) -> Element:
        """The element that is being filled."""
        return self._open[-1]

    def open_block(self, tag: str, attributes: Mapping[str, object] = _NONE) -> Element:
        """Begin a block; a paragraph around it is interrupted."""
        self._flush()
        self.end_implied()
        self._divided = None
        if self.top.tag == "p":
            self._interrupt()
            parent = self._around(len(self._open) - 1)
        else:
            parent = self.top
        _begin_line(parent)
        element = self._new(parent, tag, attributes)
        self._open.append(element)
        return element

    def close_block(self) -> None:
        """End it."""
        self._flush()
        self.end_implied()
        element = self._open.pop()
        if element.tag in _HOLDERS and len(element) and element[-1].tail is None:
            element[-1].tail = "\n"
        parent = self._around(len(self._open))
        if element.tag == "p" and _is_empty(element) and not element.attrib:
            self._drop_last(parent)
        if self._detached and self.top is self._detached[-1]:
            if len(parent):
                parent[-1].tail = "\n"
            parent.append(self._detached.pop())

    def _interrupt(self) -> None:
        """Go on after the block with another paragraph, if there is more."""
        paragraph, parent = self._open[-1], self._around(len(self._open) - 1)
        if _is_empty(paragraph) and not paragraph.attrib:
            self._drop_last(parent)
        else:
            _strip(paragraph)
        self._open[-1] = Element("p")
        self._detached.append(self._open[-1])

    @staticmethod
    def _drop_last(parent: Element) -> None:
        """Take off an empty paragraph, and the line that began for it."""
        del parent[-1]
        if len(parent) and parent[-1].tail:
            parent[-1].tail = parent[-1].tail.removesuffix("\n") or None

    def _around(self, index: int) -> Element:
        """In which element one of the open ones stands; an interrupted paragraph holds no block."""
        return next(
            one
            for one in reversed(self._open[:index])
            if not any(one is other for other in self._detached)
        )

    def divide(self) -> None:
        """End a paragraph, or break the line where there is none, if more comes."""
        self._flush()
        if self.top is self._implied:
            self.end_implied()
        elif self.top.tag == "p" and not _is_empty(self.top):
            _strip(self.top)
            self.top.tail = "\n"
            self._open[-1] = SubElement(self._around(len(self._open) - 1), "p")
        elif self.top.tag not in _FLOW and self.top.tag != "p":
            self._divided = self.top

    def _break(self) -> None:
        """Break the line before what comes, where it was divided."""
        divided, self._divided = self._divided, None
        if divided is self.top and not _is_empty(divided) and not _ends_with_block(divided):
            SubElement(divided, "br")

    def part_links(self) -> None:
        """Leave a space after a link, if another follows at once."""
        self._flush()
        if len(self.top) and self.top[-1].tag == "a" and not self.top[-1].tail:
            self.top[-1].tail = " "

    def begin_line(self) -> None:
        """Begin a line of the source."""
        self._flush()
        _begin_line(self.top)

    def open_inline(self, tag: str, attributes: Mapping[str, object] = _NONE) -> Element:
        """Begin what stands inside a line."""
        self._flush()
        if self._divided is not None:
            self._break()
        element = self._new(self.top, tag, attributes)
        self._open.append(element)
        return element

    def _new(self, parent: Element, tag: str, attributes: Mapping[str, object]) -> Element:
        if len(self._open) > self._limits.nesting:
            raise TooComplexError("nesting", self._limits.nesting)
        return SubElement(parent, tag, {key: str(attributes[key]) for key in attributes})

    def open_again(self) -> None:
        """Begin what would do nothing inside an element like it."""
        self._flush()
        self._open.append(self.top)

    def close_inline(self) -> None:
        """End it."""
        self._flush()
        self._open.pop()

    def add(self, tag: str, text: str = "", attributes: Mapping[str, str] = _NONE) -> Element:
        """Add an element that holds a text."""
        self._flush()
        if self._divided is not None:
            self._break()
        element = SubElement(self.top, tag, dict(attributes))
        if text:
            element.text = text
        return element

    def text(self, text: str) -> None:
        """Add text."""
        if self._divided is not None and text.strip():
            self._flush()
            self._break()
        self._pending.append(text)

    def _flush(self) -> None:
        """Write the text that has come; piece by piece, all before it would be copied each time."""
        if not self._pending:
            return
        text = "".join(self._pending)
        self._pending.clear()
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
        self._flush()
        if self._implied is not None and self.top is self._implied:
            _strip(self._implied)
            self._implied = None
            self._open.pop()


def _begin_line(parent: Element) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + "\n"
    elif parent.tag in _HOLDERS:
        parent.text = (parent.text or "") + "\n"


def _is_empty(element: Element) -> bool:
    return not len(element) and not (element.text or "").strip(_SPACE)


def _ends_with_block(element: Element) -> bool:
    return len(element) > 0 and element[-1].tag in BLOCKS and not (element[-1].tail or "").strip()


def _strip(paragraph: Element) -> None:
    """Take off the line breaks between the tags around it."""
    paragraph.text = (paragraph.text or "").lstrip()
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "").rstrip()
    else:
        paragraph.text = paragraph.text.rstrip()
