"""Texts of WordPress in which blank lines divide paragraphs, and lines are lines."""

import re

_BLOCK = (
    "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area"
    "|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|header|footer|nav"
    "|figure|figcaption|details|menu|summary|iframe|script|video|audio"
)
_BEGINS = re.compile(rf"\s*</?(?:{_BLOCK})\b", re.IGNORECASE)
_ENDS = re.compile(rf"</?(?:{_BLOCK})\b[^<>]*>\s*$", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(?!more).*?-->", re.DOTALL)
_MORE = re.compile(r"<!--(?:more|nextpage)[^<>]*-->")
_KEPT = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
_OF_BLOCKS = re.compile(r"<!--\s+/?wp:")


def with_paragraphs(html: str) -> str:
    """HTML with an element for each paragraph, and one for each end of a line inside of it.

    What the editor of blocks wrote has them already.
    """
    html = _MORE.sub("", html.replace("\r\n", "\n"))
    if _OF_BLOCKS.search(html):
        return _COMMENT.sub("", html)
    parts, done = [], 0
    for found in _KEPT.finditer(html):
        parts += [_divided(html[done : found.start()]), found[0]]
        done = found.end()
    return "".join([*parts, _divided(html[done:])])


def _divided(html: str) -> str:
    made = []
    for piece in re.split(r"\n[ \t]*\n", html):
        lines = [line for line in piece.split("\n") if line.strip()]
        text = ""
        for line in lines:
            is_loose = text and not _ENDS.search(text[-200:]) and not _BEGINS.match(line)
            text += ("<br>" if is_loose else "\n" if text else "") + line
        made.append(text if _BEGINS.match(text) or not text else f"<p>{text}</p>")
    return "\n".join(made)
