"""The setting `theme` -> the style sheet that changes the colours and the type."""

from collections.abc import Iterator, Mapping, Sequence

from builder.metadata.colours import mixed, readable
from builder.metadata.look import INK, MUTED, TEXT, TYPES, Look

PATH = "style/settings.css"  # among the static files, where lists of parts name it

_PAPER, _WHITE = "#fffdf9", "#ffffff"
_DARK_PAPERS = ("#171613", "#211f1b")
_PALER = (0, 0.25, 0.5, 0.72)  # how much of the paper is in the classes of a map

# The theme's own colours (`tokens.css`): of texts on light and on dark paper, with the least
# contrast, and of dark pages.
_TEXTS = (
    ("--ink-2", ("#52504a", "#b5b0a4"), TEXT),
    ("--ink-3", ("#67655e", "#a09b90"), MUTED),
    ("--link", ("#1f4e79", "#9cc3ea"), TEXT),
    ("--visited", ("#5b3a6e", "#cdb2e2"), TEXT),
    ("--alarm", ("#9c1418", "#ff9c94"), TEXT),
)
_DARK = (
    ("--paper", "#171613"),
    ("--paper-2", "#211f1b"),
    ("--rule", "#3b3830"),
    ("--ramp-1", "#2c2a24"),
)


def with_style(static: Mapping[str, bytes], look: Look) -> dict[str, bytes]:
    """The static files of a theme with the style sheet of a look."""
    return {**static, PATH: style_of(look)}


def style_of(look: Look) -> bytes:
    """The rules of a look; nothing if it changes nothing."""
    rules = "".join(f"  {name}: {value};\n" for name, value in _light(look))
    dark = "".join(f"  {name}: {value};\n" for name, value in _dark(look))
    text = f":root {{\n{rules}}}\n" if rules else ""
    if dark:
        text += f"@media (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n"
    return text.encode()


def _light(look: Look) -> Iterator[tuple[str, str]]:
    paper = look.paper or _PAPER
    if look.paper:
        panel = mixed(paper, INK, 0.05)
        yield from (("--paper", paper), ("--paper-2", panel))
        yield from (("--rule", mixed(paper, INK, 0.15)), ("--ramp-1", mixed(paper, INK, 0.09)))
        for name, (colour, _), least in _TEXTS:
            yield name, readable(colour, INK, least, paper, panel)
    if look.accent:
        yield "--accent", look.accent
        darkest = mixed(look.accent, INK, 0.1)
        yield from _ramp([mixed(darkest, paper, part) for part in reversed(_PALER)])
    if look.type != TYPES[0]:
        yield "--reading", "var(--interface)"


def _dark(look: Look) -> Iterator[tuple[str, str]]:
    """What is different in dark pages, whose paper stays."""
    if look.paper:
        yield from _DARK
        yield from ((name, colour) for name, (_, colour), _ in _TEXTS)
    if look.accent:
        yield "--accent", readable(look.accent, _WHITE, MUTED, *_DARK_PAPERS)
        darkest = readable(look.accent, _WHITE, 2, *_DARK_PAPERS)
        yield from _ramp([mixed(darkest, _WHITE, part) for part in _PALER])


def _ramp(colours: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The classes of maps, from that of the fewest articles; that of none is no accent."""
    for number, colour in enumerate(colours, 2):
        yield f"--ramp-{number}", colour
