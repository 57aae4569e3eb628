"""Links of the input's texts: found as Markdown and HTML have them, and led to the new files.

All kinds share the one mapper: what a link names is looked up among addresses, files and names.
"""

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from urllib.parse import quote, unquote, urlsplit

from builder.importing.items import Item
from builder.markup.foreign import without_code
from builder.markup.templates import without_template

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TEMPLATE = r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}"
_INLINE = re.compile(
    rf"\]\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<bare>(?:{_TEMPLATE}|\([^\s()]*\)|[^\s()<>])+))"
)
_DEFINITION = re.compile(
    rf"^ {{0,3}}\[(?!\^)[^\[\]\n]+\]:[ \t]*<?(?P<bare>(?:{_TEMPLATE}|[^\s<>])+)"
)
_ATTRIBUTE = re.compile(
    r"""(?i)\b(?P<name>href|src)\s*=\s*(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|(?P<open>[^\s"'>]+))"""
)
_TAG = re.compile(r"""\{%-?\s*(?!link|post_url)\w+\s+["'](/[^"'%]*)["']\s*-?%\}""")
_IMAGE = re.compile(r"(?i)<img\b[^<>]*>")
_WORDS = re.compile(r"""(?i)\balt\s*=\s*["']([^"'<>\n]*)["']""")
_DAY_AND_NAME = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})[-/]([^/]+?)/?$")
_ENDS = re.compile(r"(?:/index)?(?:\.html?|\.md|\.markdown)?/*$")
_LONGEST = 2_000  # characters of a link's text that are looked through
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif")

Change = Callable[[str, bool], str]


def rewritten(markdown: str, change: Change) -> str:
    """A text with other targets of its links; `change` is told which are of pictures.

    What stands in code stays as it is.
    """
    spans = sorted(_spans(markdown))
    parts, done = [], 0
    for start, end, is_picture in spans:
        if start < done:
            continue
        written = markdown[start:end]
        new = change(written, is_picture)
        if new != written:
            parts += [markdown[done:start], new]
            done = end
    return "".join([*parts, markdown[done:]])


def _spans(markdown: str) -> Iterator[tuple[int, int, bool]]:
    """Where the targets stand: first and last character; whether a picture is shown."""
    masked = mask_code(markdown)
    for found in _INLINE.finditer(masked):
        group = "bare" if found["angle"] is None else "angle"
        yield (*found.span(group), _shows_picture(masked, found.start()))
    at = 0
    for line in masked.splitlines(keepends=True):
        if definition := _DEFINITION.match(line):
            start, end = definition.span("bare")
            yield at + start, at + end, line[start:end].lower().endswith(_PICTURES)
        at += len(line)
    for found in _ATTRIBUTE.finditer(masked):
        group = next(one for one in ("double", "single", "open") if found[one] is not None)
        yield (*found.span(group), found["name"].lower() == "src")


_LINK_END = re.compile(r"""\s*>?(?:\s+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?\s*\)""")


def without_links(markdown: str, targets: Collection[str]) -> str:
    """A text in which links to these targets are their words, and nothing else is changed."""
    markdown = _without_attributes(markdown, targets)
    masked = mask_code(markdown)
    for found in reversed([*_INLINE.finditer(masked)]):
        group = "bare" if found["angle"] is None else "angle"
        end = _LINK_END.match(markdown, found.end(group))
        start = _opening(masked, found.start())
        if found[group] not in targets or end is None or start < 0:
            continue
        words = markdown[start + 1 : found.start()]
        start -= masked[start - 1 : start] == "!"
        markdown = markdown[:start] + words + markdown[end.end() :]
    return markdown


def _without_attributes(markdown: str, targets: Collection[str]) -> str:
    """The same for tags of HTML, which stay and lead nowhere; of a picture its words stay."""
    for found in reversed([*_ATTRIBUTE.finditer(mask_code(markdown))]):
        if next(one for one in found.groups()[1:] if one is not None) not in targets:
            continue
        start, end = markdown.rfind("<", 0, found.start()), markdown.find(">", found.end())
        tag = markdown[start : end + 1]
        if found["name"].lower() == "src" and end > 0 and _IMAGE.fullmatch(tag):
            words = _WORDS.search(tag)
            markdown = markdown[:start] + (words[1] if words else "") + markdown[end + 1 :]
        else:
            markdown = markdown[: found.start()] + markdown[found.end() :]
    return markdown


def _opening(masked: str, end: int) -> int:
    """Where the bracket begins that ends here; -1 if that is far, or nowhere."""
    depth = 0
    for at in range(end, max(end - _LONGEST, -1), -1):
        depth += (masked[at] == "]") - (masked[at] == "[")
        if not depth:
            return at
    return -1


def _shows_picture(masked: str, end: int) -> bool:
    """Whether the bracket that ends here begins with an exclamation mark."""
    start = _opening(masked, end)
    return start > 0 and masked[start - 1] == "!"


def mask_code(markdown: str) -> str:
    """The text, with spaces for its code; every other character stands where it stood."""
    lines, fence, block = [], "", [""]
    for line in markdown.splitlines(keepends=True):
        found = _FENCE.match(line)
        if fence:
            is_end = found and found[1].startswith(fence) and not line.strip().strip(fence[0])
            lines.append(_blank(line))
            fence = "" if is_end else fence
        elif found:
            lines += _without_spans(block)
            block, fence = [], found[1]
            lines.append(_blank(line))
        elif not line.strip():
            lines += [*_without_spans(block), line]
            block = []
        else:
            block.append(line)
    return "".join([*lines, *_without_spans(block)])


def _without_spans(block: list[str]) -> list[str]:
    text = "".join(block)
    return [without_code(text)] if "`" in text else [text]


def _blank(line: str) -> str:
    return re.sub(r"[^\n]", " ", line)


def plain_address(path: str) -> str:
    """An address in the form in which addresses of one page are compared."""
    return f"/{_ENDS.sub('', unquote(path).strip()).strip('/')}".casefold().replace("//", "/")


def plain_target(written: str) -> str:
    """A target without the template around it; what is elsewhere stays so."""
    if found := _TAG.fullmatch(written):
        return f"/{found[1].lstrip('/')}"
    plain = without_template(written)
    return plain[1:] if plain.startswith(("/http://", "/https://")) else plain


class Targets:
    """Which item answers for an address, a file, a name."""

    def __init__(self, items: Iterable[Item], base_url: str = "") -> None:
        """Take all items that become articles; `base_url` is where their site was."""
        self.base_url = base_url
        self._host = (urlsplit(base_url).hostname or "").removeprefix("www.")
        self._by_address: dict[str, str] = {}
        self._by_file: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        for item in items:
            for address in item.addresses:
                self._by_address.setdefault(plain_address(address), item.identity)
            if item.file:
                self._add_file(item)

    def _add_file(self, item: Item) -> None:
        stem = posixpath.splitext(item.file)[0].casefold()
        self._by_file[stem] = item.identity
        name = stem.rpartition("/")[2]
        if name == "index":
            self._by_file.setdefault(stem.removesuffix("/index"), item.identity)
            name = stem.removesuffix("/index").rpartition("/")[2]
        self._by_name.setdefault(name, item.identity)

    def find(self, written: str, item: Item) -> tuple[str, str, str]:
        """What a target means: the item that answers, the path from the root, what follows it.

        The path is empty for what is elsewhere; the item, if none of the import answers.
        """
        path, rest = self._path(plain_target(written), item)
        if not path:
            return "", "", ""
        plain = plain_address(path)
        found = self._by_address.get(plain) or self._of_file(plain.strip("/"))
        if not found and (day := _DAY_AND_NAME.search(plain)):
            found = self._by_name.get("-".join(day.groups()), "")
        return found, path, rest

    def _path(self, written: str, item: Item) -> tuple[str, str]:
        """The path from the root of the site that a target means, and its query and fragment."""
        try:
            parts = urlsplit(written.strip())
        except ValueError:
            return "", ""
        rest = written.strip()[len(written.strip().partition("#")[0].partition("?")[0]) :]
        host = (parts.hostname or "").removeprefix("www.")
        if parts.scheme not in {"", "http", "https"} or (host and host != self._host):
            return "", ""
        if not parts.path and not host:
            return "", ""  # a place in the same text
        if host or parts.path.startswith("/"):
            return f"/{parts.path.lstrip('/')}", rest
        if "{" in parts.path:
            return "", ""
        own = item.addresses[0] if item.addresses else f"/{item.file}"
        base = f"/{item.file}" if parts.path.endswith((".md", ".markdown")) else own
        path = posixpath.normpath(posixpath.join(posixpath.dirname(base), parts.path))
        return path + ("/" if parts.path.endswith("/") else ""), rest

    def _of_file(self, path: str) -> str:
        """The item whose file has this path, or a path that ends so: `post_url` gives a name."""
        if path in self._by_file:
            return self._by_file[path]
        return "" if "/" in path else self._by_name.get(path, "")

    def elsewhere(self, path: str, rest: str) -> str:
        """Where what was not imported is at the site that had it; empty if that is not known."""
        if not self.base_url:
            return ""
        folder = urlsplit(self.base_url).path.rstrip("/")
        path = path.removeprefix(folder) if path.startswith(f"{folder}/") else path
        quoted = quote(unquote(path), safe="/!$&'()*+,=:@~;-_.")
        return f"{self.base_url.rstrip('/')}/{quoted.lstrip('/')}{rest.replace(' ', '%20')}"
