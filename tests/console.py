"""What a page says on its console while a test uses it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page


@contextmanager
def silent(page: Page, *expected: str) -> Iterator[list[str]]:
    """Close a page at the end, and fail if its console has more than what contains an `expected`.

    What the list gets in the meantime counts as said on the console.
    """
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield faults
    page.close()
    assert [fault for fault in faults if not any(one in fault for one in expected)] == []
