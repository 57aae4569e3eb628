"""Links that are none: a space in the target or before it, so that readers see their signs."""

import html
import re

from builder.markup.addresses import is_elsewhere
from builder.markup.elsewhere import meant_elsewhere
from builder.markup.notes import Notes
from builder.markup.templates import without_template

_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
_AUTOLINK = re.compile(r'<a href="[^"]*">((?:https?://|www\.)[^<]*)</a>')
_UNREAD = re.compile(r"\[(?!\d+\])([^\[\]<>\n]+)\]( ?)\(([^()<>\n]+)\)")
# A way to a file: it ends in a suffix, or has folders and no spaces.
_WAY = re.compile(r"[^\s#?][^#?]*\.[A-Za-z][A-Za-z0-9]{1,4}(?:[#?]\S*)?|\.{0,2}/\S*|\S+/\S*")


def report_unread_links(clean: str, notes: Notes) -> None:
    """Report what stands in sanitized HTML as text, and was meant as a link."""
    if "](" not in clean and "] (" not in clean:  # as in nearly all texts
        return
    for found in _UNREAD.finditer(_AUTOLINK.sub(r"\1", _CODE.sub("", clean))):
        text, space, target = map(html.unescape, found.groups())
        if (space or " " in target) and _is_target(target.strip()):
            meant = meant_elsewhere(target) or without_template(target.strip())
            meant = meant.replace(" ", "%20")
            hint = f"write [{text}]({meant})"
            written = f"[{text}]{space}({target})"
            message = f"'{written}' is shown as text, for a space keeps it from being a link"
            notes.report(written, "link-as-text", message, hint, "warning")


def _is_target(text: str) -> bool:
    known = is_elsewhere(text) or without_template(text) != text
    return known or bool(meant_elsewhere(text) or _WAY.fullmatch(text))
