"""What a search costs the reader with Pagefind, over the same articles and the same server."""

import subprocess
from pathlib import Path

from tests.benchmarks import search
from tests.benchmarks.corpora import reuters, reuters_site, titles
from tests.benchmarks.peers import tools

CLIENT = """async (address) => {
  const pagefind = await import(`${address}pagefind/pagefind.js`);
  await pagefind.init();
  await pagefind.filters();  // there are none; but now its worker is ready
  window.ask = async (query) => {
    const found = await pagefind.search(query);
    const shown = found.results.slice(0, 10).map((result) => result.data());
    return (await Promise.all(shown)).length;
  };
}"""


def run(folder: Path) -> None:
    """Search in the site of the Reuters stories, with ours and with Pagefind."""
    programs = tools.install(folder)
    if not programs:
        return
    site = reuters_site(folder)
    indexed = folder / "pagefind-site"
    command = tools.pagefind(programs, site, indexed / "pagefind")
    subprocess.run(command, check=True, capture_output=True)
    asked = titles(reuters(folder))
    print("\nsearch beside Pagefind, Reuters-21578")
    found = {
        "ours": search.measure(site, search.OURS, asked),
        "Pagefind": search.measure(indexed, CLIENT, asked),
    }
    search.report(found)
    search.compare(found)
