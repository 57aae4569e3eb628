"""Which files there are in `content/`, and what each of them is."""

import codecs
import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from builder.errors import Place, Problem, problem_at
from builder.model import Attachment, Kind
from builder.urls import check_path

CONTENT = "content"
_ARTICLES = f"{CONTENT}/articles/"
MAX_BYTES = 5_000_000
_USUAL_BYTES = 65_536  # memory is reserved for as many as are asked for

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_RECORD_KINDS = {kind.value: kind for kind in Kind if kind.has_records}
_YAML = (".yaml", ".yml")
_TEXTS = (".md", *_YAML)
_ACTIVE = frozenset(".html .htm .xhtml .xht .shtml .js .mjs .wasm .swf".split())
_OTHER_MARKDOWN = frozenset(".markdown .mdown .mkd .mdx .rst".split())
_BACKUPS = (".bak", ".orig", ".rej", ".swp", ".tmp", "~")


@dataclass(frozen=True, slots=True)
class ContentFiles:
    """The files of an archive's source, by what they are; paths relative to it, sorted.

    `articles` and `pages` map a Markdown file to its sidecar or to an empty string, `records` a
    record's file to its sidecar likewise (a `.yaml` record has none).
    """

    articles: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    records: dict[str, str] = field(default_factory=dict)
    attachments: list[Attachment] = field(default_factory=list)

    def all_paths(self) -> Iterator[str]:
        """The paths of all files, sidecars too."""
        for group in (self.articles, self.pages, self.records):
            yield from group
            yield from filter(None, group.values())
        yield from (file.path for file in self.attachments)


def find_files(source: Path) -> tuple[ContentFiles, list[Problem]]:
    """List `content/`; files whose names begin with a dot are passed over."""
    problems: list[Problem] = []
    if not (source / CONTENT).is_dir():
        message = f"there is no folder '{CONTENT}'"
        hint = "articles go into content/articles/, in a folder of their year"
        return ContentFiles(), [problem_at(Place(CONTENT), "no-content", message, hint)]
    paths = _walk(source, CONTENT, problems)
    return _sort_out(paths, problems), problems


def record_kind(path: str) -> Kind:
    """The kind that a record's file stands for."""
    return _RECORD_KINDS[path.split("/")[1]]


class Reader:
    """Reads the texts of a source, each once: what is parsed is what was digested."""

    def __init__(self, source: Path) -> None:
        """Take the source's folder."""
        self.source = source
        self._read: dict[str, bytes | OSError] = {}

    def digest(self, path: str) -> bytes:
        """What tells the bytes of a file from others; nothing if they cannot be read."""
        data = self._data(path)
        return digest(data) if isinstance(data, bytes) else b""

    def text(self, path: str) -> tuple[str, list[Problem]]:
        """The text of a file; line ends become line feeds, a byte order mark is dropped."""
        data = self._data(path)
        if isinstance(data, OSError):
            message = f"the file cannot be read: {data.strerror}"
            return "", [problem_at(Place(path), "unreadable", message)]
        if len(data) > MAX_BYTES:
            message = f"the file is larger than {MAX_BYTES // 1_000_000} MB, the limit for a text"
            return "", [problem_at(Place(path), "too-large", message, "publish its parts")]
        return _decode(data, path)

    def _data(self, path: str) -> bytes | OSError:
        if path not in self._read:
            try:
                with open(os.path.join(self.source, path), "rb", buffering=0) as file:
                    data = file.read(_USUAL_BYTES)
                    if len(data) == _USUAL_BYTES:
                        data += file.read(MAX_BYTES + 1 - _USUAL_BYTES)
                    self._read[path] = data
            except OSError as error:
                self._read[path] = error
        return self._read[path]


def digest(data: bytes) -> bytes:
    """A fingerprint of bytes; two that are equal are taken for the same bytes."""
    return _hash(data).digest()


def digest_of_file(path: str) -> bytes:
    """The digest of a file of any size.

    Raises:
        OSError: it cannot be read.
    """
    with open(path, "rb", buffering=0) as file:
        return hashlib.file_digest(file, _hash).digest()


_hash = partial(hashlib.blake2b, digest_size=16)


def _decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        data = data.removeprefix(codecs.BOM_UTF8)
        before = _unify_line_ends(data[: error.start].decode("utf-8"))
        place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        return "", [problem_at(place, "not-utf-8", message, "save the file as UTF-8")]
    text = _unify_line_ends(text)
    if bad := _CONTROL.search(text):
        at = bad.start()
        place = Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        message = f"the character U+{ord(bad[0]):04X} cannot stand in a text"
        return "", [problem_at(place, "control-character", message, "remove it")]
    return text, []


def _unify_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _walk(source: Path, folder: str, problems: list[Problem]) -> list[str]:
    """All regular files below a folder; a link may lead to a file inside `content/` only."""
    root = (source / CONTENT).resolve()
    found = []
    folders = [folder]
    while folders:
        folder = folders.pop()
        for entry in _entries(source, folder, problems):
            path = f"{folder}/{entry.name}"
            hidden = entry.name.startswith(".")
            if not hidden and entry.is_file(follow_symlinks=False) and _may_be_readable(entry):
                found.append(path)  # as nearly all are
            elif hidden:
                if entry.name.endswith(".md") and not entry.name.startswith("._"):
                    message = "a file whose name begins with a dot is not read"
                    hint = "rename it, or remove it"
                    problems.append(problem_at(Place(path), "hidden-file", message, hint))
            elif entry.is_symlink() and not _stays_inside(entry, root):
                message = "this link leads out of content/, to a folder or to nothing"
                hint = "put the file itself here"
                problems.append(problem_at(Place(path), "link-outside", message, hint))
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif entry.is_file() and _may_be_readable(entry):
                found.append(path)
            else:
                message = "this is not a regular file that can be read"
                problems.append(problem_at(Place(path), "unreadable", message, "remove it"))
    return sorted(found)


def _may_be_readable(entry: os.DirEntry[str]) -> bool:
    """Whether a file can be read; whoever reads a text will see."""
    return entry.name.endswith(_TEXTS) or os.access(entry.path, os.R_OK)


def _entries(source: Path, folder: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        return list(os.scandir(source / folder))
    except OSError as error:
        message = f"the folder cannot be read: {error.strerror}"
        problems.append(problem_at(Place(folder), "unreadable", message))
        return []


def _stays_inside(entry: os.DirEntry[str], root: Path) -> bool:
    try:
        target = Path(entry.path).resolve()
    except (OSError, RuntimeError):  # links in a circle
        return False
    return target.is_relative_to(root) and target.is_file()


def _sort_out(paths: list[str], problems: list[Problem]) -> ContentFiles:
    files = ContentFiles()
    sidecars: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        if path.startswith(_ARTICLES) and path.endswith(".md") and not _unpublishable(path):
            files.articles[path] = ""  # as nearly all are
            continue
        area, _, below = path.removeprefix(f"{CONTENT}/").partition("/")
        stem, suffix = os.path.splitext(path)
        if message := _unpublishable(path):
            problems.append(problem_at(Place(path), "bad-path", message, "rename the file"))
        elif suffix != suffix.lower() and suffix.lower() in {".md", *_YAML}:
            message = f"the suffix '{suffix}' is in capital letters"
            hint = f"rename the file to end in {suffix.lower()}"
            problems.append(problem_at(Place(path), "bad-path", message, hint))
        elif suffix.lower() in _OTHER_MARKDOWN:
            message = f"a text with the suffix '{suffix}' is not read"
            hint = f"rename the file to {os.path.basename(stem)}.md"
            problems.append(problem_at(Place(path), "bad-path", message, hint))
        elif path.endswith(_BACKUPS):
            message = "this looks like a copy that an editor left"
            problems.append(problem_at(Place(path), "bad-path", message, "remove it"))
        elif suffix in _YAML:
            sidecars[stem].append(path)
        elif suffix == ".md" and ((area == "pages" and below) or path == f"{CONTENT}/index.md"):
            files.pages[path] = ""
        elif suffix == ".md" and area in _RECORD_KINDS and below and "/" not in below:
            files.records[path] = ""
        elif suffix.lower() in _ACTIVE:
            message = "a file of this type is not published: it could run as a program"
            hint = "write a page in Markdown, or remove the file"
            problems.append(problem_at(Place(path), "active-file", message, hint))
        elif suffix != ".md" and area in {"articles", "pages"} and below:
            files.attachments.append(Attachment(path, page_of(path)))
        else:
            problems.append(_misplaced(path))
    _pair(files, sidecars, problems)
    return files


def _unpublishable(path: str) -> str:
    try:
        if not path.isascii():
            path.encode("utf-8")
        check_path(path)
    except UnicodeEncodeError:
        return "the file's name is not UTF-8"
    except ValueError as error:
        return str(error)
    return ""


def _misplaced(path: str) -> Problem:
    hint = "articles go into content/articles/, pages into content/pages/, records into content/"
    hint += ", content/".join(f"{kind}/" for kind in _RECORD_KINDS)
    return problem_at(Place(path), "misplaced-file", "nothing is made of a file here", hint)


def _pair(files: ContentFiles, sidecars: dict[str, list[str]], problems: list[Problem]) -> None:
    """Give each YAML file to the Markdown file beside it; a record may stand alone."""
    for stem, (path, *more) in sidecars.items():
        text = f"{stem}.md"
        for other in more:
            message = f"there is '{path}' too"
            problems.append(problem_at(Place(other), "second-sidecar", message, "keep one of them"))
        for group in (files.articles, files.pages, files.records):
            if text in group:
                group[text] = path
                break
        else:
            area, _, below = path.removeprefix(f"{CONTENT}/").partition("/")
            if area in _RECORD_KINDS and below and "/" not in below:
                files.records[path] = ""
            elif area in {"articles", "pages"}:
                message = f"there is no '{text}' that this would describe"
                hint = "write the text, even an empty one, or remove this file"
                problems.append(problem_at(Place(path), "lone-sidecar", message, hint))
            else:
                problems.append(_misplaced(path))


def page_of(path: str) -> str:
    """The address in the site of a file of `content/`: where a link to the file leads."""
    inside = path.removeprefix(f"{CONTENT}/")
    area, _, below = inside.partition("/")
    stem, suffix = os.path.splitext(inside)
    address = f"{stem}.html" if suffix in {".md", *_YAML} else inside
    return address.removeprefix("pages/") if area == "pages" and below else address
