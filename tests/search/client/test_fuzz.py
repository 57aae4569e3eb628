"""Damaged files for the client's decoders; `make bench ARGS=fuzz-client` tries a million."""

from tests.benchmarks.fuzz_client import fuzz
from tests.search.node import needed_node


def test_what_is_damaged_is_an_error_or_right_in_form() -> None:
    needed_node()
    found = fuzz(20_000, 7)
    assert found["faults"] == []
    assert found["decoded"] > 2_000
    assert found["refused"] > 2_000
