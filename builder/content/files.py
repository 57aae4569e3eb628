"""Which files there are in `content/`, and what each of them is."""

import posixpath
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from builder.content.commands import packed, pandoc, unpacked
from builder.content.file_types import is_passive, steers_host
from builder.content.unmeant import (
    copies,
    is_left,
    is_secret,
    left_file,
    may_be_left,
    secret_file,
)
from builder.content.volumes import Line, is_volume
from builder.errors import Place, Problem, problem_at
from builder.model import Attachment, Kind
from builder.suggest import nearest
from builder.urls import CONTENT, YAML_SUFFIXES, check_path, composed, page_of

DECISIONS = f"{CONTENT}/addresses.yaml"
SEARCHES = f"{CONTENT}/searches.yaml"

# Files that say something of the whole archive, and what.
_WHOLE = {DECISIONS: "says what became of addresses", SEARCHES: "names searches that have a page"}
_WHOLE_STEMS = {posixpath.splitext(path)[0]: path for path in _WHOLE}
_ARTICLES = f"{CONTENT}/articles/"
_RECORD_KINDS = {kind.value: kind for kind in Kind}
_OTHER_MARKDOWN = frozenset(".markdown .mdown .mkd .mdx .rst".split())
_BACKUPS = (".bak", ".old", ".orig", ".rej", ".swp", "~")
# A text that cannot be read is reported by whoever reads it.
READ_WITHOUT_ASKING = (".md", *YAML_SUFFIXES)

_ODDITIES = {
    "hidden": (
        "hidden-file",
        "a file whose name begins with a dot is not read",
        "rename it, or remove it",
    ),
    "link-outside": (
        "link-outside",
        "this link leads out of content/, to a folder or to nothing",
        "put the file itself here",
    ),
    "link-to-text": (
        "link-to-text",
        "this link leads to a text, or to a file that is not published, and would publish it",
        "remove it; what is to be published is linked to from a text",
    ),
    "irregular": ("unreadable", "this is not a regular file that can be read", "remove it"),
    "folder": ("unreadable", "this is a folder, and should be a file", "remove or rename it"),
    "closed": ("unreadable", "the folder cannot be read: {}", ""),
}


class Oddity(NamedTuple):
    """Something in a folder that cannot be read as a file, and why."""

    path: str
    kind: Literal["hidden", "link", "link-outside", "link-to-text", "irregular", "folder", "closed"]
    reason: str = ""


class Listing(NamedTuple):
    """All that is below a folder: the paths of files, sorted, and what is odd.

    A file that is a symbolic link to another is among both; the reason is the other's path.
    """

    files: list[str]
    odd: list[Oddity]


@dataclass(frozen=True, slots=True)
class ContentFiles:
    """The files of an archive's source, by what they are; paths relative to it, sorted.

    `articles` and `pages` map a Markdown file to its sidecar or to an empty string, `records` a
    record's file to its sidecar likewise (a `.yaml` record has none). `addresses` is the one file
    with what was decided about addresses, if there is one, `searches` that with searches that have
    a page. `links` are those that are symbolic links, with the paths of what they lead to.

    Once `volumes` have been opened, `lines` are their lines by the path that each has as an
    article, and are among `articles`, too, with the volume in the place of a sidecar.
    """

    articles: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    records: dict[str, str] = field(default_factory=dict)
    attachments: list[Attachment] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    searches: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    volumes: list[str] = field(default_factory=list)
    lines: dict[str, Line] = field(default_factory=dict)

    def all_paths(self) -> Iterator[str]:
        """The paths of all files, sidecars too; before volumes are opened."""
        for group in (self.articles, self.pages, self.records):
            yield from group
            yield from filter(None, group.values())
        yield from (file.path for file in self.attachments)
        yield from self.addresses
        yield from self.searches
        yield from self.volumes


def find_files(listing: Listing) -> tuple[ContentFiles, list[Problem]]:
    """Sort the files of `content/`; those whose names begin with a dot are passed over."""
    problems = list(filter(None, map(_problem_of, listing.odd)))
    files = _sort_out(listing.files, problems)
    files.links.update((one.path, one.reason) for one in listing.odd if one.kind == "link")
    return files, problems


def no_content() -> Problem:
    """What is wrong with a source that has no `content/`."""
    message = f"there is no folder '{CONTENT}'"
    hint = "articles go into content/articles/, in a folder of their year"
    return problem_at(Place(CONTENT), "no-content", message, hint)


def linked_content() -> Problem:
    """What is wrong with a `content/` that is a link: its files are those of another folder."""
    message = f"'{CONTENT}' is a link, and nobody who reads the archive sees what it leads to"
    return problem_at(Place(CONTENT), "link-outside", message, "put the folder itself here")


def _problem_of(oddity: Oddity) -> Problem | None:
    """What is wrong with a file that cannot be published, if it was meant to be."""
    if oddity.kind == "link":  # whether the other file is published only the whole archive tells
        return None
    if oddity.kind == "hidden":
        name = oddity.path.rpartition("/")[2]
        if is_secret(name):
            return secret_file(oddity.path)
        if not name.endswith(".md") or name.startswith("._"):
            return None
    if oddity.kind == "folder" and oddity.path not in _WHOLE:  # of any other nothing is expected
        return None
    code, message, hint = _ODDITIES[oddity.kind]
    return problem_at(Place(oddity.path), code, message.format(oddity.reason), hint)


def record_kind(path: str) -> Kind:
    """The kind that a record's file stands for."""
    return _RECORD_KINDS[path.split("/")[1]]


def _sort_out(paths: list[str], problems: list[Problem]) -> ContentFiles:
    files = ContentFiles()
    sidecars: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        if (
            path.startswith(_ARTICLES)
            and path.endswith(".md")
            and not _unpublishable(path)
            and not (may_be_left(path) and is_left(path))
        ):
            files.articles[path] = ""  # as nearly all are
            continue
        area, _, below = path.removeprefix(f"{CONTENT}/").partition("/")
        stem, suffix = posixpath.splitext(path)
        if is_left(path):
            problems.append(left_file(path))
        elif is_secret(posixpath.basename(path)):
            problems.append(secret_file(path))
        elif fault := _fault_of_name(path):
            problems.append(problem_at(Place(path), "bad-path", *fault))
        elif path == DECISIONS:
            files.addresses.append(path)
        elif path == SEARCHES:
            files.searches.append(path)
        elif is_volume(path):
            files.volumes.append(path)
        elif area == "pages" and steers_host(page_of(path)):
            problems.append(_of_host(path))
        elif suffix in YAML_SUFFIXES:
            sidecars[composed(stem)].append(path)
        elif suffix == ".md" and ((area == "pages" and below) or path == f"{CONTENT}/index.md"):
            files.pages[path] = ""
        elif suffix == ".md" and area in _RECORD_KINDS and below and "/" not in below:
            files.records[path] = ""
        elif suffix != ".md" and not is_passive(suffix.lower()):
            problems.append(_active(path))
        elif suffix != ".md" and area in {"articles", "pages"} and below:
            files.attachments.append(Attachment(path, page_of(path)))
        else:
            problems.append(_misplaced(path))
    _pair(files, sidecars, problems)
    texts = (*files.articles, *files.pages, *files.records)
    problems += copies(texts, {*files.all_paths()})
    return files


def _active(path: str) -> Problem:
    stem, suffix = posixpath.splitext(posixpath.basename(path))
    message = f"files of the type '{suffix}' are not published: some could run as a program"
    hint = f"pack it and link to that: {packed(path)}; or remove the file"
    if not suffix:
        message = "a file without a suffix is not published: nothing says what it is"
        hint = f"if it is a text, rename it to {stem}.txt; or remove the file"
    elif steers_host(page_of(path)):
        return _of_host(path)
    elif suffix.lower() == ".svgz":
        hint = f"unpack it: {unpacked(path)}, remove it"
    elif suffix.lower() in {".html", ".htm", ".xhtml", ".xht", ".shtml"}:
        hint = "write a page in Markdown, or remove the file"
        if path.startswith(_ARTICLES):
            hint = f"make an article of it: {pandoc(path)}; or remove the file"
    return problem_at(Place(path), "active-file", message, hint)


def _of_host(path: str) -> Problem:
    """A file that would tell the host what to do, or others whose site it is."""
    name = posixpath.basename(path)
    message = "hosts, and those who ask whose a site is, read files of this name here"
    hint = f"if it is for readers, move it and the links to it to {CONTENT}/pages/files/{name}"
    if steers_host(f"files/{name}") or not is_passive(posixpath.splitext(name)[1].lower()):
        hint = "remove it; what the host needs is added where the site is published"
    if name.endswith(".md"):
        hint = "rename the file"
    return problem_at(Place(path), "host-file", message, hint)


def _fault_of_name(path: str) -> tuple[str, str] | None:
    """What is wrong with the name of a file: message, hint."""
    stem, suffix = posixpath.splitext(path)
    lower = suffix.lower()
    if message := _unpublishable(path):
        return message, "rename the file"
    if suffix != lower and lower in {".md", *YAML_SUFFIXES}:
        return f"the suffix '{suffix}' is in capital letters", f"rename the file to end in {lower}"
    if lower in _OTHER_MARKDOWN:
        hint = f"rename the file to {posixpath.basename(stem)}.md"
        return f"a text with the suffix '{suffix}' is not read", hint
    if lower.endswith(_BACKUPS) or path.endswith("~"):
        return "this looks like a copy that an editor left", "remove it"
    return None


def _unpublishable(path: str) -> str:
    """Why a path cannot be published; empty if it can."""
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
    stem, suffix = posixpath.splitext(path)
    near = nearest(stem, [*_WHOLE_STEMS]) if suffix in YAML_SUFFIXES else ""
    if near:
        meant = _WHOLE_STEMS[near]
        hint = f"if it {_WHOLE[meant]}, rename it to {meant}"
        return problem_at(Place(path), "misplaced-file", "nothing is made of a file here", hint)
    hint = "articles go into content/articles/, pages into content/pages/, records into content/"
    hint += ", content/".join(f"{kind}/" for kind in _RECORD_KINDS)
    return problem_at(Place(path), "misplaced-file", "nothing is made of a file here", hint)


def _pair(files: ContentFiles, sidecars: dict[str, list[str]], problems: list[Problem]) -> None:
    """Give each YAML file to the Markdown file beside it; a record may stand alone."""
    texts = _by_composed(files) if not all(map(str.isascii, sidecars)) else {}
    for stem, (path, *more) in sidecars.items():
        text = texts.get(f"{stem}.md", f"{stem}.md")
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


def _by_composed(files: ContentFiles) -> dict[str, str]:
    """The paths of all texts by their composed form: two forms of a name are one name."""
    texts = (*files.articles, *files.pages, *files.records)
    return {composed(path): path for path in texts}
