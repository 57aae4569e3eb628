"""Searches that have a page: `content/searches.yaml` -> their names, queries, addresses."""

from collections.abc import Container, Iterator
from itertools import count

from builder.content.files import SEARCHES
from builder.content.frontmatter import read_yaml
from builder.content.reader import MAX_BYTES, Reader
from builder.errors import Place, Problem
from builder.metadata.fields import Fields
from builder.metadata.keys import ARTICLE_WORDS, NAMED_KEYS, SEARCH_WORDS, meant
from builder.metadata.writing import line_of
from builder.model import NamedSearch
from builder.urls import MAX_SLUG, is_slug, searches_page, slugify

_KEY = "searches"  # of the one list of the file
SEARCH_KEYS = ("name", "query", "slug", "description")

_ITEM_HINT = "write items such as '- {name: Elections, query: \"election OR vote\"}'"
_NAME_HINT = "write what the page is called"
_QUERY_HINT = "write what one would type into the search box"
_FILTER_HINT = "say it in the query, such as country:kg or date:2010..2015"
_FILTERS = ("date", "source", "language", "author", "authors", *NAMED_KEYS)
_RANGES = ("from", "to", "since", "until", "before", "after", "years")


def read_searches(reader: Reader) -> tuple[tuple[NamedSearch, ...], list[Problem]]:
    """Read the file; without one there are none."""
    if not reader.has(SEARCHES):
        return (), []
    entries, problems = read_yaml(reader, SEARCHES, MAX_BYTES, name="the file", key=_KEY)
    fields = Fields(entries, Place(SEARCHES))
    fields.check_keys((_KEY,))
    found = tuple(_searches(fields))
    return found, problems + fields.problems


def _searches(fields: Fields) -> Iterator[NamedSearch]:
    """The items of the list; of several with one address the first."""
    taken: dict[str, NamedSearch] = {}
    for item in fields.mappings(_KEY, _ITEM_HINT):
        item.check_keys(SEARCH_KEYS, (), SEARCH_WORDS, _way_out)
        item.require("name", _NAME_HINT)
        item.require("query", _QUERY_HINT)
        found = _search(item)
        if found and (other := taken.get(found.slug)):
            slug = _free_slug(found.slug, taken)
            taken[slug] = found
            _report_twin(item, found, other, slug)
        elif found:
            taken[found.slug] = found
            yield found
        fields.problems += item.problems


def _way_out(key: str) -> str:
    """What to do about a key that would say which articles are wanted."""
    return _FILTER_HINT if meant(key, _FILTERS, ARTICLE_WORDS) or key in _RANGES else ""


def _search(item: Fields) -> NamedSearch | None:
    """What an item says; None if it has no name, no query or no address."""
    name, query, slug = item.text("name"), item.name("query"), _slug(item)
    if not (name and query and slug):
        return None
    return NamedSearch(name, query, slug, item.text("description"), item.place("name"))


def _slug(item: Fields) -> str:
    """The name of the page in its address; empty if it is wrong, or there is none."""
    text, key = item.text("slug"), "slug"
    if not text:
        text, key = slugify(item.text("name")), "name"
        if not text and item.has("name"):
            message = f"no address can be made of '{item.text('name')}': it has no letter or digit"
            item.report(item.entries["name"].value_place, "bad-name", message, "add a slug")
    if not text or (is_slug(text) and text != "index"):
        return text
    message = f"'{text}' cannot be a slug"
    if text == "index":
        message = "the slug 'index' is the address of the list of all searches"
    item.report(item.entries[key].value_place, "bad-slug", message, _slug_hint(text, key))
    return ""


def _slug_hint(text: str, key: str) -> str:
    """What to write instead of a slug; beside the name, if it was made of that."""
    near = slugify(text)[:MAX_SLUG].strip("-")
    if not is_slug(near) or near == "index":
        near = f"{near}-search".strip("-")
    line = line_of("slug", near)
    return f"write {line}" if key == "slug" else f"add a line: {line}"


def _free_slug(slug: str, taken: Container[str]) -> str:
    """A slug with a number that no search has yet."""
    numbered = (f"{slug[: MAX_SLUG - 4].rstrip('-')}-{number}" for number in count(2))
    return next(one for one in numbered if one not in taken)


def _report_twin(item: Fields, found: NamedSearch, other: NamedSearch, slug: str) -> None:
    """The problem that two searches have one address; with `slug` they would not."""
    page = searches_page(found.slug)
    message = f"'{found.name}' and '{other.name}' would both get the page {page}"
    key = "slug" if item.has("slug") else "name"
    line = line_of("slug", slug)
    hint = f"write {line}" if key == "slug" else f"add a line: {line}"
    item.report(item.entries[key].value_place, "slug-collision", message, hint)
