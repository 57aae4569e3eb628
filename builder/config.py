"""The archive's settings: `site.yaml` -> SiteConfig."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from urllib.parse import urlsplit

from builder.errors import Name, Place, Problem
from builder.languages import check_language
from builder.lints import Allowed, read_allowed
from builder.metadata.block import Block
from builder.metadata.entries import read_entries
from builder.metadata.fields import Fields
from builder.model import Kind
from builder.urls import SITE_FILE, check_url

# The header of a newswire story: kept and shown without being asked for.
NEWSWIRE_FIELDS = ("dateline", "exchanges")

_CONTACT_HINT = "write a mail address, or an address such as https://example.org/contact"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


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

    content_license: str = ""
    """The licence of the texts, as shown in the footer: a name or an address."""

    contact: str = ""
    """Whom readers can write to: a mail address, or the address of a page that says how."""

    colophon: bool = True
    """Whether the footer says what the site was made with."""

    extra_fields: tuple[str, ...] = NEWSWIRE_FIELDS
    """Keys of the archive's own in front matter: shown with the article, and exported."""

    indexes: tuple[Kind, ...] = tuple(Kind)
    """The kinds that get pages: countries, organizations, people, topics, sources."""

    search: bool = True
    """Whether the site gets a search page, its index, and a search box on every page."""

    navigation: tuple[Name, ...] | None = None
    """The header's links: kinds, `dates` and names of plain pages; default: all that there are."""

    allow: tuple[Allowed, ...] = ()
    """Warnings that are not to be shown: for each code the patterns of files that may have it."""

    @property
    def base_path(self) -> str:
        """The path part of `url`: `/` or `/repo-name/`."""
        return urlsplit(self.url).path or "/"


def parse_config(text: str) -> tuple[SiteConfig, list[Problem]]:
    """Read the settings; what is wrong keeps its default and is a problem."""
    entries, problems = read_entries(text, Block(SITE_FILE))
    reader = Fields(entries, Place(SITE_FILE))
    reader.check_keys([field.name for field in fields(SiteConfig)])
    default = SiteConfig()
    config = SiteConfig(
        title=reader.text("title") or default.title,
        description=reader.text("description"),
        url=reader.checked("url", _check_base, "bad-url", "write https://example.org/ or the like"),
        language=reader.checked(
            "language", check_language, "bad-language", "write a BCP 47 tag such as en or ru"
        )
        or default.language,
        content_license=reader.text("content_license"),
        contact=reader.checked("contact", _check_contact, "bad-contact", _CONTACT_HINT),
        colophon=reader.flag("colophon", True),
        extra_fields=_each(
            reader,
            "extra_fields",
            _check_field,
            "use letters, digits, _ and -",
            default.extra_fields,
        ),
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
        navigation=reader.names("navigation") if reader.has("navigation") else None,
        allow=read_allowed(reader),
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


def _check_field(text: str) -> str:
    if not _FIELD_NAME.fullmatch(text):
        raise ValueError(f"'{text}' cannot be a key")
    return text


def _check_contact(text: str) -> str:
    return text if _MAIL.fullmatch(text) else check_url(text)


def _check_kind(text: str) -> str:
    if text not in {kind.value for kind in Kind}:
        raise ValueError(f"there are no pages of '{text}'")
    return text


def _check_base(text: str) -> str:
    path = urlsplit(check_url(text)).path
    if "?" in text or "#" in text:
        raise ValueError(f"'{text}' has a query or a fragment")
    if "//" in path:
        raise ValueError(f"'{text}' has an empty folder in its path")
    return text if text.endswith("/") else f"{text}/"
