"""What pages say to machines: a block of schema.org for each type of page.

Its properties are those of https://schema.org/NewsArticle and its relatives. The script of the
cite box reads that of an article, so all that is cited stands there, but for the summary and the
address, which the page has as its description and its canonical link.
"""

from collections.abc import Callable, Mapping

import msgspec
from markupsafe import Markup

from builder.pages.contexts import (
    ArticleContext,
    Cited,
    Context,
    DownloadsContext,
    EntityContext,
    HomeContext,
    IndexContext,
    PeriodContext,
    PlainContext,
    Site,
    Subject,
)
from builder.urls import absolute, dates_page

Block = Mapping[str, object]

_GZIP = "application/gzip"
_SEARCH = "search.html?q={search_term_string}"


def schema_of(page: str, context: Context, site: Site) -> Markup:
    """The block of a page as JSON that stands in HTML; nothing for a page that has none."""
    about = _MAKERS.get(type(context))
    if about is None:
        return Markup()
    blocks = [_filled(one) for one in about(page, context, site)]
    value: dict[str, object] = {"@context": "https://schema.org"}
    value |= blocks[0] if len(blocks) == 1 else {"@graph": blocks}
    return Markup(_in_script(msgspec.json.encode(value).decode()))


def _in_script(json: str) -> str:
    """JSON that no text in it can end the script of; quicker than a table for `translate`."""
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _article(page: str, context: ArticleContext, site: Site) -> list[Block]:
    """An article; `temporal` is its date in EDTF where that says more than ISO 8601 can."""
    cited = context.cited
    block = {
        "@type": "Report" if cited.is_report else "NewsArticle",
        "identifier": _identifiers(cited),
        "headline": context.title,
        "datePublished": context.when.iso,
        "temporal": cited.date if cited.date != context.when.iso.partition("T")[0] else "",
        "dateModified": cited.modified,
        "author": [{"@type": "Person", "name": name} for name in context.authors],
        "publisher": _thing(cited.publisher) if cited.publisher else {},
        "isBasedOn": context.source_url,
        "correction": _url(context.correction.page, site) if context.correction else "",
        "archivedAt": context.archived_url,
        "inLanguage": context.language,
        "image": _url(cited.picture, site) if cited.picture else "",
        "about": [_thing(one) for one in cited.subjects],
    }
    kicker = [(context.kicker.name, context.kicker.page)] if context.kicker else []
    return [block, *_crumbs([*kicker, (context.title, page)], site)]


def _identifiers(cited: Cited) -> object:
    """The id, and what libraries know the article by."""
    if not cited.identifiers:
        return cited.id
    others = [
        {"@type": "PropertyValue", "propertyID": one.scheme, "value": one.urn}
        for one in cited.identifiers
    ]
    return [cited.id, *others]


def _entity(page: str, context: EntityContext, site: Site) -> list[Block]:
    """The page of an entity: a collection of what is about it."""
    block = _collection(page, context, site) | {"about": _thing(context.subject)}
    return [block, *_crumbs([(context.label, context.index), (context.title, page)], site)]


def _list(page: str, context: Context, site: Site) -> list[Block]:
    """A list, of the archive's years if it is that of one."""
    crumbs = [(context.title, page)]
    if isinstance(context, PeriodContext):
        crumbs.insert(0, (context.label, dates_page()))
    return [_collection(page, context, site), *_crumbs(crumbs, site)]


def _home(page: str, context: HomeContext, site: Site) -> list[Block]:
    block = _collection(page, context, site) | {"@type": "WebSite", "name": site.title}
    if site.search and site.url:
        block["potentialAction"] = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{absolute(site.url, '')}{_SEARCH}"},
        }
    return [block]


def _plain(page: str, context: PlainContext, site: Site) -> list[Block]:
    return [_collection(page, context, site) | {"@type": "WebPage", "inLanguage": context.language}]


def _downloads(page: str, context: DownloadsContext, site: Site) -> list[Block]:
    """The archive as data."""
    files = (*context.articles, *context.tables, *context.bibtex, *context.csl)
    block = _collection(page, context, site) | {
        "@type": "Dataset",
        "name": site.title,
        "license": site.license_url,
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": _url(path, site), "encodingFormat": _GZIP}
            for path in files
            if site.url
        ],
    }
    return [block]


def _collection(page: str, context: Context, site: Site) -> dict[str, object]:
    return {
        "@type": "CollectionPage",
        "url": _url(page, site),
        "name": context.title,
        "description": context.description,
        "inLanguage": site.language,
    }


def _crumbs(way: list[tuple[str, str]], site: Site) -> list[Block]:
    """The way to a page, of which the last is the page itself; nothing if that is all of it."""
    if len(way) < 2 or not site.url:
        return []
    items: list[dict[str, object]] = [
        {"@type": "ListItem", "position": at, "name": name, "item": _url(page, site)}
        for at, (name, page) in enumerate(way, 1)
    ]
    del items[-1]["item"]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def _thing(subject: Subject) -> Block:
    return _filled({"@type": subject.type, "name": subject.name, "sameAs": subject.same_as})


def _url(page: str, site: Site) -> str:
    return absolute(site.url, page) if site.url else ""


def _filled(block: Block) -> dict[str, object]:
    """A block without what is empty."""
    return {key: value for key, value in block.items() if value}


_MAKERS: dict[type, Callable[..., list[Block]]] = {
    ArticleContext: _article,
    EntityContext: _entity,
    IndexContext: _list,
    PeriodContext: _list,
    HomeContext: _home,
    PlainContext: _plain,
    DownloadsContext: _downloads,
}
