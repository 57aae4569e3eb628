"""What the Nu HTML checker says of pages."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.tools import need

JAR = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


# The checker reads files, for which it knows no 'self': what is beside a page would be forbidden
# by `script-src 'self'`. What a page loads from elsewhere is still told; Chromium tests the rest.
BESIDE_THE_PAGE = r"violates Content Security Policy.* “(?![\w+.-]+:|//|inline)[^”]*” blocked by"
# It takes blocks of schema.org for scripts; browsers do not. test_policy.py looks for scripts.
BLOCK = r"Inline script violates Content Security Policy"


def complaints(pages: Sequence[Path]) -> list[str]:
    """Every error and warning; skips the test where the checker cannot run."""
    need("java", JAR)
    command = ["java", "-jar", str(JAR), "--format", "gnu", "--stdout", "--exit-zero-always"]
    command += ["--filterpattern", f".*(?:{BESIDE_THE_PAGE}|{BLOCK}).*"]
    result = subprocess.run(
        [*command, *map(str, pages)], capture_output=True, text=True, check=True
    )
    lines = [*result.stdout.splitlines(), *result.stderr.splitlines()]
    return [line for line in lines if ": error" in line or ": info warning" in line]
