"""A change of metadata says what was meant, and leaves every other byte of the file as it was."""

import random
from collections.abc import Callable

import pytest
import yaml

from builder.content.edit import (
    EditError,
    add_item,
    add_pair,
    remove_item,
    remove_pair,
    replace_item,
    set_date,
    set_text,
)
from builder.content.edited import Source
from tests.helpers import ROOT

PATH = "content/articles/2015/a.md"
TEXTS = (
    "Osh",
    "Red Cross",
    "It's",
    'He said "no"',
    "a: b",
    "a # b",
    "no",
    "2015",
    "2015-01-20",
    "Ош шаары",
    "[x]",
    "- x",
    "O\u2019Brien, John",
    "back\\slash",
    "*star",
    "\u4e2d\u6587",
    "tail ",
    "x" * 120,
)
KEYS = "title date summary people topics redirects aliases website id custom".split()
COMMENTS = ("", "", "", "  # a: comment, [x]", "  # it's")

Read = dict[str, object]


def written(random_: random.Random, text: str, in_list: bool = False) -> str:
    """A text in one of the styles of YAML that can hold it."""
    plain = yaml.safe_dump(text, default_flow_style=True, width=10_000, allow_unicode=True)
    plain = plain.removesuffix("\n...\n").strip()
    single = "'" + text.replace("'", "''") + "'"
    double = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    is_plain = text.isalpha() and text != "no"
    return random_.choice([single, double] if in_list or not is_plain else [text, single, plain])


def value(random_: random.Random, indent: str) -> str:
    """What follows the colon of a key: a text, a list, a block, or nothing."""
    comment = random_.choice(COMMENTS)
    items = random_.sample(TEXTS, random_.randint(1, 4))
    shape = random_.randrange(7)
    if shape == 0:
        return random_.choice(["", " ~", " null"]) + comment
    if shape == 1:
        gap, tail = random_.choice(
            [(", ", ""), (",", ""), (" , ", ","), (",\n" + indent + "   ", "")]
        )
        return f" [{gap.join(written(random_, one, True) for one in items)}{tail}]{comment}"
    if shape == 2:
        dash = random_.choice(["- ", "  - ", "  -   "])
        lines = [
            f"{indent}{dash}{written(random_, one)}{random_.choice(COMMENTS)}" for one in items
        ]
        lines.insert(random_.randint(0, len(lines)), f"{indent}  # between")
        return "\n".join([comment, *lines])
    if shape == 3:
        return f" {random_.choice(['|', '>', '|-', '|+'])}\n{indent}  one: x\n{indent}  # two\n"
    if shape == 4:
        return f" 'folded\n{indent}   over # lines'{comment}"
    if shape == 5:
        return f"\n{indent}  inner: {written(random_, items[0])}{comment}\n{indent}  other: [x]"
    return f" {written(random_, items[0])}{comment}"


def front_matter(seed: int) -> str:
    """A file with metadata such as people write."""
    random_ = random.Random(seed)
    indent = random_.choice(["", "", "", "  "])
    lines = []
    for key in random_.sample(KEYS, random_.randint(1, 6)):
        lines += [f"{indent}# about {key}"] * (random_.random() < 0.2)
        lines += [""] * (random_.random() < 0.1)
        lines.append(f"{indent}{key}:{value(random_, indent)}")
    text = "\n".join(["---", *lines, random_.choice(["---", "---  ", "..."]), "", "title: x", ""])
    text = random_.choice(["", "", "\ufeff", "\n"]) + text
    return text.replace("\n", "\r\n") if random_.random() < 0.2 else text


def read(text: str) -> tuple[Read, str]:
    """What a file says by PyYAML alone, all values being texts; its body."""
    plain = text.lstrip("\ufeff\r\n").replace("\r\n", "\n")
    lines = plain.split("\n")
    end = next(at for at, line in enumerate(lines) if at and line.rstrip() in {"---", "..."})
    found = yaml.load("\n".join(lines[1:end]) + "\n", Loader=yaml.BaseLoader) or {}
    said = {key: one for key, one in found.items() if one not in ("", "~", "null", [])}
    return said, "\n".join(lines[end:])


def is_one_splice(before: str, after: str) -> bool:
    """Whether at most a line or a value differs: what is around it is the same."""
    start = next((at for at, (a, b) in enumerate(zip(before, after)) if a != b), 0)  # noqa: B905
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    taken, given = before[start : len(before) - end], after[start : len(after) - end]
    return taken.count("\n") <= 3 and given.count("\n") <= 2  # a block that is replaced has three


def edited(text: str, change: Callable[[Source], Source]) -> str | None:
    try:
        return change(Source(PATH, text)).text
    except EditError:
        return None


@pytest.mark.parametrize("part", range(4))
def test_thousands_of_changes_say_what_was_meant_and_leave_the_rest(part: int) -> None:
    refused = done = 0
    for seed in range(part * 150, part * 150 + 150):
        random_ = random.Random(seed)
        text = front_matter(seed)
        before, body = read(text)
        new = random_.choice(TEXTS).strip()
        for key in (*before, "added_key"):
            for wanted, change in changes(random_, before, key, new):
                after = edited(text, change)
                done, refused = done + 1, refused + (after is None)
                if after is not None:
                    assert read(after) == (wanted, body), (text, after)
                    assert is_one_splice(text, after), (text, after)
    assert done > 700
    assert refused < done / 500


def changes(
    random_: random.Random, before: Read, key: str, new: str
) -> list[tuple[Read, Callable[[Source], Source]]]:
    """Changes of a key, with what the file says after each."""
    old = before.get(key)
    if isinstance(old, list):
        at = random_.randrange(len(old))
        less = {**before, key: old[:at] + old[at + 1 :]}
        if not less[key]:
            del less[key]
        return [
            ({**before, key: [*old, new]}, lambda source: add_item(source, key, new)),
            (less, lambda source: remove_item(source, key, at)),
            (
                {**before, key: [*old[:at], new, *old[at + 1 :]]},
                lambda source: replace_item(source, key, at, new),
            ),
        ]
    if isinstance(old, dict):
        return []
    found: list[tuple[Read, Callable[[Source], Source]]] = [
        ({**before, key: new}, lambda source: set_text(source, key, new))
    ]
    if old is None:
        found.append(({**before, key: [new]}, lambda source: add_item(source, key, new)))
    return found


def test_real_files_keep_every_other_byte() -> None:
    paths = [*(ROOT / "content").rglob("*.md")]
    assert len(paths) > 50
    for path in paths:
        text = path.read_bytes().decode()
        if not text.startswith("---"):
            continue
        name = path.relative_to(ROOT).as_posix()
        after = add_item(set_text(Source(name, text), "id", "a/b"), "redirects", "/old.html").text
        kept = [line for line in text.splitlines() if not line.startswith(("id:", "redirects:"))]
        assert [line for line in after.splitlines() if line in kept] == kept
        said, body = read(text)
        earlier = said.get("redirects", [])
        assert isinstance(earlier, list)
        assert read(after) == ({**said, "id": "a/b", "redirects": [*earlier, "/old.html"]}, body)


def test_a_date_needs_no_quotes() -> None:
    source = Source("content/topics/a.yaml", "name: A\n")
    assert set_date(source, "founded", "2015-01-20").text == "name: A\nfounded: 2015-01-20\n"


TOML = '+++\ntitle = "A"\nredirects = [\'/a/\', "/b/"]  # x\n[x]\nid = 1\n+++\nB\n'


def test_toml_gets_lines_above_its_tables() -> None:
    source = Source(PATH, TOML)
    assert set_text(source, "id", "x").text == TOML.replace("title", 'id = "x"\ntitle', 1)
    assert add_item(source, "redirects", "q").text == TOML.replace('"/b/"', '"/b/", "q"')
    assert remove_item(source, "redirects", 0).text == TOML.replace("'/a/', ", "")


ADDRESSES = "redirects:\n  a.html: b.html  # why\ngone:\n  - {address: x, reason: y}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "redirects:\n  c.html: d.html\n"),
        ("# c\n", "# c\nredirects:\n  c.html: d.html\n"),
        (ADDRESSES, ADDRESSES.replace("why\n", "why\n  c.html: d.html\n")),
        ("redirects: {a.html: b.html}\n", "redirects: {a.html: b.html, c.html: d.html}\n"),
        ("redirects:\n", "redirects:\n  c.html: d.html\n"),
    ],
)
def test_a_pair_is_added_as_the_others_are_written(before: str, after: str) -> None:
    source = Source("content/addresses.yaml", before)
    assert add_pair(source, "redirects", "c.html", "d.html").text == after


def test_a_pair_is_removed_with_its_line() -> None:
    source = Source("content/addresses.yaml", ADDRESSES.replace("gone", "  c.html: d.html\ngone"))
    assert remove_pair(source, "redirects", "c.html").text == ADDRESSES
    assert (
        "redirects:\ngone:"
        in remove_pair(Source("content/addresses.yaml", ADDRESSES), "redirects", "a.html").text
    )


def test_what_cannot_be_written_alone_is_refused() -> None:
    source = Source("content/topics/a.yaml", "{title: A, date: 2015}\n")
    with pytest.raises(EditError, match="by hand"):
        set_text(source, "id", "x")


def test_a_text_in_the_place_of_a_list_stays() -> None:
    with pytest.raises(EditError, match=r"'tags' in a\.md is no list"):
        add_item(Source("a.md", "---\ntags: climate\n---\n"), "tags", "Water")
