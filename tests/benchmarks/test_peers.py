"""What the peers are given, and how their files are sent: a mistake would only look like a cost."""

import json
from pathlib import Path
from urllib.request import urlopen

from tests.benchmarks.peers.hugo import convert
from tests.benchmarks.serving import serving

ARTICLE = """\
---
title: 'Oil: a --- rise'
date: 1987-03-31 11:38:38
source: Reuters
countries: [US, 'NO']
---

Oil rose.
"""


def test_hugo_is_given_the_same_metadata_and_text(tmp_path: Path) -> None:
    article = tmp_path / "source/content/articles/1987/oil.md"
    article.parent.mkdir(parents=True)
    article.write_text(ARTICLE, encoding="utf-8")
    site = convert(tmp_path / "source", tmp_path / "site")
    head, _, body = (site / "content/articles/1987/oil.md").read_text().partition("\n")
    assert json.loads(head) == {
        "title": "Oil: a --- rise",
        "date": "1987-03-31T11:38:38",
        "sources": ["Reuters"],
        "countries": ["US", "NO"],
    }
    assert body.strip() == "Oil rose."
    assert (site / "hugo.toml").exists()


def test_files_are_compressed_by_type_and_counted_as_sent(tmp_path: Path) -> None:
    content = b"oil " * 1000
    for name in "a.js", "a.pf_meta":
        (tmp_path / name).write_bytes(content)
    sent = {}
    with serving(tmp_path) as served:
        urlopen(f"{served.address}blank.html").close()
        assert served.take() == (0, 0)
        for name in "a.js", "a.pf_meta":
            with urlopen(served.address + name) as answer:
                body = answer.read()
                assert served.take() == (1, len(body))
                sent[name] = answer.headers["Content-Encoding"], len(body) < len(content)
    assert sent == {"a.js": ("gzip", True), "a.pf_meta": (None, False)}
