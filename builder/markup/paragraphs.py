"""Texts that are nothing but paragraphs: Markdown -> safe HTML, without the library.

Most stories are such texts, and need no parser. A text with anything that the library or the
dialect could take for markup is left to them. Property tests compare the two ways.
"""

import re

# All inline markup but entities has one of these signs, tables and definitions too, or one of these
# strings; so has the syntax of others that is reported.
_SIGNS = re.compile(r"[`\\\[\]<*_|~{@\x00-\x09\x0b-\x1f\x7f]")
_STRINGS = ("://", "www.", " \n", "$$", "==")
# What a heading, a rule, a list, a quotation or a fence begins with; code, and lines that are blank
# but not empty, begin with white space. Inside a paragraph only a list from 1 can begin.
_BEGINNING = re.compile(r"\n(?:[^\S\n]|[#=>~+:!-]|1[.)] |\n\d+[.)](?:[ \n]|\Z))")
_ENDING = re.compile(r"[^\S\n](?:\n|\Z)")  # white space, which is dropped at the end of a line
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt);)#?\w+;")
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt);)")
_EMPTY_LINES = re.compile(r"\n{3,}")


def plain_html(markdown: str) -> str:
    """The HTML of a text that has no markup; empty if it has any, or might."""
    text = markdown.strip("\n")
    if _SIGNS.search(text) or _BEGINNING.search(f"\n\n{text}"):
        return ""
    if any(string in text for string in _STRINGS) or text.endswith(" "):
        return ""
    if not text.isascii() and _ENDING.search(text):
        return ""
    if not text:
        return ""
    if "&" in text:
        if _ENTITY.search(text):
            return ""
        text = _AMPERSAND.sub("&amp;", text)
    if "\n\n\n" in text:
        text = _EMPTY_LINES.sub("\n\n", text)
    # As the sanitizer writes them.
    text = text.replace(">", "&gt;").replace("\u00a0", "&nbsp;")
    return "<p>" + text.replace("\n\n", "</p>\n<p>") + "</p>"
