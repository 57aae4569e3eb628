"""What articles and records name, changed where it stands."""

from collections.abc import Callable, Iterator

from builder.content.edit import remove_item, replace_item, set_text
from builder.content.edited import Source
from builder.errors import Name
from builder.folding import key_of
from builder.keeping.found import Files, metadata_of, own_key
from builder.keeping.revision import Revision
from builder.model import Kind, ParsedArticle, ParsedRecord

Names = Callable[[str], bool]

_REFERENCES = ("parent", "country", "merged_into")


def rename_in_article(
    revision: Revision, article: ParsedArticle, kind: Kind, is_meant: Names, new: str
) -> None:
    """Let an article name something else instead; what it names already is not named twice."""
    files = Files(article.path, revision.before.files.articles[article.path])
    source = metadata_of(revision, files)
    if kind is Kind.SOURCES:
        revision.put(set_text(source, own_key(revision, source, "source"), new))
        return
    key = own_key(revision, source, kind.value)
    revision.put(_renamed(source, key, is_meant, new))


def _renamed(source: Source, key: str, is_meant: Names, new: str) -> Source:
    items = source.items(key)
    has_it = any(key_of(one) == key_of(new) for one in items if not is_meant(one))
    for at in range(len(items) - 1, -1, -1):
        if is_meant(items[at]):
            is_first = not any(map(is_meant, items[:at])) and not has_it
            source = (
                replace_item(source, key, at, new) if is_first else remove_item(source, key, at)
            )
    return source


def rename_in_records(revision: Revision, kind: Kind, is_meant: Names, new: str) -> None:
    """Let all records refer to something else instead: of the same kind, or as their country."""
    for document in revision.before.documents.records.values():
        record = document.value
        if record is None:
            continue
        source = metadata_of(revision, Files(record.path, document.sidecar))
        for key, name in _references(record, kind):
            if name and is_meant(name.text):
                source = set_text(source, key, new)
        if record.kind is kind and any(is_meant(name.text) for name in record.successors):
            source = _renamed(source, "successors", is_meant, new)
        if source.text != revision.source(source.path).text:
            revision.put(source)


def _references(record: ParsedRecord, kind: Kind) -> Iterator[tuple[str, Name | None]]:
    for key in _REFERENCES:
        if (record.kind if key != "country" else Kind.COUNTRIES) is kind:
            yield key, getattr(record, key)
