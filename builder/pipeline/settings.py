"""Where things are, and how to go about it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are, and how to go about it; without a cache everything is made anew."""

    source: Path
    output: Path
    theme: Path
    jobs: int = 1
    strict: bool = False
    cache: Path | None = None
