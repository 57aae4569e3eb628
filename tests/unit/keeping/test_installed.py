"""What the running builder was installed from is what an archive is pinned to."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from builder import __version__
from builder.errors import UsageError
from builder.keeping import installed
from builder.keeping.installed import own_text, running_pin
from builder.keeping.pins import Pin
from tests.helpers import ROOT

NAME = f"archive_builder-{__version__}-py3-none-any.whl"
SHA256 = hashlib.sha256(b"wheel").hexdigest()
URL = f"https://example.org/{NAME}"
COMMIT = "0a" * 20


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package as an installer leaves it."""
    (tmp_path / "site/builder/theme").mkdir(parents=True)
    describe(tmp_path / "site")
    (tmp_path / NAME).write_bytes(b"wheel")
    return tmp_path / "site/builder"


def describe(folder: Path) -> Path:
    """Write the metadata of the distribution."""
    place = folder / f"archive_builder-{__version__}.dist-info"
    place.mkdir(parents=True)
    text = f"Metadata-Version: 2.4\nName: archive-builder\nVersion: {__version__}\n"
    (place / "METADATA").write_text(text, encoding="utf-8")
    return place


def note(package: Path, **fields: Any) -> Path:
    """Leave a note as of PEP 610."""
    [folder] = package.parent.glob("*.dist-info")
    (folder / "direct_url.json").write_text(json.dumps(fields), encoding="utf-8")
    return package


def vendored(name: str = NAME) -> Pin:
    return Pin(f"./vendor/{name} --hash=sha256:{SHA256}", name, b"wheel")


@pytest.mark.parametrize(
    "info", [{}, {"hash": f"sha256={SHA256}"}, {"hashes": {"sha256": SHA256}}, {"hash": "md5=1"}]
)
def test_a_wheel_on_this_machine(info: dict[str, Any], package: Path) -> None:
    url = (package.parent.parent / NAME).as_uri()
    assert running_pin(note(package, url=url, archive_info=info)) == vendored()


def test_a_folder_whose_name_has_a_space(package: Path) -> None:
    wheel = package.parent / "my wheels" / NAME
    wheel.parent.mkdir()
    wheel.write_bytes(b"wheel")
    assert running_pin(note(package, url=wheel.as_uri(), archive_info={})) == vendored()


def test_a_wheel_at_an_address(package: Path) -> None:
    found = running_pin(note(package, url=URL, archive_info={"hashes": {"sha256": SHA256}}))
    assert found == Pin(f"archive-builder @ {URL} --hash=sha256:{SHA256}")


def test_a_commit(package: Path) -> None:
    vcs = {"vcs": "git", "commit_id": COMMIT, "requested_revision": "main"}
    found = running_pin(note(package, url="https://example.org/b.git", vcs_info=vcs))
    line = f"archive-builder @ git+https://example.org/b.git@{COMMIT} # version {__version__}"
    assert found == Pin(line)


def test_a_folder_that_it_was_installed_from(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "pin_to_checkout", lambda folder: Pin(str(folder)))
    found = running_pin(note(package, url="file:///home/my%20builder", dir_info={}))
    assert found.line == "/home/my builder"


def test_a_checkout_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "pin_to_checkout", lambda folder: Pin(str(folder)))
    assert running_pin().line == str(ROOT)


HINT = f"; name its wheel: --builder {NAME}"


def test_it_was_installed_by_its_name(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another one of the name, elsewhere on the path, is not the one that runs."""
    other = describe(tmp_path / "other")
    (other / "direct_url.json").write_text(json.dumps({"url": URL}), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "other")
    with pytest.raises(UsageError) as caught:
        running_pin(package)
    assert str(caught.value) == f"this archive-builder was installed by its name alone{HINT}"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"url": "file:///nowhere/" + NAME, "archive_info": {}},
            f"/nowhere/{NAME}, of which this archive-builder was installed, is gone{HINT}",
        ),
        (
            {"url": "https://example.org/builder.tar.gz", "archive_info": {}},
            "this archive-builder was installed from https://example.org/builder.tar.gz, "
            f"which cannot be pinned{HINT}",
        ),
        (
            {"url": "https://example.org/hg", "vcs_info": {"vcs": "hg", "commit_id": "1"}},
            "this archive-builder was installed from https://example.org/hg, which cannot be "
            f"pinned{HINT}",
        ),
        (
            {"url": URL, "archive_info": {}},
            f"the hash of the wheel is missing; write --builder {URL}#sha256=...",
        ),
    ],
)
def test_what_cannot_be_pinned(fields: dict[str, Any], message: str, package: Path) -> None:
    with pytest.raises(UsageError) as caught:
        running_pin(note(package, **fields))
    assert str(caught.value) == message


def test_a_wheel_that_has_changed_since(package: Path) -> None:
    wheel = package.parent.parent / NAME
    note(package, url=wheel.as_uri(), archive_info={"hashes": {"sha256": SHA256}})
    wheel.write_bytes(b"another")
    with pytest.raises(UsageError) as caught:
        running_pin(package)
    message = f"{wheel} has changed since this archive-builder was installed of it{HINT}"
    assert str(caught.value) == message


def test_its_documents_are_at_hand() -> None:
    assert own_text("CHANGELOG.md") == (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
