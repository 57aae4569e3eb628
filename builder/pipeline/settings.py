"""Where things are, and who does the work."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import builder
from builder.dates.present import Present
from builder.model import Earlier
from builder.runtime.executor import Executor
from builder.runtime.progress import Progress
from builder.runtime.stats import NO_STATS, Stats

_PACKAGE = Path(builder.__file__).parent
# In the package where it is installed, beside it in a checkout.
DEFAULT_THEME = next(
    filter(Path.is_dir, (_PACKAGE / "theme", _PACKAGE.parent / "theme")), _PACKAGE / "theme"
)
OWN_THEME = "theme"  # the folder of an archive's own, if it has one


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders of a build, and its options; without a cache everything is made anew.

    The files of `theme`, if there is one, replace those of the builder's own theme. With `drafts`
    the site shows drafts as well, marked as such; it is never to be published. `earlier` are
    addresses that must not be lost; without any, a build looks at those of the site that is there.
    `allow_empty` lets a site lose all its articles. `present` is the day by which dates are of the
    future. With `styleguide` the site has a page of all components of its theme.
    """

    source: Path
    output: Path
    theme: Path | None = None
    strict: bool = False
    cache: Path | None = None
    drafts: bool = False
    earlier: tuple[Earlier, ...] = ()
    allow_empty: bool = False
    present: Present | None = None
    styleguide: bool = False


def _say_nothing(message: str) -> None:
    """What is done with warnings where nobody listens."""


class Workers(NamedTuple):
    """Who does the work of a stage, who is told how far it is, and of faults that cost only time.

    These are faults of the machine; those of the content are problems. `stats` takes down what each
    stage took, if that was asked for.
    """

    executor: Executor
    progress: Progress
    warn: Callable[[str], None] = _say_nothing
    stats: Stats = NO_STATS
