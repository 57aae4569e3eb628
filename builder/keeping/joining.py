"""One text below another: each must be read as it was by itself."""

import re
from collections import Counter

from builder.config import SiteConfig
from builder.errors import UsageError
from builder.markup.render import render, text_blocks
from builder.model import Body

_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
# What may be open at the end of a text, with what closes it.
_ENDS = ("", "```", "~~~", "````", "~~~~", "-->")


def addition(first: str, second: str, path: str, suffix: str, config: SiteConfig) -> str:
    """What is to stand behind a body so that it has another of its folder, too.

    Notes that both call the same are called otherwise in the second, with a suffix; what is open at
    the end of the first is closed. `path` is the file of the first.

    Raises:
        UsageError: the second would be read otherwise than now.
    """
    taken = set(_NOTE.findall(first))

    def own(found: re.Match[str]) -> str:
        return f"[^{found[1]}-{suffix}]" if found[1] in taken else found[0]

    renamed = _NOTE.sub(own, second)
    wanted = _read(first, path, config) + _read(second, path, config)
    for end in _ENDS if first else ("",):
        added = f"\n{end}\n\n{renamed}" if end else f"\n\n{renamed}" if first else f"\n{renamed}"
        if _read(first + added, path, config) == wanted:
            return added
    raise UsageError(
        f"below the text of {path} the other would be read otherwise than it is now; put it there "
        "by hand, leave none in its file, and call the command again"
    )


def _read(body: str, path: str, config: SiteConfig) -> Counter[str]:
    """What readers see of a text: its blocks, and where its links lead."""
    text, _ = render(Body(body), path, config.html, config.limits)
    blocks = [block for block in text_blocks(text.html) if block]
    return Counter([*blocks, *(f"-> {link.path}#{link.fragment}" for link in text.links)])
