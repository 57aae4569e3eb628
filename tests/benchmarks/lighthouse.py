"""What Lighthouse says of pages of the sample, of Reuters, and of an index of very many names.

On a phone; it needs npm and Node.js.

The pages are sent as GitHub Pages sends them; scores are medians.
"""

import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pycountry

from tests.benchmarks import building
from tests.benchmarks.corpora import built, reuters_site
from tests.benchmarks.serving import serving
from tests.browser.chromium import find
from tests.helpers import ROOT
from tests.npm import OPTIONS

PACKAGES = ["lighthouse@12.8.2", "chrome-launcher@1.2.1"]
RUNS = 5
SAMPLE = (
    "index.html",
    "articles/2015/01/crisis-group-syria-calling.html",
    "articles/2015/01/crisis-group-syria-calling-ru.html",
    "countries/kyrgyzstan.html",
    "people/index.html",
    "search.html?q=border",
)
NAMES = ("organizations/index.html", "organizations/index/s.html")
REUTERS = ("index.html", "countries/united-states.html", "search.html?q=oil+prices")

MANY = 6000  # names
EACH = 10  # that an article has
KINDS = (
    "Academy|Agency|Archive|Assembly|Association|Bank|Board|Chamber|Club|College|Commission|"
    "Committee|Company|Council|Court|Fund|Institute|League|Library|Ministry|Museum|Party|"
    "Society|Theatre|Union"
).split("|")

_SCRIPT = Path(__file__).with_suffix(".mjs")


def with_names(source: Path) -> Path:
    """An archive of very many organizations without records: of each country, of each kind."""
    countries = sorted(country.name for country in pycountry.countries)
    names = [f"{country} {kind}" for country in countries for kind in KINDS][:MANY]
    articles = source / "content/articles/2015"
    articles.mkdir(parents=True)
    (source / "site.yaml").write_text("title: Many names\n", encoding="utf-8")
    for at, text in enumerate(_articles(names)):
        (articles / f"{at}.md").write_text(text, encoding="utf-8")
    return source


def _articles(names: list[str]) -> Iterator[str]:
    # One that stands far from the next, so that each article has names of many letters.
    step = len(names) // EACH
    for at in range(step):
        listed = json.dumps(names[at::step], ensure_ascii=False)
        day = f"2015-{at % 12 + 1:02}-{at % 28 + 1:02}"
        yield f"---\ntitle: Article {at}\ndate: {day}\norganizations: {listed}\n---\nText.\n"


def run(folder: Path) -> None:
    """Print a row for each page: its scores, and the audits that it failed in any run."""
    if not shutil.which("npm"):
        sys.exit("npm is missing; it comes with Node.js")
    tools = folder / "lighthouse"
    tools.mkdir(exist_ok=True)
    subprocess.run(["npm", "install", *OPTIONS, *PACKAGES], cwd=tools, check=True)
    sample = folder / "sample-built"
    building.build(ROOT, sample)
    print("\n| page | performance, accessibility, best practices, SEO | failed |")
    print("| --- | --- | --- |")
    names = built(with_names(folder / "names"), folder / "names-built")
    for site, paths in ((sample, SAMPLE), (names, NAMES), (reuters_site(folder), REUTERS)):
        with serving(site) as served:
            addresses = [served.address + path for path in paths]
            command = ["node", str(_SCRIPT), find(), str(RUNS), *addresses]
            lines = subprocess.check_output(command, cwd=tools, text=True).splitlines()
        for path, line in zip(paths, map(json.loads, lines), strict=True):
            scores = ", ".join(f"{statistics.median(own):.0f}" for own in line["scores"].values())
            print(f"| {path} | {scores} | {', '.join(line['failed']) or 'none'} |", flush=True)
