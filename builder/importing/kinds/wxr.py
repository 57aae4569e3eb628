"""WordPress: the file of XML that its tool for exports writes, "WordPress eXtended RSS".

Texts are HTML in which blank lines divide paragraphs, with comments of the editor of blocks and
with shortcodes: https://codex.wordpress.org/Shortcode and .../function_reference/wpautop/.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from builder.errors import Place, UsageError
from builder.importing.fragments import fragment
from builder.importing.inputs import read_bytes
from builder.importing.items import Item, Value
from builder.importing.kinds.paragraphs import with_paragraphs
from builder.importing.kinds.shortcodes import without_shortcodes
from builder.importing.rules import Rules
from builder.importing.xmltree import BrokenXMLError, Node, nodes_of

_HINT = "export the site again: in WordPress, Tools, Export"
_PAGES = {"page": "a page, and no post", "attachment": "a file of the site"}
_HIDDEN = frozenset({"draft", "pending", "private", "future"})
_GONE = {"trash": "it is in the trash", "auto-draft": "a draft that was never saved"}
# Of WordPress itself, and of what many sites have installed.
_INNER = re.compile(
    r"nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_.*|acf.*"
    r"|wpcf7.*|mc4wp.*|elementor.*|jetpack.*|feedback|amp_.*|scheduled-action|shop_.*|product.*"
)
_TAXONOMIES = {"category": "categories", "post_tag": "tags"}
_NEVER = "0000-00-00 00:00:00"


class _Site(NamedTuple):
    """What the head of the file says: names of authors; files by their numbers."""

    base: str
    authors: Mapping[str, str]
    files: Mapping[str, str]


def site(path: Path) -> Rules:
    """Where the site was."""
    for node in _nodes(path):
        if node.tag in {"link", "wp:base_blog_url"} and node.text.strip().startswith("http"):
            return Rules(base_url=f"{node.text.strip().rstrip('/')}/")
    return Rules()


def items(path: Path) -> Iterator[Item]:
    """An item for each post, page and file.

    Raises:
        UsageError: it is no such file, or cannot be read to its end.
    """
    authors: dict[str, str] = {}
    base, found = "", []
    for node in _nodes(path):
        if node.tag == "wp:author":
            authors[node.first("wp:author_login")] = node.first("wp:author_display_name")
        elif node.tag in {"link", "wp:base_blog_url"}:
            base = base or node.text.strip()
        elif node.tag == "item":
            found.append(node)
    if not any(node.all("wp:post_type") for node in found):
        raise UsageError(f"{path} is no export of WordPress: it has no posts; {_HINT}")
    files = {one.first("wp:post_id"): one.first("wp:attachment_url") for one in found}
    about = _Site(base, authors, {key: url for key, url in files.items() if url})
    for node in found:
        yield _item(path, node, about)


def _nodes(path: Path) -> Iterator[Node]:
    try:
        yield from nodes_of(read_bytes(path), depth=2)  # below rss and channel
    except BrokenXMLError as error:
        raise UsageError(f"{path}:{error}; {_HINT}") from error


def _item(path: Path, node: Node, about: _Site) -> Item:
    place, kind = Place(path.name, node.line), node.first("wp:post_type")
    host = _host(about.base) or path.name
    identity = f"wxr:{host}/{node.first('wp:post_id') or node.first('guid')}"
    status = node.first("wp:status")
    left_out = _PAGES.get(kind) or _GONE.get(status, "")
    if not left_out and _INNER.fullmatch(kind):
        left_out = f"'{kind}' of the program, and no text of its own"
    if left_out:
        return Item(place, identity, left_out=left_out)
    try:
        text, doubts = _text(node.first("content:encoded"), about)
    except ValueError as error:
        return Item(place, identity, refused=str(error))
    fields = _fields(node, about)
    if status in _HIDDEN or node.first("wp:post_password"):
        fields["status"] = "draft"
        doubts.append(f"status: draft, as it was {status or 'unknown'} there")
    if kind != "post":
        doubts.append(f"its type is '{kind}'")
    link = _path(node.first("link"))
    return Item(
        place,
        identity,
        fields,
        text=text,
        name=unquote(node.first("wp:post_name")),
        addresses=(link,) if link.strip("/") else (),
        doubt="; ".join(doubts),
    )


def _fields(node: Node, about: _Site) -> dict[str, Value]:
    login = node.first("dc:creator")
    fields: dict[str, Value] = {
        "title": node.first("title"),
        "date": _date(node),
        "authors": [about.authors.get(login) or login] if login else [],
        "excerpt": node.first("excerpt:encoded"),
    }
    for one in node.all("category"):
        domain = one.attributes.get("domain", "category")
        values = fields.setdefault(_TAXONOMIES.get(domain, domain), [])
        if isinstance(values, list) and one.text.strip() not in {"", "Uncategorized"}:
            values.append(one.text.strip())
    for one in node.all("wp:postmeta"):
        key, value = one.first("wp:meta_key"), one.first("wp:meta_value")
        if key and key[0] != "_" and value:
            fields.setdefault(key, value)
    if number := len(node.all("wp:comment")):
        fields["comments"] = f"{number} of readers"
    return {key: value for key, value in fields.items() if value}


def _date(node: Node) -> str:
    """The time at the site, with its difference from that of Greenwich if both are there."""
    local, common = node.first("wp:post_date"), node.first("wp:post_date_gmt")
    if local in {"", _NEVER}:
        return "" if common == _NEVER else common or node.first("pubDate")
    try:
        here, there = (datetime.fromisoformat(one) for one in (local, common))
        zone = timezone(here - there)
    except ValueError:  # no time of Greenwich, as of a draft
        return local
    return here.replace(tzinfo=zone).isoformat(" ")


def _text(html: str, about: _Site) -> tuple[str, list[str]]:
    html, left = without_shortcodes(html, about.files)
    made = fragment(with_paragraphs(html))
    doubts = []
    if made.lost:
        doubts.append(f"text: without {', '.join(made.lost)}")
    if left:
        named = ", ".join(left[:5])
        doubts.append(f"text: shortcodes that nothing here reads ({named}) are shown as they are")
    return made.markdown, doubts


def _host(address: str) -> str:
    """The host of an address; empty if it has none."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _path(address: str) -> str:
    """The path of an address that a page may have had; an address with a number is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return "" if parts.query else unquote(parts.path)
