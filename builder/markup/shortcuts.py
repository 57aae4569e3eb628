"""Shortcuts through Python-Markdown where a piece of a text has no markup; the output is the same.

Most of a story is paragraphs of plain text. The library would try a dozen block processors on each,
and twenty inline patterns on each line. A property test compares the output with that of the
library without the shortcuts.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

# Every inline pattern of the library and of ours has one of these in all that it matches.
_INLINE = re.compile(rf"[`\\\[<&*_{STX}]|  \n")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class _PlainParagraphs(ParagraphProcessor):
    """Takes a block whose lines all begin with a letter: nothing but a table begins so."""

    _BLOCK = re.compile(r"(?:[^\W\d_][^\n|]*(?:\n|\Z))+")

    def test(self, parent: Element, block: str) -> bool:
        return self._BLOCK.fullmatch(block) is not None


class _PlainTexts(Treeprocessor):
    """Marks texts as atomic, which is how the library is told to leave them alone."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            text, tail = element.text, element.tail
            if text and not _INLINE.search(text):
                element.text = AtomicString(text)
            if tail and not _INLINE.search(tail):
                element.tail = AtomicString(tail)


class _HeadingsOnly(TocTreeprocessor):
    """Gives headings their anchors, if there are headings; the table of contents is not needed."""

    def run(self, doc: Element) -> None:
        if any(element.tag in _HEADINGS for element in doc.iter()):
            super().run(doc)


class HeadingAnchors(TocExtension):
    """The library's table of contents without the table."""

    TreeProcessorClass = _HeadingsOnly


class Shortcuts(Extension):
    """The shortcuts for blocks and lines, to be added after all other extensions."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Register them before the processors that they save."""
        md.parser.blockprocessors.register(_PlainParagraphs(md.parser), "plain_paragraphs", 200)
        md.treeprocessors.register(_PlainTexts(md), "plain_texts", 20.5)
