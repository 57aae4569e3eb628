"""Scripts and style sheets of a theme that are published as one: a browser asks once for all.

A static file whose name ends in `.parts` is a list of files, one a line, each as a path from the
theme's `static/`. They are published joined, under its name without that ending, and not by
themselves; so an archive's theme can replace one of them. A file of that name takes the place of
all. A list may also name scripts of the builder, which are as small as they can be.
"""

from collections.abc import Iterator, Mapping

from builder.errors import ThemeError

SUFFIX = ".parts"

_TEXTS = frozenset("\"'`/")  # with what texts and regular expressions begin


def joined(static: Mapping[str, bytes], ours: Mapping[str, bytes] = {}) -> dict[str, bytes]:
    """The static files of a theme as they are published; `ours` are scripts of the builder by name.

    Raises:
        ThemeError: a list names a file that there is not.
    """
    lists = {path: _names(data) for path, data in static.items() if path.endswith(SUFFIX)}
    inside = {name for names in lists.values() for name in names}
    files = {
        path: data for path, data in static.items() if path not in lists and path not in inside
    }
    for path, names in lists.items():
        if lost := [name for name in names if name not in static and name not in ours]:
            raise ThemeError(f"static/{path} names a file that the theme has not: {lost[0]}")
        whole = path.removesuffix(SUFFIX)
        if whole not in files:  # else an archive's theme has one instead of all
            files[whole] = b"".join(
                short(static[name]) if name in static else ours[name] for name in names
            )
    return files


def _names(data: bytes) -> list[str]:
    return data.decode(errors="replace").split()


def short(script: bytes) -> bytes:
    """A script without indentation, and without comments of whole lines or after plain code.

    That can be told from its lines alone, unless a text goes over several: then it stays as it is.
    """
    code = script.decode(errors="replace")
    lines = list(_code(code))
    if code.encode() != script or any(map(_may_go_on, lines)):
        return script.rstrip() + b"\n"
    return "".join(f"{line}\n" for line in lines).encode()


def _code(script: str) -> Iterator[str]:
    """The lines that are no comment, and of others what is none."""
    within = False
    for line in map(str.strip, script.split("\n")):
        if within or (line.startswith("/*") and "*/" not in line):
            _, end, line = line.partition("*/")
            within = not end
        elif line.startswith("//") or (line.startswith("/*") and line.find("*/") == len(line) - 2):
            continue
        if code := _without_comment(line.strip()):
            yield code


def _without_comment(line: str) -> str:
    """A line without the comment at its end, if nothing before that can be a text or a pattern."""
    before, sign, comment = line.partition(" // ")
    is_plain = not _TEXTS.intersection(before) and "*/" not in comment
    return before.rstrip() if sign and is_plain else line


def _may_go_on(line: str) -> bool:
    """Whether a text that begins in a line may end in another."""
    is_open = line.count("`") % 2 or line.count("${") > line.count("}")
    return bool(is_open) or line.endswith("\\")
