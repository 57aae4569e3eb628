"""Pure functions over items, in this process or in several.

The libraries for several are imported when there is work for them, as after a small change there is
none.
"""

import gc
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from builder.errors import MachineError, reporting
from builder.runtime.signals import leave_to_parent, undisturbed

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

_FEW = 4  # with fewer items, starting processes would take longer than the work


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Cut a stream into lists."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


class Executor:
    """Maps a function over items; a context manager, so that no process is left behind."""

    def __init__(self, jobs: int, method: str = "") -> None:
        """Take the number of processes, of which 1 means none but this, and how they start.

        The method is one of `multiprocessing`: `fork` on Linux, unless another is named.
        """
        self.jobs = jobs
        self._method = method or ("fork" if sys.platform == "linux" else "spawn")
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Apply a function to each item; the results come in the order of the items.

        Other processes begin now and work on while this one does something else. Without them the
        function is called when its result is asked for. Function, items and results are pickled.

        Raises:
            MachineError: no process can be started, or one was killed; also when a result is
                taken.
        """
        stream = iter(items)
        first = list(islice(stream, _FEW))
        if self.jobs == 1 or len(first) < _FEW:
            return map(function, chain(first, stream))
        return self._spread(function, chain(first, stream))

    def _spread(
        self, function: Callable[[Item], Result], items: Iterable[Item]
    ) -> Iterator[Result]:
        """Do what `map` does, in other processes."""
        # A process that begins must not be asked to end before it knows how.
        with _telling_of_death(), reporting("start processes"), undisturbed():
            if self._pool is None:
                self._pool = self._start()
            submit = self._pool.submit
            waiting = deque(submit(function, item) for item in items)
        return _take(waiting)

    def _start(self) -> "ProcessPoolExecutor":
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        # Forking is safe here, no thread runs yet, and saves each process its imports.
        context = multiprocessing.get_context(self._method)
        return ProcessPoolExecutor(self.jobs, context, _begin)

    def __enter__(self) -> "Executor":
        """Begin with no process."""
        return self

    def __exit__(self, *error: object) -> None:
        """End the processes; what they have not begun is dropped.

        An interrupt does not wait for what they have begun. Nor is a pool waited for of which one
        was killed: up to Python 3.11 its threads may wait for ever for somebody to read a pipe.
        """
        if self._pool is not None:
            is_broken = isinstance(error[1], KeyboardInterrupt | MachineError | MemoryError)
            if is_broken:
                _kill_all()
            self._pool.shutdown(wait=not is_broken, cancel_futures=True)
            self._pool = None


def _take(waiting: "deque[Future[Result]]") -> Iterator[Result]:
    while waiting:  # so that each result can be freed before the next is taken
        with _telling_of_death():
            result = waiting.popleft().result()
        yield result


@contextmanager
def _telling_of_death() -> Iterator[None]:
    from concurrent.futures import BrokenExecutor

    try:
        yield
    except BrokenExecutor as error:
        message = "a process was killed, perhaps for want of memory; try fewer, such as --jobs 1"
        raise MachineError(message) from error
    except RuntimeError as error:
        if "new thread" not in str(error):
            raise
        raise MachineError(f"cannot start processes: {error}; try --jobs 1") from error


def _kill_all() -> None:
    import multiprocessing

    for child in (children := multiprocessing.active_children()):
        child.kill()
    for child in children:
        child.join()


def _begin() -> None:
    """Set up a process of a pool."""
    leave_to_parent()
    gc.disable()  # little of what it makes is in cycles; counting references frees the rest
    try:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    except RuntimeError:  # no room for a thread: the parent hears that this process has ended
        os._exit(1)


def _end_with_parent() -> None:
    """End this process when its parent has ended; otherwise it would wait for work for ever."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
