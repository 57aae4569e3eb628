"""The archive's settings: `site.yaml` -> SiteConfig."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from builder.errors import Name, Place, Problem
from builder.languages import check_language, tag_in
from builder.limits import Limits, read_limits
from builder.lints import Allowed, read_allowed
from builder.metadata.block import Block
from builder.metadata.entries import read_entries
from builder.metadata.feed_settings import DEFAULT as DEFAULT_FEEDS
from builder.metadata.feed_settings import FeedSettings, read_feeds
from builder.metadata.fields import Fields
from builder.metadata.former import FormerSite, read_former_site
from builder.metadata.labels import read_label, read_labels
from builder.metadata.look import Look, read_look
from builder.metadata.own import OwnField, read_field_map, read_ignored, read_own_fields
from builder.metadata.repairs import address_in
from builder.metadata.table_of_settings import SETTINGS
from builder.metadata.writing import line_of
from builder.model import Kind
from builder.notation import DATE_STYLES, DIGITS, Notation, native_system
from builder.urls import SITE_FILE, check_base, check_url

# The header of a newswire story: kept and shown without being asked for.
NEWSWIRE_FIELDS = (OwnField("dateline"), OwnField("exchanges"))

UNLINKED = ("warn", "publish", "leave_out")

_CONTACT_HINT = "write a mail address, or an address such as https://example.org/contact"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


class KindLabels(NamedTuple):
    """What an archive calls the entities of a kind, and one of them; empty as usual."""

    label: str = ""
    one: str = ""


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """The settings of an archive; every one has a default."""

    title: str = "Archive"
    """Shown on every page."""

    description: str = ""
    """One sentence for search engines and link previews."""

    url: str = ""
    """Where the site is published, for canonical links; may have a path, ends with a slash."""

    language: str = "en"
    """BCP 47 tag of the site, and of articles that do not say their own."""

    date_style: str = "long"
    """How dates are written: in the language's long, medium or short form, or as ISO 8601 does."""

    digits: str = "latin"
    """The digits of numbers and dates: Latin ones, or the language's own (native)."""

    content_license: str = ""
    """The licence of the texts, as shown in the footer: a name or an address."""

    contact: str = ""
    """Whom readers can write to: a mail address, or the address of a page that says how."""

    colophon: bool = True
    """Whether the footer says what the site was made with."""

    theme: Look = field(default_factory=Look)
    """The colours, the type and the logo that are the archive's own."""

    extra_fields: tuple[OwnField, ...] = NEWSWIRE_FIELDS
    """Keys of the archive's own in front matter: shown with the article, and exported."""

    kinds: dict[Kind, KindLabels] = field(default_factory=dict)
    """What the archive calls its countries, organizations, people, topics and sources."""

    record_types: dict[str, str] = field(default_factory=dict)
    """What readers see of each type of a record."""

    html: str = "safe"
    """Whether HTML in texts is read, tags of a fixed list alone (safe), or shown (text)."""

    ignored_fields: tuple[str, ...] = ()
    """Keys of other programs that are passed over: neither kept nor shown."""

    field_map: dict[str, str] = field(default_factory=dict)
    """Keys of other programs, and under which of ours they are read."""

    date_from_name: bool = False
    """Whether an article without a date has the one that its file's name begins with."""

    indexes: tuple[Kind, ...] = tuple(Kind)
    """The kinds that get pages: countries, organizations, people, topics, sources."""

    search: bool = True
    """Whether the site gets a search page, its index, and a search box on every page."""

    feeds: FeedSettings | None = DEFAULT_FEEDS
    """What feeds the site gets, if it has an address; None for none."""
    sitemap: bool = True
    """Whether search engines get `sitemap.xml` and `robots.txt`; they need `url`."""

    llms_txt: bool = False
    """Whether there is `llms.txt`, which tells language models what the archive has."""

    twins: bool = False
    """Whether each article is there as Markdown, too, beside its page."""

    assets: Name | None = None
    """The folder of `content/` that stands for `/assets/` and the like of an earlier site."""

    former_site: FormerSite | None = None
    """Where the texts were published before: what is only there is linked there."""

    navigation: tuple[Name, ...] | None = None
    """The header's links: kinds, `dates`, `searches`, plain pages; default: all but `searches`."""

    unlinked_files: str = "warn"
    """What becomes of files that no text links to: `warn`, `publish` or `leave_out`."""

    allow: tuple[Allowed, ...] = ()
    """Warnings that are not to be shown: for each code the patterns of files that may have it."""

    limits: Limits = field(default_factory=Limits)
    """The most that a text may have: characters, marks, nesting, notes, names."""

    @property
    def notation(self) -> Notation:
        """How dates, numbers and lists are written."""
        return Notation(self.language, self.date_style, self.digits)

    @property
    def base_path(self) -> str:
        """The path part of `url`: `/` or `/repo-name/`."""
        return urlsplit(self.url).path or "/"


def parse_config(text: str) -> tuple[SiteConfig, list[Problem]]:
    """Read the settings; what is wrong keeps its default and is a problem."""
    entries, problems = read_entries(text, Block(SITE_FILE))
    reader = Fields(entries, Place(SITE_FILE))
    reader.check_keys([one.name for one in SETTINGS])
    default = SiteConfig()
    language = _language(reader) or default.language
    own = read_own_fields(reader, default.extra_fields, language)
    ignored = read_ignored(reader, own)
    config = SiteConfig(
        title=reader.text("title") or default.title,
        description=reader.text("description"),
        url=_base(reader),
        language=language,
        date_style=reader.choice("date_style", DATE_STYLES, default.date_style),
        digits=_digits(reader, language),
        content_license=reader.text("content_license"),
        contact=reader.checked("contact", _check_contact, "bad-contact", _CONTACT_HINT),
        colophon=reader.flag("colophon", True),
        theme=read_look(reader),
        html=reader.choice("html", ("safe", "text"), default.html),
        kinds=_kinds(reader, language),
        record_types=read_labels(reader, "record_types", language),
        extra_fields=own,
        ignored_fields=ignored,
        field_map=read_field_map(reader, own, ignored),
        date_from_name=reader.flag("date_from_name", False),
        indexes=tuple(
            Kind(word)
            for word in _each(
                reader,
                "indexes",
                _check_kind,
                f"it is one of {', '.join(kind.value for kind in Kind)}",
                tuple(kind.value for kind in Kind),
            )
        ),
        search=reader.flag("search", True),
        feeds=read_feeds(reader),
        sitemap=reader.flag("sitemap", True),
        llms_txt=reader.flag("llms_txt", False),
        twins=reader.flag("twins", False),
        assets=reader.name("assets"),
        former_site=read_former_site(reader),
        navigation=reader.names("navigation") if reader.has("navigation") else None,
        unlinked_files=reader.choice("unlinked_files", UNLINKED, default.unlinked_files),
        allow=read_allowed(reader),
        limits=read_limits(reader),
    )
    return config, problems + reader.problems


def _each(
    reader: Fields, key: str, check: Callable[[str], str], hint: str, default: tuple[str, ...]
) -> tuple[str, ...]:
    """The list's items that pass the check; the others become problems."""
    if not reader.has(key):
        return default
    good = []
    for name in reader.names(key):
        try:
            good.append(check(name.text))
        except ValueError as error:
            reader.report(name.place, "unknown-value", f"'{key}': {error}", hint)
    return tuple(dict.fromkeys(good))


def _check_contact(text: str) -> str:
    return text if _MAIL.fullmatch(text) else check_url(text)


def _check_kind(text: str) -> str:
    if text not in {kind.value for kind in Kind}:
        raise ValueError(f"there are no pages of '{text}'")
    return text


def _base(reader: Fields) -> str:
    """The setting `url`."""
    text = reader.text("url")
    try:
        return check_base(text) if text else ""
    except ValueError as error:
        parts = urlsplit(address_in(text))
        way = "".join(f"{part}/" for part in parts.path.split("/") if part)
        line = line_of("url", f"{parts.scheme}://{parts.netloc}/{way}")
        hint = f"write {line}" if parts.netloc else "write https://example.org/ or the like"
        reader.report(reader.entries["url"].value_place, "bad-url", f"'url': {error}", hint)
        return ""


def _language(reader: Fields) -> str:
    """The setting `language`."""
    text = reader.text("language")
    try:
        return check_language(text) if text else ""
    except ValueError as error:
        tag = tag_in(text)
        hint = f"write {line_of('language', tag)}" if tag else "write a BCP 47 tag such as en or ru"
        place = reader.entries["language"].value_place
        reader.report(place, "bad-language", f"'language': {error}", hint)
        return ""


def _digits(reader: Fields, language: str) -> str:
    """The setting `digits`; not every language has some of its own."""
    digits = reader.choice("digits", DIGITS, DIGITS[0])
    if digits == DIGITS[1] and not native_system(language):
        message = f"'digits': '{language}' has no digits but the Latin ones"
        place = reader.entries["digits"].value_place
        reader.report(place, "unknown-value", message, f"write {line_of('digits', DIGITS[0])}")
        return DIGITS[0]
    return digits


def _kinds(reader: Fields, language: str) -> dict[Kind, KindLabels]:
    """The setting `kinds`."""
    fields = reader.mapping("kinds")
    if fields is None:
        return {}
    names = [kind.value for kind in Kind]
    fields.check_keys(names)
    found = {}
    for name in fields.written:
        about = fields.mapping(name, "write {label: ..., one: ...}") if name in names else None
        if about is None:
            continue
        about.check_keys(KindLabels._fields)
        labels = (read_label(about, key, language) for key in KindLabels._fields)
        found[Kind(name)] = KindLabels(*labels)
        fields.problems += about.problems
    reader.problems += fields.problems
    return found
