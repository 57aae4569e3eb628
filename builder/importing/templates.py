"""Tags of Liquid and shortcodes of Hugo that have a plain meaning: written as Markdown."""

import re
from collections.abc import Callable, Mapping

from builder.importing.links import mask_code

_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", re.DOTALL)
_CODE = re.compile(
    r"(?:\{%-?\s*highlight\s+([\w+#-]*)[^%\n]*%\}|\{\{[<%]\s*highlight\s+\"?([\w+#-]*)[^>%\n]*[>%]\}\})"
    r"\n?(.*?)\n?(?:\{%-?\s*endhighlight\s*-?%\}|\{\{[<%]\s*/\s*highlight\s*[>%]\}\})",
    re.DOTALL,
)
_TAG = re.compile(r"\{%-?\s*(\w+)\s+([^{}%]*?)\s*-?%\}")
_SHORTCODE = re.compile(
    r"\{\{[<%]\s*/?([\w-]+)((?:\"[^\"]*\"|'[^']*'|`[^`]*`|[^\"'`{}])*?)/?\s*[>%]\}\}"
)
_ARGUMENT = re.compile(
    r"""(?:([\w-]+)\s*[=:]\s*)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s,="'`]+))"""
)
_CURLY = "\u201c\u201d\u2018\u2019"
_PLAIN_QUOTES = str.maketrans(_CURLY, "\"\"''")
_CONTENTS = re.compile(
    r"^[*+-] .*\n\{:\s*toc\b[^}\n]*\}\s*$|^\{:\s*toc\b[^}\n]*\}\s*$", re.MULTILINE
)
_HEADING_ID = re.compile(r"^(#{1,6}[ \t].*?)[ \t]*\n?\{:[^{}\n]*#([\w-]+)[^{}\n]*\}", re.MULTILINE)
_ATTRIBUTES = re.compile(
    r"^\{:\s*[.#\w][^{}\n]*\}[ \t]*\n?|[ \t]*\{:\s*[.#\w][^{}\n]*\}", re.MULTILINE
)
_LEFT = re.compile(r"\{%-?\s*(\w+)|\{\{[<%]?\s*/?(?:\"[^\"{}]*\"\s*\|\s*)?([\w.-]+)")
_VALUE = re.compile(r"\{\{-?\s*(?:page\.)?(\w+)\s*(?:\|[^{}]*)?-?\}\}")
_PICTURES = re.compile(r"(?:\w+-)?(?:img|image|figure|picture|photo|imgcap|coverimg)\w*", re.I)
_SOURCES = ("src", "url", "file", "image", "path", "link")
_TEXTS = ("alt", "caption", "title")

Arguments = dict[str, str]


def without_tags(text: str, values: Mapping[str, object] = {}) -> str:
    """A text with Markdown for tags and shortcodes of pictures, films, code and references.

    `values` are those of the text's own keys, which a template may show.
    """
    if "{" not in text:
        return text
    text = _VALUE.sub(lambda found: _value(values, found), text)
    text = _COMMENT.sub("", text)
    text = _CODE.sub(lambda found: f"```{found[1] or found[2] or ''}\n{found[3]}\n```", text)
    text = _CONTENTS.sub("", text)
    text = _HEADING_ID.sub(r"\1 {#\2}", text)
    text = _ATTRIBUTES.sub("", text)
    text = _TAG.sub(lambda found: _made(found, found[1], found[2]), text)
    text = _SHORTCODE.sub(lambda found: _made(found, found[1], found[2]), text)
    return _RAW.sub("", text)


def tags_left(text: str) -> list[str]:
    """The names of tags that are left, each once."""
    found = (one[1] or one[2] for one in _LEFT.finditer(mask_code(text)))
    return list(dict.fromkeys(found))


def _value(values: Mapping[str, object], found: re.Match[str]) -> str:
    value = values.get(found[1])
    return value if isinstance(value, str) and value else found[0]


def _made(found: re.Match[str], name: str, written: str) -> str:
    """What a tag stands for; the tag itself, if that is not known."""
    named, listed = _arguments(written.translate(_PLAIN_QUOTES))
    word = name.casefold()
    if word == "include" and listed and _PICTURES.match(listed[0].rpartition("/")[2]):
        word, listed = "image", listed[1:]
    if _PICTURES.fullmatch(word):
        return _picture(named, listed) or found[0]
    if word in {"ref", "relref", "post_url", "link"} and listed:
        return found[0] if word in {"post_url", "link"} else f"/{listed[0].lstrip('/')}"
    make = _MADE.get(word)
    return make(named, listed) or found[0] if make else found[0]


def _arguments(written: str) -> tuple[Arguments, list[str]]:
    named, listed = {}, []
    for found in _ARGUMENT.finditer(written):
        value = next((one for one in found.groups()[1:] if one is not None), "")
        if found[1]:
            named[found[1].casefold()] = value
        else:
            listed.append(value)
    return named, listed


def _picture(named: Arguments, listed: list[str]) -> str:
    source = next((named[key] for key in _SOURCES if named.get(key)), "")
    text = next((named[key] for key in _TEXTS if named.get(key)), "")
    if not source and listed:
        source, text = listed[0], text or (listed[-1] if len(listed) > 1 else "")
    if not source:
        return ""
    if not source.startswith(("/", ".", "http")) and source.startswith("assets"):
        source = f"/{source}"
    text = " ".join(text.split()).replace("[", "(").replace("]", ")")
    target = f"<{source}>" if " " in source else source
    return f"![{text}]({target})"


def _film(address: str) -> Callable[[Arguments, list[str]], str]:
    def made(named: Arguments, listed: list[str]) -> str:
        own = next((named[key] for key in ("id", "vid", "video", "user") if named.get(key)), "")
        own = own or (listed[-1] if listed else "")
        return f"<{address}{own}>" if re.fullmatch(r"[\w-]+", own) else ""

    return made


def _gist(named: Arguments, listed: list[str]) -> str:
    return f"<https://gist.github.com/{listed[0]}/{listed[1]}>" if len(listed) > 1 else ""


_MADE: dict[str, Callable[[Arguments, list[str]], str]] = {
    "youtube": _film("https://www.youtube.com/watch?v="),
    "vimeo": _film("https://vimeo.com/"),
    "tweet": _film("https://twitter.com/i/status/"),
    "twitter": _film("https://twitter.com/i/status/"),
    "x": _film("https://twitter.com/i/status/"),
    "gist": _gist,
}
