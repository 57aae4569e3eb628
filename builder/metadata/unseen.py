"""Characters that readers do not see, and those that turn others round.

Three questions: which no text may have, which signs of direction stand alone
(https://www.unicode.org/reports/tr9/), and which a value of metadata, a name above all, may not
have besides (Default_Ignorable_Code_Point of https://www.unicode.org/reports/tr44/). What a script
needs remains: marks of direction, joiners in Arabic and Indic words and in emoji, spaces without
width in Thai and Khmer, variants of Han and Mongolian.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.metadata.characters import describe

# Flags of regions such as Scotland are written with tags, which serve nothing else.
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
_VARIANTS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_TURNING = "\u202d\u202e"
# Deprecated signs, notes between lines, tags, what is no character.
_OTHERS = (
    "\u206a-\u206f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_NEVER = re.compile(f"{_FLAG}|([{_CONTROLS}{_TURNING}{_OTHERS}]|[{_VARIANTS}]{{2,}})")
_ASCII_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ASCII_CONTROLS = bytes(code for code in range(128) if _ASCII_CONTROL.match(chr(code)))

_EMBEDDINGS, _ISOLATES = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"
_END_OF_EMBEDDING, _END_OF_ISOLATE = "\u202c", "\u2069"
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")

# In metadata: what stands where no script needs it.
_JOINED = (
    "\u0590-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\u2190-\u2bff"
    "\U00010a00-\U00011fff\U0001f000-\U0001faff"
)
_WITHOUT_SPACES = "\u0e00-\u109f\u1780-\u17ff\u1950-\u1aaf\uaa00-\uaadf"
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIDDEN = re.compile(
    "[\xad\u034f\u17b4\u17b5\u2060-\u2064\u3164\ufeff\uffa0]"
    f"|(?<![{_JOINED}])[\u200c\u200d]"
    f"|(?<![{_WITHOUT_SPACES}])\u200b"
    "|(?:(?<=[\\sA-Za-z\xc0-\u058f])|^)[\ufe00-\ufe0f]"
    f"|(?<![{_HAN}])[\U000e0100-\U000e01ef]"
    "|(?<![\u1800-\u18af])[\u180b-\u180f]"
    "|(?<![\u1100-\u11ff])[\u115f\u1160](?![\u1100-\u11ff])"
    "|(?<![\u2801-\u28ff])\u2800(?![\u2801-\u28ff])"
)


class Fault(NamedTuple):
    """A character that may not stand where it does; `at` is its position in the text."""

    at: int
    code: str
    message: str
    hint: str = "remove it"


def forbidden(text: str) -> Iterator[Fault]:
    """The characters that no text may have."""
    if text.isascii():
        # Five times as fast as the expression, and nearly every text has none.
        if len(text.encode().translate(None, _ASCII_CONTROLS)) < len(text):
            for found in _ASCII_CONTROL.finditer(text):
                yield _control(found.start(), found[0])
        return
    for found in _NEVER.finditer(text):
        if found[1]:
            yield _fault(found.start(1), found[1][0])


def unclosed(text: str) -> Fault | None:
    """The first sign of direction that nothing closes, or end of an isolate without its beginning.

    The end of an embedding without its beginning does nothing, and Arabic texts are full of them.
    """
    open_ones: list[tuple[str, int]] = []
    for found in _DIRECTIONS.finditer(text):
        sign, at = found[0], found.start()
        if sign in _EMBEDDINGS or sign in _ISOLATES:
            open_ones.append((sign, at))
        elif sign == _END_OF_EMBEDDING:
            if open_ones and open_ones[-1][0] in _EMBEDDINGS:
                open_ones.pop()
        else:
            while open_ones and open_ones[-1][0] in _EMBEDDINGS:
                open_ones.pop()
            if not open_ones:
                return Fault(at, "bidi-control", f"{describe(sign)} closes nothing")
            open_ones.pop()
    return _unclosed(*open_ones[0]) if open_ones else None


def fault_of_value(text: str) -> Fault | None:
    """What a value of metadata may not have: the first that no text may have, or else another."""
    return next(forbidden(text), None) or unclosed(text) or hidden(text)


def without(text: str) -> str:
    """A value of metadata without all of these."""
    text = _NEVER.sub(lambda found: "" if found[1] else found[0], text)
    return _HIDDEN.sub("", _DIRECTIONS.sub("", text) if unclosed(text) else text)


def hidden(text: str) -> Fault | None:
    """The first character of a value of metadata that nobody sees, and no script needs there."""
    found = None if text.isascii() else _HIDDEN.search(text)
    if not found:
        return None
    return Fault(found.start(), "hidden-character", f"{describe(found[0])} cannot be seen here")


def _fault(at: int, character: str) -> Fault:
    if character in _TURNING:
        message = f"{describe(character)} turns letters round: readers see another text"
        return Fault(at, "bidi-control", message)
    if ord(character) < 0xA0:
        return _control(at, character)
    message = f"{describe(character)} cannot be seen, and no text needs it"
    return Fault(at, "hidden-character", message)


def _control(at: int, character: str) -> Fault:
    """A control character; those above ASCII are mostly signs of windows-1252."""
    message = f"the character U+{ord(character):04X} cannot stand in a text"
    meant = bytes([ord(character)]).decode("cp1252", "ignore") if ord(character) > 0x7F else ""
    hint = f"if it comes from windows-1252, write {meant}; else remove it" if meant else "remove it"
    return Fault(at, "control-character", message, hint)


def _unclosed(sign: str, at: int) -> Fault:
    end = _END_OF_ISOLATE if sign in _ISOLATES else _END_OF_EMBEDDING
    message = f"{describe(sign)} is not closed, and moves what follows it"
    return Fault(at, "bidi-control", message, f"remove it, or close it with {describe(end)}")
