"""Reuters and 72,644 press releases of senators as one archive: 94,222 articles."""

import json
import lzma
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.corpora import reuters
from tests.helpers import SHARED

RELEASES = SHARED / "corpora/senate.jsonl.xz"

_MARKUP = re.compile(r"[\\`*_\[\]#|]")
_TWICE = re.compile(r"(?:http://)+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def reuters_and_senate(folder: Path) -> Path:
    """The source of both collections, written if this run has not written it yet."""
    source = folder / "reuters-senate"
    if source.exists():
        return source
    if not RELEASES.exists():
        sys.exit(f"{RELEASES.name} is not beside this project (../shared/corpora)")
    shutil.copytree(reuters(folder), source, ignore=shutil.ignore_patterns(".cache", "_site"))
    with lzma.open(RELEASES, "rt", encoding="utf-8") as lines:
        for line in lines:
            release = json.loads(line)
            path = source / f"content/articles/senate/{release['id']}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_article(release), encoding="utf-8")
    return source


def _article(release: Mapping[str, str]) -> str:
    """A release as Markdown; the nine without a date get the year in which the releases begin."""
    title = json.dumps(_CONTROL.sub(" ", release["title"]).strip() or "Untitled")
    date = release["date"] or "2004"
    head = f"---\ntitle: {title}\ndate: {date}\nsource: {json.dumps(release['source'])}\n---\n\n"
    text = _TWICE.sub("http://", _CONTROL.sub(" ", release["text"]))
    text = text.replace("]", " ]")  # which would belong to an address before it
    return head + _MARKUP.sub(r"\\\g<0>", text) + "\n"
