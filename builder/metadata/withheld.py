"""Keys by which other programs keep a text from readers: read as a status, or refused.

They are never passed over: a text that its author held back must not be published because nobody
here knows the key. https://jekyllrb.com/docs/front-matter/ has `published`,
https://gohugo.io/content-management/front-matter/ `draft`, `expiryDate`, `publishDate` and `build`,
https://www.11ty.dev/docs/permalinks/ `permalink: false`; `status`, `visibility` and `password` are
what WordPress exports.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode

from builder.dates.edtf import parse_date
from builder.errors import Name, Problem, problem_at
from builder.metadata.entries import Entry, is_empty
from builder.metadata.keys import plain
from builder.metadata.lines import STATUSES, line_for

_DRAFT_IF_TRUE = frozenset("draft isdraft unpublished".split())
_DRAFT_IF_FALSE = frozenset("published publish ispublished".split())
_REFUSED_IF_TRUE = frozenset(
    "private isprivate hidden ishidden unlisted isunlisted hide secret protected headless trashed "
    "deleted embargoed embargo eleventyexcludefromcollections".split()
)
_REFUSED_IF_FALSE = frozenset("public ispublic listed visible output render".split())
_EXPIRES = frozenset(
    "expirydate expires expireson expiresat expire expiry expiration expirationdate validuntil "
    "unpublish unpublishdate unpublishon unpublishat".split()
)
_BEGINS = frozenset(
    "publishdate publishon publishat publishafter embargo embargodate embargountil embargoeduntil "
    "scheduled scheduledfor scheduledat".split()
)
_STATUS_WORDS = frozenset("poststatus publicationstatus publishstatus".split())
# These words have other meanings too, so that an archive may pass over their other values.
_AMBIGUOUS = frozenset(
    "hide secret protected headless deleted public listed visible output render permalink embargo "
    "publish build".split()
)
_EVERY = (
    _DRAFT_IF_TRUE
    | _DRAFT_IF_FALSE
    | _REFUSED_IF_TRUE
    | _REFUSED_IF_FALSE
    | _EXPIRES
    | _BEGINS
    | _STATUS_WORDS
    | {"visibility", "password", "build", "permalink"}
)
_ALWAYS = _EVERY - _AMBIGUOUS
_TRUE = frozenset({"true", "yes", "on", "1", "y"})
_FALSE = frozenset({"false", "no", "off", "0", "n", "never"})
_OPEN = frozenset({"public", "visible", "published", "listed", "everyone", "all", "true", "yes"})
_NOWHERE = frozenset({"never", "link", "local", "false", "no", "off"})

_DAY = "remove the line; when the day has come, write status: withdrawn with a withdrawn_reason"


def withholds(key: str) -> bool:
    """Whether a key is about nothing but whether readers see the text."""
    return plain(key) in _ALWAYS


class Told(NamedTuple):
    """What a text's keys say of its status in the words of others.

    `keys` are those that were understood; `draft` and `published` are the first that says so.
    """

    keys: frozenset[str] = frozenset()
    draft: Name | None = None
    published: Name | None = None
    problems: tuple[Problem, ...] = ()


def read_withheld(entries: Mapping[str, Entry], known: Collection[str], noun: str = "") -> Told:
    """Look through the keys that are not `known`.

    What cannot be a draft, because it is what `noun` says, is refused.
    """
    said = {key: _said(key, entries) for key in entries if key not in known}
    told = {key: what for key, what in said.items() if what}
    if not told:
        return Told()
    drafts = [key for key, what in told.items() if what == "draft"]
    refused = [key for key, what in told.items() if what.startswith("refused")]
    problems = [_refusal(key, told[key], entries, noun) for key in refused]
    problems += [_refusal(key, "refused", entries, noun) for key in drafts if noun]
    published = [key for key, what in told.items() if what == "published"]
    draft, shown = (
        next((Name(_shown(key, entries), entries[key].place) for key in keys), None)
        for keys in (drafts, published)
    )
    return Told(frozenset(told), draft, shown, tuple(problems))


def contradiction(told: Told, status: str, entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """Two keys of which one says that the text is a draft, and another that it is not."""
    own = _shown("status", entries) if status else ""
    one, other = told.draft, told.published.text if told.published else ""
    if one and not other and own and status != "draft":
        other = own
    elif not one and told.published and status == "draft":
        one, other = told.published, own
    if one and other:
        message = f"'{one.text}' and '{other}' contradict each other"
        yield problem_at(one.place, "status-contradicts", message, "keep one of the two")


def _said(key: str, entries: Mapping[str, Entry]) -> str:
    """`draft`, `published`, `nothing` or why it is refused; empty if it is about something else."""
    word = plain(key)
    if word not in _EVERY:
        return ""
    node = entries[key].value
    if is_empty(node):
        return "nothing" if word in _ALWAYS else ""
    truth = _truth(node)
    if word == "permalink":  # of Eleventy, which then writes no page
        return "draft" if truth is False else ""
    if word in _DRAFT_IF_TRUE or (word in _DRAFT_IF_FALSE and (truth is not None)):
        withheld = truth if word in _DRAFT_IF_TRUE else not truth
        return "refused" if withheld is None else "draft" if withheld else "published"
    if word in _DRAFT_IF_FALSE:
        return "" if word in _AMBIGUOUS or _is_date(node) else "refused"
    if word in _BEGINS | _EXPIRES and truth is None:
        return "refused-end" if word in _EXPIRES else "refused-begin"
    return _said_by_flag(word, node, truth)


def _said_by_flag(word: str, node: Node, truth: bool | None) -> str:
    if word in _REFUSED_IF_TRUE | _BEGINS | _EXPIRES:
        strange = truth is None and word not in _AMBIGUOUS
        return "refused" if truth or strange else "" if truth is None else "nothing"
    if word in _REFUSED_IF_FALSE:
        strange = truth is None and word not in _AMBIGUOUS
        is_never = truth is False or strange
        return "refused" if is_never else "nothing" if truth else ""
    if word == "visibility":
        return "nothing" if _text(node) in _OPEN else "refused"
    if word == "build" and isinstance(node, MappingNode):
        values = {_text(value) for key, value in node.value if _text(key) in {"render", "list"}}
        return "refused" if values & _NOWHERE else ""
    return "refused" if word == "password" else ""


def _refusal(key: str, why: str, entries: Mapping[str, Entry], noun: str) -> Problem:
    entry, shown = entries[key], _shown(key, entries)
    message = f"'{shown}' would keep this text from readers"
    if why == "refused-end":
        message = f"'{shown}' would take this text away on a day; what is published here stays"
    if noun:
        hint = f"a {noun} has no status: remove the line to publish it, or take it out of content/"
    elif why == "refused-end":
        hint = _DAY
    elif "status" in entries:
        hint = "the key 'status' says it here; remove the line"
    else:
        hint = "write status: draft to leave it out, or remove the line to publish it"
        line = line_for("date", entry.value)
        if why == "refused-begin" and line and "date" not in entries:
            hint = f"if it was published then, write {line}; else {hint}"
    return problem_at(entry.place, "withheld-key", message, hint)


def _shown(key: str, entries: Mapping[str, Entry]) -> str:
    node = entries[key].value
    text = " ".join(str(node.value).split()) if isinstance(node, ScalarNode) else "..."
    return f"{key}: {text[:60]}"


def _text(node: Node) -> str:
    return str(node.value).strip().casefold() if isinstance(node, ScalarNode) else ""


def _truth(node: Node) -> bool | None:
    text = _text(node)
    return True if text in _TRUE else False if text in _FALSE else None


def _is_date(node: Node) -> bool:
    try:
        return bool(parse_date(_text(node).upper()))
    except ValueError:
        return False


# Words of others for a status, by ours.
_WITHHELD = frozenset(
    "pending review inreview needsreview future scheduled autodraft private hidden unlisted "
    "trash deleted unpublished inprogress wip todo embargoed embargo inherit idea outline writing "
    "unready notready no false".split()
)
_SHOWN = frozenset(
    "public live final done complete completed visible approved posted released ready ok yes true "
    "publishing".split()
)
_WITHDRAWN = frozenset("retracted retraction removed revoked takendown recalled".split())


def status_word(text: str) -> str:
    """Our word for a status, from ours or WordPress's in any letters; empty for other words."""
    word = text.casefold()
    return "withdrawn" if word == "withdrawn" else STATUSES.get(word, "")


def status_hint(text: str) -> str:
    """The line for a status in the words of others; empty if it is not known."""
    word = plain(text)
    if word in _WITHDRAWN:
        return "write status: withdrawn with a withdrawn_reason"
    if word in {"true", "false", "yes", "no"}:
        return "write status: published or status: draft"
    if word in _WITHHELD:
        return "write status: draft"
    return "write status: published" if word in _SHOWN else ""
