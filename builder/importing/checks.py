"""What must be so before anything is imported: an archive, an input of its kind, keys to keep."""

from collections.abc import Sequence
from pathlib import Path

from builder.config import SiteConfig
from builder.content.reader import Reader
from builder.content.settings import read_config
from builder.errors import UsageError, has_errors
from builder.importing.drafts import one_line
from builder.importing.items import Item
from builder.importing.rules import Rules
from builder.importing.wanted import Import
from builder.store.storage import LocalStorage
from builder.urls import SITE_FILE


def read_site(source: Path) -> SiteConfig:
    """The settings of the archive that articles come into.

    Raises:
        UsageError: there is none, or it has problems.
    """
    if not (source / SITE_FILE).is_file():
        raise UsageError(
            f"there is no {SITE_FILE} in {source.resolve()}; name the folder of an archive with "
            "--source, or begin one with 'archive-builder init'"
        )
    config, problems = read_config(Reader(LocalStorage(source)))
    if has_errors(problems):
        raise UsageError(f"{SITE_FILE} has problems: {problems[0]}")
    return config


def check_input(wanted: Import, is_folder: bool) -> None:
    """Raise a UsageError if the input is not what this kind reads."""
    path = wanted.input
    if not path.exists():
        raise UsageError(f"there is no {path}; name the file or folder to import")
    if is_folder and not path.is_dir():
        raise UsageError(f"{path} is a file; of '{wanted.kind}' name the folder of the site")
    if not is_folder and path.is_dir():
        raise UsageError(f"{path} is a folder; of '{wanted.kind}' name the file")
    if wanted.rules and not wanted.rules.parent.is_dir():
        folder = wanted.rules.parent
        raise UsageError(
            f"there is no folder {folder} for {wanted.rules}; make it, or name another"
        )
    if is_folder and wanted.source.resolve().is_relative_to(path.resolve()):
        raise UsageError(f"{path} holds the archive itself; name the folder of another site")


def check_rules(rules: Rules, path: Path, items: Sequence[Item], input: Path) -> None:
    """Raise a UsageError if these are rules for an input with other keys, as of another table."""
    keys = dict.fromkeys(key for item in items for key in item.fields)
    ruled = {*rules.fields, *rules.drop, *rules.keep}
    if rules.fields and keys and not ruled & keys.keys():
        listed = one_line(", ".join([*keys][:5]))[:100]
        other = path.with_name(f"import-{input.stem}.yaml")
        raise UsageError(
            f"{path} has rules for none of the keys of {input} ({listed}); for rules of its own "
            f"add --rules {other}"
        )


def check_kept(rules: Rules, config: SiteConfig) -> None:
    """Raise a UsageError if the rules keep a key that the archive does not have."""
    own = [one.name for one in config.extra_fields]
    if missing := [key for key in rules.keep if key not in own]:
        names = ", ".join((*own, *missing))
        raise UsageError(
            f"'keep' names {', '.join(missing)}, which {SITE_FILE} does not have under "
            f"extra_fields; write there: extra_fields: [{names}]"
        )
