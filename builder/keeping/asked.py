"""What servers say of addresses elsewhere: asked politely, and kept for some time."""

import json
import os
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from datetime import date
from functools import partial
from http.client import HTTPException, responses
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from builder.errors import UsageError, printable, reporting
from builder.importing.asking import MOVED, REDIRECTS, PrivateError, ask, moved_to
from builder.urls import check_url

DAYS = 30  # that an answer is kept
OK, BLOCKED, DEAD, UNREACHABLE, PRIVATE = "ok", "blocked", "dead", "unreachable", "private"

# Of the Internet Archive: the snapshot of an address that is nearest to a day.
AVAILABLE = "https://archive.org/wayback/available?url={url}&timestamp={day}"
_SNAPSHOT_HOST = "web.archive.org"

_SECONDS = 20  # for an answer
_AT_ONCE = 16  # addresses
_OF_A_HOST = 2
_MOST = 1_000_000  # bytes of an answer that is read
_FORBIDDEN = frozenset({401, 403, 429, 451})  # to programs, often not to people
_GONE = frozenset({404, 410})
_KEPT = frozenset({OK, BLOCKED, DEAD})  # what may be otherwise in an hour is asked again

Tell = Callable[[int, int], None]  # how many are asked, of how many


class Answer(NamedTuple):
    """What became of an address, in a word and in the words of its server."""

    state: str
    said: str


class Asked:
    """Answers, from the servers or, for some days, from a file; a folder of None keeps nothing."""

    def __init__(self, folder: Path | None, today: int = 0) -> None:
        """Take the folder of the cache, and the day as a number of `date.toordinal`."""
        self._file = folder / "external.json" if folder else None
        self._today = today or date.today().toordinal()
        self._kept: dict[str, tuple[int, str, str]] = {}
        self._hosts: dict[str, threading.Semaphore] = defaultdict(
            lambda: threading.Semaphore(_OF_A_HOST)
        )
        self._lock = threading.Lock()
        with suppress(OSError, ValueError, TypeError, AttributeError):
            text = self._file.read_text(encoding="utf-8") if self._file else "{}"
            self._kept = {
                url: (int(day), str(state), str(said))
                for url, (day, state, said) in json.loads(text).items()
                if self._today - DAYS < int(day) <= self._today
            }

    def answers(self, urls: Iterable[str], tell: Tell) -> dict[str, Answer]:
        """What becomes of addresses; those that are not known are asked."""
        return self._found({url: partial(self._ask, url) for url in urls}, tell)

    def snapshots(self, wanted: Iterable[tuple[str, str]], tell: Tell) -> dict[str, str]:
        """The snapshot that the Internet Archive has of each address, nearest to its day."""
        places = {url: AVAILABLE.format(url=quote(url, safe=""), day=day) for url, day in wanted}
        found = self._found({one: partial(self._snapshot, one) for one in places.values()}, tell)
        return {url: found[one].said for url, one in places.items() if found[one].state == OK}

    def _found(
        self, questions: Mapping[str, Callable[[], Answer]], tell: Tell
    ) -> dict[str, Answer]:
        new = [url for url in questions if url not in self._kept]
        found = {url: Answer(*self._kept[url][1:]) for url in questions if url in self._kept}
        pool = ThreadPoolExecutor(_AT_ONCE)
        try:
            for number, (url, answer) in enumerate(self._each(pool, new, questions), 1):
                found[url] = answer
                if answer.state in _KEPT:
                    self._kept[url] = (self._today, *answer)
                tell(number, len(new))
        finally:  # what was asked until then is kept
            pool.shutdown(wait=False, cancel_futures=True)
            self._store()
        return found

    @staticmethod
    def _each(
        pool: ThreadPoolExecutor, urls: list[str], questions: Mapping[str, Callable[[], Answer]]
    ) -> Iterator[tuple[str, Answer]]:
        """The answers as they come: of each host only so many are begun at a time."""
        waiting: dict[str, list[str]] = defaultdict(list)
        for url in reversed(urls):
            waiting[_host(url)].append(url)
        running: dict[Future[Answer], str] = {}

        def begin(host: str) -> None:
            if waiting[host]:
                url = waiting[host].pop()
                running[pool.submit(questions[url])] = url

        for host in [*waiting] * _OF_A_HOST:
            begin(host)
        while running:
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for one in done:
                url = running.pop(one)
                begin(_host(url))
                yield url, one.result()

    def _ask(self, url: str) -> Answer:
        """HEAD, which costs the server least; then GET, as some know no other."""
        answer = self._follow(url, "HEAD")
        return answer if answer.state in (OK, PRIVATE) else self._follow(url, "GET")

    def _follow(self, url: str, method: str) -> Answer:
        for _ in range(REDIRECTS + 1):
            try:
                check_url(url)
                with self._of_host(url):
                    answer = ask(url, method, _SECONDS)
                    answer.close()
                onward = moved_to(url, answer)
            except PrivateError:
                return Answer(PRIVATE, "it is in a private network, and was not asked")
            except (ValueError, OSError, HTTPException) as error:
                return Answer(UNREACHABLE, printable(str(error) or type(error).__name__))
            if answer.status not in MOVED:
                return _answer(answer.status)
            url = onward
        return Answer(UNREACHABLE, "the redirects have no end")

    def _snapshot(self, where: str) -> Answer:
        try:
            with self._of_host(where):
                answer = ask(where, "GET", _SECONDS)
                data = answer.read(_MOST)
                answer.close()
            url = json.loads(data)["archived_snapshots"]["closest"]["url"]
            check_url(url)
        except KeyError:
            return Answer(DEAD, "there is no snapshot")
        except (ValueError, TypeError, UsageError, OSError, HTTPException) as error:
            return Answer(UNREACHABLE, printable(str(error)))
        if urlsplit(url).hostname != _SNAPSHOT_HOST:
            return Answer(UNREACHABLE, "the answer is no snapshot")
        return Answer(OK, f"https://{url.partition('://')[2]}")

    def _of_host(self, url: str) -> threading.Semaphore:
        with self._lock:
            return self._hosts[_host(url)]

    def _store(self) -> None:
        if self._file is None:
            return
        with reporting(f"write {self._file}"):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new = self._file.with_suffix(".new")
            new.write_text(json.dumps(self._kept, indent=0), encoding="utf-8")
            os.replace(new, self._file)


def _answer(status: int) -> Answer:
    said = f"{status} {responses.get(status, '')}".strip()
    if status < 400:
        return Answer(OK, said)
    state = BLOCKED if status in _FORBIDDEN else DEAD if status in _GONE else UNREACHABLE
    return Answer(state, said)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
