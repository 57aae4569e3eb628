"""Shortcodes of WordPress that have a plain meaning in HTML: pictures, films, what is embedded."""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

_CAPTION = re.compile(r"\[(?:wp_)?caption\b([^\[\]]*)\](.*?)\[/(?:wp_)?caption\]", re.DOTALL)
_PICTURE = re.compile(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(.*)", re.DOTALL)
_EMBED = re.compile(r"\[(embed|video|audio|youtube|vimeo)\b([^\[\]]*)\]([^\[\]]*)\[/\1\]")
_ALONE = re.compile(r"\[(embed|video|audio|youtube|vimeo|playlist)\b([^\[\]]*)\]")
_GALLERY = re.compile(r"\[gallery\b([^\[\]]*)\]")
_CODE = re.compile(r"\[(code|sourcecode|php|python|bash)\b([^\[\]]*)\](.*?)\[/\1\]", re.DOTALL)
_KEPT = re.compile(r"<(pre|code)\b.*?</\1\s*>|\[\[[\w-]+[^\[\]]*\]\]", re.DOTALL | re.IGNORECASE)
_LEFT = re.compile(r"\[([a-z][\w-]*)(?:\s+[\w-]+=[\"'&][^\[\]]*|\s*/)?\]")
_ARGUMENT = re.compile(r"""([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_ADDRESS = re.compile(r"""https?://[^\s"'<>\[\]]+""")


def without_shortcodes(html: str, files: Mapping[str, str]) -> tuple[str, list[str]]:
    """HTML for shortcodes; and the names of those that stay as they are.

    `files` are addresses of pictures by their numbers, for galleries.
    """
    if "[" not in html:
        return html, []
    html = _CODE.sub(lambda found: f"<pre>{escape(unescape(found[3]))}</pre>", html)
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\0{len(kept) - 1}\0"

    html = _KEPT.sub(keep, html.replace("\0", ""))
    html = _CAPTION.sub(_figure, html)
    html = _EMBED.sub(_linked, html)
    html = _ALONE.sub(_linked, html)
    html = _GALLERY.sub(_gallery(files), html)
    left = dict.fromkeys(found[1] for found in _LEFT.finditer(html))
    return re.sub("\0(\\d+)\0", lambda found: kept[int(found[1])], html), [*left]


def _arguments(written: str) -> dict[str, str]:
    plain = unescape(written)
    pairs = _ARGUMENT.finditer(plain)
    return {found[1]: next(filter(None, found.groups()[1:]), "") for found in pairs}


def _figure(found: re.Match[str]) -> str:
    picture = _PICTURE.fullmatch(found[2])
    if picture is None:
        return found[2]
    caption = picture[2].strip() or escape(_arguments(found[1]).get("caption", ""))
    return f"\n\n<figure>{picture[1]}<p>{caption}</p></figure>\n\n"


def _linked(found: re.Match[str]) -> str:
    inside = found[3] if found.re is _EMBED else ""
    address = _ADDRESS.search(f"{unescape(found[2])} {unescape(inside)}")
    shown = escape(address[0]) if address else ""
    return f'\n\n<p><a href="{shown}">{shown}</a></p>\n\n' if shown else found[0]


def _gallery(files: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    def made(found: re.Match[str]) -> str:
        named = _arguments(found[1])
        numbers = re.findall(r"\d+", named.get("ids", named.get("include", "")))
        known = [files[number] for number in numbers if number in files]
        shown = "".join(f'<p><img src="{escape(one)}"></p>' for one in known)
        return f"\n\n{shown}\n\n" if shown and len(known) == len(numbers) else found[0]

    return made
