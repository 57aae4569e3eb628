"""Links of drafts led to the files that the import makes, and to files that come with them."""

import posixpath
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote

from builder.content.file_types import FIRST_BYTES, is_other_type, is_passive
from builder.importing.drafts import Draft
from builder.importing.inputs import MOST, files_below
from builder.importing.links import Targets, plain_target, rewritten, without_links
from builder.importing.templates import tags_left
from builder.urls import as_one_file

_ROOTS = ("", "static", "assets", "public", "content")
_QUOTED = "/!$&'()*+,=:@~;-_."

Answers = Callable[[str, str], bool]  # a path, of the site or beside an article; its stem


class Linker:
    """Rewrites the links of drafts; counts what was found."""

    def __init__(
        self,
        targets: Targets,
        drafts: Mapping[str, Draft],
        root: Path | None,
        answers: Answers = lambda path, stem: False,
    ) -> None:
        """Take what answers for links, the drafts by identity, and the folder with their files.

        `answers` says whether the archive itself has what a link leads to.
        """
        self.targets = targets
        self.drafts = drafts
        self.root = root
        self.answers = answers
        self.resolved = self.elsewhere = self.open = 0

    def link(self, draft: Draft) -> None:
        """Rewrite the links of a draft; those that lead nowhere are their words from now on."""
        lost: set[str] = set()
        draft.text = rewritten(draft.text, lambda written, _: self._target(written, draft, lost))
        if lost:
            draft.text = without_links(draft.text, lost)
        if left := tags_left(draft.text):
            named = ", ".join(left[:5])
            draft.doubt(f"text: tags that nothing here reads ({named}) are shown as they are")

    def _target(self, written: str, draft: Draft, lost: set[str]) -> str:
        identity, path, rest = self.targets.find(written, draft.item)
        if identity in self.drafts:
            self.resolved += 1
            return _way(draft.stem, f"{self.drafts[identity].stem}.md") + _fragment(rest)
        if not path:
            return _elsewhere(written)
        if file := self._file(path, plain_target(written), draft):
            self.resolved += 1
            return file
        if elsewhere := self.targets.elsewhere(path, rest):
            self.elsewhere += 1
            return elsewhere
        plain = plain_target(written)
        if not self.answers(unquote(path if plain.startswith("/") else plain), draft.stem):
            self.open += 1
            lost.add(written)
            draft.doubt(
                f"text: '{written[:80]}' leads to what is not imported, so its words are no link "
                "any more; base_url would lead it to the old site"
            )
        return written

    def _file(self, path: str, written: str, draft: Draft) -> str:
        """The link to a file of the source that comes with the article; empty if there is none."""
        if self.root is None or not is_passive(posixpath.splitext(path)[1].casefold()):
            return ""
        found = self._in_source(unquote(path), unquote(written.partition("?")[0]), draft)
        if not found:
            return ""
        name = next((one for one, source in draft.files.items() if source == found), "")
        if not name:
            name, number = posixpath.basename(found), 1
            stem, suffix = posixpath.splitext(name)
            while any(as_one_file(name) == as_one_file(one) for one in draft.files):
                number += 1
                name = f"{stem}-{number}{suffix}"
            draft.files[name] = found
        folder = draft.stem.rpartition("/")[2]
        return quote(f"{folder}/{name}", safe=_QUOTED)

    def _in_source(self, path: str, written: str, draft: Draft) -> str:
        """The path below the source of a file that a link means, if it can be published."""
        assert self.root is not None
        beside = posixpath.dirname(draft.item.file)
        own = (
            []
            if written.startswith("/")
            else [f"{beside}/{written}", f"content/{beside}/{written}"]
        )
        whole = [f"{folder}/{path.lstrip('/')}" for folder in _ROOTS]
        for one in (*own, *whole):
            plain = posixpath.normpath(one).lstrip("/")
            if plain.startswith(".."):
                continue
            if _can_be_published(self.root, plain):
                return plain
            other = self._by_case.get(as_one_file(plain), "")
            if other and other != plain and _can_be_published(self.root, other):
                draft.doubt(f"text: '{written[:80]}' is called '{other}' there")
                return other
        return ""

    @cached_property
    def _by_case(self) -> Mapping[str, str]:
        """The files of the source as file systems without capitals find them."""
        return {as_one_file(path): path for path in files_below(self.root)} if self.root else {}


def _elsewhere(written: str) -> str:
    """A target on another site: without a template around it, and with its scheme."""
    plain = plain_target(written)
    return f"https:{plain}" if plain.startswith("//") else plain


def _can_be_published(root: Path, path: str) -> bool:
    file = root / path
    try:
        if not file.is_file() or not file.resolve().is_relative_to(root.resolve()):
            return False
        if file.stat().st_size > MOST:
            return False
        with open(file, "rb") as opened:
            head = opened.read(FIRST_BYTES)
    except (OSError, ValueError, RuntimeError):
        return False
    suffix = file.suffix.casefold()
    return suffix == ".svg" or not is_other_type(suffix, head)


def _way(stem: str, target: str) -> str:
    """The link from one article's file to another's."""
    return quote(posixpath.relpath(target, posixpath.dirname(stem)), safe=_QUOTED)


def _fragment(rest: str) -> str:
    _, sign, fragment = rest.partition("#")
    return f"{sign}{fragment}" if fragment else ""
