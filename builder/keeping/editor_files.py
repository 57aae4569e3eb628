"""The files that editors read in an archive's folder: made of its settings and its folders."""

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from importlib.resources import files
from pathlib import Path

import yaml

from builder.config import SiteConfig, parse_config
from builder.editors import vscode
from builder.editors.decap import decap
from builder.editors.forms import MARK, List, lists
from builder.editors.issue_form import issue_form
from builder.editors.pages_cms import pages_cms
from builder.editors.schemas import record_schema, sidecar_schema, site_schema
from builder.errors import UsageError, has_errors, reporting
from builder.urls import CONTENT, SITE_FILE

NOBODY = "owner/repository"  # stands in until somebody says which it is
_CONFIG = "admin/config.yml"
_REPO = re.compile(r"^  repo: *[\"']?([^\s\"']+)", re.MULTILINE)
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_PAGES = re.compile(r"https://([\w-]+)\.github\.io/([\w.-]+)/")


def editor_files(source: Path, editors: Collection[str], repository: str) -> dict[str, str]:
    """The files for some of `EDITORS`, by their paths in the archive.

    Raises:
        UsageError: there is no archive, or its settings have errors; or that is no repository.
    """
    config = _config(source)
    found = lists(config, _counts(source / CONTENT / "articles"))
    if repository and not _REPOSITORY.fullmatch(repository):
        raise UsageError(f"'{repository}' is no repository of GitHub; write OWNER/NAME")
    repository = repository or _repository(config.url) or _known(source) or NOBODY
    return {
        path: text
        for editor in EDITORS
        if editor in editors
        for path, text in EDITORS[editor](config, found, repository).items()
    }


def write_editor_files(source: Path, texts: Mapping[str, str]) -> list[str]:
    """Write them; return the paths of those that were not the same already.

    Raises:
        UsageError: one is there that was not made here, or a file cannot be written.
    """
    changed = []
    for path, text in texts.items():
        with reporting(f"write {source / path}"):
            was = (source / path).read_text(encoding="utf-8") if (source / path).exists() else ""
        if was and MARK not in was:
            raise UsageError(f"{source / path} was not made by this command; move it away first")
        if was != text:
            changed.append(path)
    for path in changed:
        with reporting(f"write {source / path}"):
            (source / path).parent.mkdir(parents=True, exist_ok=True)
            (source / path).write_text(texts[path], encoding="utf-8", newline="\n")
    return changed


def _config(source: Path) -> SiteConfig:
    if not (source / SITE_FILE).is_file():
        raise UsageError(f"there is no {SITE_FILE} in {source.resolve()}; name it with --source")
    with reporting(f"read {source / SITE_FILE}"):
        config, problems = parse_config((source / SITE_FILE).read_text(encoding="utf-8"))
    if has_errors(problems):
        raise UsageError(f"{SITE_FILE} has errors; 'archive-builder check' lists them")
    return config


def _counts(folder: Path) -> dict[str, int]:
    """How many articles are directly in each folder, by its path below the folder of all."""
    found: Counter[str] = Counter()
    for place, _, names in os.walk(folder):
        if number := sum(name.endswith(".md") for name in names):
            found[Path(place).relative_to(folder).as_posix().removeprefix(".")] = number
    return dict(found)


def _repository(url: str) -> str:
    """The repository whose site an address of GitHub Pages shows."""
    found = _PAGES.fullmatch(url)
    return f"{found[1]}/{found[2]}" if found else ""


def _known(source: Path) -> str:
    """The repository that somebody has named before; a later call keeps it."""
    place = source / _CONFIG
    with reporting(f"read {place}"):
        text = place.read_text(encoding="utf-8") if place.exists() else ""
    found = _REPO.search(text)
    return found[1] if found and _REPOSITORY.fullmatch(found[1]) else ""


class _Dumper(yaml.SafeDumper):
    """Writes a value again wherever it stands: people look into these files."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _yaml(value: object) -> str:
    dumped = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return f"# {MARK}\n{dumped}"


def _json(value: object, told: bool = True) -> str:
    """With a comment at the top where the editor reads one; a schema says it in a key."""
    dumped = json.dumps(value, ensure_ascii=False, indent=2)
    return (f"// {MARK}\n" if told else "") + f"{dumped}\n"


def _of_vscode(config: SiteConfig, found: list[List], repository: str) -> dict[str, str]:
    own = {
        "settings": vscode.settings(),
        "tasks": vscode.tasks(),
        "extensions": vscode.extensions(),
    }
    schemas = {
        "record": record_schema(config),
        "article": sidecar_schema(config),
        "site": site_schema(),
    }
    return {f"{vscode.FOLDER}/{name}.json": _json(value) for name, value in own.items()} | {
        f"{vscode.FOLDER}/schemas/{name}.json": _json(value, told=False)
        for name, value in schemas.items()
    }


def _of_pages_cms(config: SiteConfig, found: list[List], repository: str) -> dict[str, str]:
    return {".pages.yml": _yaml(pages_cms(found))}


def _of_decap(config: SiteConfig, found: list[List], repository: str) -> dict[str, str]:
    page = f"<!-- {MARK} -->\n{_file('admin.html')}"
    return {_CONFIG: _yaml(decap(found, repository)), "admin/index.html": page}


def _of_github(config: SiteConfig, found: list[List], repository: str) -> dict[str, str]:
    return {
        ".github/ISSUE_TEMPLATE/article.yml": _yaml(issue_form()),
        ".github/workflows/article.yml": f"# {MARK}\n{_file('article.yml')}",
    }


def _file(name: str) -> str:
    return (files("builder") / "keeping" / "editing" / name).read_text(encoding="utf-8")


# For whom there are files, and what makes them of settings, lists and a repository.
EDITORS: dict[str, Callable[[SiteConfig, list[List], str], dict[str, str]]] = {
    "vscode": _of_vscode,
    "pages-cms": _of_pages_cms,
    "decap": _of_decap,
    "github": _of_github,
}
