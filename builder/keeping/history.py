"""A source as it was in a commit of its Git repository, and the addresses that it had."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.errors import ContentError, UsageError
from builder.model import Earlier
from builder.pipeline.settings import Settings, Workers
from builder.pipeline.uptodate import addresses

_SHALLOW = (
    "this clone has not the whole history; fetch it, with 'git fetch --unshallow' or in a workflow "
    "with 'fetch-depth: 0' of actions/checkout"
)


def addresses_since(settings: Settings, commit: str, workers: Workers) -> Earlier:
    """The addresses that this builder would give to the source of a commit.

    Raises:
        UsageError: there is no such commit, or its source has errors.
    """
    with source_at(settings.source, commit) as folder:
        try:
            found = addresses(Settings(folder, folder), workers)
        except ContentError as error:
            first = error.problems[0]
            raise UsageError(f"the source of {commit} has errors, the first: {first}") from error
    return Earlier(f"the commit {commit}", found)


@contextmanager
def source_at(source: Path, commit: str) -> Iterator[Path]:
    """A folder with the source as it was in a commit; neither repository nor index is touched.

    Raises:
        UsageError: Git does not find it.
    """
    below = _git(source, "rev-parse", "--show-prefix")
    top = Path(_git(source, "rev-parse", "--show-toplevel"))  # where all of an index is checked out
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "source"
        place.mkdir()
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        try:
            _git(source, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^0")
        except UsageError as error:
            shallow = _git(source, "rev-parse", "--is-shallow-repository") == "true"
            reason = _SHALLOW if shallow else "name a branch, a tag or a commit of this repository"
            raise UsageError(f"there is no commit '{commit}': {reason}") from error
        if not _has_folder(source, f"{commit}:{below}"):
            raise UsageError(f"the commit {commit} has no folder {below}")
        # Not `git archive`: that leaves out what .gitattributes does not want in a release.
        _git(top, "read-tree", f"{commit}:{below}", **index)
        _git(top, "checkout-index", "--all", f"--prefix={place}/", **index)
        yield place


def _has_folder(source: Path, name: str) -> bool:
    try:
        return _git(source, "cat-file", "-t", name) == "tree"
    except UsageError:
        return False


def _git(folder: Path, *arguments: str, **more: str) -> str:
    """What Git says in a folder.

    Raises:
        UsageError: it fails, or is missing.
    """
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, **more}
        )
    except OSError as error:
        raise UsageError(f"Git cannot be called: {error.strerror}") from error
    if done.returncode:
        said = done.stderr.strip().rpartition("\n")[2]
        raise UsageError(f"Git says of {folder}: {said or 'nothing'}")
    return done.stdout.strip()
