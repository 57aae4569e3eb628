"""The setting `theme` -> the style sheet that changes the colours and the type."""

from collections.abc import Iterator, Mapping, Sequence

from builder.metadata.colours import mixed, readable
from builder.metadata.look import DARK_PAPER, INK, MUTED, PAPER, TEXT, TYPES, WHITE, Look

PATH = "style/settings.css"  # among the static files, where lists of parts name it

_SANS = "var(--interface)"
_DARK_PAPERS = (DARK_PAPER, "#211f1b")
_PALER = (0, 0.25, 0.5, 0.72)  # how much of the paper is in the classes of a map

# The theme's own colours of texts on light paper (`tokens.css`), with the least contrast.
_TEXTS = (
    ("--ink-2", "#52504a", TEXT),
    ("--ink-3", "#67655e", MUTED),
    ("--link", "#1f4e79", TEXT),
    ("--visited", "#5b3a6e", TEXT),
    ("--alarm", "#9c1418", TEXT),
)


def with_style(static: Mapping[str, bytes], look: Look) -> dict[str, bytes]:
    """The static files of a theme with the style sheet of a look."""
    return {**static, PATH: style_of(look)}


def style_of(look: Look) -> bytes:
    """The rules of a look; nothing if it changes nothing."""
    text = f":root {{ --reading: {_SANS}; }}\n" if look.type != TYPES[0] else ""
    for scheme, colours in (("light", _light(look)), ("dark", _dark(look))):
        if rules := "".join(f"  {name}: {value};\n" for name, value in colours):
            text += f"@media (prefers-color-scheme: {scheme}) {{\n:root {{\n{rules}}}\n}}\n"
    return text.encode()


def _light(look: Look) -> Iterator[tuple[str, str]]:
    paper = look.paper or PAPER
    if look.paper:
        panel = mixed(paper, INK, 0.05)
        yield from (("--paper", paper), ("--paper-2", panel))
        yield from (("--rule", mixed(paper, INK, 0.15)), ("--ramp-1", mixed(paper, INK, 0.09)))
        for name, colour, least in _TEXTS:
            yield name, readable(colour, INK, least, paper, panel)
    if look.accent:
        yield "--accent", look.accent
        darkest = mixed(look.accent, INK, 0.1)
        yield from _ramp([mixed(darkest, paper, part) for part in reversed(_PALER)])


def _dark(look: Look) -> Iterator[tuple[str, str]]:
    """What an accent makes of dark pages, whose paper stays."""
    if look.accent:
        yield "--accent", readable(look.accent, WHITE, MUTED, *_DARK_PAPERS)
        darkest = readable(look.accent, WHITE, 2, *_DARK_PAPERS)
        yield from _ramp([mixed(darkest, WHITE, part) for part in _PALER])


def _ramp(colours: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The classes of maps, from that of the fewest articles; that of none is no accent."""
    for number, colour in enumerate(colours, 2):
        yield f"--ramp-{number}", colour
