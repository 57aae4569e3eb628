"""What Obsidian writes in another way than Markdown: links in double brackets, embeds, comments.

https://help.obsidian.md/links and https://help.obsidian.md/syntax.
"""

import posixpath
import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

from builder.importing.links import mask_code
from builder.markup.headings import github_id

_LINK = re.compile(r"(!?)\[\[([^\[\]\n|#\\]*)((?:#[^\[\]\n|#\\]*)*)(?:\\?\|([^\[\]\n]*))?\]\]")
_COMMENT = re.compile(r"%%.*?%%", re.DOTALL)
_BLOCK = re.compile(r"[ \t]+\^[\w-]+[ \t]*$|^\^[\w-]+[ \t]*$", re.MULTILINE)
_MARKED = re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)==")
_CALLOUT = re.compile(r"^((?:[ \t]*>)+)[ \t]*\[!([\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*(.*)$", re.M)
_SIZE = re.compile(r"\d+(?:x\d+)?")
_PICTURE_SIZE = re.compile(r"(!\[[^\[\]\n]*?)\|\d+(?:x\d+)?\](?=\()")
_TAG = re.compile(r"(?<!\S)#([^\W\d_][\w/-]*|\d[\w/-]*[^\W\d][\w/-]*)")
_SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp")
_QUOTED = "/!$&'*+,=:@~;-_."


class Vault:
    """The files of a vault: a link names a path, the end of one, a name, or an alias of a note."""

    def __init__(self, paths: Iterable[str]) -> None:
        """Take the paths of all files, from the root of the vault."""
        self._ends: dict[str, str] = {}
        self._aliases: dict[str, str] = {}
        for path in sorted(paths, key=lambda path: (path.count("/"), path)):
            parts = path.split("/")
            for start in range(len(parts)):
                self._ends.setdefault("/".join(parts[start:]).casefold(), path)

    def name(self, path: str, aliases: Iterable[str]) -> None:
        """Let a note answer to its aliases, too."""
        for alias in aliases:
            self._aliases.setdefault(alias.strip().casefold(), path)

    def find(self, written: str, beside: str) -> str:
        """The path of the file that a link means; empty if there is none."""
        plain = written.strip().removeprefix("/")
        if plain.startswith("."):
            plain = posixpath.normpath(posixpath.join(posixpath.dirname(beside), plain))
        key = plain.casefold()
        ends = self._ends
        return ends.get(f"{key}.md") or ends.get(key) or self._aliases.get(key, "")


def plain_markdown(text: str, path: str, vault: Vault) -> tuple[str, list[str]]:
    """Markdown for the text of a note, and what a person should look at."""
    doubts: list[str] = []

    def link(found: re.Match[str]) -> str:
        return _linked(found, path, vault, doubts)

    if "%%" in text and (cut := _outside_code(text, _COMMENT, lambda _: "")) != text:
        text = cut
        doubts.append("text: without its comments, %%...%%")
    text = _outside_code(text, _LINK, link)
    text = _outside_code(text, _CALLOUT, _headed)
    text = _outside_code(text, _BLOCK, lambda _: "")
    text = _outside_code(text, _MARKED, lambda found: f"<mark>{found[1]}</mark>")
    text = _outside_code(text, _PICTURE_SIZE, lambda found: f"{found[1]}]")
    return text, doubts


def tags_in(text: str) -> list[str]:
    """The tags that stand in a text, `#war`, each once."""
    return [*dict.fromkeys(found[1].rstrip("/-") for found in _TAG.finditer(mask_code(text)))]


def _outside_code(
    text: str, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str]
) -> str:
    """A text with something else for what a pattern finds, but in code."""
    parts, done = [], 0
    for found in pattern.finditer(mask_code(text)):
        whole = pattern.match(text, found.start()) or found
        parts += [text[done : found.start()], change(whole)]
        done = found.end()
    return "".join([*parts, text[done:]])


def _linked(found: re.Match[str], path: str, vault: Vault, doubts: list[str]) -> str:
    shows, name, place, words = found[1], found[2].strip(), found[3] or "", found[4] or ""
    target = vault.find(name, path) if name else path
    words = "" if shows and _SIZE.fullmatch(words.strip()) else words.strip()
    is_note = target.casefold().endswith(".md")
    headings = [one.strip() for one in place.split("#")] if is_note or not target else []
    headings = [one for one in headings if one and one[0] != "^"]
    shown = words or " > ".join(filter(None, [name.rpartition("/")[2], *headings]))
    if not target:
        doubts.append(f"text: [[{name[:60]}]] leads to no note, so its words are no link any more")
        return shown
    address = f"/{quote(target, safe=_QUOTED)}" if name else ""
    if shows and target.casefold().endswith(_SHOWN):
        return f"![{words}]({address})"
    if shows:
        doubts.append(f"text: '{name[:60]}' was shown in it, and is a link now")
    fragment = quote(github_id(headings[-1])) if headings else ""
    if not name and not fragment:
        return shown
    return f"[{shown}]({address}{'#' if fragment else ''}{fragment})"


def _headed(found: re.Match[str]) -> str:
    """The first line of a callout: its title, or what kind it is."""
    title = found[3].strip() or found[2].replace("-", " ").capitalize()
    return f"{found[1]} **{title}**\n{found[1]}"
