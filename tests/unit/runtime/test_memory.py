"""What a process that ends soon keeps, and what one that lives on lets go."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from builder.runtime.memory import end_soon, hold, live_on, peak


class Value:
    """Something that is seen to go."""


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    enabled = gc.isenabled()
    yield
    live_on()
    if not enabled:
        gc.disable()


def held() -> bool:
    """Whether a value stays that nobody else has."""
    value = Value()
    seen = ref(value)
    hold(value)
    del value
    return seen() is not None


def test_a_library_keeps_nothing_and_the_collector_as_it_was() -> None:
    before = gc.isenabled()
    assert not held()
    assert gc.isenabled() == before


def test_a_process_that_ends_soon_keeps_its_values_and_looks_for_no_circles() -> None:
    end_soon()
    assert held()
    assert not gc.isenabled()


def test_one_that_lives_on_lets_go_also_of_what_it_held() -> None:
    end_soon()
    value = Value()
    seen = ref(value)
    hold(value)
    del value
    live_on()
    assert seen() is None
    assert not held()
    assert gc.isenabled()


def test_the_peak_of_memory_grows_and_stays() -> None:
    pytest.importorskip("resource", reason="Windows does not tell")
    before = peak()
    size = before + 20_000_000  # more than this process ever had
    block = bytearray(b"x") * size
    grown = peak()
    assert size <= grown < 10 * size, "it is in bytes"
    del block
    assert peak() >= grown
