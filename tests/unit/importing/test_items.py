"""Values of YAML as texts."""

import yaml

from builder.importing.items import Value, texts_of, value_of


def value(text: str) -> Value:
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert node is not None
    return value_of(node)


def test_values() -> None:
    assert value("1.10") == "1.10"
    assert value("~") == ""
    assert value("[a, ~, {name: B, url: c}, [d]]") == ["a", "B", '["d"]']
    assert value("{a: b}") == '{"a": "b"}'
    assert texts_of(" a ") == ["a"]
    assert texts_of(["", " b"]) == ["b"]
