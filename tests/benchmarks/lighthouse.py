"""What Lighthouse says of pages of the sample and of Reuters, on a phone; it needs npm and Node.js.

The pages are sent as GitHub Pages sends them; scores are medians.
"""

import json
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import building
from tests.benchmarks.corpora import reuters_site
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
REUTERS = ("index.html", "countries/united-states.html", "search.html?q=oil+prices")

_SCRIPT = Path(__file__).with_suffix(".mjs")


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
    for site, paths in ((sample, SAMPLE), (reuters_site(folder), REUTERS)):
        with serving(site) as served:
            addresses = [served.address + path for path in paths]
            command = ["node", str(_SCRIPT), find(), str(RUNS), *addresses]
            lines = subprocess.check_output(command, cwd=tools, text=True).splitlines()
        for path, line in zip(paths, map(json.loads, lines), strict=True):
            scores = ", ".join(f"{statistics.median(own):.0f}" for own in line["scores"].values())
            print(f"| {path} | {scores} | {', '.join(line['failed']) or 'none'} |", flush=True)
