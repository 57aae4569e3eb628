"""Where things are by default."""

from pathlib import Path

from builder.pipeline.settings import DEFAULT_THEME, Settings
from tests.helpers import ROOT


def test_the_builder_s_own_theme_is_beside_it() -> None:
    assert DEFAULT_THEME == ROOT / "theme"
    assert (DEFAULT_THEME / "templates/base.html").is_file()


def test_all_but_the_places_may_be_left_out() -> None:
    settings = Settings(Path("source"), Path("site"))
    assert (settings.theme, settings.strict, settings.cache) == (None, False, None)
