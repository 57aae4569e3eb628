"""Random texts of what the dialect supports: blocks in blocks, and lines in them."""

from hypothesis import strategies as st

_WORDS = (
    "osh",
    "the border",
    "water",
    "2010",
    "C#",
    "5 km",
    "Ж",
    "a_b",
    "AT&T",
    "x",
    "I said",
    "#1",
)
_INLINE = (
    "*em*", "_em_", "**strong**", "__strong__", "***both***", "~~gone~~", "`code`", "``a ` b``",
    "[a](https://x.org/b)", "[a *b*](<b.md> \"t\")", "[r]", "[t][r]", "[r][]", "![m](m.png)",
    "<https://x.org/>", "<a@x.org>", "https://x.org/a_b?c=1&d=2", "www.x.org", "a@x.org", "[^1]",
    "[^n]", "&amp;", "&copy;", "\\*", "\\_", "\\#", "\\[x]", "a  \nb", "a\\\nb", "a\nb", "2 * 3",
    "snake_case_word", "**a**b", "(*a*)", "\"*a*\"", "a*b*c", "*a **b** c*", "[*a*](https://x.org)",
)  # fmt: skip


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")


_LINE = st.lists(st.sampled_from(_WORDS + _INLINE), min_size=1, max_size=6).map(" ".join)
_TABLE = st.sampled_from(
    ["| a | b |\n|---|:-:|\n| 1 | *2* |", "a | b\n-|-\n1 | `c \\| d`", "|a|\n|-|\n|x \\| y|"]
)
_FENCE = st.sampled_from(
    ["```\ncode *x*\n```", '~~~ py title="a b"\n\nx\n~~~', "```c#\n# no heading\n```", "    code"]
)
_LEAF = st.one_of(
    _LINE,
    _LINE,
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###"]), _LINE.map(_on_one_line)),
    _TABLE,
    _FENCE,
    st.sampled_from(["---", "***", "a\n===", "b\n---", "#tag", "# C#", "## a ##"]),
    st.just("- [ ] todo\n- [x] done"),
    st.builds("{}\n{}".format, _LINE, _TABLE),
    st.builds("{}\n- {}".format, _LINE, _LINE),
)  # fmt: skip
_DEFINITIONS = '\n\n[r]: https://x.org/r "R"\n[^1]: one\n[^n]: two\n\n    more of it\n'


def _listed(items: list[str], marker: str, gap: str) -> str:
    lines = []
    for number, item in enumerate(items):
        sign = f"{number + 1}{marker}" if marker in ".)" else marker
        indent = " " * (len(sign) + 1)
        lines.append(f"{sign} " + f"\n{indent}".join(item.split("\n")))
    return gap.join(lines)


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(inner, min_size=1, max_size=3)
    gap = st.sampled_from(["\n", "\n\n"])
    return st.one_of(
        st.builds(_listed, items, st.sampled_from(["-", "*", "+", ".", ")"]), gap),
        inner.map(lambda text: "> " + text.replace("\n", "\n> ")),
        st.builds("{}{}{}".format, inner, gap, inner),
    )


BLOCKS = st.recursive(_LEAF, _nested, max_leaves=6)
TEXTS = st.lists(BLOCKS, min_size=1, max_size=4).map(
    lambda blocks: "\n\n".join(blocks) + _DEFINITIONS
)

# Pieces of markup, in any order, with the signs between them.
FRAGMENTS = [
    *"aZé.,;:!?'\"()[]{}<>&*_`~#+-=|\\^/@1 \t",
    *("word", "Two words", " ", "  ", "    ", "\n", "\n\n", "  \n", "\n    ", "Ж", "\u3042"),
    *("# ", "## ", "1. ", "- ", "* ", "> ", "```", "~~~", "---", "***", "===", ":---", "| a | b |"),
    *("**b**", "*i*", "_i_", "`c`", "[a](b.md)", "![a](b.png)", "[a][b]", "[b]: https://x.org/"),
    *("[^1]", "[^1]: note", "<b>", "</b>", "<br>", "<!--", "-->", "<https://x.org/>", "<a@b.org>"),
    *("&amp;", "&#33;", "&", "\\*", "\\", "[TOC]", "<TICKER>", "\u2028", "\u00a0", "\x0b"),
    *(
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<i>",
        "</i>",
        "<x>",
        "<?",
        "<!D>",
        "<ul>",
        "<li>",
        "</li>",
        "<section>",
        "</section>",
        "<center>",
        "<span lang='ru'>",
        "<iframe>",
        "<video src='a.mp4'>",
        "</video>",
        "<table>",
        "<td>",
        "<tr>",
        "</table>",
        "<img src='a.png'>",
    ),
    *(
        "https://x.org",
        "www.x.org",
        "a@b.org",
        "~~a~~",
        "\n: b",
        "[[a]]",
        "{{ a }}",
        "[x] ",
        "[ ] ",
    ),
]

# A text with every construct that the dialect had before it became GitHub's.
EVERY = """\
# Heading

A paragraph of *emphasis*, **strong**, `code`, a [link](https://x.org/a), an <https://x.org> and a
second line with \\* escapes, &amp; entities and a break\\
after it.

## Second

- one
- two
    - nested

1. first
2. second

> A quotation
> of two lines.

```
code
```

    indented

| a | b |
|---|---|
| 1 | 2 |

A note[^1] and a [reference][r], an image ![m](m.png).

---

[^1]: The note.

[r]: https://x.org/r
"""
