"""Files beside the texts that no text links to, among them articles in forms that are not read."""

import posixpath
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from builder.archive import Archive
from builder.config import SiteConfig
from builder.content.commands import pandoc
from builder.errors import Place, Problem, problem_at
from builder.model import Attachment, Text
from builder.urls import CONTENT

_CONVERTED = frozenset(".docx .odt .rtf .epub .tex .org .textile .wiki .adoc".split())
_SAVED_FIRST = frozenset(".doc .pages .wps .dot .sxw".split())
_PLAIN = frozenset(".txt .text".split())
_PUBLISH = "set 'unlinked_files: publish' in site.yaml"


class Unlinked(NamedTuple):
    """The files of an archive that no text links to; those that only a draft does."""

    files: list[Attachment]
    of_drafts: frozenset[str]


def named_files(texts: Iterable[Text]) -> frozenset[str]:
    """The addresses that texts link to."""
    return frozenset(link.path for text in texts for link in text.links)


def unlinked_files(archive: Archive, drafts: Container[str]) -> Unlinked:
    """Find them; links from the root must be resolved. `drafts` are the paths of those left out.

    The texts of withdrawn articles and of excerpts are not shown, so that their links count for
    nothing.
    """
    if not archive.attachments:
        return Unlinked([], frozenset())
    unshown = {one.path for one in archive.articles if one.excerpt}
    unshown |= {one.path for one in archive.withdrawn}
    shown = (t for path, t in archive.texts.items() if path not in drafts and path not in unshown)
    named = named_files(shown) | {one.target for one in archive.redirects}
    hidden = named_files(text for path, text in archive.texts.items() if path in drafts)
    files = [file for file in archive.attachments if file.page not in named]
    return Unlinked(files, frozenset(file.page for file in files if file.page in hidden))


def published_files(archive: Archive, unlinked: Unlinked) -> Archive:
    """The archive without the files that no text links to, unless it publishes these, too."""
    if archive.config.unlinked_files == "publish" or not unlinked.files:
        return archive
    left_out = {file.page for file in unlinked.files}
    files = tuple(file for file in archive.attachments if file.page not in left_out)
    return replace(archive, attachments=files)


def check_files(config: SiteConfig, unlinked: Unlinked) -> Iterator[Problem]:
    """A problem for each file that no text links to.

    Of those that may be articles it is an error, because nobody would find them.
    """
    if config.unlinked_files != "warn":
        return
    for file in unlinked.files:
        if file.page in unlinked.of_drafts:
            yield _of_draft(file)
        elif hint := _way_to_article(file.path):
            message = "an article in this form is not read, and no text links to the file"
            yield problem_at(Place(file.path), "unread-text", message, hint)
        else:
            message = "no text links to this file, and it is not published"
            hint = f"link to it, or remove it; if all such files are meant, {_PUBLISH}"
            yield problem_at(Place(file.path), "unlinked-file", message, hint, "warning")


def check_file_links(archive: Archive, links: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each symbolic link to a file that is not published itself."""
    published = {file.path for file in archive.attachments} if links else set()
    for path, target in links.items():
        if path in published and target not in published:
            message = f"this link leads to '{target}', which is not published"
            yield problem_at(Place(path), "link-to-text", message, "put the file itself here")


def _of_draft(file: Attachment) -> Problem:
    message = "only a draft links to this file, and it is not published"
    hint = "it will be with the draft; leave it here, or allow 'unlinked-file' for it in site.yaml"
    return problem_at(Place(file.path), "unlinked-file", message, hint, "warning")


def _way_to_article(path: str) -> str:
    """What to do with a text that is no Markdown; empty for other files."""
    suffix = posixpath.splitext(path)[1].lower()
    name = posixpath.basename(path)
    stem = posixpath.splitext(name)[0]
    if not path.startswith(f"{CONTENT}/articles/"):
        return ""
    if suffix in _CONVERTED:
        return f"make an article of it: {pandoc(path)}; or link to it from a text"
    if suffix in _SAVED_FIRST:
        docx = f"{posixpath.splitext(path)[0]}.docx"
        return f"save it as .docx, and make an article of that: {pandoc(docx)}; or link to it"
    if suffix in _PLAIN:
        return (
            f"rename it to {stem}.md, and write title and date between lines '---' above its text"
        )
    return ""
