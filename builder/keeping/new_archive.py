"""A new archive: a folder that needs nothing but Python and the builder that it is pinned to."""

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from builder.errors import UsageError, reporting
from builder.keeping.installed import own_text
from builder.keeping.pins import Pin
from builder.keeping.scalars import yaml_title

REQUIREMENTS = "requirements.txt"

# Where the files of the skeleton go; their own names begin with no dot, so that no tool hides them.
PLACES = {
    "site.yaml": "site.yaml",
    "Makefile": "Makefile",
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "pages.yml": ".github/workflows/pages.yml",
    "index.md": "content/index.md",
    "about.md": "content/pages/about.md",
    "kyrgyzstan.md": "content/countries/kyrgyzstan.md",
    "united-nations.yaml": "content/organizations/united-nations.yaml",
    "article.md": "content/articles/{month}/what-an-article-can-have.md",
}

_PLACEHOLDER = re.compile(r"\{(title|yaml_title|date|month)\}")


def check_new(folder: Path) -> None:
    """An archive begins in a folder of its own; a repository and its README may be there.

    Raises:
        UsageError: something else is there.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a new folder")
    others = _names(folder) - {".git"} - _readmes(folder)
    if others:
        raise UsageError(
            f"{folder} is not empty, it has '{min(others)}'; name a new folder, or an empty one"
        )


def new_archive(folder: Path, title: str, date: str, pin: Pin) -> None:
    """Write the files of an archive, whose first article is of this day, `2015-01-20`.

    Raises:
        UsageError: the folder is not empty, or cannot be written; or the title cannot be.
    """
    check_new(folder)
    values = {
        "title": " ".join(title.split()),
        "yaml_title": yaml_title(title),
        "date": date,
        "month": date[:7].replace("-", "/"),
    }
    texts = {_filled(place, values): _skeleton(name, values) for name, place in PLACES.items()}
    if _readmes(folder):
        del texts["README.md"]
    texts[REQUIREMENTS] = own_text(REQUIREMENTS)
    with reporting(f"write to {folder}"):
        for path, text in texts.items():
            _write(folder / path, text)
    pin.write(folder)


def _names(folder: Path) -> set[str]:
    with reporting(f"look into {folder}"):
        return {path.name for path in folder.iterdir()} if folder.exists() else set()


def _readmes(folder: Path) -> set[str]:
    return {name for name in _names(folder) if name.partition(".")[0].lower() == "readme"}


def _skeleton(name: str, values: Mapping[str, str]) -> str:
    text = (files("builder") / "keeping" / "skeleton" / name).read_text(encoding="utf-8")
    return _filled(text, values)


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values[found[1]], text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        file.write(text)
