"""Files beside the texts that no text links to, among them articles in forms that are not read."""

import posixpath
from collections.abc import Container, Iterator, Mapping

from builder.archive import Archive
from builder.content.unmeant import pandoc
from builder.errors import Place, Problem, problem_at
from builder.model import Attachment, Text
from builder.urls import CONTENT

_CONVERTED = frozenset(".docx .odt .rtf .epub .tex .org .textile .wiki .adoc".split())
_SAVED_FIRST = frozenset(".doc .pages .wpd .wps .dot .sxw .fodt .abw".split())
_PLAIN = frozenset(".txt .text".split())
_PUBLISH = "set 'unlinked_files: publish' in site.yaml"


def named_files(texts: Mapping[str, Text]) -> frozenset[str]:
    """The addresses that texts, given by their paths, link to."""
    return frozenset(link.path for text in texts.values() for link in text.links)


def check_files(archive: Archive, drafts: Container[str]) -> Iterator[Problem]:
    """A problem for each file that no text links to; `drafts` are the paths of those left out.

    Of those that may be articles it is an error, because nobody would find them.
    """
    setting = archive.config.unlinked_files
    if not archive.attachments or setting == "publish":
        return
    published = {path: text for path, text in archive.texts.items() if path not in drafts}
    named = named_files(published) | {one.target for one in archive.redirects}
    of_drafts = named_files({p: text for p, text in archive.texts.items() if p in drafts})
    for file in archive.attachments:
        if file.page in named:
            continue
        if file.page in of_drafts:
            yield _of_draft(file)
        elif hint := _way_to_article(file.path):
            message = "an article in this form is not read, and no text links to the file"
            yield problem_at(Place(file.path), "unread-text", message, hint)
        else:
            message = "no text links to this file, and it is published"
            hint = f"link to it, or remove it; if all such files are meant, {_PUBLISH}"
            yield problem_at(Place(file.path), "unlinked-file", message, hint, "warning")


def _of_draft(file: Attachment) -> Problem:
    message = "only a draft links to this file, and it is published"
    hint = "take it out of content/ until the draft is published"
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
