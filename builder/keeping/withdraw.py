"""Withdraw an article: two lines of its metadata, and every other byte stays."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from builder.config import SiteConfig
from builder.content.articles import read_article
from builder.content.edit import EditError, set_text
from builder.content.edited import Source
from builder.content.files import ContentFiles, find_files
from builder.content.reader import Reader
from builder.content.settings import read_config
from builder.errors import UsageError, has_errors, reporting
from builder.keeping.paths import likely
from builder.keeping.said import said
from builder.metadata.unseen import fault_of_value
from builder.model import ParsedArticle, Status
from builder.store.storage import LocalStorage
from builder.urls import CONTENT, SITE_FILE, composed

_STATUS, _REASON = "status", "withdrawn_reason"
_BY_HAND = "write 'status: withdrawn' and a 'withdrawn_reason' into it by hand"


def withdraw(source: Path, article: str, reason: str) -> Path:
    """Withdraw an article, named by its id or by the path of its file; the path of what changed.

    Raises:
        UsageError: there is no such article, it is withdrawn already, or its metadata cannot be
            changed without changing what else it says.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise UsageError("the reason says nothing; readers will see it on the page that remains")
    if fault := fault_of_value(reason):
        raise UsageError(f"the reason cannot be shown: {fault.message}")
    storage = LocalStorage(source)
    config, problems = read_config(Reader(storage))
    if has_errors(problems):
        raise UsageError(f"{SITE_FILE} has problems: {problems[0]}")
    files, _ = find_files(storage.walk(CONTENT))
    path, now = _find(Reader(storage), files, config, source, article)
    if now.status is Status.WITHDRAWN:
        raise UsageError(f"{path} is withdrawn already: {now.withdrawn_reason}")
    for target in filter(None, (path, files.articles[path])):
        with suppress(EditError):
            edited = _edited(target, _bytes(storage, target), reason)
            if _says(_Edited(storage, target, edited), path, files, config, now, reason):
                _replace(source / target, edited)
                return source / target
    raise UsageError(f"{path} cannot be changed without changing what else it says; {_BY_HAND}")


def _find(
    reader: Reader, files: ContentFiles, config: SiteConfig, source: Path, wanted: str
) -> tuple[str, ParsedArticle]:
    """The file of an article, and what it says.

    Raises:
        UsageError: there is none, or it cannot be read.
    """
    meant = [path for path in likely(source, wanted) if path in files.articles]
    others = [path for path in files.articles if path not in meant]
    for path in (*meant, *others):
        article, _, problems = read_article(reader, path, files.articles[path], config)
        is_meant = article is not None and article.id.text == composed(wanted)
        if article is not None and (is_meant or path in meant):
            return path, article
        if path in meant:
            raise UsageError(f"{path} has problems: {problems[0]}")
    hint = "name one by its id, or by its file's path"
    if files.volumes:
        hint += f"; if it is a line of {files.volumes[0]} or another such file, {_BY_HAND}"
    raise UsageError(f"there is no article '{wanted}'; {hint}")


def _bytes(storage: LocalStorage, path: str) -> bytes:
    with reporting(f"read {path}"):
        return storage.get(path)


def _edited(path: str, data: bytes, reason: str) -> bytes:
    """What a file with metadata becomes.

    Raises:
        EditError: it has none, or it cannot be changed without changing more.
    """
    source = Source(path, data.decode())
    if not source.is_yaml and not source.body_start:
        raise EditError(path)
    pairs = [(_STATUS, Status.WITHDRAWN.value), (_REASON, reason)]
    for key, text in reversed(pairs) if source.is_toml else pairs:  # there above all others
        source = set_text(source, key, text)
    return source.text.encode()


@dataclass(frozen=True)
class _Edited:
    """The files of a source as they would be with one of them edited."""

    storage: LocalStorage
    path: str
    data: bytes

    def has(self, name: str) -> bool:
        return self.storage.has(name)

    def get(self, name: str, most: int) -> bytes:
        return self.data[:most] if name == self.path else self.storage.get(name, most)


def _says(
    files: _Edited,
    path: str,
    content: ContentFiles,
    config: SiteConfig,
    before: ParsedArticle,
    reason: str,
) -> bool:
    """Whether the edited file says that the article is withdrawn, and all else that it said."""
    article, _, problems = read_article(Reader(files), path, content.articles[path], config)
    if article is None or has_errors(problems):
        return False
    if (article.status, article.withdrawn_reason) != (Status.WITHDRAWN, reason):
        return False
    skipped = {_STATUS, _REASON}
    return said(article, skipped) == said(before, skipped)


def _replace(path: Path, data: bytes) -> None:
    """Replace a file as a whole, also one that a link leads to; its mode stays."""
    place = os.path.realpath(path)
    temporary = f"{place}.{os.getpid()}.tmp"
    with reporting(f"write {path}"):
        try:
            with open(temporary, "xb") as file:
                file.write(data)
            shutil.copymode(place, temporary)
            os.replace(temporary, place)
        except OSError:
            with suppress(OSError):
                os.unlink(temporary)
            raise
