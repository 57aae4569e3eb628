"""Postings -> the files of the browser's index, as FORMAT.md describes them; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from builder.archive import Archive
from builder.model import EMPTY_TEXT, Article
from builder.search.analysis import folded_stop_words
from builder.search.codec import (
    content_hash,
    encode_number,
    encode_rising,
    script,
    to_text,
)
from builder.search.fields import FACETS
from builder.search.invert import STEPS, Inverted, Postings
from builder.search.texts import facet_keys
from builder.text import shorten

FORMAT = 1
FOLDER = "search/"
BLOCK = 16  # articles in a block of results
LEXICON_SIZE = 10_000  # characters of a lexicon shard, about 3 KB compressed
POSTINGS_SIZE = 5_000  # bytes of a postings file
PLACES_SIZE = 36_000  # bytes of a places file
SUMMARY = 120  # characters of a summary in the results

Files = dict[str, bytes]
Parts = list[tuple[str, int]]  # the hash of a file, and the offset at which it starts


def build_files(archive: Archive, batches: Iterable[Inverted]) -> Files:
    """All files of the index but the client's script, by path in the site."""
    files: Files = {}
    postings, stems = _merge(batches)
    lexicon = list(_lexicon(postings, stems, files))
    columns = dict(_columns(archive, files))
    manifest = {
        "format": FORMAT,
        "language": archive.config.language,
        "documents": len(archive.articles),
        "block": BLOCK,
        "stopWords": sorted(folded_stop_words(archive.config.language)),
        "lexicon": lexicon,
        "columns": columns,
    }
    for number, block in enumerate(_blocks(archive)):
        files[f"{FOLDER}d/{number}.js"] = script(f"d/{number}", block)
    # Blocks of results keep their names, so that one article more rewrites one; the version in
    # their addresses keeps old ones out of sight.
    manifest["version"] = content_hash(b"".join(files[path] for path in sorted(files)))
    files[f"{FOLDER}manifest.js"] = script("manifest", manifest)
    return files


def _merge(
    batches: Iterable[Inverted],
) -> tuple[dict[str, Postings], dict[str, set[str]]]:
    """The batches together; they come in the order of the articles."""
    postings: dict[str, Postings] = {}
    stems: dict[str, set[str]] = {}
    for batch in batches:
        for key, some in batch.postings.items():
            if key in postings:
                postings[key].extend(some)
            else:
                postings[key] = some
        for form, of_form in batch.stems.items():
            stems.setdefault(form, set()).update(of_form)
    return postings, stems


def _lexicon(
    postings: Mapping[str, Postings], stems: Mapping[str, set[str]], files: Files
) -> Iterator[tuple[str, str]]:
    """Write the shards; give the first key of each, cut short, and its name."""
    last = ""
    shard: list[str] = []
    size = 0
    for key in sorted(postings.keys() | stems.keys(), key=_order):
        shard.append(key)
        size += len(key) + 8
        if size >= LEXICON_SIZE:
            yield _boundary(last, shard[0]), _shard(shard, postings, stems, files)
            last, shard, size = shard[-1], [], 0
    if shard:
        yield _boundary(last, shard[0]), _shard(shard, postings, stems, files)


def _boundary(before: str, first: str) -> str:
    """The shortest text that is above the key before a shard and not above its first."""
    return first[: _shared(before, first) + 1] if before else ""


def _shard(
    keys: Sequence[str],
    postings: Mapping[str, Postings],
    stems: Mapping[str, set[str]],
    files: Files,
) -> str:
    lines = []
    lists, places = [], []
    before = ""
    for key in keys:
        shared = _shared(before, key)
        line = _base36(shared) + key[shared:]
        if own := postings.get(key):
            lists.append(_encode(own))
            places.append(bytes(own.places))
            numbers = (len(own.numbers), len(lists[-1]), len(places[-1]))
            line += "\t" + ",".join(map(_base36, numbers))
        for stem in sorted(stems.get(key, ())):
            common = _shared(key, stem)
            line += "\t>" + _base36(common) + stem[common:]
        lines.append(line)
        before = key
    value = {
        "keys": "\n".join(lines),
        "postings": _cut(lists, "p-", POSTINGS_SIZE, files),
        "places": _cut(places, "q-", PLACES_SIZE, files),
    }
    name = "l-" + content_hash(script("", value))
    files[f"{FOLDER}{name}.js"] = script(name, value)
    return name


def _encode(postings: Postings) -> bytes:
    """Distance and impact in one number each."""
    encoded = bytearray()
    before = 0
    for number, impact in zip(postings.numbers, postings.impacts, strict=True):
        encode_number((number - before) * STEPS + impact, encoded)
        before = number
    return bytes(encoded)


def _cut(pieces: Sequence[bytes], prefix: str, size: int, files: Files) -> Parts:
    """Write pieces one after the other into files of at least a size, but for the last."""
    parts: Parts = []
    offset = start = 0
    data = bytearray()
    for number, piece in enumerate(pieces):
        # A long list gets files of its own: nobody should load it for its neighbour.
        if data and len(piece) >= size:
            parts.append((_write(bytes(data), prefix, files), start))
            start, data = offset, bytearray()
        data += piece
        offset += len(piece)
        if len(data) >= size or number == len(pieces) - 1:
            parts.append((_write(bytes(data), prefix, files), start))
            start, data = offset, bytearray()
    return parts


def _write(data: bytes, prefix: str, files: Files) -> str:
    name = prefix + content_hash(data)
    files[f"{FOLDER}{name}.js"] = script(name, to_text(data))
    return name


def _blocks(archive: Archive) -> Iterator[list[list[str]]]:
    articles = archive.articles
    for start in range(0, len(articles), BLOCK):
        yield [_line(archive, article) for article in articles[start : start + BLOCK]]


def _line(archive: Archive, article: Article) -> list[str]:
    """What a result shows; the id only where it is not the page's path, the language likewise."""
    text = archive.texts.get(article.path, EMPTY_TEXT)
    summary = shorten(article.summary or text.summary, SUMMARY)
    path = article.page.removeprefix("articles/").removesuffix(".html")
    source = archive.source_name(article)
    language = "" if article.language == archive.config.language else article.language
    line = [path, article.title, article.date.iso, source, summary, language]
    return [*line, article.id] if article.id != path else line


def _columns(archive: Archive, files: Files) -> Iterator[tuple[str, str]]:
    """For each facet, and the date, what it is for every article."""
    keys = facet_keys(archive)
    for facet, kind in FACETS.items():
        slugs = list(archive.members[kind])
        names: dict[str, list[str]] = {slug: [] for slug in slugs}
        for key, slug in keys[facet].items():
            names[slug].append(key)
        number = {slug: at for at, slug in enumerate(slugs)}
        encoded = bytearray()
        for article in archive.articles:
            own = article.entities.get(kind, ())
            encode_number(len(own), encoded)
            for slug in own:
                encode_number(number[slug], encoded)
        values = [[slug, archive.entities[kind, slug].name, *names[slug]] for slug in slugs]
        yield facet, _column(values, bytes(encoded), files)
    days = (date(*article.date.start.first()).toordinal() for article in archive.articles)
    yield "date", _column([], encode_rising(days), files)


def _column(values: list[list[str]], encoded: bytes, files: Files) -> str:
    value = {"values": values, "articles": to_text(encoded)}
    name = "c-" + content_hash(script("", value))
    files[f"{FOLDER}{name}.js"] = script(name, value)
    return name


def _order(key: str) -> bytes:
    """Keys stand in the order of their UTF-16 code units, which is that of JavaScript."""
    return key.encode("utf-16-be", "surrogatepass")


def _shared(one: str, two: str) -> int:
    """The number of characters that two keys begin with alike, at most 35; one digit says it.

    Characters beyond the basic plane, which JavaScript counts twice, are not shared.
    """
    count = 0
    for first, second in zip(one, two, strict=False):
        if first != second or first > "\uffff" or count == 35:
            break
        count += 1
    return count


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if not number:
            return digits
