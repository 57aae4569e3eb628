"""Pure functions over batches, in this process or in several."""

import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from types import TracebackType
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

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

    def map(
        self, function: Callable[[list[Item]], Result], batched: Iterable[list[Item]]
    ) -> Iterator[Result]:
        """Apply a picklable function to each batch; only a few batches are in memory at a time."""
        stream = iter(batched)
        first: Sequence[list[Item]] = list(islice(stream, 2))
        if self.jobs == 1 or len(first) < 2:  # starting processes would take longer
            yield from (function(batch) for batch in (*first, *stream))
            return
        pool = self._start()
        waiting: deque[Future[Result]] = deque()
        for batch in (*first, *islice(stream, 2 * self.jobs)):
            waiting.append(pool.submit(function, batch))
        while waiting:
            result = waiting.popleft().result()
            waiting.extend(pool.submit(function, batch) for batch in islice(stream, 1))
            yield result

    def _start(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Forking is safe here, no thread runs yet, and saves each process its imports.
            method = "fork" if sys.platform == "linux" else None
            context = multiprocessing.get_context(method)
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=context)
        return self._pool

    def __enter__(self) -> "Executor":
        """Use as a context manager, so that no process is left behind."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the processes; what they have not begun is dropped."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
