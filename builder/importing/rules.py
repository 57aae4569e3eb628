"""`import.yaml`: what a person says about the keys of an input."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.content.frontmatter import read_yaml
from builder.content.reader import OneFile, Reader
from builder.errors import ContentError, Place, has_errors
from builder.importing.inputs import read_bytes
from builder.importing.wanted import RULES
from builder.metadata.fields import Fields
from builder.metadata.keys import ARTICLE_KEYS
from builder.suggest import did_you_mean
from builder.urls import check_base

OPEN = "?"  # stands for one of our keys as long as nobody has said which
ORDERS = ("dmy", "mdy", "ymd")
TARGETS = tuple(key for key in ARTICLE_KEYS if key not in {"author", "imported_from"})
KEYS = (
    "kind",
    "fields",
    "values",
    "drop",
    "keep",
    "authors",
    "base_url",
    "permalink",
    "date_order",
)
_TEXT = "text"  # the Markdown of an article, where a key has it
_KIND = re.compile(rb"^kind:[ \t]*(\w+)", re.MULTILINE)
_SIGNS = re.compile(r"[\\^$.|?*+(\[{]")
_PERMALINK_HINT = "write the form of its addresses, such as /:year/:month/:day/:title/"


@dataclass(frozen=True)
class Pattern:
    """A value, or a form of values; what becomes of it.

    `target` is another key of ours, which gets what the brackets hold.
    """

    expression: re.Pattern[str]
    becomes: str = ""
    target: str = ""


@dataclass(frozen=True)
class Rules:
    """What is to become of keys and values; `values` are by keys of ours."""

    fields: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    drop: frozenset[str] = frozenset()
    keep: tuple[str, ...] = ()
    authors: str = ""
    base_url: str = ""
    permalink: str = ""
    date_order: str = ""

    def target(self, key: str) -> str:
        """The key of ours that a key of the input becomes; `?` if nobody has said."""
        return key if key in self.keep else self.fields.get(key, OPEN)


def default_rules(source: Path, kind: str) -> Path:
    """The file of rules where none is named: one of its own, if the first is for another kind."""
    path = source / RULES
    found = _KIND.search(read_bytes(path)) if path.is_file() else None
    is_other = found is not None and found[1].decode() != kind
    return source / f"import-{kind}.yaml" if is_other else path


def read_rules(data: bytes, path: str, kind: str) -> Rules:
    """Read a file of rules.

    Raises:
        ContentError: it has problems, all of which are named.
    """
    entries, problems = read_yaml(Reader(OneFile(path, data)), path, name="the file")
    fields = Fields(entries, Place(path))
    fields.check_keys(KEYS)
    own = fields.text("kind")
    if own and own != kind:
        message = f"these are rules for '{own}', and '{kind}' is to be imported"
        hint = f"name others with --rules, or import '{own}'"
        fields.report(fields.place("kind"), "unknown-value", message, hint)
    base = fields.checked("base_url", check_base, "bad-url", "write https:// and the host")
    permalink = fields.text("permalink")
    if permalink and not permalink.startswith("/"):
        message = f"'permalink': '{permalink}' does not begin with a slash"
        fields.report(fields.place("permalink"), "unknown-value", message, _PERMALINK_HINT)
    rules = Rules(
        fields=_fields(fields),
        values=_values(fields),
        drop=frozenset(name.text for name in fields.names("drop", exact=True)),
        keep=tuple(name.text for name in fields.names("keep", exact=True)),
        authors=fields.text("authors"),
        base_url=base,
        permalink=permalink,
        date_order=fields.choice("date_order", ORDERS, ""),
    )
    problems += fields.problems
    if has_errors(problems):
        raise ContentError(problems)
    return rules


def _fields(fields: Fields) -> dict[str, str]:
    lines = fields.mapping("fields", "write lines such as 'Headline: title'")
    if lines is None:
        return {}
    found = {key: lines.text(key) for key in lines.written}
    for key, target in found.items():
        if target and target not in {OPEN, _TEXT, *TARGETS}:
            hint = did_you_mean(target, (*TARGETS, _TEXT)) or f"it is one of {', '.join(TARGETS)}"
            message = f"'{target}' is no key of an article"
            lines.report(lines.place(key), "unknown-value", message, hint)
    fields.problems += lines.problems
    return {key: target or OPEN for key, target in found.items()}


def _values(fields: Fields) -> dict[str, tuple[Pattern, ...]]:
    lines = fields.mapping("values", "write a key of ours, and below it lines 'value: other value'")
    found: dict[str, tuple[Pattern, ...]] = {}
    for key in lines.written if lines else ():
        assert lines is not None
        inner = lines.mapping(key, f"write below '{key}:' lines 'value: other value'")
        if inner is not None:
            found[key] = tuple(filter(None, (_pattern(inner, one) for one in inner.written)))
            lines.problems += inner.problems
    fields.problems += lines.problems if lines else []
    return found


def _pattern(lines: Fields, written: str) -> Pattern | None:
    """A value as it is written, or a regular expression if it has brackets."""
    becomes = lines.text(written)
    has_group = "(" in written
    try:
        expression = re.compile(written if _SIGNS.search(written) else re.escape(written))
    except re.error as error:
        message = f"'{written}' is no pattern: {error}"
        hint = "write a regular expression, or put a backslash before each sign in it"
        lines.report(lines.place(written), "unknown-value", message, hint)
        return None
    target = becomes if has_group and expression.groups == 1 and becomes in TARGETS else ""
    return Pattern(expression, "" if target else becomes, target)
