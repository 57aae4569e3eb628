"""What rendering finds in a text: links, problems, and where they stand."""

import posixpath
import re
from bisect import bisect_left
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from builder.errors import Place, Problem, Severity, problem_at
from builder.limits import DEFAULT, Limits
from builder.markup.addresses import cleaned, is_elsewhere
from builder.markup.elsewhere import meant_elsewhere
from builder.markup.templates import without_template
from builder.model import Body, Link
from builder.urls import CONTENT, composed, page_of, relative

SCHEMES = frozenset({"http", "https", "ftp", "mailto", "tel", "irc", "ircs"})

_ON_A_DISK = re.compile(r"(?i)(?:[a-z]:[\\/]|file:|\\\\)")
# A link or a picture without a target, or a definition of one.
_EMPTY = re.compile(r"""\]\(\s*(?:<\s*>\s*)?(?=[)"'(])|\]:[ \t]*<[ \t]*>""")

_BREAK = re.compile("\n")
_LOOKS = 400  # times that a text may be looked through as a whole
_NEARBY = 2_000  # characters


class Notes:
    """What the patterns need to know about the text at hand, and what they find in it."""

    limits = DEFAULT

    def begin(
        self, body: Body, path: str, reads_html: bool = True, limits: Limits = limits
    ) -> None:
        """Start a text of a file of `content/`."""
        self.reads_html = reads_html
        self.limits = limits
        self.body = body
        self.path = path
        self.page = page_of(path)
        self.links: list[Link] = []
        self.anchors: tuple[str, ...] = ()
        self.problems: list[Problem] = []
        self._reported: set[str] = set()
        self._searched = 0
        self._breaks: list[int] = []  # where lines end; found when a place is asked for
        self.budget = _LOOKS * len(body.markdown)  # of characters to look through for places

    def place(self, written: str) -> Place:
        """The place of a piece of the text, which is looked for after the last one found."""
        for needle in (f"({written}", f"<{written}", f"]: {written}", written):
            at = self._find(needle, self._searched)
            at = at if at >= 0 else self._find(needle, 0)
            if at >= 0:
                at += needle.index(written)
                self._searched = at
                return self.place_of(at)
        return Place(self.path, self.body.lines_before + 1)

    def _find(self, needle: str, start: int) -> int:
        """Where a piece of the text is from there on, or -1; in the end only nearby."""
        text = self.body.markdown
        end = len(text) if self.budget > 0 else start + _NEARBY
        at = text.find(needle, start, end)
        self.budget -= (at if at >= 0 else min(end, len(text))) - start
        return at

    def place_of(self, at: int) -> Place:
        """The place of a sign of the text, counted from 0."""
        if not self._breaks:
            text = self.body.markdown
            self._breaks = [-1, *(one.start() for one in _BREAK.finditer(text))]
        line = bisect_left(self._breaks, at)
        return Place(self.path, line + self.body.lines_before, at - self._breaks[line - 1])

    def place_at(self, line: int, column: int = 1) -> Place:
        """The place of a line of the text, counted from 0."""
        return Place(self.path, line + 1 + self.body.lines_before, column)

    def report_at(
        self, place: Place, code: str, message: str, hint: str, severity: Severity = "error"
    ) -> None:
        """Add a problem at a place."""
        self.problems.append(problem_at(place, code, message, hint, severity))

    def report_once(self, kind: str, written: str, code: str, message: str, hint: str) -> None:
        """Add a warning at a piece of the text, if it is the first of its kind there."""
        if kind not in self._reported:
            self._reported.add(kind)
            self.report(written, code, message, hint, "warning")

    def report(
        self, written: str, code: str, message: str, hint: str, severity: Severity = "error"
    ) -> None:
        """Add a problem at a piece of the text."""
        self.report_at(self.place(written), code, message, hint, severity)

    def resolve(self, written: str, shown: bool = False) -> str:
        """The link to write for a link as written, or for the source of a picture that is `shown`.

        Whether something answers for it is found out when the whole archive is known; one from the
        site's root stays as it is until then.
        """
        if not written.strip():
            return self._report_empty(shown)
        place, written = written, without_template(cleaned(written))
        try:
            parts = urlsplit(written)
        except ValueError:
            return self._refuse(written)
        if is_elsewhere(written):
            web = parts.scheme.lower() in {"http", "https"}
            if parts.scheme.lower() not in SCHEMES or (web and not _is_host(parts.netloc)):
                return self._refuse(written)
            if web and "@" in parts.netloc:
                return self._refuse_credentials(written, parts)
            return written.replace(" ", "%20")
        if not parts.path:
            return written
        path = self._target(parts.path)
        fragment = unquote(parts.fragment).partition(":~:")[0]  # what follows is for browsers
        self.links.append(Link(path, fragment, written, self.place(place), shown))
        return written if path.startswith("/") else way_to(self.page, path, written)

    def picture(self, written: str, alternative: str) -> str:
        """The source to write for a picture of ours; reports one that has no words instead of it.

        An address on the web is a link as any other.
        """
        shown = not is_elsewhere(cleaned(written))
        if shown and written.strip() and not alternative.strip():
            name = posixpath.basename(written)
            message = f"no text says what the picture '{name}' shows"
            hint = f"write it between the brackets: ![what it shows]({written})"
            self.report(written, "missing-alt", message, hint, "warning")
        return self.resolve(written, shown)

    def _target(self, written: str) -> str:
        """The path of a link in the site, as `Link` has it."""
        path = composed(unquote(written))
        if path.startswith("/"):
            return path
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))
        return page_of(target) if target.startswith(f"{CONTENT}/") else f"../{target}"

    def _refuse(self, written: str) -> str:
        address = meant_elsewhere(written)
        hint = "write https://..., mailto:... or a path to a file of content/"
        if _ON_A_DISK.match(written):
            hint = "put the file into content/, and write the way to it from this file"
        elif address:
            hint = f"did you mean '{address}'?"
        self.report(written, "bad-link", f"'{written}' cannot be a link here", hint)
        return ""

    def _refuse_credentials(self, written: str, parts: SplitResult) -> str:
        """A page would tell everybody a name or a password."""
        message = f"'{written}' has a name or a password before its host"
        plain = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        self.report(written, "bad-link", message, f"did you mean '{plain}'?")
        return ""

    def _report_empty(self, shown: bool) -> str:
        found = _EMPTY.search(self.body.markdown, self._searched)
        written = found[0] if found else ""
        message, hint = "this link leads nowhere", "write where it leads, or remove the brackets"
        if shown:
            message, hint = "this picture has no file", "name its file between the brackets"
        self.report(written, "bad-link", message, hint)
        self._searched = found.end() if found else self._searched
        return ""


def shortened(written: str) -> str:
    """The beginning of a piece of a text, for a message."""
    line = written.partition("\n")[0]
    return line if line == written and len(line) <= 60 else f"{line[:60]}..."


def way_to(page: str, path: str, written: str) -> str:
    """The link from a page to a path of the site, with what is written behind its path."""
    parts = urlsplit(written)
    query = f"?{parts.query}" if parts.query else ""
    return relative(page, path) + query + (f"#{parts.fragment}" if parts.fragment else "")


def _is_host(text: str) -> bool:
    """Whether what stands for a host can be one: `http://http://x.org` names `http:`."""
    return bool(text) and not text.lower().startswith(("http:", "https:"))
