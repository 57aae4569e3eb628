"""Installs what some tests need from npm, if there is npm: `python -m tests.npm FOLDER...`.

Each folder has a package.json and its lock.
"""

import shutil
import subprocess
import sys

OPTIONS = ["--silent", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=60000"]


def main() -> None:
    """Install into the folders; where that cannot be, the tests that need it are skipped."""
    for folder in sys.argv[1:]:
        if not shutil.which("npm"):
            print(f"no npm: the tests of {folder} are skipped")
        elif subprocess.run(["npm", "ci", *OPTIONS, "--prefix", folder], check=False).returncode:
            print(f"npm cannot install what {folder} needs: its tests are skipped")


if __name__ == "__main__":
    main()
