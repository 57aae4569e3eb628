"""Where a text was: forms of addresses as Jekyll and Hugo have them, and which one a site had.

https://jekyllrb.com/docs/permalinks/ and https://gohugo.io/content-management/urls/.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from builder.importing.items import Address, Item
from builder.importing.links import plain_address, rewritten
from builder.markup.templates import without_template

STYLES = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}
FORMS = (  # that sites have, the most usual first
    "/:year/:month/:day/:title/",
    "/:year/:month/:day/:title.html",
    "/:categories/:year/:month/:day/:title/",
    "/blog/:year/:month/:day/:title/",
    "/:year/:month/:title/",
    "/blog/:title/",
    "/posts/:title/",
    "/:section/:title/",
    "/:title/",
)
_WORD = re.compile(r":(\w+)|:\{(\w+)\}")
_LEAST = 2  # links that must agree


def expanded(form: str, of: Address) -> list[str]:
    """The addresses that a form gives: one for each day that it may name, if all is known."""
    found = []
    for day in of.days or ("",):
        year, _, rest = day.partition("-")
        month, _, number = rest.partition("-")
        words = {
            "year": year,
            "month": month,
            "day": number,
            "i_month": month.lstrip("0"),
            "i_day": number.lstrip("0"),
            "short_year": year[2:],
            "title": of.name,
            "slug": of.slug or of.name,
            "name": of.name,
            "filename": of.name,
            "slugorfilename": of.slug or of.name,
            "contentbasename": of.name,
            "slugorcontentbasename": of.slug or of.name,
            "categories": "/".join(of.categories),
            "section": of.section,
            "sections": of.section,
        }
        names = [one[0] or one[1] for one in _WORD.findall(form)]
        is_known = all(words.get(name) or name == "categories" for name in names)
        if is_known:
            path = _WORD.sub(lambda one: words.get(one[1] or one[2], ""), form)  # noqa: B023
            found.append(re.sub("/{2,}", "/", f"{of.prefix}/{path}"))
    return list(dict.fromkeys(found))


def with_addresses(items: Sequence[Item], form: str) -> list[Item]:
    """The items with the addresses that this form gives them, besides those that they say."""
    return [
        item._replace(
            addresses=tuple(dict.fromkeys((*item.addresses, *expanded(form, item.address))))
        )
        if item.address and form
        else item
        for item in items
    ]


def links_of(items: Iterable[Item]) -> Counter[tuple[str, str]]:
    """The targets of links that may be inside the site: host and path, with numbers."""
    counts: Counter[tuple[str, str]] = Counter()

    def count(written: str, is_picture: bool) -> str:
        try:
            parts = urlsplit(without_template(written))
            if parts.scheme in {"", "http", "https"} and parts.path.startswith("/"):
                counts[parts.netloc, plain_address(parts.path)] += 1
        except ValueError:
            pass
        return written

    for item in items:
        rewritten(item.text, count)
    return counts


def form_of(items: Sequence[Item], links: Counter[tuple[str, str]]) -> tuple[str, int]:
    """The form that answers for most links of the texts, and for how many; empty if for none."""
    paths: Counter[str] = Counter()
    for (_, path), number in links.items():
        paths[path] += number
    best, most = "", _LEAST - 1
    for form in FORMS:
        own = {
            plain_address(one)
            for item in items
            if item.address
            for one in expanded(form, item.address)
        }
        answered = sum(paths[path] for path in own)
        if answered > most:
            best, most = form, answered
    return best, most if best else 0


def base_of(items: Sequence[Item], links: Counter[tuple[str, str]]) -> tuple[str, int]:
    """The site whose addresses, written out, are those of items; and how many links say so."""
    own = {plain_address(one) for item in items for one in item.addresses} - {"/"}
    hosts: Counter[str] = Counter()
    for (host, path), number in links.items():
        if host and path in own:
            hosts[host] += number
    for item in items:
        for value in item.fields.values():
            text = value if isinstance(value, str) else ""
            if text.startswith("http") and plain_address(_path(text)) in own:
                hosts[urlsplit(text).netloc] += 1
    if not hosts:
        return "", 0
    host, number = hosts.most_common(1)[0]
    return (f"https://{host}/", number) if number >= _LEAST else ("", 0)


def _path(text: str) -> str:
    try:
        return urlsplit(text).path
    except ValueError:
        return ""
