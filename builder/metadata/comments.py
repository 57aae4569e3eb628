"""Comments in YAML, and values of which YAML makes one: `title: Case #12`."""

import re

from builder.errors import Problem, problem_at
from builder.metadata.quoting import in_one_line
from builder.metadata.written import Written

_COMMENT = re.compile(r"([ \t]*)(#+([^\n]*))")
_DAY_OR_TRUTH = re.compile(r"\d{4}-\d\d[\d/.:+TZ ~?%-]*|(?i:true|false|yes|no|on|off)")
# Values that no text goes on after: dates, numbers, codes, names in small letters, ids, addresses.
_CODE = re.compile(
    r"[\dX.?~%/:+TZ -]+|[a-z][\w/.-]*|\d+/[\w/.-]+|[A-Z]{2,4}|Q\d+|https?://\S+", re.ASCII
)


def comment_after(value: Written) -> re.Match[str] | None:
    """What YAML takes for a comment behind a value, in the same line."""
    return None if value.has_lines else _COMMENT.match(value.text, value.end)


def check_comment(value: Written) -> Problem | None:
    """The rest of a value that is a comment for YAML, and was not meant as one."""
    found = comment_after(value)
    if found is None or is_meant(value, found):
        return None
    message = f"YAML takes '{found[2].rstrip()}' for a comment and leaves it out"
    at, end = found.start(2), found.end()
    if value.start == value.end:
        return value._replace(start=at).restore(end, "yaml-comment", message, at)
    if "\n" not in value.raw:
        return value.restore(end, "yaml-comment", message, at)
    whole = f"{in_one_line(value.node.value)} {found[2].rstrip()}"
    hint = value.hint(whole, end=end)
    return value.mend(whole, problem_at(value.place(at), "yaml-comment", message, hint))


def is_meant(value: Written, comment: re.Match[str]) -> bool:
    """Whether somebody meant a comment.

    So it is with two spaces before the `#` and one after it, as YAML is usually written; with one
    before it, after quotes and after what is no prose: a date, a code, an address.
    """
    gap, after = comment[1], comment[3]
    if not gap:  # right behind a quotation mark
        return False
    separate = after[:1] in {" ", "\t", ""}
    if value.start == value.end:
        return separate
    if value.node.style:
        return separate and bool(after.strip())
    text = str(value.node.value)
    if _DAY_OR_TRUTH.fullmatch(text):
        return True
    if not separate:
        return False
    if len(gap) > 1 or gap == "\t":
        return bool(after.strip())
    return bool(_CODE.fullmatch(text)) and after.strip()[:1].isalpha()
