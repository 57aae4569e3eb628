"""Another process, in which a test calls a function."""

import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")

if sys.platform == "win32":
    CONTEXT = multiprocessing.get_context("spawn")
else:  # which is faster
    CONTEXT = multiprocessing.get_context("fork")


def in_another_process(function: Callable[[Given], Result], given: Given) -> Result:
    """What a function returns in a process that has ended when this returns."""
    with ProcessPoolExecutor(1, CONTEXT) as pool:
        return pool.submit(function, given).result()
