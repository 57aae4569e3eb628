"""A source served: build, answer, watch, build again."""

import re
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from builder.content.reader import Reader
from builder.content.settings import read_config
from builder.errors import MachineError, UsageError
from builder.serve.live import Live, Status
from builder.serve.rebuild import Report, rebuild
from builder.serve.server import Server
from builder.serve.watch import changes
from builder.store.storage import LocalStorage
from builder.urls import CONTENT, SITE_FILE

_POLL = 0.1  # seconds within which the server notices that it is to end
# The folders of a path of this machine, which is nobody's business who only sees the page.
_ABSOLUTE = re.compile(r"""(?<![\w.:/])(?:/|[A-Za-z]:\\)(?:[^\s/\\:;,'"]+[/\\])+""")
_MOST = 200  # lines that a page shows; the terminal has them all


class Session(NamedTuple):
    """What is served: the source, its site, the theme's folders, the options of its builds."""

    source: Path
    output: Path
    themes: Sequence[Path]
    options: Sequence[str]


def serve(
    session: Session,
    host: str,
    port: int,
    greet: Callable[[str], None],
    tell: Callable[[Report], None],
) -> None:
    """Serve until interrupted; `greet` gets the address, `tell` what came of each build.

    Raises:
        UsageError: the port cannot be had, or the first build was called wrongly.
        MachineError: the machine did not let it be done.
    """
    live = Live(Status(_base_path(session.source) or "/"))
    folders = [session.source / CONTENT, *session.themes]
    with Server(host, port, session.output, live) as server, _answering(server):
        greet(server.address)
        for _ in changes(folders, session.source / SITE_FILE):
            report = rebuild(session.options)
            if report.error and not live.status.build and not live.status.problems:
                of_machine = report.status == MachineError.status
                raise (MachineError if of_machine else UsageError)(report.error)
            live.update(_next(live.status, report, session.source))
            tell(report)


@contextmanager
def _answering(server: Server) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=(_POLL,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


def _next(status: Status, report: Report, source: Path) -> Status:
    """How the site stands after a build."""
    if not report.status:
        return Status(_base_path(source) or status.base, secrets.token_hex(8))
    lines = [*map(str, report.problems)] or [_ABSOLUTE.sub("", report.error)]
    if len(lines) > _MOST:
        lines[_MOST:] = [f"... and {len(lines) - _MOST:,} more"]
    return status._replace(problems=tuple(lines))


def _base_path(source: Path) -> str | None:
    """The decoded path that the site is published below; None if the settings cannot be read."""
    config, problems = read_config(Reader(LocalStorage(source)))
    return None if problems else unquote(config.base_path)
