"""The forms in which a change of metadata may be written, the best first.

Whether one says what was meant, and nothing else, is found out by `edit`, which reads it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from builder.content.edited import Source
from builder.metadata.entries import Entry
from builder.metadata.splicing import Span, written_forms

_DASH = re.compile(r"[ \t]*-[ \t]+")
_REST = re.compile(r"[ \t]*(?:[ \t]#[^\r\n]*)?(?=[\r\n]|\Z)")
_COMMA = re.compile(r"[ \t]*,[ \t]*")
_BETWEEN = re.compile(r"\s*,\s*")


def with_text(source: Source, key: str, text: str) -> Iterator[Source]:
    """With a text as the value of a key."""
    entry = source.entries.get(key)
    if entry is None:
        yield from _with_line(source, key, written_forms(text, None, False, source.is_toml))
    elif isinstance(entry.value, ScalarNode) and (span := source.span(entry, entry.value)):
        gap = " " if span.start == span.end and source.text[span.start - 1 : span.start] else ""
        for form in written_forms(text, entry.value, False, source.is_toml):
            yield source.spliced(span, gap + form)


def _with_line(source: Source, key: str, forms: Iterable[str], gap: str = " ") -> Iterator[Source]:
    """With a line more: below all others, else above; in TOML a table would swallow it below."""
    end = source.lines.line_end
    columns = [one.place.column for one in source.entries.values()]
    indent = " " * (min(columns, default=1) - 1)
    places = [source.top] if source.is_toml else [source.end, source.top]
    for form in forms:
        line = f"{indent}{key}{' = ' if source.is_toml else f':{gap}'}{form}"
        for at in places:
            is_cut = at > 0 and source.text[at - 1] not in "\r\n\ufeff"
            yield source.spliced(Span(at, at), f"{end}{line}" if is_cut else f"{line}{end}")


def with_item(source: Source, key: str, text: str) -> Iterator[Source]:
    """With an item more at the end of a list."""
    entry = source.entries.get(key)
    forms = [*written_forms(text, None, True, source.is_toml)]
    if entry is None:
        yield from _with_line(source, key, (f"[{form}]" for form in forms))
        return
    node = entry.value
    nodes = node.value if isinstance(node, SequenceNode) else ()
    if not nodes:
        yield from _with_first_item(source, entry, forms)
        return
    last, first = source.span(entry, nodes[-1]), source.span(entry, nodes[0])
    like = nodes[-1] if all(one.style == nodes[0].style for one in nodes) else None
    for form in written_forms(text, like, True, source.is_toml):
        if _is_flow(node) or source.is_toml:
            yield from [source.spliced(Span(last.end, last.end), f", {form}")] if last else []
        else:
            yield from _with_dash(source, last, first, form)


def _with_first_item(source: Source, entry: Entry, forms: Sequence[str]) -> Iterator[Source]:
    """With the first item of a list: between its brackets, or as the value that a key lacks."""
    start = source.lines.at(entry.block.place(entry.value.start_mark))
    if isinstance(entry.value, SequenceNode):
        yield from (source.spliced(Span(start + 1, start + 1), form) for form in forms)
    elif span := source.span(entry, entry.value):
        gap = " " if span.start == span.end else ""
        yield from (source.spliced(span, f"{gap}[{form}]") for form in forms)


def with_pair(source: Source, key: str, name: str, text: str) -> Iterator[Source]:
    """With a line more below a key, as the last one is indented."""
    entry = source.entries.get(key)
    end = source.lines.line_end
    forms = [
        f"{shown}: {value}"
        for shown in written_forms(name, None, False, False)
        for value in written_forms(text, None, False, False)
    ]
    if entry is None:
        for form in forms:
            yield from _with_line(source, key, [f"{end}  {form}"], "")
        return
    pairs = entry.value.value if isinstance(entry.value, MappingNode) else ()
    if not pairs:
        at = source.lines.end_of(source.lines.at(entry.value_place))
        yield from (source.spliced(Span(at, at), f"{end}  {form}") for form in forms)
        return
    shown, value = source.span(entry, pairs[-1][0]), source.span(entry, pairs[-1][1])
    if shown is None or value is None:
        return
    if _is_flow(entry.value):
        yield from (source.spliced(Span(value.end, value.end), f", {form}") for form in forms)
        return
    indent = source.text[source.lines.start_of(shown.start) : shown.start]
    at = source.lines.end_of(value.end)
    yield from (source.spliced(Span(at, at), f"{end}{indent}{form}") for form in forms)


def without_pair(source: Source, key: str, name: str) -> Iterator[Source]:
    """Without the line of a name."""
    entry = source.entries[key]
    for own, value in entry.value.value:
        span, end = source.span(entry, own), source.span(entry, value)
        if own.value == name and span and end and not _is_flow(entry.value):
            start = source.lines.start_of(span.start)
            yield source.spliced(Span(start, source.lines.after(end.end)), "")


def _is_flow(node: Node) -> bool:
    """Whether a list or mapping stands between brackets."""
    return bool(getattr(node, "flow_style", False))


def _with_dash(
    source: Source, last: Span | None, first: Span | None, form: str
) -> Iterator[Source]:
    """With a line more in a list of lines: below the last, else above the first."""
    lines, end = source.lines, source.lines.line_end
    for span in filter(None, (last, first)):
        start = lines.start_of(span.start)
        if dash := _DASH.fullmatch(source.text, start, span.start):
            at = lines.end_of(span.end) if span is last else start
            line = f"{dash[0]}{form}"
            yield source.spliced(Span(at, at), end + line if span is last else line + end)


def with_other_item(source: Source, key: str, at: int, text: str) -> Iterator[Source]:
    """With another text of an item."""
    entry = source.entries[key]
    node = entry.value.value[at]
    if span := source.span(entry, node):
        in_list = _is_flow(entry.value)
        for form in written_forms(text, node, in_list, source.is_toml):
            yield source.spliced(span, form)


def without_item(source: Source, key: str, at: int) -> Iterator[Source]:
    """Without an item."""
    entry = source.entries[key]
    spans = [source.span(entry, one) for one in entry.value.value]
    own, before = spans[at], spans[at - 1] if at else None
    if own is None:
        return
    if not _is_flow(entry.value) and not source.is_toml:
        start = source.lines.start_of(own.start)
        is_line = _DASH.fullmatch(source.text, start, own.start)
        if is_line and _REST.match(source.text, own.end):
            yield source.spliced(Span(start, source.lines.after(own.end)), "")
        return
    if comma := _COMMA.match(source.text, own.end):
        yield source.spliced(Span(own.start, comma.end()), "")
    if before and _BETWEEN.fullmatch(source.text, before.end, own.start):
        yield source.spliced(Span(before.end, own.end), "")
    yield source.spliced(own, "")
