"""What scripts say that no template says for them."""

import json
import re

from builder.config import SiteConfig
from builder.pages.script_texts import LATER, READER, text_scripts
from tests.helpers import ROOT

STATIC = ROOT / "theme/static"


def texts_of(name: str) -> dict[str, str]:
    script = text_scripts(SiteConfig())[name].decode()
    texts: dict[str, str] = json.loads(script[script.index("{") : script.rindex("}") + 1])
    return texts


def code_of(name: str) -> str:
    """The theme's scripts that are joined under a name."""
    listed = (STATIC / f"{name}.parts").read_text(encoding="utf-8").split()
    files = [STATIC / one for one in listed]
    return "".join(file.read_text(encoding="utf-8") for file in files if file.is_file())


def test_the_texts_are_a_script_with_places_for_values() -> None:
    texts = texts_of(READER)
    assert texts["quoted"] == "“{text}”"
    assert "{address}" in texts["firstAt"]
    assert texts["digits"] == "0123456789"


def test_texts_of_a_number_have_a_name_for_each_plural_form() -> None:
    texts = texts_of(LATER)
    assert texts["newOne"] == texts["newOther"] == "{count} new since your last visit"
    assert {"savedOne", "savedOther"} <= texts.keys()


def test_only_scripts_that_come_later_ask_for_what_comes_with_them() -> None:
    names = {re.sub("(One|Other)$", "", name) for name in texts_of(LATER)}
    first, later = code_of("search.js"), code_of("search-later.js")
    asked = {name for name in names if re.search(rf'\bsay[^;]*"{name}"', later)}
    assert asked == names
    assert {name for name in names if re.search(rf'\bsay[^;]*"{name}"', first)} == set()
