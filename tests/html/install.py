"""Installs the Nu HTML checker, if there are Java and npm to install and run it."""

import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
JAR = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"


def main() -> None:
    """Install into this folder; without Java or npm the tests that need it are skipped."""
    if not (shutil.which("java") and shutil.which("npm")):
        print("no Java or no npm: the Nu HTML checker is not installed, its tests are skipped")
        return
    command = ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--prefix", str(HERE)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
