"""Installs the Nu HTML checker, if there are Java and npm to install and run it."""

import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
JAR = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"


def main() -> None:
    """Install into this folder; where that cannot be, the tests that need it are skipped."""
    if not (shutil.which("java") and shutil.which("npm")):
        print("no Java or no npm: the Nu HTML checker is not installed, its tests are skipped")
        return
    options = ["--silent", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=60000"]
    command = ["npm", "ci", *options, "--prefix", str(HERE)]
    if subprocess.run(command, check=False).returncode:
        print("npm cannot install the Nu HTML checker: its tests are skipped")


if __name__ == "__main__":
    main()
