"""Whether hosts take a site."""

import pytest

from builder.keeping.hosts import HOSTS, measures

MB = 1_000_000


@pytest.mark.parametrize(
    ("host", "sizes", "is_taken"),
    [
        ("github", {"a": 1000 * MB}, True),
        ("github", {"a": 999 * MB, "b": MB + 1}, False),
        ("cloudflare", {str(number): 1 for number in range(20_000)}, True),
        ("cloudflare", {str(number): 1 for number in range(20_001)}, False),
        ("cloudflare", {"a": 25 * 2**20}, True),
        ("cloudflare", {"a": 25 * 2**20 + 1}, False),
        ("netlify", {f"{number % 2}/{number}": 1 for number in range(108_000)}, True),
        ("netlify", {f"a/{number}": 1 for number in range(54_001)}, False),
        ("s3", {"a": 5_000 * MB}, True),
        ("s3", {"a": 5_000 * MB + 1}, False),
    ],
)
def test_what_a_host_takes(host: str, sizes: dict[str, int], is_taken: bool) -> None:
    found = measures(HOSTS[host], sizes)
    assert all(one.is_within for one in found) == is_taken
    assert any(", too much: " in str(one) for one in found) != is_taken


def test_each_limit_has_a_hint_of_its_own() -> None:
    many = {str(number): 1 for number in range(20_001)} | {"a": 26 * 2**20}
    said = [str(one) for one in measures(HOSTS["cloudflare"], many) if not one.is_within]
    assert [line.partition(": ")[0] for line in said] == ["files", "bytes of a file (a)"]
    assert "a paid plan" in said[0]
    assert "leave that file out" in said[1]


@pytest.mark.parametrize("host", HOSTS)
def test_a_site_without_files(host: str) -> None:
    assert all(one.is_within for one in measures(HOSTS[host], {}))


def test_each_measure_says_where_it_was_found() -> None:
    lines = [str(one) for one in measures(HOSTS["cloudflare"], {"a/b": 5, "a/c": 7, "d": 1})]
    assert lines == [
        "bytes: 13, no limit",
        "files: 3, limit 20,000",
        "files of a folder (a): 2, no limit",
        "bytes of a file (a/c): 7, limit 26,214,400",
    ]
