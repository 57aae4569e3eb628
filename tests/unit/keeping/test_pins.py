"""Pins: what an archive may be pinned to, and how the line is read again."""

import hashlib
from pathlib import Path

import pytest

from builder import __version__
from builder.errors import UsageError
from builder.keeping.pins import (
    PINNED,
    Pin,
    Pinned,
    pin_to,
    pin_to_address,
    pin_to_commit,
    pin_to_wheel,
    read_pin,
)

NAME = f"archive_builder-{__version__}-py3-none-any.whl"
SHA256 = hashlib.sha256(b"wheel").hexdigest()
URL = f"https://example.org/a/{NAME}"
GIT = f"git+https://example.org/builder.git@{'0a' * 20}"


def test_a_wheel_stands_in_the_archive() -> None:
    pin = pin_to_wheel(NAME, b"wheel")
    assert pin == Pin(f"./vendor/{NAME} --hash=sha256:{SHA256}", NAME, b"wheel")


def test_a_wheel_at_an_address_has_its_hash() -> None:
    line = f"archive-builder @ {URL} --hash=sha256:{SHA256}"
    assert pin_to_address(URL, SHA256) == pin_to(f"{URL}#sha256={SHA256}") == Pin(line)


def test_a_commit_has_its_version_beside_it() -> None:
    line = f"archive-builder @ {GIT} # version {__version__}"
    assert pin_to_commit(GIT) == pin_to(GIT) == Pin(line)


def test_a_wheel_that_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"wheel")
    assert pin_to(str(tmp_path / NAME)) == pin_to_wheel(NAME, b"wheel")


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("archive-builder", f"'archive-builder' is not a wheel of the builder, such as {NAME}"),
        ("click-8.3.0-py3-none-any.whl", "'click-8.3.0-py3-none-any.whl' is not a wheel of the"),
        (f"nowhere/{NAME}", f"nowhere/{NAME} cannot be read: No such file or directory"),
        (
            "archive_builder-9.0-py3-none-any.whl",
            "archive_builder-9.0-py3-none-any.whl is version 9.0, but this is "
            f"{__version__}; call the command of that one",
        ),
        (URL, f"the hash of the wheel is missing; write --builder {URL}#sha256=..."),
        (
            f"{URL}#sha256=12",
            f"the hash of the wheel is missing; write --builder {URL}#sha256=...",
        ),
        (f"http{URL[5:]}", f"'http{URL[5:]}' is not an https address, nor a wheel that is here"),
        ("https://example.org/a.zip", "'a.zip' is not a wheel of the builder, such as "),
        ("git+https://example.org/a.git", "'git+https://example.org/a.git' names no commit; "),
        (f"{GIT[:-1]}", f"'{GIT[:-1]}' names no commit; write git+URL@ and 40 hexadecimal digits"),
        (f"{GIT}#egg=a b", f"'{GIT}#egg=a b' names no commit; "),
    ],
)
def test_what_is_no_pin(named: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        pin_to(named)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("pin", [pin_to_wheel(NAME, b"wheel"), pin_to_address(URL, SHA256)])
def test_the_version_of_a_wheel_is_read_again(pin: Pin, tmp_path: Path) -> None:
    pin.write(tmp_path)
    assert read_pin(tmp_path) == Pinned(__version__, __version__)


def test_the_version_of_a_commit_is_read_again(tmp_path: Path) -> None:
    pin_to_commit(GIT).write(tmp_path)
    assert read_pin(tmp_path) == Pinned(__version__, f"{__version__} (commit 0a0a0a0a0a0a)")
    (tmp_path / PINNED).write_text(f"\n# ours\narchive-builder @ {GIT}\n", encoding="utf-8")
    assert read_pin(tmp_path) == Pinned("", "(commit 0a0a0a0a0a0a)")


@pytest.mark.parametrize("text", ["", "# ours\n", None])
def test_an_archive_without_a_pin(text: str | None, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / PINNED).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_pin(tmp_path)
    assert str(caught.value).startswith(f"there is no {PINNED} in {tmp_path}; name the folder of ")


def test_a_pin_that_is_a_bare_name(tmp_path: Path) -> None:
    (tmp_path / PINNED).write_text("archive-builder==0.1.0\n", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_pin(tmp_path)
    assert str(caught.value) == (
        f"{PINNED} names no wheel and no commit: 'archive-builder==0.1.0'; "
        f"write ./vendor/{NAME} or the like"
    )


def test_the_wheel_of_the_pin_before_is_removed_and_nothing_else(tmp_path: Path) -> None:
    old = "archive_builder-0.0.9-py3-none-any.whl"
    (tmp_path / "vendor").mkdir()
    for name in (old, "other.whl"):
        (tmp_path / "vendor" / name).write_bytes(b"old")
    (tmp_path / PINNED).write_text(f"./vendor/{old} --hash=sha256:00\n", encoding="utf-8")
    pin_to_wheel(NAME, b"wheel").write(tmp_path)
    assert {path.name for path in (tmp_path / "vendor").iterdir()} == {NAME, "other.whl"}
    pin_to_wheel(NAME, b"rebuilt").write(tmp_path)
    assert (tmp_path / "vendor" / NAME).read_bytes() == b"rebuilt"
    pin_to_commit(GIT).write(tmp_path)
    assert {path.name for path in (tmp_path / "vendor").iterdir()} == {"other.whl"}
