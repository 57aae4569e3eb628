"""The style sheet of the setting `theme`."""

import re
from pathlib import Path

import pytest

from builder.metadata.colours import contrast
from builder.metadata.look import INK, MUTED, PAPER, TEXT, Look
from builder.theming import branding
from builder.theming.branding import style_of
from tests.helpers import ROOT, SiteTest

TOKENS = ROOT / "theme/static/style/tokens.css"
_DARK = "@media (prefers-color-scheme: dark)"
_COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")

# What is text, and what stands beside it.
TEXTS = ("ink", "ink-2", "link", "visited", "alarm", "accent")
BESIDE = ("ink-3",)


def schemes(*styles: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours of light and of dark pages, later style sheets before earlier ones."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for style in styles:
        first, _, second = style.partition(_DARK)
        light |= dict(_COLOUR.findall(first))
        dark |= dict(_COLOUR.findall(second))
    return light, light | dark


LOOKS = [
    Look(),
    Look(accent="#0b5d3b"),
    Look(accent="#1f1f8f", paper="#ffffff"),
    Look(accent="#111111", paper="#cfd8dc"),
    Look(paper="#f4ecd8", type="sans"),
]


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_text_can_be_read_on_both_papers(look: Look, scheme: int) -> None:
    colours = schemes(TOKENS.read_text(encoding="utf-8"), style_of(look).decode())[scheme]
    for paper in ("paper", "paper-2"):
        for name in (*TEXTS, *BESIDE):
            least = MUTED if name in BESIDE or (name == "accent" and look.accent) else TEXT
            least -= 0.5 if name == "accent" and paper == "paper-2" else 0
            assert contrast(colours[name], colours[paper]) >= least - 0.05, (name, paper)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_classes_of_a_map_get_darker_on_light_and_lighter_on_dark(look: Look) -> None:
    both = schemes(TOKENS.read_text(encoding="utf-8"), style_of(look).decode())
    for colours, way in zip(both, (1, -1), strict=True):
        found = [contrast(colours[f"ramp-{at}"], "#ffffff") * way for at in range(1, 6)]
        assert found == sorted(found)
        assert len({*found}) == len(found)


def test_it_is_in_both_style_sheets_before_the_rules_of_ones_own(site: SiteTest) -> None:
    site.article("a").write("site.yaml", "title: T\ntheme: {accent: '#0b5d3b', type: sans}\n")
    site.write("theme/static/style/own.css", "p { color: red; }\n").build()
    for path in ("assets/style.css", "assets/search.css"):
        style = site.page(path)
        assert style.index("--accent: #8a2b1d") < style.index("--accent: #0b5d3b")
        assert style.endswith("p { color: red; }\n")
        assert "--reading: var(--interface)" in style


def test_a_logo_is_a_file_of_the_theme(site: SiteTest) -> None:
    site.article("a").write("site.yaml", "title: T\ntheme: {logo: logo.svg}\n")
    assert "the theme has no file 'logo.svg'" in str(site.problems())
    site.write("theme/static/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>").build()
    assert '<img src="../assets/logo.svg" alt="">' in site.page("articles/a.html")


def test_the_colours_that_are_made_darker_are_those_of_the_theme() -> None:
    light, dark = schemes(TOKENS.read_text(encoding="utf-8"))
    for name, colour, _ in branding._TEXTS:
        assert light[name.removeprefix("--")] == colour
    assert light["paper"] == PAPER
    assert light["ink"] == INK
    assert (dark["paper"], dark["paper-2"]) == branding._DARK_PAPERS


def test_the_tokens_of_the_theme_are_a_file(tmp_path: Path) -> None:
    light, dark = schemes(TOKENS.read_text(encoding="utf-8"))
    assert light.keys() == dark.keys()
    assert len(light) >= 15
