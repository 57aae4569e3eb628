"""The setting `feeds`."""

import pytest

from builder.config import parse_config
from builder.metadata.feed_settings import FeedSettings


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", FeedSettings()),
        ("feeds: true", FeedSettings()),
        ("feeds: false", None),
        ("feeds: {entries: 30}", FeedSettings(entries=30)),
        (
            "feeds:\n  ids: https://old.example.org/a",
            FeedSettings(ids="https://old.example.org/a/"),
        ),
    ],
)
def test_what_is_read(line: str, expected: FeedSettings | None) -> None:
    config, problems = parse_config(f"{line}\n")
    assert config.feeds == expected
    assert problems == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("feeds: atom", "'feeds' must be true or false; write feeds: true or feeds: false"),
        (
            "feeds: {entries: 0}",
            "'feeds': 'entries' must be a whole number from 1 to 1,000; "
            "write entries: 10, as it is without the setting",
        ),
        ("feeds: {entries: many}", "'entries' must be a number"),
        ("feeds: {entry: 10}", "unknown key 'entry'; did you mean 'entries'?"),
        (
            "feeds: {ids: 'https://example.org/#a'}",
            "'https://example.org/#a' has a query or a fragment",
        ),
        ("feeds: {ids: example}", "'ids': 'example' is not an address on the web"),
    ],
)
def test_what_is_wrong_is_said(line: str, problem: str) -> None:
    config, problems = parse_config(f"{line}\n")
    assert config.feeds == FeedSettings()
    assert [str(one) for one in problems if problem in str(one)]
    assert len(problems) == 1
