"""What the running builder was installed from, and the documents that it has with it.

An installer leaves a note of that: PEP 610, https://packaging.python.org/specifications/direct-url/.
"""

import json
from importlib.metadata import distributions
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import builder
from builder.keeping.checkouts import pin_to_checkout
from builder.keeping.pins import (
    NAME,
    Pin,
    no_pin,
    pin_to_address,
    pin_to_commit,
    pin_to_wheel,
)

_PACKAGE = Path(builder.__file__).parent


def own_text(name: str) -> str:
    """A document that is in the package where it is installed, beside it in a checkout."""
    inside = _PACKAGE / name
    return (inside if inside.is_file() else _PACKAGE.parent / name).read_text(encoding="utf-8")


def running_pin(package: Path = _PACKAGE) -> Pin:
    """The pin of the builder that runs.

    Raises:
        UsageError: it cannot be pinned.
    """
    if not (package / "theme").is_dir():  # is beside the package, in a checkout alone
        return pin_to_checkout(package.parent)
    # Others of the name may be installed elsewhere on the path.
    for distribution in distributions(name=NAME, path=[str(package.parent)]):
        if note := distribution.read_text("direct_url.json"):
            return _pin_of(json.loads(note))
    raise no_pin(f"this {NAME} was installed by its name alone")


def _pin_of(note: dict[str, Any]) -> Pin:
    url = str(note.get("url", ""))
    if "dir_info" in note:
        return pin_to_checkout(_path(url))
    if (git := note.get("vcs_info", {})).get("vcs") == "git":
        return pin_to_commit(f"git+{url}@{git.get('commit_id')}")
    if url.startswith("file:") and "archive_info" in note:
        return _pin_of_file(_path(url), _sha256(note["archive_info"]))
    if url.startswith("https:") and url.endswith(".whl"):
        return pin_to_address(url, _sha256(note["archive_info"]))
    raise no_pin(f"this {NAME} was installed from {url}, which cannot be pinned")


def _pin_of_file(wheel: Path, sha256: str) -> Pin:
    try:
        pin = pin_to_wheel(wheel.name, wheel.read_bytes())
    except OSError as error:
        raise no_pin(f"{wheel}, of which this {NAME} was installed, is gone") from error
    if sha256 and not pin.line.endswith(sha256):
        raise no_pin(f"{wheel} has changed since this {NAME} was installed of it")
    return pin


def _sha256(archive: dict[str, Any]) -> str:
    """The hash in the note; `hash` is how it was written before there could be several."""
    hashes = archive.get("hashes") or dict([str(archive.get("hash", "=")).split("=", 1)])
    return str(hashes.get("sha256", ""))


def _path(url: str) -> Path:
    return Path(url2pathname(urlsplit(url).path))
