"""Work in the processes of a cluster of `dask.distributed`, which may be on other machines.

Of the library only futures are used, through the interface of `concurrent.futures`: another engine
that has it can take its place in `_connect`. It is installed with the extra `cluster`.
"""

import gc
import pickle
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, wait
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from queue import SimpleQueue
from threading import Lock, Semaphore, Thread
from typing import Any, NamedTuple

from builder.errors import ArchiveError, MachineError, UsageError, printable
from builder.runtime.executor import Executor, Item, Result
from builder.runtime.signals import leave_to_parent

_INSTALL = (
    "to build on a cluster, install dask.distributed: make cluster does, and so does "
    "pip install 'archive-builder[cluster]'"
)
_ADDRESS = re.compile(r"(?!local:0)([a-z]+://)?([^/\s:]+|\[[0-9a-f:]+\]):\d{1,5}")
_LOCAL = re.compile(r"local:([1-9]\d{0,2})")
_AHEAD = 4  # tasks for each worker that are handed out, of which it does one
_LEAST = 64  # tasks that are handed out in any case, for workers may come later
_PATIENCE = 10  # seconds for an answer, and until it is asked why no result comes
_GIVEN_UP = 12  # times without a worker after which none of this machine comes back
# What is worth telling comes as an exception.
_LOGS = dict.fromkeys(("distributed", "distributed.client", "tornado", "bokeh"), "critical")
_OF_THIS_MACHINE: Any = {
    "threads_per_worker": 1,
    "host": "127.0.0.1",
    "dashboard_address": "127.0.0.1:0",
    "memory_limit": 0,  # as of the processes that a build begins without a cluster
    "silence_logs": 50,  # all but what is critical
}

# The libraries that parse texts do one at a time, and a worker may have several threads.
_one_at_a_time = Lock()


class _Work(NamedTuple):
    """A function, its items, and where its results go; None comes after the last."""

    function: Callable[[Any], Any]
    items: Iterable[Any]
    results: "SimpleQueue[Future[Any] | None]"


class ClusterExecutor(Executor):
    """Maps a function over items in the processes of a cluster.

    A thread hands out some tasks at a time. A result is fetched as soon as it is there, and then
    the cluster is told to forget it: with a worker only that is lost what it had not done.
    """

    def __init__(self, address: str, look: Callable[[], None], tell: Callable[[str], None]) -> None:
        """Take the address of a scheduler, or `local:4` for four processes of this machine.

        Each worker calls `look` before a task; it raises if the worker cannot do what is wanted.
        `tell` is told why nothing goes on.

        Raises:
            UsageError: this is no address.
        """
        if not _ADDRESS.fullmatch(address):
            text = f"'{address}' is no address of a scheduler; write tcp://HOST:8786, or local:4"
            raise UsageError(text)
        super().__init__(jobs=2)
        self._address = address
        self._look = look
        self._tell = tell
        self._stack = ExitStack()
        self._client: Any = None
        self._work: SimpleQueue[_Work | None] = SimpleQueue()
        self._alone = 0

    def __enter__(self) -> "ClusterExecutor":
        """Connect with the cluster, unless that is done, and look at its workers.

        Raises:
            MachineError: it does not answer, or a worker cannot do what is wanted.
            UsageError: the library is missing.
        """
        if self._client is None:
            try:
                self._begin()
            except BaseException:
                self.__exit__()
                raise
        return self

    def __exit__(self, *error: object) -> None:
        """Leave the cluster, which drops what is not done, or end it if it was begun here."""
        self._work.put(None)
        self._client = None
        # What does not answer any more is left; processes that were begun here end with this one.
        with suppress(Exception):
            self._stack.close()

    def _begin(self) -> None:
        self._client = client = _connect(self._address, self._stack)
        with _naming(self._address):
            workers = client.run(self._look, on_error="return")
        for worker, fault in workers.items():
            if isinstance(fault, ArchiveError):
                raise fault
            if fault is not None:
                what = f"the worker {worker} cannot load the builder ({fault})"
                raise MachineError(f"{what}; install the same builder there")
        self._work = SimpleQueue()
        pool, ahead = client.get_executor(pure=False), max(_LEAST, _AHEAD * len(workers))
        feed = partial(_hand_out, pool.submit, self._look, self._work, Semaphore(ahead))
        Thread(target=feed, daemon=True).start()

    def _spread(
        self, function: Callable[[Item], Result], items: Iterable[Item]
    ) -> Iterator[Result]:
        self.__enter__()
        results: SimpleQueue[Future[Result] | None] = SimpleQueue()
        self._work.put(_Work(function, items, results))
        return self._take(results)

    def _take(self, results: "SimpleQueue[Future[Result] | None]") -> Iterator[Result]:
        while done := results.get():
            while not wait([done], _PATIENCE).done:
                self._ask_why()
            yield self._result(done)

    def _result(self, done: "Future[Result]") -> Result:
        import distributed

        try:
            return done.result()
        except (CancelledError, distributed.client.ClosedClientError) as error:
            raise MachineError(
                f"the cluster at {self._address} is lost; start it again, and call the same "
                "command, which goes on from what the cache has"
            ) from error
        except distributed.KilledWorker as error:
            raise MachineError(
                "several workers died with the same task, for want of memory or of the builder; "
                "their logs say why: give each more memory, or install the same builder there"
            ) from error

    def _ask_why(self) -> None:
        """Tell that there is nobody to do the work; whether there is, the scheduler may not say."""
        has_workers = True
        with suppress(Exception):
            has_workers = bool(self._client.nthreads())
        self._alone = 0 if has_workers else self._alone + 1
        if self._alone == 1:
            self._tell(f"the cluster at {self._address} has no worker; waiting for one")
        if self._alone == _GIVEN_UP and _LOCAL.fullmatch(self._address):
            message = "its processes were killed, perhaps for want of memory; try fewer"
            raise MachineError(f"the cluster {self._address} has ended: {message}")


def _connect(address: str, stack: ExitStack) -> Any:
    """A client of a cluster; the stack closes it, and ends the cluster if it was begun here."""
    try:
        import dask

        dask.config.set({"logging": _LOGS})  # is heeded when the next is imported
        import distributed
    except ImportError as error:
        raise UsageError(_INSTALL) from error
    own: Any = address
    client = partial(distributed.Client, timeout=_PATIENCE, set_as_default=False)
    with _naming(address):
        if local := _LOCAL.fullmatch(address):
            own = distributed.LocalCluster(n_workers=int(local[1]), **_OF_THIS_MACHINE)
            stack.enter_context(own)
        found = stack.enter_context(_soon(partial(client, own)))
        if local:  # the processes hear what a terminal sends to this one
            found.run(leave_to_parent)
    return found


@contextmanager
def _naming(address: str) -> Iterator[None]:
    """Tell what a library says of a cluster with which nothing can be begun."""
    try:
        yield
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        said = printable(" ".join(str(error).split())) or "it does not answer"
        raise MachineError(
            f"cannot work with the cluster at {address}: {said}; "
            "look whether its scheduler runs, and whether this machine reaches it"
        ) from error


def _soon(make: Callable[[], Result]) -> Result:
    """What a function gives; a TimeoutError if it takes long, as if a server is no scheduler."""
    made: Future[Result] = Future()

    def work() -> None:
        try:
            made.set_result(make())
        except BaseException as error:
            made.set_exception(error)

    Thread(target=work, daemon=True).start()
    return made.result(1.5 * _PATIENCE)


def _hand_out(
    submit: Callable[..., "Future[Any]"],
    look: Callable[[], None],
    works: "SimpleQueue[_Work | None]",
    room: Semaphore,
) -> None:
    """Hand out the tasks of one work after the other; runs in a thread until there comes None."""
    while work := works.get():
        try:
            for item in work.items:
                room.acquire()
                task = submit(_do, look, pickle.dumps((work.function, item)))
                done: Future[Any] = Future()
                work.results.put(done)
                task.add_done_callback(partial(_hand_over, done, room))
        except BaseException as error:  # it is for whoever takes the results
            failed: Future[Any] = Future()
            failed.set_exception(error)
            work.results.put(failed)
        work.results.put(None)


def _hand_over(done: "Future[Any]", room: Semaphore, task: "Future[Any]") -> None:
    """Take what came of a task, so that nothing holds the task itself any more."""
    room.release()
    if task.cancelled():
        done.set_exception(CancelledError())
    elif error := task.exception():
        done.set_exception(error)
    else:
        done.set_result(task.result())


def _do(look: Callable[[], None], work: bytes) -> Any:
    """Do a task; runs in a worker."""
    look()
    with _one_at_a_time:
        gc.disable()  # as in the processes of a pool
        try:
            function, item = pickle.loads(work)
            return function(item)
        finally:
            gc.enable()
