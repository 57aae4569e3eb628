"""The first words of a text, for lists, previews and the search, from its sanitized HTML.

They are words of the text itself: of a paragraph, and only if there is none, of a list, a quotation
or a definition. Headings, pictures with their captions, tables, code and notes are passed over, and
so are the marks of other generators, which stand in a text as they were written.
"""

import html
import re
import unicodedata

SUMMARY_LENGTH = 240  # with the ellipsis of one that is cut

_BLOCK = re.compile(
    r"<(/?)(p|h[1-6]|[uod]l|li|d[td]|blockquote|figure|figcaption|table|caption|t(?:head|body|foot)|"
    r"t[rhd]|pre|div|hr|section|aside|article|details|summary|address)(?: ([^>]*))?>"
)
_PASSED_OVER = frozenset("h1 h2 h3 h4 h5 h6 figure figcaption table caption pre".split())
_INNER = frozenset("ul ol dl blockquote details".split())
_NOTES = re.compile(r'class="footnote')
_PICTURE = re.compile(r'<img [^>]*>|<a [^>]*class="picture"[^>]*>.*?</a>', re.DOTALL)
_IN_ITALICS = re.compile(r"(?:\s|<br>|</?a[^>]*>)*<(em|i)>(?:(?!</?\1>).)*</\1>\s*", re.DOTALL)
_REFERENCE = re.compile(r'<sup id="fnref[^>]*>.*?</sup>')
_CODE = re.compile(r"(<code>.*?</code>)", re.DOTALL)
_ANY_TAG = re.compile(r"<[^>]*>")

# Tags of HTML that are shown as text. In capitals, or of other names, they may be what is meant; so
# are those without attributes, if words stand before them.
_TAGS = (
    "a|abbr|address|article|aside|audio|b|big|blockquote|body|br|button|caption|center|cite|code|"
    "dd|details|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|"
    "hr|html|i|iframe|img|input|label|li|link|main|meta|nav|object|ol|option|p|param|picture|pre|"
    "section|select|small|source|span|strong|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|"
    "thead|tr|u|ul|video|wbr"
)
_SHORTCODES = "gallery|embed|audio|video|playlist|youtube|vimeo|contact-form|toc|vc_\\w+|et_pb_\\w+"
_FOREIGN = re.compile(
    r"<(script|style|template|noscript)\b[^<>]*>.*?</\1>"
    rf"|<(?:{_TAGS}|script|style)\s[^<>]*>|</(?:{_TAGS}|script|style)>"
    r"|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|\{[:.#][^{}]*\}"  # Liquid, Jinja, Hugo; attributes
    r"|\[caption\b[^\]]*\].*?\[/caption\]"
    rf"|\[/?(?:{_SHORTCODES}|caption)(?:\s[^\]]*)?\]"
    r"|!\[\[[^\]]*\]\]|\[\[_?TOC_?\]\]|\[TOC\]|\[!\w+\]"
    r"|\^\[[^\]]*\]|\[\^[^\]\s]+\]"  # notes, and marks without one
    r'|\A\s*(?:!!!|\?\?\?\+?)\s*\w+(?:\s+"[^"]*")?|\A\s*:::+[^\n]*',
    re.DOTALL,
)
_BARE_TAG = re.compile(rf"<(?:{_TAGS}|script|style)\s*/?>")
_MAY_BE_FOREIGN = re.compile(r"[{\[]|&lt;|!!!|\?\?\?|:::")

_ENOUGH = 4_000  # characters of HTML in which the first words are found
_ENDS_OF_CLAUSES = "\u3002\u3001\uff0c\uff1b\uff01\uff1f"  # in scripts without spaces


def summarize(clean: str) -> str:
    """The first words of sanitized HTML as plain text, shortened."""
    end = clean.find("</p>")
    first = clean[3:end] if end > 0 and clean.startswith("<p>") else ""
    is_plain = not _MAY_BE_FOREIGN.search(first) and not _PICTURE.search(first)  # as in most texts
    words = plain_text(first) if is_plain else ""
    return shorten(words or _first_words(clean), SUMMARY_LENGTH)


def _first_words(clean: str) -> str:
    """The words of the first paragraph, else of the first item, quotation or definition."""
    inside: list[tuple[str, bool, bool]] = []  # open tags: name, passed over, inner
    others, after_picture, start = "", False, 0
    for tag in _BLOCK.finditer(clean):
        passed, inner = any(one[1] for one in inside), any(one[2] for one in inside)
        piece = clean[start : tag.start()]
        if piece.strip() and not passed:
            own, pictures = _PICTURE.subn("", piece)
            is_caption = (pictures or after_picture) and _IN_ITALICS.fullmatch(own)
            words = "" if is_caption else _own_words(own)
            if words and not inner:
                return words
            others = others or words
            after_picture = pictures > 0 and not words
        start = tag.end()
        _step(inside, tag)
    return _own_words(_PICTURE.sub("", clean[start:])) or others


def _step(inside: list[tuple[str, bool, bool]], tag: re.Match[str]) -> None:
    """Go into an element or out of one."""
    close, name, attributes = tag[1], tag[2], tag[3] or ""
    if not close and name != "hr":
        passed = name in _PASSED_OVER or bool(_NOTES.search(attributes))
        inside.append((name, passed, name in _INNER))
    elif close and any(one[0] == name for one in inside):
        while inside.pop()[0] != name:
            pass


def _own_words(piece: str) -> str:
    """The text of inline HTML without what is shown of the marks of others."""
    if not _MAY_BE_FOREIGN.search(piece):
        return plain_text(piece)
    if len(piece) > _ENOUGH:  # what follows takes long for what never ends
        piece = piece[:_ENOUGH]
        piece = piece[: piece.rfind("<")] if piece.rfind("<") > piece.rfind(">") else piece
    piece = _REFERENCE.sub("", piece).replace("<br>", "\n")
    parts = [html.unescape(_ANY_TAG.sub("", one)) for one in _CODE.split(piece)]
    start = parts[0].lstrip()
    is_html = start.startswith("<") and (_BARE_TAG.match(start) or _FOREIGN.match(start))
    for at in range(0, len(parts), 2):
        parts[at] = _FOREIGN.sub("", parts[at])
        parts[at] = _BARE_TAG.sub("", parts[at]) if is_html else parts[at]
    return " ".join("".join(parts).split())


def shorten(text: str, length: int) -> str:
    """A text of at most so many characters, cut at a word, if there are words, with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text.rfind(" ", length // 2, length)
    if cut < 0:
        cut = max(text.rfind(one, length // 2, length - 1) for one in _ENDS_OF_CLAUSES) + 1
    if cut <= 0:
        cut = length - 1
        while cut > 1 and _joins(text[cut - 1], text[cut]):
            cut -= 1
    return text[:cut].rstrip(" ,;:\u2013\u2014-") + "\u2026"


def _joins(before: str, after: str) -> bool:
    """Whether two characters are parts of one sign, such as a letter with its accent."""
    return unicodedata.category(after)[0] == "M" or "\u200d" in (before, after)


def plain_text(clean: str) -> str:
    """The text of sanitized HTML, without marks of footnotes, its white space folded."""
    if "<" in clean:
        clean = _ANY_TAG.sub("", _REFERENCE.sub("", clean.replace("<br>", " ")))
    text = html.unescape(clean).replace("\n", " ").strip()
    # Of white space only a space is printable; what else is not does no harm.
    return text if text.isprintable() and "  " not in text else " ".join(text.split())
