"""The part of `CHANGELOG.md` that is new for an archive."""

import re

_HEADING = re.compile(r"^## +(\S+?),?(?:\s.*)?$", re.MULTILINE)


def changes_between(changelog: str, older: str, newer: str) -> str:
    """The sections of the versions after `older` up to `newer`; of `newer` alone if it is first.

    The text is Markdown with a heading `## 1.2.0, ...` for each version.
    """
    headings = list(_HEADING.finditer(changelog))
    ends = [heading.start() for heading in headings[1:]] + [len(changelog)]
    return "\n\n".join(
        changelog[heading.start() : end].strip()
        for heading, end in zip(headings, ends, strict=True)
        if _is_between(heading[1], older, newer)
    )


def is_newer(version: str, other: str) -> bool:
    """Whether a version comes after another: `0.10.0` after `0.9.1`."""
    return _order(version) > _order(other)


def _is_between(version: str, older: str, newer: str) -> bool:
    if not older:
        return version == newer
    return is_newer(version, older) and not is_newer(version, newer)


def _order(version: str) -> tuple[list[int], bool, str]:
    """Orders versions: numbers first; what follows them, as in `1.0rc1`, comes before the whole."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    numbers = found[0] if found else ""
    rest = version[len(numbers) :]
    return [int(part) for part in numbers.split(".") if part], not rest, rest
