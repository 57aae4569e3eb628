"""The files of the client: each is small, has real types, and uses only those before it."""

import re
from collections.abc import Iterator

import pytest

from builder.search.client import FILES
from tests.search.node import CLIENT

MOST_LINES = 300
MOST_LINES_OF_FUNCTION = 25

COMMENT = re.compile(r"^ *//.*$|/\*[\s\S]*?\*/", re.MULTILINE)
TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"')
TEMPLATE = re.compile(r"`[^`]*`")
INSERTED = re.compile(r"\$\{(.*?)\}")
NAME = re.compile(r"(?<![\w$])(?<!(?<!\.\.)\.)[A-Za-z_]\w*")  # no `.name`, but `...name`
DECLARED = re.compile(r"^(?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)
TYPE_DECLARED = re.compile(r"(@typedef .*\}) (\w+)")
FUNCTION = re.compile(r"^( *)(?!if|for|while|switch)[\w* ]+\([^;]*\) \{$\n(.*?\n)\1\}", re.S | re.M)
UNTYPED = {"any", "Object", "object", "Function"}

SOURCES = {name: (CLIENT / name).read_text(encoding="utf-8") for name in FILES}


def code_of(source: str) -> str:
    """The code of a file: no comments, no texts, and of templates only what is put into them."""
    code = TEXT.sub('""', COMMENT.sub("", source))
    return TEMPLATE.sub(lambda match: " ".join(INSERTED.findall(match[0])), code)


def types_of(source: str) -> Iterator[str]:
    """The types in the comments of a file, without what names a kind of typedef."""
    text = re.sub(r"\n *\*", "\n", source)
    for tag in re.finditer(r"@(?!link)\w+ \{(?!object\} \w+$)", text, re.MULTILINE):
        depth, at = 1, tag.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        yield text[tag.end() : at - 1]


def declared_in(source: str) -> set[str]:
    types = {name for _, name in TYPE_DECLARED.findall(source)}
    return {*DECLARED.findall(code_of(source)), *types}


def used_in(source: str) -> set[str]:
    types = " ".join(types_of(source))
    return {*NAME.findall(code_of(source)), *NAME.findall(types)}


def test_no_name_is_declared_twice() -> None:
    names = [name for source in SOURCES.values() for name in sorted(declared_in(source))]
    assert len(names) > 100
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("file", FILES)
def test_a_file_uses_only_those_before_it(file: str) -> None:
    after = FILES[FILES.index(file) + 1 :]
    upward = {(other, name) for other in after for name in declared_in(SOURCES[other])}
    used = used_in(SOURCES[file])
    assert {(other, name) for other, name in upward if name in used} == set()


@pytest.mark.parametrize("file", FILES)
def test_nothing_is_declared_for_nobody(file: str) -> None:
    rest = [DECLARED.sub("", TYPE_DECLARED.sub(r"\1", source)) for source in SOURCES.values()]
    used = set[str]().union(*map(used_in, rest))
    assert declared_in(SOURCES[file]) - used <= {"open", "put"}


@pytest.mark.parametrize("file", FILES)
def test_types_say_what_they_are(file: str) -> None:
    types = list(types_of(SOURCES[file]))
    vague = [one for one in types if UNTYPED & {*NAME.findall(one)} or one.strip() == "*"]
    assert vague == []


@pytest.mark.parametrize("file", FILES)
def test_a_file_and_its_functions_are_small(file: str) -> None:
    assert len(SOURCES[file].splitlines()) <= MOST_LINES
    sizes = [body.count("\n") for _, body in FUNCTION.findall(COMMENT.sub("", SOURCES[file]))]
    assert max(sizes, default=0) <= MOST_LINES_OF_FUNCTION


def test_a_name_that_is_used_too_early_would_be_found() -> None:
    source = '/** @param {Map<string, Later>} a */\nfunction f(a) {\n  return g(a.h, "i");\n}\n'
    assert {"Later", "g"} <= used_in(source)
    assert not {"h", "i"} & used_in(source)
