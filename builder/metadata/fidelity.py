"""Values of YAML that are not what was written: a part of them is a comment or a tag for YAML.

Such a value is given back to its node as it was written, so that nothing else is said of it.
"""

import re
from collections.abc import Callable, Iterator

from yaml.nodes import MappingNode, Node, ScalarNode

from builder.errors import Problem, problem_at
from builder.metadata.block import Block
from builder.metadata.characters import (
    SEPARATORS,
    SPACES,
    WIDTHLESS,
    describe,
    first_odd,
    with_plain_spaces,
)
from builder.metadata.comments import check_comment, comment_after
from builder.metadata.entities import check_entities
from builder.metadata.escapes import check_escapes
from builder.metadata.quoting import quoted, to_paste
from builder.metadata.written import Written, line_and_column

_TAG = "tag:yaml.org,2002:"
# What makes a look at every value worth its time.
_SUSPECT = re.compile(
    r"""[ \t"'\]}]\#|&[\w\#]|(?<![^\s\[,{])[&!]|\\[^"\\/ux]|[|>][+-]?[\d\#]|[|>][^\n]+\#"""
)
# The signs of it, and what stands before them; to look for single signs is quickest.
_SIGNS = {"#": " \t\"']}", "&": " \t\n[,{", "!": " \t\n[,{", "|": " \t", ">": " \t"}
_PAIRS = {sign: tuple(f"{one}{sign}" for one in before) for sign, before in _SIGNS.items()}
_OWN_TAGS = frozenset(f"{_TAG}{one}" for one in "str int float bool null timestamp".split())
_DATE_OR_NUMBER = re.compile(r"\d[\d.:/TZ+~X -]*")
_PROGRAM_TAG = re.compile(rf"{_TAG}([a-z]+/\w.*|binary|omap|pairs|set)")
_UNSEEN = f"{SPACES}{WIDTHLESS} "
# `topics: #Osh` with items in the lines below.
_TAGGED = re.compile(r"[ \t]*:[ \t]+(#[^\s#][^\n]*)")
# What begins a text in lines of its own, and a comment.
_HEADER = re.compile(r"[|>][+-]?([ \t]+#+([ \t].*)?)?")
_DASHED = re.compile(rf"(?:^|\n)[ ]*-([{SPACES}{WIDTHLESS}])")


def check_values(root: Node, block: Block) -> Iterator[Problem]:
    """Say which values of a document are not what was written, and mend their nodes."""
    if not _is_suspect(block.text):
        return
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            yield from _check(Written.of(node, block))
        elif isinstance(node, MappingNode):
            for key, value in node.value:
                if isinstance(key, ScalarNode) and not node.flow_style:
                    yield from _check_key(Written.of(key, block), value)
                waiting.append(value)
        else:
            waiting += node.value


def _is_suspect(text: str) -> bool:
    """Whether there may be something to find."""
    if first_odd(text) >= 0:
        return True
    for sign, pairs in _PAIRS.items():
        if sign in text and any(map(text.__contains__, pairs)):
            return bool(_SUSPECT.search(text))
    return "\\" in text or ("&" in text and ";" in text)


def _check(value: Written) -> Iterator[Problem]:
    """What is wrong with a value: one error, or warnings."""
    for check in _ERRORS:
        if problem := check(value):
            yield problem
            return
    if problem := _check_ends(value) or _check_separators(value):
        yield problem
    if problem := check_entities(value):
        yield problem


def _check_anchor(value: Written) -> Problem | None:
    """A name for other places to repeat the value, which nobody means: `&Co`."""
    if value.raw[:1] != "&":
        return None
    message = f"YAML takes '{_first_word(value)}' for an anchor and leaves it out"
    if _has_text_below(value) or _DATE_OR_NUMBER.fullmatch(value.node.value):
        hint = f"remove '{_first_word(value)}'"
        return problem_at(value.place(value.start), "yaml-anchor", message, hint)
    return value.restore(_whole(value), "yaml-anchor", message, value.start)


def _check_tag(value: Written) -> Problem | None:
    """A tag, which would change the value or be left out: `!!bool maybe`, `!Kung`.

    Those that are an instruction to a program are refused by whoever reads the value.
    """
    if value.raw[:1] != "!" or _PROGRAM_TAG.fullmatch(value.node.tag) or _is_of_text(value):
        return None
    if _is_of_yaml(value):
        message = f"'{_first_word(value)}' tells YAML how to read the value; no tags are read here"
        hint = f"remove '{_first_word(value)}'"
        return problem_at(value.place(value.start), "yaml-tag", message, hint)
    message = f"YAML takes '{_first_word(value)}' for a tag and leaves it out"
    if _has_text_below(value):
        hint = f"remove '{_first_word(value)}'"
        problem = problem_at(value.place(value.start), "yaml-tag", message, hint)
        return value.mend(value.node.value, problem)
    return value.restore(_whole(value), "yaml-tag", message, value.start)


def _has_text_below(value: Written) -> bool:
    return value.has_lines and bool(value.node.value.strip())


def _first_line(value: Written) -> str:
    return value.text[value.start :].partition("\n")[0].strip()


def _first_word(value: Written) -> str:
    return re.split(r"\s", value.raw, maxsplit=1)[0]


def _whole(value: Written) -> int:
    """The end of a value with what YAML takes for a comment behind it."""
    if value.has_lines:
        value.node.style = None  # what begins no text below is a text itself
        return value.start + len(_first_line(value))
    comment = comment_after(value)
    return comment.end() if comment else value.end


def _is_of_text(value: Written) -> bool:
    """Whether the tag says that this is a text: then it is one, as it is written."""
    return bool(re.match(r"!!str(?!\S)", value.raw))


def _is_of_yaml(value: Written) -> bool:
    """Whether a tag is one of YAML's own."""
    return value.node.tag in _OWN_TAGS and value.raw.startswith("!!")


def _check_header(value: Written) -> Problem | None:
    """A value such as `>5`, which begins a text in lines of its own for YAML, and has none."""
    raw = _first_line(value)
    if not value.has_lines or not raw or _HEADER.fullmatch(raw):
        return None
    message = f"YAML takes '{raw}' for the beginning of a text in the lines below"
    if _has_text_below(value):
        at = raw.find("#")
        if at < 0:  # how far the lines are indented
            return None
        message = f"YAML takes '{raw[at:]}' for a comment and leaves it out"
        hint = "write it in the lines below, or a space after the #"
        return problem_at(value.place(value.start + at), "yaml-comment", message, hint)
    return value.restore(_whole(value), "yaml-character", message, value.start)


def _check_items(value: Written) -> Problem | None:
    """Items of a list with a space after the hyphen that is none for YAML."""
    found = None if value.node.style else _DASHED.search(value.raw)
    before = value.text[value.text.rfind("\n", 0, value.start) + 1 : value.start]
    if found is None or before.strip():
        return None
    at = value.start + found.start(1)
    line = with_plain_spaces(value.text.split("\n")[line_and_column(value.text, at)[0]])
    line = re.sub(r"-\s*", "- ", line.strip(), count=1)
    message = f"after the hyphen stands {describe(found[1])}, so this is not an item of a list"
    value.node.value, value.node.tag = "", f"{_TAG}null"  # as a text it would be no list, too
    return problem_at(value.place(at), "odd-character", message, f"write a plain space: {line}")


def _check_ends(value: Written) -> Problem | None:
    """A character that nobody sees at one of the ends; as an escape it is meant."""
    text = str(value.node.value)
    clean = text.strip(_UNSEEN)
    if clean == text or not clean or value.has_lines:
        return None
    head = text[: len(text) - len(text.lstrip(_UNSEEN))]
    tail = text[len(text.rstrip(_UNSEEN)) :]
    at = first_odd(head)
    at = value.raw.find(head[at]) if at >= 0 else _last_odd(tail, value.raw)
    if at < 0:
        return None
    message = f"the value begins or ends with {describe(value.raw[at])}, which cannot be seen"
    hint = value.hint(clean, "write it without")
    value.node.value = clean
    return problem_at(value.place(value.start + at), "unseen-character", message, hint, "warning")


def _last_odd(tail: str, raw: str) -> int:
    at = first_odd(tail)
    return raw.rfind(tail[at]) if at >= 0 else -1


def _check_separators(value: Written) -> Problem | None:
    """A character that breaks lines for YAML, and not in editors."""
    at = next((at for at, character in enumerate(value.raw) if character in SEPARATORS), -1)
    if at < 0:
        return None
    message = f"the value has {describe(value.raw[at])}, which is read as a space"
    hint = value.hint(value.node.value, "write a space") or "write a space"
    return problem_at(value.place(value.start + at), "unseen-character", message, hint, "warning")


def _check_key(key: Written, value: Node) -> Iterator[Problem]:
    """A key with characters that nobody sees, which is read without them; a comment behind it."""
    node = key.node
    if first_odd(node.value) >= 0:
        at = max(first_odd(key.raw), 0)
        node.value = with_plain_spaces(node.value).strip()
        message = f"the key has {describe(key.raw[at])}, which cannot be seen"
        after = key.text[key.end :].partition("\n")[0]
        line = f"{with_plain_spaces(key.raw).strip()}{after.lstrip(_UNSEEN)}"
        hint = to_paste(line, "write it without")
        yield problem_at(key.place(key.start + at), "odd-character", message, hint)
    comment = None if isinstance(value, ScalarNode) else _TAGGED.match(key.text, key.end)
    if comment:
        message = f"YAML takes '{comment[1]}' for a comment and leaves it out"
        hint = f"write it after the hyphen of an item: - {quoted(comment[1])}"
        yield problem_at(key.place(comment.start(1)), "yaml-comment", message, hint)


_ERRORS: tuple[Callable[[Written], Problem | None], ...] = (
    _check_anchor,
    _check_tag,
    check_comment,
    check_escapes,
    _check_header,
    _check_items,
)
