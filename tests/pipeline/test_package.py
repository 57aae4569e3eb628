"""The builder as a package: it begins archives, builds the same sites, and upgrades archives."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT
from tests.packages import Edition, Environment, build_wheel, distribute, needs_tools
from tests.pipeline.test_reproducible import digest

pytestmark = needs_tools

# What a later version has not any more: a file, its text, and what stands there instead.
SETTING = (
    "builder/config.py",
    "for one in SETTINGS]",
    'for one in SETTINGS if one.name != "content_license"]',
)
VARIABLE = ("builder/theming/render.py", '        values["page"] = page\n', "")
OWN_USE = ("theme/templates/search.html", "href(page)", "href(current)")
ADDRESS = ("builder/urls.py", 'return f"dates/', 'return f"times/')

NAME = "archive_builder-0.1.0-py3-none-any.whl"
SECOND, THIRD = NAME.replace("0.1.0", "0.2.0"), NAME.replace("0.1.0", "0.3.0")
PINNED = "requirements-builder.txt"
ABOUT = "content/pages/about.md"
FOOTER = "theme/templates/_footer.html"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(ROOT, tmp_path_factory.mktemp("wheel") / "dist")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Environment:
    return Environment(tmp_path_factory.mktemp("environment") / "venv", wheel)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    return later(tmp_path_factory.mktemp("second"), "0.2.0", "No licence.", SETTING)


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    changes = (SETTING, VARIABLE, OWN_USE, ADDRESS)
    return later(tmp_path_factory.mktemp("third"), "0.3.0", "No dates.", *changes)


@pytest.fixture
def archive(tmp_path: Path, installed: Environment) -> Path:
    """An archive that has just begun."""
    begun = installed.call("init", "archive", "--title=Osh: an archive", cwd=tmp_path)
    assert (begun.returncode, begun.stderr) == (0, "")
    return tmp_path / "archive"


def files(archive: Path) -> dict[str, bytes]:
    """The files of a source, without what was made of them."""
    made = ("_site/", ".cache/", ".venv")
    return {path: data for path, data in digest(archive).items() if not path.startswith(made)}


def test_the_command_is_of_the_wheel(installed: Environment, tmp_path: Path) -> None:
    said = installed.call("--version", cwd=tmp_path)
    assert said.stdout == "builder, version 0.1.0\n"
    where = [str(installed.python), "-c", "import builder; print(builder.__file__)"]
    done = subprocess.run(where, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert Path(done.stdout.strip()).is_relative_to(installed.folder)


@pytest.mark.parametrize("source", ["archive", "tests/sites/full"])
def test_it_builds_the_site_that_a_checkout_builds(
    source: str, archive: Path, installed: Environment, tmp_path: Path
) -> None:
    folder = archive if source == "archive" else ROOT / source
    options = ["--source", str(folder), "--no-cache", "--jobs=1", "--output"]
    checked = installed.call("check", "--source", str(folder), cwd=tmp_path)
    built = installed.call("build", *options, "ours", cwd=tmp_path)
    assert (checked.returncode, built.returncode) == (0, 0), checked.stdout + built.stdout
    command = [sys.executable, "-m", "builder", "build", *options, str(tmp_path / "theirs")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert digest(tmp_path / "ours") == digest(tmp_path / "theirs")


def test_an_archive_is_pinned_to_the_wheel_that_began_it(archive: Path, wheel: Path) -> None:
    sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest()
    pin = (archive / "requirements-builder.txt").read_text(encoding="utf-8")
    assert pin == f"./vendor/{NAME} --hash=sha256:{sha256}\n"
    assert digest(archive / "vendor") == {NAME: wheel.read_bytes()}
    assert (archive / "requirements.txt").read_bytes() == (ROOT / "requirements.txt").read_bytes()


def test_pip_takes_the_pinned_wheel_and_no_other(archive: Path, installed: Environment) -> None:
    options = ("--dry-run", "--no-deps", "--force-reinstall", "-r", "requirements-builder.txt")
    assert installed.pip("install", *options, cwd=archive).returncode == 0
    with open(archive / f"vendor/{NAME}", "ab") as file:
        file.write(b"\n")
    refused = installed.pip("install", *options, cwd=archive)
    assert refused.returncode == 1
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in refused.stderr


def test_make_does_what_the_readme_says(archive: Path, installed: Environment) -> None:
    (archive / ".venv").symlink_to(installed.folder)
    (archive / ".venv/.builder").touch()
    assert "index.html" not in digest(archive)
    new = installed.make("-s", "new", """ARGS='Title: "of" one' --date=2015-01-20""", cwd=archive)
    assert new.stdout == "content/articles/2015/01/title-of-one.md\n", new.stderr
    assert installed.make("check", "ARGS=--strict", cwd=archive).returncode == 0
    assert installed.make("ARGS=--strict", cwd=archive).returncode == 0
    assert (archive / "_site/articles/2015/01/title-of-one.html").is_file()
    refused = installed.make("upgrade", cwd=archive)
    assert refused.stderr.startswith("name the wheel of the newer builder: make upgrade BUILDER=")
    assert installed.make("clean", cwd=archive).returncode == 0
    assert not {"_site", ".cache", ".venv"} & {path.name for path in archive.iterdir()}


def test_make_installs_the_requirements_by_their_hashes(
    archive: Path, installed: Environment
) -> None:
    plan = installed.make("-n", cwd=archive).stdout
    pip = ".venv/bin/python -m pip install --quiet --disable-pip-version-check"
    assert f"{pip} --require-hashes -r requirements.txt\n" in plan
    assert f"{pip} --no-deps --force-reinstall -r requirements-builder.txt\n" in plan
    assert plan.endswith(".venv/bin/archive-builder build \n")


@pytest.mark.parametrize(
    ("python", "hint"),
    [
        ("exit 1", "Python 3.11 or newer is needed; name it: make PYTHON=python3.12\n"),
        ('[ "$1" = -c ]', "the venv module is missing; on Debian: apt install python3-venv\n"),
    ],
)
def test_make_says_what_is_missing(
    python: str, hint: str, archive: Path, installed: Environment
) -> None:
    fake = archive.parent / "python"
    fake.write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
    fake.chmod(0o755)
    done = installed.make(f"PYTHON={fake}", cwd=archive)
    assert done.returncode == 2
    assert done.stderr.startswith(hint)


def test_make_init_installs_what_builds_a_wheel_before(installed: Environment) -> None:
    plan = installed.make("-n", "-B", "init", "ARGS=DIR", cwd=ROOT).stdout
    assert "-r requirements-dist.txt\n" in plan
    assert plan.endswith(".venv/bin/python -m builder init DIR\n")


def test_a_distribution_is_the_same_each_time(tmp_path: Path, wheel: Path) -> None:
    """The two commands of `make dist`."""
    first, second = (distribute(ROOT, tmp_path / name) for name in ("first", "second"))
    assert [path.name for path in first] == ["archive_builder-0.1.0.tar.gz", wheel.name][::-1]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "$(BIN)/python -m build --no-isolation --outdir dist .\n" in makefile


def test_a_setting_that_is_gone_is_told_and_nothing_is_raised(
    archive: Path, second: Environment
) -> None:
    with open(archive / "site.yaml", "a", encoding="utf-8") as file:
        file.write("content_license: CC0\n")
    before = files(archive)
    line = before["site.yaml"].count(b"\n")
    told = second.call("upgrade", "--write", cwd=archive)
    assert (told.returncode, files(archive)) == (1, before)
    assert told.stdout == (
        "The archive is pinned to 0.1.0; this is 0.2.0.\n\n## 0.2.0\n\n- No licence.\n\n"
        f"site.yaml:{line}:1: error[unknown-key]: unknown key 'content_license'\n"
        "1 error, 0 warnings\n"
        "Templates and addresses are looked at when the content has no errors.\n"
        "The archive stays pinned to 0.1.0: mend this first.\n"
    )


def test_the_theme_and_the_addresses_that_would_be_gone_are_told(
    archive: Path, installed: Environment, third: Environment
) -> None:
    write(archive, FOOTER, "<footer>{{ page }}</footer>\n")
    assert installed.call("build", cwd=archive).returncode == 0
    before = files(archive)
    told = third.call("upgrade", "--write", cwd=archive)
    assert (told.returncode, files(archive)) == (1, before)
    assert "\nThe theme no longer fits: " in told.stdout
    assert "'page' is undefined\n" in told.stdout
    assert lost(told.stdout) == addresses_of_dates(archive)


def test_an_archive_is_upgraded_over_two_versions(
    archive: Path, second: Environment, third: Environment
) -> None:
    """Its content changes by the hand of the archivist alone."""
    begun = files(archive)
    told = second.call("upgrade", cwd=archive)
    assert (told.returncode, files(archive)) == (0, begun)
    assert told.stdout.endswith(
        "Nothing would go wrong; --write pins the archive to this builder.\n"
    )
    assert second.call("upgrade", "--write", cwd=archive).returncode == 0
    assert changed(begun, files(archive)) == {PINNED, f"vendor/{NAME}", f"vendor/{SECOND}"}
    assert second.call("build", cwd=archive).returncode == 0

    assert third.call("upgrade", "--write", cwd=archive).returncode == 1
    redirects = "".join(f"  - /{path}\n" for path in addresses_of_dates(archive))
    about = (archive / ABOUT).read_text(encoding="utf-8")
    write(archive, ABOUT, about.replace("title:", f"redirects:\n{redirects}title:"))
    told = third.call("upgrade", "--write", cwd=archive)
    assert told.stdout.endswith("The archive is pinned to 0.3.0 now; commit what has changed.\n")
    assert re.findall(r"^## .*|^- .*", told.stdout, re.MULTILINE) == ["## 0.3.0", "- No dates."]
    assert third.call("build", cwd=archive).returncode == 0
    assert changed(begun, files(archive)) == {PINNED, f"vendor/{NAME}", f"vendor/{THIRD}", ABOUT}
    assert os.listdir(archive / "vendor") == [THIRD]


def test_an_older_builder_does_not_upgrade(
    archive: Path, installed: Environment, second: Environment
) -> None:
    assert second.call("upgrade", "--write", cwd=archive).returncode == 0
    told = installed.call("upgrade", cwd=archive)
    message = "the archive is pinned to 0.2.0, and this is the older 0.1.0; "
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr == f"Error: {message}call the command of a newer builder\n"


def addresses_of_dates(archive: Path) -> list[str]:
    return sorted(path for path in digest(archive / "_site") if path.startswith("dates/"))


def lost(said: str) -> list[str]:
    """The addresses that would be gone, as they are told."""
    return sorted(re.findall(r"\[address-lost\]: '([^']*)'", said))


def write(archive: Path, path: str, text: str) -> None:
    (archive / path).parent.mkdir(parents=True, exist_ok=True)
    (archive / path).write_text(text, encoding="utf-8")


def later(folder: Path, version: str, news: str, *changes: tuple[str, str, str]) -> Environment:
    """A later version of the builder, installed."""
    edition = Edition(folder / "source").version(version, news)
    for change in changes:
        edition.change(*change)
    return Environment(folder / "venv", build_wheel(edition.folder, folder / "dist"))


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before | after if before.get(path) != after.get(path)}
