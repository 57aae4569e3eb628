"""What rendering finds in a text: links, problems, and where they stand."""

import posixpath
from urllib.parse import unquote, urlsplit

from builder.errors import Place, Problem, Severity, problem_at
from builder.markup.addresses import cleaned, is_elsewhere
from builder.model import Body, Link
from builder.urls import CONTENT, page_of, relative


class Notes:
    """What the patterns need to know about the text at hand, and what they find in it."""

    def begin(self, body: Body, path: str, reads_html: bool = True) -> None:
        """Start a text of a file of `content/`."""
        self.reads_html = reads_html
        self.body = body
        self.path = path
        self.page = page_of(path)
        self.links: list[Link] = []
        self.anchors: tuple[str, ...] = ()
        self.problems: list[Problem] = []
        self._reported: set[str] = set()
        self._searched = 0

    def place(self, written: str) -> Place:
        """The place of a piece of the text, which is looked for after the last one found."""
        text = self.body.markdown
        for needle in (f"({written}", f"<{written}", f"]: {written}", written):
            at = text.find(needle, self._searched)
            at = at if at >= 0 else text.find(needle)
            if at >= 0:
                at += needle.index(written)
                self._searched = at
                return self.place_of(at)
        return Place(self.path, self.body.lines_before + 1)

    def place_of(self, at: int) -> Place:
        """The place of a sign of the text, counted from 0."""
        text = self.body.markdown
        line = text.count("\n", 0, at) + 1 + self.body.lines_before
        return Place(self.path, line, at - text.rfind("\n", 0, at))

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
        self.problems.append(problem_at(self.place(written), code, message, hint, severity))

    def resolve(self, written: str) -> str:
        """The link to write for a link as written."""
        written = cleaned(written)
        try:
            parts = urlsplit(written)
        except ValueError:
            return self._refuse(written)
        if is_elsewhere(written):
            web = parts.scheme.lower() in {"http", "https"}
            if parts.scheme.lower() not in SCHEMES or (web and not parts.netloc):
                return self._refuse(written)
            return written
        if written.startswith("/"):
            hint = "write the way from this file, such as ../pages/about.md"
            message = f"the link '{written}' would break where the site has a base path"
            self.report(written, "link-from-root", message, hint)
            return written
        if not parts.path:
            return written
        target = posixpath.join(posixpath.dirname(self.path), unquote(parts.path))
        target = posixpath.normpath(target)
        if not target.startswith(f"{CONTENT}/"):
            message = f"the link '{written}' leads out of content/"
            self.report(written, "broken-link", message, "publish the file inside content/")
            return written
        page = page_of(target)
        self.links.append(Link(page, unquote(parts.fragment), written, self.place(written)))
        query = f"?{parts.query}" if parts.query else ""
        return relative(self.page, page) + query + (f"#{parts.fragment}" if parts.fragment else "")

    def _refuse(self, written: str) -> str:
        hint = "write https://..., mailto:... or a path to a file of content/"
        self.report(written, "bad-link", f"'{written}' cannot be a link here", hint)
        return ""


def shortened(written: str) -> str:
    """The beginning of a piece of a text, for a message."""
    line = written.partition("\n")[0]
    return line if line == written and len(line) <= 60 else f"{line[:60]}..."


SCHEMES = frozenset({"http", "https", "ftp", "mailto", "tel"})
