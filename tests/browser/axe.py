"""What axe-core finds on a page that somebody could not use."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RUN = """async (rules) => {
  const {violations} = await axe.run({
    rules, preload: false, resultTypes: ["violations"], elementRef: false
  });
  return violations.map((one) => [one.id, one.nodes.map((node) => node.html)]);
}"""


def violations(page: Page, **rules: bool) -> list[list[object]]:
    """The rules that are broken, and where; `rules` switches some on or off by their names.

    Where no rule is broken is not collected, which takes longer than looking. Style sheets are not
    asked for once more: what needs them is an experiment, and off.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    named = {name.replace("_", "-"): {"enabled": is_on} for name, is_on in rules.items()}
    found: list[list[object]] = page.evaluate(RUN, named)
    return found
