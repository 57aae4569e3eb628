"""What open pages are told: which build they could show, and what is wrong with the content."""

import threading
from typing import NamedTuple


class Status(NamedTuple):
    """How the site stands.

    `base` is the path that it is served below; `build` names the last good build of this run, and
    is empty before it; `problems` are the lines of a build that failed since.
    """

    base: str
    build: str = ""
    problems: tuple[str, ...] = ()


class Live:
    """The status, for threads that wait for another."""

    def __init__(self, status: Status) -> None:
        """Begin with a status."""
        self._status = status
        self._changed = threading.Condition()

    @property
    def status(self) -> Status:
        """The status now."""
        return self._status

    def update(self, status: Status) -> None:
        """Set the status, and wake the threads that wait for it."""
        with self._changed:
            self._status = status
            self._changed.notify_all()

    def wait(self, seen: Status, seconds: float) -> Status:
        """The status, as soon as it is another than `seen`, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._status is not seen, seconds)
            return self._status
