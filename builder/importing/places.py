"""Where articles go: the folder of their month, a name, and what they lack for that."""

import re
from collections.abc import Container, Sequence
from urllib.parse import unquote, urlsplit

from builder.content.names import date_in_name
from builder.dates.edtf import parse_date
from builder.dates.values import year_of
from builder.hashing import sha256
from builder.importing.drafts import Draft, one_line
from builder.importing.existing import Existing, plain_url
from builder.importing.links import plain_address
from builder.model import Kind
from builder.urls import (
    CONTENT,
    MAX_SLUG,
    as_one_file,
    check_address,
    check_path,
    composed,
    is_reserved,
    is_slug,
    slugify,
)

_DAY = re.compile(r"/(\d{4})[/-](\d{2})[/-](\d{2})(?=[/-]|$)")
_MONTH = re.compile(r"/(\d{4})/(\d{2})(?=/|$)")
_HEADING = re.compile(r"\s*+#{1,2}[ \t]++(.++)")
_LINKS = re.compile(
    r"!\[[^\[\]\n]*\]\([^()\s]*\)|\[([^\[\]\n]*)\]\([^()\s]*\)|<(https?://[^<>\s]+)>"
)
_MARKS = re.compile(r"\\(?=[^\w\s])|[*`]|^[ \t]*(?:#{1,6} |> ?|- )|\\$", re.MULTILINE)
_LONGEST_TITLE = 80  # characters of one that is made of a text
_KINDS = "|".join(kind.value for kind in Kind)
_OF_SITE = re.compile(rf"(?i)index\.html|articles/index\.html|(?:dates|searches|{_KINDS})/[^/]+")
_SUFFIX = re.compile(r"\.(?:s?html?|php|aspx?|jsp|md)$", re.IGNORECASE)


def complete(draft: Draft, today: str) -> None:
    """Give a draft the title and the date that it lacks, as far as something says them."""
    keys = draft.keys
    address = str(keys.get("source_url", ""))
    if "title" not in keys:
        title, source = _title_for(draft, address)
        if not title:
            draft.refused = "it has neither a title nor an address; give it one of them"
            return
        keys["title"] = title
        draft.doubt(f"title: made of {source}")
    if "date" not in keys:
        found = _day_of(address)
        draft.refused = draft.unread.get("date", "")
        if not draft.refused:
            draft.doubt("date: from its address" if found else "date: unknown, so until today")
        if found:
            keys["date"] = found
        else:
            draft.once["date"] = f"../{today}"


def _title_for(draft: Draft, address: str) -> tuple[str, str]:
    """A title for what has none, and what it was made of; a number says less than a text."""
    if heading := _HEADING.match(draft.text):
        return one_line(heading[1].rstrip().rstrip("#")), "the first heading"
    named = _title_of(address or draft.item.name)
    if (not named or named.isdecimal()) and (words := _first_words(draft.text)):
        return words, "its first words"
    return named, "its address or name"


def _first_words(text: str) -> str:
    """The beginning of a text without its markup, of the length that a title may have."""
    plain = _MARKS.sub(
        "", _LINKS.sub(lambda found: found[1] or found[2] or "", text[:1000])
    ).strip()
    line = one_line(plain.partition("\n\n")[0])
    if len(line) <= _LONGEST_TITLE:
        return line
    return f"{line[:_LONGEST_TITLE].rpartition(' ')[0] or line[:_LONGEST_TITLE]}…"


def _title_of(address: str) -> str:
    """Words of the last part of an address: `Syria calling` of `/2015/syria-calling.html`."""
    parts = urlsplit(address) if "://" in address else None
    path = unquote(parts.path if parts else address)
    last = _SUFFIX.sub("", path.rstrip("/").rpartition("/")[2])
    words = one_line(re.sub(r"[-_+]+", " ", last)) or (parts.hostname or "" if parts else "")
    return f"{words[:1].upper()}{words[1:]}"


def _day_of(address: str) -> str:
    path = urlsplit(address).path if "://" in address else ""
    for found in (_DAY.search(path), _MONTH.search(path)):
        try:
            if found:
                return parse_date("-".join(found.groups())).iso
        except ValueError:
            continue
    return date_in_name(path.rstrip("/"))


def identity_of(draft: Draft, kind: str, shared: Container[str] = ()) -> str:
    """By what the next import knows it: what the input says, an id, the address, a key, the title.

    `shared` are keys that several rows have, so that none is known by it.
    """
    if draft.item.identity:
        return draft.item.identity
    keys = draft.keys
    own = str(keys.get("id", "")) or plain_url(str(keys.get("source_url", "")))
    key = "" if draft.item.key in shared else draft.item.key
    return f"{kind}:{own or key or _by_words(draft)}"


def _by_words(draft: Draft) -> str:
    title, date = (str(draft.keys.get(key, "")) for key in ("title", "date"))
    return "/".join(filter(None, (date, slugify(title)[:MAX_SLUG] or _hashed(title))))


def _hashed(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hex()[:12]


class Places:
    """Gives each draft the path of its file; no two have the same."""

    def __init__(self, existing: Existing) -> None:
        """Take what is there already."""
        self._existing = existing
        self._given: set[str] = set()

    def give(self, draft: Draft, identity: str) -> None:
        """Set the stem of a draft: where it is, where it was, or the folder of its month."""
        known = self._existing.by_identity.get(identity)
        if known:
            draft.stem = known.removeprefix(f"{CONTENT}/articles/").removesuffix(".md")
            return
        stem = self._former(draft) or self._new(draft, identity)
        base, number = stem, 1
        while self._existing.takes(stem) or as_one_file(stem) in self._given:
            number += 1
            stem = f"{base}-{number}"
        self._given.add(as_one_file(stem))
        draft.stem = stem

    def _former(self, draft: Draft) -> str:
        stem = composed(draft.item.stem)
        try:
            return check_path(stem) if stem else ""
        except ValueError as error:
            draft.doubt(f"path: {error}; it gets one of its title")
            return ""

    def _new(self, draft: Draft, identity: str) -> str:
        start = parse_date(str(draft.keys.get("date") or draft.once["date"]))
        slug = _slug(draft.item.name) or _slug(str(draft.keys["title"]))
        return f"{year_of(start.month)}/{start.month[-2:]}/{slug or f'text-{_hashed(identity)}'}"


def _slug(name: str) -> str:
    slug = slugify(name)
    if len(slug) > MAX_SLUG:
        slug = slug[:MAX_SLUG].rpartition("-")[0] or slug[:MAX_SLUG]
    return slug if is_slug(slug) else ""


def give_redirects(drafts: Sequence[Draft], existing: Existing) -> None:
    """Let each article answer at the addresses that it had; of two that want one the first does.

    Those of the site itself and of what the archive has already are no article's.
    """
    pages = (f"articles/{draft.stem}.html" for draft in drafts)
    taken = {as_one_file(page): (page, "") for page in pages}
    for draft in drafts:
        kept = []
        written = [*draft.item.addresses, *draft.keys.pop("redirects", [])]
        for address in dict.fromkeys(written):
            try:
                page = _page_at(address)
            except ValueError as error:
                draft.doubt(f"address: {error}")
                continue
            key = as_one_file(page)
            first = taken.get(key)
            own = f"{CONTENT}/articles/{draft.stem}.md"
            other = existing.answers.get(plain_address(address), own)
            if _OF_SITE.fullmatch(page) or is_reserved(page):
                draft.doubt(f"address: '{address}' is one of the site itself")
            elif other != own:
                draft.doubt(f"address: '{address}' is that of {other}")
            elif first is None:
                taken[key] = page, draft.stem
                kept.append(address)
            elif first[1] != draft.stem:
                draft.doubt(f"address: '{address}' is that of another article, {first[1]}")
            elif first[0] != page:
                draft.doubt(f"address: '{address}' differs from another in capitals only")
        if kept:
            draft.keys["redirects"] = kept


def _page_at(address: str) -> str:
    """The page that answers at an address.

    Raises:
        ValueError: it is none of a site, or of a file that is no page.
    """
    page = check_address(address)
    if not page.endswith((".html", ".htm")):
        raise ValueError(f"'{address}' is no page, so nothing can lead on from it")
    return page
