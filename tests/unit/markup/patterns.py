"""Texts that make parsers of Markdown slow, of any length: a table of patterns by name."""

from collections.abc import Callable

Pattern = Callable[[int], str]


def _times(unit: str) -> Pattern:
    """A piece, again and again."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def _after(start: str, unit: str) -> Pattern:
    return lambda size: start + _times(unit)(size - len(start))


def _nested(opening: str, middle: str, closing: str) -> Pattern:
    """As many beginnings as ends."""
    pair = len(opening) + len(closing)
    return lambda size: opening * (size // pair) + middle + closing * (size // pair)


def _numbered(line: str) -> Pattern:
    """A line with a number in it, again and again."""

    def make(size: int) -> str:
        count = size // (len(line) + 4)
        return "".join(line.replace("#", str(number)) for number in range(count))

    return make


def _defined(line: str, use: str) -> Pattern:
    """Half of it definitions, half of it what uses them."""
    return lambda size: f"{_numbered(line)(size // 2)}\n{_numbered(use)(size // 2)}"


def _rising(sign: str, between: str) -> Pattern:
    """Runs of a sign, each longer than the one before."""

    def make(size: int) -> str:
        runs: list[str] = []
        length = 0
        while length < size:
            runs.append(sign * (len(runs) + 1) + between)
            length += len(runs[-1])
        return "".join(runs)

    return make


_RISING_LIST = "".join(f"{'  ' * depth}- a\n" for depth in range(12))

PATTERNS: dict[str, Pattern] = {
    # Brackets
    "[ then ]": _nested("[", "", "]"),
    "[ then ] with a word": _nested("[", "a", "]"),
    "[ alone": _times("["),
    "] alone": _times("]"),
    "[]": _times("[]"),
    "[a](": _times("[a]("),
    "[a](b": _times("[a](b"),
    "[a](<b": _times("[a](<b"),
    '[a](b "': _times('[a](b "c'),
    "[a](b)": _times("[a](b)"),
    "[a](b) on lines": _times("[a](b)\n"),
    "[a](b) in paragraphs": _numbered("[a](b#.md)\n\n"),
    "[x](javascript:1) in paragraphs": _times("[x](javascript:1)\n\n"),
    "![a](b)": _times("![a](b.png)"),
    "![ then ](b)": _nested("![", "a", "](b)"),
    "[ then ](b)": _nested("[", "a", "](b)"),
    "[![": _times("[!["),
    "[a][b]": _times("[a][b]"),
    "[a][b defined": _after("[b]: c\n\n", "[a][b"),
    "definitions of links": _numbered("[a#]: b#.md\n"),
    "definitions and links": _defined("[a#]: b#.md\n", "[x][a#]\n"),
    "definitions given twice": _times("[a]: b.md\n"),
    "[a]: without an end": _times("[a]: <b\n"),
    "[a]: with a title": _times('[a]: b "c\n'),
    "a( nested": _after("[a](", "("),
    "links to ids": _numbered("[a](#b#)\n"),
    "links to files": _numbered("[a](b#)\n"),
    "[a]( b )": _times("[a]( b c )"),
    "[[a]]": _times("[[a]] "),
    # Emphasis
    "*": _times("*"),
    "* a": _times("* a "),
    "*a": _times("*a "),
    "*a**": _times("*a**"),
    "a*": _times("a* "),
    "**a *b": _times("**a *b "),
    "*_": _times("*_"),
    "*a_": _times("*a_ "),
    "_a __b": _times("_a __b "),
    "a**b c*": _times("a**b" + "c* "),
    "***a* b": _times("***a* b "),
    "~a": _times("~a "),
    "~~a ~b": _times("~~a ~b "),
    "*[": _times("*["),
    "* then *": _nested("*a ", "b", " a*"),
    "rising *": _rising("*", "a "),
    # Code
    "`": _times("`"),
    "` a": _times("` a"),
    "`a``": _times("`a``"),
    "rising backticks": _rising("`", " "),
    "backslash": _times("\\"),
    "backslash *": _times("\\*"),
    "backslash backtick": _times("\\` "),
    "fences": _times("```\n"),
    "fences with a word": _times("```x\n\n"),
    "fences in one line": _times("```x"),
    "~~~ fences": _times("~~~x\n\n"),
    "indented code": _times("    a\n\n"),
    # HTML
    "<b>": _times("<b>"),
    "</b>": _times("</b>"),
    "<b>x</b>": _times("<b>x</b>"),
    "<b> then </b>": _nested("<b>", "x", "</b>"),
    "<br>": _times("<br>"),
    "<div>": _times("<div>"),
    "<div> on lines": _times("<div>\n\n"),
    "<div> then </div>": _nested("<div>\n\n", "x\n\n", "</div>\n\n"),
    "<!--": _times("<!--"),
    "<!-- on lines": _times("<!-- a -->\n\n"),
    "<?": _times("<?"),
    "<![CDATA[": _times("<![CDATA["),
    "<!A": _times("<!A "),
    "<a b=": _times('<a b="'),
    "<a b": _times("<a b "),
    "<script> in paragraphs": _times("<script>\n\n"),
    "<li>": _times("<li>"),
    "<td>": _after("<table><tr>", "<td>"),
    "<table>": _times("<table><tr><td>"),
    "<span> then </span>": _nested("<span>", "x", "</span>"),
    "<blockquote>": _times("<blockquote>\n\n"),
    "<": _times("<"),
    "<a": _times("<a"),
    "<img id>": _numbered('<i id="a#">b</i>\n'),
    "<TICKER>": _numbered("<TICKER#>\n"),
    # Entities and addresses
    "&": _times("&"),
    "&amp;": _times("&amp;"),
    "&#": _times("&#9"),
    "http://a": _times("http://a"),
    "http://a.b": _times("http://a.b "),
    "http://a( ": _after("http://a.b/", "("),
    "http://a)": _after("http://a.b/", ")"),
    "http://a&a;": _after("http://a.b/", "&a;"),
    "www.": _times("www."),
    "a@b.c": _times("a@b.c "),
    "a@": _times("a@"),
    "@ after a long name": _after("a", "a.b-"),
    "<http://a>": _times("<http://a>"),
    ":": _times(": "),
    # Blocks
    "empty lines": _times("\n"),
    "letters in paragraphs": _times("a\n\n"),
    "letters on lines": _times("a\n"),
    "- a": _times("- a\n"),
    "- a in paragraphs": _times("- a\n\n"),
    "- - - a": _times("- - - a\n"),
    "rising lists": _times(_RISING_LIST),
    "- in each other": _after("", "- "),
    "1. in each other": _times("1. "),
    "numbered items": _numbered("#. a\n"),
    ">": _times("> "),
    "> on lines": _times("> a\n\n"),
    "> in each other": lambda size: _times(">" * 15 + "a\n")(size),
    "# headings": _times("# a\n"),
    "# headings of one name": _times("# a\n\n"),
    "setext headings": _times("a\n-\n"),
    "---": _times("---\n\n"),
    "definition lists": _times("a\n: b\n\n"),
    "tasks": _times("- [ ] a\n"),
    # Tables
    "rows": _after("a|b\n-|-\n", "c|d\n"),
    "columns": lambda size: f"{'a|' * (size // 6)}\n{'-|' * (size // 6)}\n{'b|' * (size // 6)}\n",
    "wide head, short rows": lambda size: (
        f"{'a|' * (size // 8)}\n{'-|' * (size // 8)}\n" + "b\n" * (size // 4)
    ),
    "| only": _times("|"),
    "tables": _times("a|b\n-|-\nc|d\n\n"),
    "backticks in a row": _after("a|b\n-|-\n", "`|"),
    "backslashes in a row": _after("a|b\n-|-\n", "\\|"),
    "rows with too many cells": _after("a|b\n-|-\n", "c|d|e\n"),
    # Notes
    "marks of one note": _after("[^1]: y\n\nx", "[^1] "),
    "marks without a note": _numbered("[^a#] "),
    "notes": _defined("[^a#]: b\n\n", "x[^a#]\n"),
    "notes without a mark": _numbered("[^a#]: b\n\n"),
    "notes given twice": _times("[^a]: b\n\n"),
    "notes in each other": _numbered("[^a#]: b [^b#]\n\n"),
    "[^": _times("[^"),
    "^[": _times("^["),
    # Of other programs
    "{{": _times("{{"),
    "{{ a }}": _times("{{ a }} "),
    "{{<": _times("{{< "),
    "{%": _times("{% a "),
    "{: .a": _times("{: .a "),
    "==a": _times("==a "),
    "$$": _times("$$ a "),
    "*[a]: b": _numbered("*[a#]: b\n"),
    "{#a}": _numbered("# a {#a#}\n"),
    "[caption]": _times("[caption] "),
    "![[": _times("![["),
    "pictures with captions": _times("![a](b.png)\n*c*\n\n"),
    "pictures without words": _numbered("![](b#.png)\n"),
    # Signs
    "combining marks": _after("a", "\u0301"),
    "letters of Han": _times("\u4e2d"),
    "no-break spaces": _times("\u00a0"),
    "spaces": _times(" "),
    "spaces in a line": _after("a", " "),
    "spaces in a heading": lambda size: f"# a{' ' * size}b\n",
    "spaces after a picture": lambda size: f"![a](b.png){' ' * size}c\n",
    "empty lines in a text": lambda size: "a" + "\n" * size + "b\n",
    "tabs": _times("\t"),
    "a long word": _times("a"),
    "quotation marks": _times("\u201ca\u201d "),
    "hard breaks": _times("a  \n"),
    "bidi": _times("\u202ea "),
}
