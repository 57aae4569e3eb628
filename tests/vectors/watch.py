"""Opens pages in Chromium, fires events at all that they have, and notes whatever happens."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import NamedTuple

from playwright.sync_api import Browser, Dialog, Error, Page, Request

EVENTS = (
    "click dblclick mouseover mouseenter mousemove mousedown mouseup pointerenter pointerover "
    "focus focusin blur keydown keyup keypress input change error load toggle animationstart "
    "animationend transitionend wheel scroll drag drop copy paste contextmenu submit"
).split()

# Fires at all elements, but clicks lead nowhere; gives the globals that an empty frame has not.
FIRE = """(events) => {
  const stop = (event) => event.preventDefault();
  for (const name of ["click", "submit"]) addEventListener(name, stop, true);
  for (const element of document.querySelectorAll("*"))
    for (const name of events)
      element.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}));
  for (const name of ["click", "submit"]) removeEventListener(name, stop, true);
  const frame = document.createElement("iframe");
  document.documentElement.append(frame);
  const plain = new Set(Object.keys(frame.contentWindow));
  frame.remove();
  return Object.keys(window).filter((name) => !plain.has(name));
}"""


_PATIENCE = 30  # seconds until a page that leads to another has to be at its end
# Of search/archive-search.js, a contract, of search/box.js and of assets/reader.js.
OURS = {"ArchiveSearch", "SearchBox", "ArchiveTexts"}


class Seen(NamedTuple):
    """What happened that should not, page by page; which globals pages have."""

    faults: list[str]
    page: Page


@contextmanager
def watching(browser: Browser, origin: str) -> Iterator[Seen]:
    """A page whose dialogs, messages, errors and foreign requests are noted."""
    page = browser.new_page()
    seen = Seen([], page)

    def note(what: str) -> None:
        seen.faults.append(f"{page.url}: {what}")

    def refuse(dialog: Dialog) -> None:
        note(f"dialog {dialog.message}")
        dialog.dismiss()

    def check(request: Request) -> None:
        if not request.url.startswith(origin):
            note(f"asks {request.url}")

    page.on("console", lambda message: note(message.text))
    page.on("pageerror", lambda error: note(str(error)))
    page.on("dialog", refuse)
    page.on("popup", lambda popup: note(f"popup {popup.url}"))
    page.on("request", check)
    yield seen
    page.close()


def open_and_fire(seen: Seen, address: str) -> None:
    """Open a page, and fire every event at every element of it."""
    _go(seen.page, address)
    extra = _fired(seen.page)
    if others := {*extra} - OURS:
        seen.faults.append(f"{address}: globals {sorted(others)}")


def _go(page: Page, address: str) -> None:
    """Open a page, also from one that is just leading to another."""
    until = monotonic() + _PATIENCE
    while monotonic() < until:
        try:
            page.goto(address)
            return
        except Error as error:
            if "interrupted by another navigation" not in error.message:
                raise
            page.wait_for_load_state("networkidle")
    raise AssertionError(f"{address} cannot be opened")


def _fired(page: Page) -> list[str]:
    """The globals of a page at which events were fired; of one that leads to another, of that."""
    until = monotonic() + _PATIENCE
    while monotonic() < until:
        try:
            return list(page.evaluate(FIRE, EVENTS))
        except Error:  # it is just left, which on a busy machine takes longer than some tries
            page.wait_for_load_state("networkidle")
    raise AssertionError(f"{page.url} leads on and on")


def save_all(page: Page) -> tuple[int, dict[str, str]]:
    """How many results there are, and the text of each file that is saved of them."""
    saved = {}
    for name in ("bibtex", "ris", "csv", "json"):
        with page.expect_download() as download:
            page.locator(f"#search\\:downloads button[value={name}]").click()
        saved[name] = download.value.path().read_bytes().decode()
    return len(json.loads(saved["json"])), saved
