"""Pure functions over batches, in this process or in several.

What it takes to have several is imported when there is work for them: after a small change there is
none.
"""

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")
Shared = TypeVar("Shared")

BATCH_SIZE = 100


def batches(items: Iterable[Item], size: int = BATCH_SIZE) -> Iterator[list[Item]]:
    """Cut a stream into lists."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


class Executor:
    """Maps a function over batches; results come in the order of the batches."""

    def __init__(self, jobs: int) -> None:
        """Take the number of processes; 1 means none but this."""
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._is_shared = False  # the pool was started with what its work shares

    def map(
        self, function: Callable[[list[Item]], Result], batched: Iterable[list[Item]]
    ) -> Iterator[Result]:
        """Apply a picklable function to each batch; only a few batches are in memory at a time."""
        first, stream = _peek(batched)
        if self.jobs == 1 or len(first) < 2:  # starting processes would take longer
            yield from (function(batch) for batch in stream)
            return
        if self._pool is None:
            self._pool = self._start(None, self.jobs)
        yield from self._spread(self._pool, function, stream)

    def map_shared(
        self,
        function: Callable[[Shared, list[Item]], Result],
        shared: Shared,
        batched: Iterable[list[Item]],
        spare: int = 0,
    ) -> Iterator[Result]:
        """The same with a first argument that is too large to be sent along with each batch.

        It is handed to new processes when they start, which costs nothing where they are forked.
        They start now, and work on while this process does something else, until all results have
        been taken; until then, other work is done in this process. There are fewer of them by
        `spare`, for this process is as busy.
        """
        first, stream = _peek(batched)
        if self.jobs == 1 or len(first) < 2 or self._is_shared:
            return (function(shared, batch) for batch in stream)
        self.rest()  # it has threads, with which there is no forking
        pool = self._pool = self._start(shared, max(1, self.jobs - spare))
        self._is_shared = True
        return self._take([pool.submit(_Shared(function), batch) for batch in stream])

    def _take(self, waiting: "list[Future[Result]]") -> Iterator[Result]:
        waiting.reverse()
        while waiting:  # whose results are let go one by one
            result = waiting.pop().result()
            if not waiting:  # whoever counts does not ask for more than the last
                self.rest()
            yield result

    def _spread(
        self,
        pool: "ProcessPoolExecutor",
        function: Callable[[list[Item]], Result],
        stream: Iterator[list[Item]],
    ) -> Iterator[Result]:
        waiting: deque[Future[Result]] = deque()
        for batch in islice(stream, 2 + 2 * self.jobs):
            waiting.append(pool.submit(function, batch))
        while waiting:
            result = waiting.popleft().result()
            waiting.extend(pool.submit(function, batch) for batch in islice(stream, 1))
            yield result

    def _start(self, shared: object, processes: int) -> "ProcessPoolExecutor":
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        # Forking is safe here, no thread runs yet, and saves each process its imports.
        method = "fork" if sys.platform == "linux" else None
        context = multiprocessing.get_context(method)
        return ProcessPoolExecutor(processes, context, _begin, (shared,))

    def rest(self) -> None:
        """End the processes until there is work again; they hold memory."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
            self._is_shared = False

    def __enter__(self) -> "Executor":
        """Use as a context manager, so that no process is left behind."""
        return self

    def __exit__(self, *error: object) -> None:
        """End the processes; what they have not begun is dropped."""
        self.rest()


def _peek(stream: Iterable[Item]) -> tuple[Sequence[Item], Iterator[Item]]:
    """The first two items, and all of them."""
    rest = iter(stream)
    first = list(islice(rest, 2))
    return first, (item for part in (first, rest) for item in part)


_shared: Any = None  # in a process of a pool, what it was started with


class _Shared:
    """Calls a function with what the process was started with."""

    def __init__(self, function: Callable[[Any, Any], Any]) -> None:
        self.function = function

    def __call__(self, batch: Any) -> Any:
        return self.function(_shared, batch)


def _begin(shared: object) -> None:
    """Set up a process of a pool."""
    global _shared
    _shared = shared
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
