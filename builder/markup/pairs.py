"""Which tags of a text count: those with a partner, or with what they need instead of one."""

from collections import Counter, defaultdict

from builder.markup.tags import PLAYERS, VOID, Tag

# Whose end may be left out, and the tags that imply it.
_CELL_ENDS = frozenset("td th tr thead tbody tfoot".split())
_ENDED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": _CELL_ENDS,
    "th": _CELL_ENDS,
    "tr": _CELL_ENDS - {"td", "th"},
}
_ENDERS = frozenset().union(*_ENDED_BY.values())
_SCOPES = frozenset("ul ol dl table".split())  # no tag ends what is outside of these
_IN_TABLES = frozenset("caption thead tbody tfoot tr th td".split())
# What a tag without a partner must have.
_NEEDS = {"img": ("src",), "source": ("src", "srcset")} | {
    name: (key,) for name, key in PLAYERS.items() if name != "source"
}


class Pairs:
    """Finds the tags that count, container by container: a tag must be closed where it began."""

    def __init__(self) -> None:
        self._open: list[list[tuple[Tag, object]]] = [[]]
        self._names: list[Counter[str]] = [Counter()]
        self._tables: list[list[Tag]] = [[]]  # that are open
        self._parts: list[tuple[Tag, Tag | None, Tag | None]] = []  # begin, end, table
        self._arranging: defaultdict[str, list[Tag]] = defaultdict(list)
        self._tickers: list[Tag] = []
        self._is_in_capitals = False

    def enter(self) -> None:
        """Begin a container: a paragraph, an item, a quotation."""
        self._open.append([])
        self._names.append(Counter())
        self._tables.append([])

    def leave(self) -> None:
        """End it; what is still open in it counts for nothing."""
        self._open.pop()
        self._names.pop()
        self._tables.pop()

    def see(self, tag: Tag, token: object) -> None:
        """Take the next tag of a token."""
        if not tag.can_count:
            return
        self._is_in_capitals |= tag.is_in_capitals and not tag.is_ticker
        if tag.is_ticker:
            self._tickers.append(tag)
        if tag.name in VOID:
            tag.counts = not tag.is_ticker and not tag.closing and self._has_its_needs(tag)
        elif tag.is_shown_as_other:
            self._arrange(tag)
        elif not tag.closing:
            self._begin(tag, token)
        elif self._names[-1][tag.name]:
            self._close(tag, token)

    def finish(self) -> None:
        """Look at some again, now that all are seen.

        Where others are HTML beyond doubt, all in capitals are. No table has parts if it is none.
        """
        for tag in self._tickers if self._is_in_capitals else ():
            tag.is_ticker = False
            tag.counts |= tag.name in VOID and self._has_its_needs(tag)
        for begin, end, table in self._parts:
            if table is None or not table.counts:
                begin.counts = False
                if end:
                    end.counts = False

    def _has_its_needs(self, tag: Tag) -> bool:
        if tag.name == "col":
            return bool(tag.attributes or self._tables[-1])
        needs = _NEEDS.get(tag.name)
        return not needs or any(tag.attributes.get(key, "").strip() for key in needs)

    def _arrange(self, tag: Tag) -> None:
        """Of what is passed over, exports have ends too many; a lone beginning says something."""
        begun = self._arranging[tag.name]
        if not tag.closing:
            begun.append(tag)
            tag.counts = self._has_its_needs(tag) if tag.name in PLAYERS else bool(tag.attributes)
            return
        tag.counts = True
        if begun:
            begin = begun.pop()
            begin.counts |= begin.name != "iframe"  # whose source is nowhere else

    def _begin(self, tag: Tag, token: object) -> None:
        if tag.name in _ENDERS:
            self._imply_ends(tag, token)
        self._open[-1].append((tag, token))
        self._names[-1][tag.name] += 1
        if tag.name == "table":
            self._tables[-1].append(tag)

    def _imply_ends(self, tag: Tag, token: object) -> None:
        begun, found = self._open[-1], -1
        names = self._names[-1]
        if not any(names[name] for name, ends in _ENDED_BY.items() if tag.name in ends):
            return
        for number in range(len(begun) - 1, -1, -1):
            name = begun[number][0].name
            if name in _SCOPES or (found >= 0 and name not in _ENDED_BY):
                break
            if tag.name in _ENDED_BY.get(name, ()):
                found = number
        while found >= 0 and len(begun) > found:
            self._end_next(tag, token)

    def _close(self, tag: Tag, token: object) -> None:
        while self._open[-1][-1][0].name != tag.name:
            self._end_next(tag, token)
        begin, begun_in = self._pop()
        tag.counts = True
        self._count(begin, tag, begun_in is not token)

    def _end_next(self, tag: Tag, token: object) -> None:
        """End what was begun last, if its end may be left out; else it counts for nothing."""
        begin, begun_in = self._pop()
        if begin.name in _ENDED_BY:
            tag.ends.append(begin)
            self._count(begin, None, begun_in is not token)

    def _pop(self) -> tuple[Tag, object]:
        begin, begun_in = self._open[-1].pop()
        self._names[-1][begin.name] -= 1
        if begin.name == "table":
            self._tables[-1].pop()
        return begin, begun_in

    def _count(self, begin: Tag, end: Tag | None, spans: bool) -> None:
        begin.counts, begin.spans = True, spans
        if begin.name in _IN_TABLES:
            self._parts.append((begin, end, self._tables[-1][-1] if self._tables[-1] else None))
