"""What the Nu HTML checker says of pages."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.tools import need

JAR = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


def complaints(pages: Sequence[Path]) -> list[str]:
    """Every error and warning; skips the test where the checker cannot run."""
    need("java", JAR)
    command = ["java", "-jar", str(JAR), "--format", "gnu", "--stdout", "--exit-zero-always"]
    result = subprocess.run(
        [*command, *map(str, pages)], capture_output=True, text=True, check=True
    )
    lines = [*result.stdout.splitlines(), *result.stderr.splitlines()]
    return [line for line in lines if ": error" in line or ": info warning" in line]
