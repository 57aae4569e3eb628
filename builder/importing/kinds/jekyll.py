"""Jekyll, and generators with sources like its own: posts are files whose names begin with a day.

https://jekyllrb.com/docs/posts/ and https://jekyllrb.com/docs/front-matter/.
"""

from collections.abc import Iterator
from pathlib import Path

from builder.errors import Place
from builder.importing.inputs import files_below
from builder.importing.items import Address, Item, Value, texts_of
from builder.importing.kinds import sites
from builder.importing.permalinks import STYLES
from builder.importing.rules import Rules
from builder.importing.templates import without_tags

_SETTINGS = ("_config.yml", "_config.yaml", "_config.toml")
_OWN = frozenset({"permalink", "redirect_from", "slug"})


def site(folder: Path) -> Rules:
    """What the settings of the site say: where it is, and the form of its addresses."""
    found = sites.read_settings(folder, _SETTINGS)
    url, base = (" ".join(texts_of(found.get(key, ""))) for key in ("url", "baseurl"))
    form = " ".join(texts_of(found.get("permalink", "")))
    whole = (
        f"{url.rstrip('/')}/{base.strip('/')}".rstrip("/") + "/" if url.startswith("http") else ""
    )
    if not form and found:
        form = STYLES["date"]
    return Rules(base_url=whole, permalink=STYLES.get(form, form))


def items(folder: Path) -> Iterator[Item]:
    """An item for each text below a folder."""
    for path in files_below(folder):
        suffix = path[path.rfind(".") :].casefold() if "." in path else ""
        if suffix in sites.TEXTS:
            yield _item(folder, path)
        elif suffix in sites.OTHER_TEXTS:
            refused = f"texts of {suffix} are not read; convert it to Markdown, as with pandoc"
            yield Item(Place(path), path, refused=refused)


def _item(folder: Path, path: str) -> Item:
    identity = f"jekyll:{folder.resolve().name}/{path}"
    text = sites.read(folder, path)
    if text.fault:
        return Item(text.place, identity, refused=text.fault)
    fields = dict(text.fields)
    days = sites.days_of(path, fields)
    parts = path.split("/")[:-1]
    if not text.fields:
        return Item(text.place, identity, left_out="no metadata, and so no post")
    if not days and "date" not in fields and not {"_posts", "_drafts"} & {*parts}:
        return Item(text.place, identity, left_out="no post: neither name nor key says a date")
    if "date" not in fields and days:
        fields = {"date": days[0], **fields}
    if text.is_draft or "_drafts" in parts:
        fields["status"] = "draft"
    name = " ".join(texts_of(fields.get("slug", ""))) or sites.name_of(path)
    name = name.rpartition("__")[2]
    own = sites.paths_in(fields.get("permalink", ""))
    own = tuple(one for one in own if ":" not in one and "{" not in one)
    return Item(
        place=text.place,
        identity=identity,
        fields={key: _listed(key, value) for key, value in fields.items() if key not in _OWN},
        text=without_tags(text.body, fields),
        name=name,
        addresses=own + sites.paths_in(fields.get("redirect_from", "")),
        address=None
        if own
        else Address(days, sites.name_of(path), name, _categories(fields, parts)),
        file=path,
        doubt=text.withheld and f"status: draft, because {text.withheld}",
    )


def _listed(key: str, value: Value) -> Value:
    """A text of `tags` or `categories` is divided at its spaces, if it has no commas."""
    if key in {"tags", "categories"} and isinstance(value, str) and "," not in value:
        return value.split()
    return value


def _categories(fields: dict[str, Value], parts: list[str]) -> tuple[str, ...]:
    """The categories of an address: those of folders above `_posts`, then those of the keys."""
    above = parts[: parts.index("_posts")] if "_posts" in parts else []
    value = _listed("categories", fields.get("categories", fields.get("category", "")))
    return tuple(one.casefold().replace(" ", "-") for one in (*above, *texts_of(value)))
