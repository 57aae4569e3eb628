"""Hugo: texts below `content/`, bundles with their files, translations, TOML.

https://gohugo.io/content-management/organization/ and .../multilingual/.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from builder.errors import Place
from builder.importing.inputs import files_below
from builder.importing.items import Address, Item, texts_of
from builder.importing.kinds import sites
from builder.importing.rules import Rules
from builder.importing.templates import without_tags
from builder.languages import check_language

_SETTINGS = tuple(
    f"{folder}{name}.{suffix}"
    for folder in ("", "config/_default/")
    for name in ("hugo", "config")
    for suffix in ("toml", "yaml", "yml", "json")
)
_OWN = frozenset({"url", "slug", "aliases", "translationKey"})
_LANGUAGE = re.compile(r"\.([a-z]{2,3}(?:-[a-zA-Z0-9]{2,8})*)$")


def site(folder: Path) -> Rules:
    """What the settings of the site say: where it is, and the form of its addresses."""
    found = sites.read_settings(folder, _SETTINGS)
    base = " ".join(texts_of(found.get("baseURL", found.get("baseurl", ""))))
    forms = [texts_of(value) for key, value in found.items() if key.startswith("permalinks.")]
    form = forms[0][0] if len(forms) == 1 and forms[0] and forms[0][0].startswith("/") else ""
    whole = base.rstrip("/") + "/" if base.startswith("http") else ""
    return Rules(base_url=whole, permalink=form or "/:sections/:slug/")


def items(folder: Path) -> Iterator[Item]:
    """An item for each text below `content/`, or below the folder if there is none."""
    content = folder / "content" if (folder / "content").is_dir() else folder
    paths = [*files_below(content)]
    known = {*paths}
    for path in paths:
        suffix = posixpath.splitext(path)[1].casefold()
        if suffix in sites.TEXTS:
            yield _item(folder, content, path, known)
        elif suffix in sites.OTHER_TEXTS:
            refused = f"texts of {suffix} are not read; convert it to Markdown, as with pandoc"
            yield Item(Place(path), path, refused=refused)


def _item(folder: Path, content: Path, path: str, known: set[str]) -> Item:
    site_name = folder.resolve().name
    identity = f"hugo:{site_name}/{path}"
    text = sites.read(content, path)
    if text.fault:
        return Item(text.place, identity, refused=text.fault)
    fields = dict(text.fields)
    stem, suffix = posixpath.splitext(path)
    stem, language = _language_of(stem)
    name = sites.name_of(f"{stem}{suffix}")
    if stem.rpartition("/")[2] == "_index":
        return Item(text.place, identity, left_out="the page of a section, and no text of its own")
    if not texts_of(fields.get("date", "")):
        if not (days := sites.days_of(stem, {})):
            return Item(text.place, identity, left_out="it has no date, so it is a page")
        fields = {"date": days[0], **fields}
    if text.is_draft:
        fields["status"] = "draft"
    if language:
        fields.setdefault("language", language)
    original = f"{stem}{suffix}"
    is_translation = bool(language) and original in known
    own = sites.paths_in(fields.get("url", ""))
    return Item(
        place=text.place,
        identity=identity,
        fields={key: value for key, value in fields.items() if key not in _OWN},
        text=without_tags(text.body, has_attributes=False),
        name=f"{name}-{language}" if language else name,
        addresses=own + _aliases(fields, stem),
        address=None if own else _address(fields, stem, name, language),
        file=path,
        doubt=text.withheld and f"status: draft, because {text.withheld}",
        original=f"hugo:{site_name}/{original}" if is_translation else "",
    )


def _language_of(stem: str) -> tuple[str, str]:
    """The path without the language at its end: `post/x.fr` is `post/x` in French."""
    found = _LANGUAGE.search(stem)
    if not found:
        return stem, ""
    try:
        return stem[: found.start()], check_language(found[1])
    except ValueError:
        return stem, ""


def _aliases(fields: dict[str, str | list[str]], stem: str) -> tuple[str, ...]:
    """Earlier addresses; those without a slash at their beginning are beside the text."""
    folder = posixpath.dirname(stem)
    written = texts_of(fields.get("aliases", ""))
    beside = [one if one[:1] == "/" or "://" in one else f"/{folder}/{one}" for one in written]
    return sites.paths_in(beside)


def _address(fields: dict[str, str | list[str]], stem: str, name: str, language: str) -> Address:
    folder = posixpath.dirname(stem)
    if stem.endswith("/index"):
        folder = posixpath.dirname(folder)
    slug = " ".join(texts_of(fields.get("slug", "")))
    own = stem.removesuffix("/index").rpartition("/")[2]
    return Address(
        days=sites.days_of(stem, fields),
        name=own.casefold().replace(" ", "-"),
        slug=slug or own.casefold().replace(" ", "-"),
        section=folder,
        prefix=f"/{language}" if language else "",
    )
