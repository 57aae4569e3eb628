"""Imports as a person calls them, for the tests of this folder."""

import csv
import io

from tests.helpers import SiteTest

JEKYLL = {
    "_posts/2015-01-20-first.md": """\
---
title: "First: a story"
tags: [war, country-kg, country-kz]
author: ann
redirect_from: [/old/first.html, /FIRST/]
layout: post
---
See [the second]({{ "/2015/01/21/second/" | url }}), [it]({% post_url 2015-01-21-second %}#part),
[about]({{ site.baseurl }}/about/), `[code](/2015/01/21/second/)` and
[home](https://old.example.org/2015/01/21/second/).

{% raw %}{{ x }}{% endraw %}
""",
    "_posts/2015-01-21-second.md": """\
---
title: Second\t
description: A summary.
published: false
---
![A map](/assets/map.png) and [first](/2015/01/20/first/).
""",
    "about.md": "---\ntitle: About\n---\nNo post.\n",
    "assets/map.png": "",
    "_config.yml": "url: https://old.example.org\npermalink: pretty\n",
}


def add(site: SiteTest, files: dict[str, str], folder: str = "../old") -> None:
    """Write the files of a site of others beside the archive."""
    for path, text in files.items():
        site.write(f"{folder}/{path}", text)


def imported(site: SiteTest, kind: str, source: str, *options: str) -> str:
    """Import for good; what was said."""
    result = site.run("import", kind, source, "--write", *options)
    assert result.exit_code == 0, result.output
    return result.stdout


def report(site: SiteTest) -> list[dict[str, str]]:
    """The rows of the report."""
    text = (site.source / "import-report.csv").read_text(encoding="utf-8-sig")
    return [*csv.DictReader(io.StringIO(text))]


def results(site: SiteTest) -> list[str]:
    """What became of the rows, sorted."""
    return sorted(row["result"] for row in report(site))


def article(site: SiteTest, stem: str) -> str:
    """The file of an article."""
    return (site.source / f"content/articles/{stem}.md").read_text(encoding="utf-8")


def refused(site: SiteTest, kind: str, text: str | bytes, name: str = "input") -> str:
    """Why an input is refused, as a whole or its first row."""
    site.write_as_it_is(name, text if isinstance(text, bytes) else text.encode())
    result = site.run("import", kind, name)
    if result.exit_code:
        assert result.exit_code == 2
        assert "Traceback" not in result.output
        return result.stderr.strip()
    return next(row["reason"] for row in report(site) if row["result"] == "refused")
