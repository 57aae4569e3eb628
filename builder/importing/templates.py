"""Tags of Liquid and shortcodes of Hugo that have a plain meaning: written as Markdown."""

import re
from collections.abc import Callable, Mapping

from builder.importing.links import mask_code

# Each of these goes over a text once: what repeats gives nothing back, and ends at the next brace.
_RAW = re.compile(r"\{%-?\s*+(end)?raw\s*+-?%\}")
_COMMENT = re.compile(r"\{%-?\s*+(end)?comment\s*+-?%\}")
_CODE = re.compile(
    r"\{%-?\s*+highlight\s++(?P<liquid>[\w+#-]*)[^{%\n]*+%\}\n?"
    r"|\{\{[<%]\s*+highlight\s++\"?(?P<hugo>[\w+#-]*)[^{>%\n]*+[>%]\}\}\n?"
    r"|(?P<end>\n?(?:\{%-?\s*+endhighlight\s*+-?%\}|\{\{[<%]\s*+/\s*+highlight\s*+[>%]\}\}))"
)
_TAG = re.compile(r"\{%-?\s*+(\w++)\s++([^{}%]*+)%\}")
_QUOTED = r"\"(?:[^\"{]|\{(?!\{))*+\"|'(?:[^'{]|\{(?!\{))*+'|`(?:[^`{]|\{(?!\{))*+`"
_SHORTCODE = re.compile(
    rf"\{{\{{[<%]\s*+/?([\w-]++)((?:{_QUOTED}|[^\"'`{{}}>%]|[>%](?!\}}\}}))*+)[>%]\}}\}}"
)
_ARGUMENT = re.compile(
    r"""(?:([\w-]+)\s*[=:]\s*)?(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s,="'`]+))"""
)
_CURLY = "\u201c\u201d\u2018\u2019"
_PLAIN_QUOTES = str.maketrans(_CURLY, "\"\"''")
# Attributes as kramdown has them; `{:ok, value}` is none.
_ATTRIBUTE = r"""(?:(?:[.#][\w:/-]++)++|toc(?=[\s}])|[\w-]++=(?:"[^"{}\n]*+"|'[^'{}\n]*+'))"""
_ATTRIBUTES = re.compile(rf"\{{:[ \t]*+{_ATTRIBUTE}(?:[ \t]++{_ATTRIBUTE})*+[ \t]*+\}}")
_ID = re.compile(r"""=(?:"[^"]*+"|'[^']*+')|#([\w-]++)""")
_HEADING = re.compile(r"#{1,6}[ \t]")
_HIDDEN = "\0"  # stands for a brace that is no tag's; no text that was read has it
_LEFT = re.compile(r"\{%-?\s*(\w+)|\{\{[<%]?\s*/?(?:\"[^\"{}]*\"\s*\|\s*)?([\w.-]+)")
_VALUE = re.compile(r"\{\{-?\s*+(?:page\.)?(\w++)\s*+(?:\|[^{}]*+)?-?\}\}")
_PICTURES = re.compile(r"(?:\w+-)?(?:img|image|figure|picture|photo|imgcap|coverimg)\w*", re.I)
_SOURCES = ("src", "url", "file", "image", "path", "link")
_TEXTS = ("alt", "caption", "title")

Arguments = dict[str, str]


def without_tags(
    text: str, values: Mapping[str, object] = {}, *, has_attributes: bool = True
) -> str:
    """A text with Markdown for tags and shortcodes of pictures, films, code and references.

    `values` are those of the text's own keys, which a template may show. `has_attributes` is for
    texts of kramdown. What stands in code, and between `raw` and `endraw`, stays as it is.
    """
    if "{" not in text:
        return text
    text = _between(text, _RAW, lambda _, inner: inner.replace("{", _HIDDEN))
    text = _RAW.sub("", text)
    text = _between(text, _CODE, _fenced)
    masked = mask_code(text)
    text = re.sub(r"\{", lambda one: "{" if masked[one.start()] == "{" else _HIDDEN, text)
    text = _between(text, _COMMENT, lambda _, inner: "")
    text = _VALUE.sub(lambda found: _value(values, found), text)
    if has_attributes:
        text = _without_attributes(text)
    text = _TAG.sub(lambda found: _made(found, found[1], found[2].rstrip("- \t\n")), text)
    text = _SHORTCODE.sub(lambda found: _made(found, found[1], found[2].rstrip("/ \t\n")), text)
    return text.replace(_HIDDEN, "{")


def _between(text: str, marks: re.Pattern[str], make: Callable[[re.Match[str], str], str]) -> str:
    """A text with something else for each mark that begins a block, its inside and the next end."""
    parts, done, first = [], 0, None
    for found in marks.finditer(text):
        if not found[found.re.groups]:
            first = first or found
        elif first:
            inner = text[first.end() : max(found.start(), first.end())]
            parts += [text[done : first.start()], make(first, inner)]
            done, first = found.end(), None
    return "".join([*parts, text[done:]])


def _fenced(begin: re.Match[str], code: str) -> str:
    language = begin["liquid"] or begin["hugo"] or ""
    return f"```{language}\n{code}\n```".replace("{", _HIDDEN)


def _without_attributes(text: str) -> str:
    """A text without attributes; ids of headings stay, a place of a table of contents goes."""
    made: list[str] = []
    for line in text.splitlines(keepends=True):
        lists = _ATTRIBUTES.findall(line) if "{:" in line else []
        if not lists:
            made.append(line)
            continue
        *before, last = _ATTRIBUTES.split(line)
        plain = "".join([*(one.rstrip(" \t") for one in before), last])
        if plain.strip():
            made.append(plain)
        elif "toc" in lists[0][2:].split(".")[0] and made and made[-1][:2] in {"* ", "- ", "+ "}:
            made.pop()
        own = [one[1] for one in _ID.finditer("".join(lists)) if one[1]]
        if own and made and _HEADING.match(made[-1]):
            made[-1] = f"{made[-1].rstrip()} {{#{own[0]}}}\n"
    return "".join(made)


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
