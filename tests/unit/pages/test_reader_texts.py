"""What the script of articles and lists says."""

import json

from builder.config import SiteConfig
from builder.pages.reader_texts import reader_texts


def test_the_texts_are_a_script_with_places_for_values() -> None:
    script = reader_texts(SiteConfig()).decode()
    name, _, value = script.partition(" = ")
    assert name == "var ArchiveTexts"
    texts = json.loads(value.removesuffix(";\n"))
    assert texts["quoted"] == "“{text}”"
    assert "{address}" in texts["firstAt"]
    assert texts["digits"] == "0123456789"
