"""How many clicks lead from the front page of the Reuters stories to one of them.

Without a search and without a script; Chromium walks to stories that chance has chosen.
"""

import random
import statistics
import sys
from pathlib import Path

from tests.benchmarks.corpora import reuters_site
from tests.benchmarks.serving import serving
from tests.browser.chromium import started
from tests.browser.clicks import articles_of, walk, ways

STORIES = 200
MOST = 5  # clicks
SEED = 1


def run(folder: Path) -> None:
    """Walk to some stories; stop at one that is too far."""
    site = reuters_site(folder)
    found = ways(site)
    stories = articles_of(found)
    some = random.Random(SEED).sample(stories, STORIES)
    with serving(site) as served, started() as browser:
        page = browser.new_context(java_script_enabled=False).new_page()
        clicks = [walk(page, served.address, found[story]) for story in some]
    print(f"\n{len(stories):,} stories lead from the front page; {STORIES} of them were walked to")
    print("| | median | most |\n| --- | --- | --- |")
    print(f"| clicks | {statistics.median(clicks):.0f} | {max(clicks)} |")
    if max(clicks) > MOST:
        sys.exit(f"a story is more than {MOST} clicks away")
