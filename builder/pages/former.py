"""Links to what the archive has not, but the site had on which its texts stood before."""

import posixpath
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

from builder.archive import Archive
from builder.errors import Problem, problem_at
from builder.metadata.former import FormerSite
from builder.model import Article, Link
from builder.urls import CONTENT

_NAMED = 3  # links in a message


def former_addresses(archive: Archive) -> dict[str, str]:
    """The address at the former site of each text, by its file, as far as they are known.

    The first redirect of a text is one.
    """
    site = archive.config.former_site
    if site is None:
        return {}
    found = {}
    for article in archive.articles:
        found[article.path] = _of_article(article, site)
    for page in archive.pages:
        found[page.path] = site.page(_below(page.path, "pages"))
    redirects: dict[str, str] = {}
    for one in archive.redirects:
        redirects.setdefault(one.target, f"/{one.page}")
    own = {page: path for path, page in pages_of_texts(archive).items()}
    found |= {own[target]: way for target, way in redirects.items() if target in own}
    return {path: way for path, way in found.items() if way}


def pages_of_texts(archive: Archive) -> dict[str, str]:
    """The pages of articles and of plain pages by their files."""
    articles = {article.path: article.page for article in archive.articles}
    return articles | {page.path: page.page for page in archive.pages}


def _of_article(article: Article, site: FormerSite) -> str:
    day = article.date.start
    return site.article(_below(article.path, "articles"), day.year, day.month, day.day)


def _below(path: str, area: str) -> str:
    return posixpath.splitext(path)[0].removeprefix(f"{CONTENT}/{area}/")


def address_there(link: Link, site: FormerSite, own: str, base: str) -> str:
    """The address at the former site of what a link names; empty if it is not known.

    `own` is the address there of the text that has the link, `base` the archive's own path.
    """
    parts = urlsplit(link.written)
    if "{" in link.written or not (own or parts.path.startswith("/")):
        return ""
    path = f"/{parts.path.removeprefix(base)}" if parts.path.startswith(base) else parts.path
    path = posixpath.join(posixpath.dirname(own), path)
    whole = posixpath.normpath(path) + ("/" if path.endswith("/") else "")
    way = urlunsplit(("", "", f"/{whole.lstrip('/')}", parts.query, parts.fragment))
    return f"{site.url}{way}".replace(" ", "%20")


def check_former(archive: Archive) -> Iterator[Problem]:
    """A warning for each text that links to the former site, because nothing here answers."""
    site = archive.config.former_site
    if site is None:
        return
    for text in archive.texts.values():
        links = [link for link in text.links if link.former]
        if not links:
            continue
        named = ", ".join(f"'{link.written}'" for link in links[:_NAMED])
        more = f" and {len(links) - _NAMED} more" if len(links) > _NAMED else ""
        message = f"nothing here answers for {named}{more}; linked at {site.url}/"
        hint = "bring what they name into content/, before it is gone there"
        yield problem_at(links[0].place, "former-site", message, hint, "warning")
