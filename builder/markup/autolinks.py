"""Bare addresses become links where GitHub makes them links.

After the rules of GitHub's own parser (extension `autolink` of cmark-gfm), which differ from those
that its specification tells: an address of the web may follow any sign, and none is a link after
a bracket that may still become one.
"""

import re
import string
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_HOST = r"[^\W_]"  # a letter or a digit of any script
_WEB = re.compile(rf"://(?={_HOST})[^\s<]+")
_WWW = re.compile(r"www\.[^\s<]+")
_SCHEME = re.compile(r"(?<![A-Za-z])(?:https?|ftp)\Z", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[^\W_]|[_.-])*")
_OF_NAMES = frozenset(string.ascii_letters + string.digits + ".+_-")
_MAIL_DOMAIN = re.compile(r"(?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9]))+")
_BEFORE_WWW = frozenset(" \t\n\v\f\r*_~(")
_CUT = frozenset("?!.,:*_~'\"")
_MANY_DOTS = 10


def autolinks(parser: MarkdownIt) -> None:
    """Let a parser make links of bare addresses."""
    parser.inline.add_terminator_char("w")
    parser.inline.ruler.push("brackets", _brackets)
    parser.inline.ruler.push("web_address", _web)
    parser.inline.ruler.push("www_address", _www)
    parser.core.ruler.push("mail_address", _mails)


def _brackets(state: StateInline, silent: bool) -> bool:
    """Count the brackets that are open; never takes anything."""
    sign = state.src[state.pos]
    if sign in "[]" and not silent:
        depth = getattr(state, "open_brackets", 0) + (1 if sign == "[" else -1)
        state.open_brackets = max(0, depth)  # type: ignore[attr-defined]
    return False


def _web(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != ":" or not _is_free(state):
        return False
    scheme, rest = _SCHEME.search(state.pending), _WEB.match(state.src, state.pos)
    if not scheme or not rest:
        return False
    domain = _DOMAIN.match(state.src, state.pos + 3)
    if not domain or not _is_domain(domain[0], least_dots=0):
        return False
    written = _trimmed(rest[0])
    state.pending = state.pending[: scheme.start()]
    state.pos += len(written)
    _push(state, scheme[0] + written, scheme[0] + written)
    return True


def _www(state: StateInline, silent: bool) -> bool:
    found = None if silent else _WWW.match(state.src, state.pos, state.posMax)
    if not found or not _is_free(state):
        return False
    if state.pos and state.src[state.pos - 1] not in _BEFORE_WWW:
        return False
    domain = _DOMAIN.match(found[0])
    if not domain or not _is_domain(domain[0], least_dots=1):
        return False
    written = _trimmed(found[0])
    state.pos += len(written)
    _push(state, f"http://{written}", written)
    return True


def _is_free(state: StateInline) -> bool:
    return state.linkLevel == 0 and not getattr(state, "open_brackets", 0)


def _is_domain(domain: str, least_dots: int) -> bool:
    """Whether it has enough dots, and no underscore in its last two parts."""
    dots = domain.count(".")
    has_underscore = "_" in "".join(domain.split(".")[-2:])
    return dots >= least_dots and (not has_underscore or dots > _MANY_DOTS)


def _trimmed(written: str) -> str:
    """An address without the signs that belong to the sentence around it."""
    opening, closing = written.count("("), written.count(")")
    end = len(written)
    while end:
        last = written[end - 1]
        if last == ")" and closing > opening:
            closing -= 1
            end -= 1
        elif last in _CUT:
            end -= 1
        elif last == ";":
            begin = written.rfind("&", 0, end)
            is_entity = begin >= 0 and written[begin + 1 : end - 1].isalpha()
            end = begin if is_entity else end - 1
        else:
            break
    return written[:end]


def _push(state: StateInline, address: str, shown: str) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": address}
    state.push("text", "", 0).content = shown
    state.push("link_close", "a", -1)


def _mails(state: StateCore) -> None:
    """Look for addresses of mail in the texts that are left."""
    for token in state.tokens:
        if token.type == "inline" and "@" in token.content and token.children:
            token.children = _with_mails(token.children)


def _with_mails(tokens: list[Token]) -> list[Token]:
    found, links = [], 0
    for token in tokens:
        links += token.nesting if token.type in {"link_open", "link_close"} else 0
        if token.type == "text" and "@" in token.content and not links:
            found += _divided(token)
        else:
            found.append(token)
    return found


def _divided(text: Token) -> list[Token]:
    content, start, found = text.content, 0, []
    for at in _signs_at(content):
        begin = _begin_of_mail(content, start, at)
        domain = _MAIL_DOMAIN.match(content, at + 1)
        if begin == at or not domain or not _is_mail(domain[0], content[domain.end() :][:1]):
            continue
        written = content[begin : domain.end()]
        if content.endswith("mailto:", start, begin):
            begin -= len("mailto:")
            written = f"mailto:{written}"
        found += [
            Token("text", "", 0, content=content[start:begin]),
            Token("link_open", "a", 1, attrs={"href": f"mailto:{written.removeprefix('mailto:')}"}),
            Token("text", "", 0, content=written),
            Token("link_close", "a", -1),
        ]
        start = domain.end()
    return [*found, Token("text", "", 0, content=content[start:])]


def _signs_at(content: str) -> Iterator[int]:
    at = -1
    while (at := content.find("@", at + 1)) >= 0:
        yield at


def _begin_of_mail(content: str, start: int, at: int) -> int:
    """Where the name before an `@` begins."""
    while at > start and content[at - 1] in _OF_NAMES:
        at -= 1
    return at


def _is_mail(domain: str, after: str) -> bool:
    return "." in domain and domain[-1].isalpha() and after != "@"
