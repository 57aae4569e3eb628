"""What queries are made from: the texts of an archive's source, and the words in them."""

import html
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import yaml


class Text(NamedTuple):
    """An article: its metadata, and the words of its title and body as they are written."""

    data: dict[str, object]
    title: list[str]
    body: list[str]


def read_texts(source: Path) -> list[Text]:
    """All articles of a source, in order of their paths."""
    return [_read(path) for path in sorted((source / "content/articles").rglob("*.md"))]


def _read(path: Path) -> Text:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    data = yaml.load(head, yaml.CSafeLoader)
    return Text(data, _words(str(data["title"])), _words(body))


def _words(text: str) -> list[str]:
    """The words between spaces, without what Markdown escapes and the punctuation around them."""
    plain = html.unescape(text.replace("\\", ""))
    return [match[0] for match in re.finditer(r'[^\W_](?:[^\s"()<>]*[^\W_])?', plain)]


def vocabulary(texts: Iterable[Text]) -> Counter[str]:
    """Each run of letters, in lower case, with the number of articles that have it."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(_letters(" ".join([*text.title, *text.body]).lower())))
    return counts


def written_small(texts: Iterable[Text]) -> Counter[str]:
    """Each run of a to z that the texts write in lower case, with the number of articles."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(re.findall(r"(?<![\w'])[a-z]+(?![\w'])", " ".join(text.body))))
    return counts


def _letters(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)
