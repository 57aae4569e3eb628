"""What the Nu HTML checker says of pages."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from tests.tools import need

JAR = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


# The checker reads files, for which it knows no 'self': what is beside a page would be forbidden
# by `script-src 'self'`. What a page loads from elsewhere is still told; Chromium tests the rest.
BESIDE_THE_PAGE = r"violates Content Security Policy.* “(?![\w+.-]+:|//|inline)[^”]*” blocked by"
# It takes blocks of schema.org for scripts, which no browser runs.
BLOCK = '<script type="application/ld+json">'
# Where a tag begins and where it ends; it is the end that is always on the line of the tag.
PLACE = re.compile(r'"file:([^"]*)":(?:\d+\.\d+-)?(\d+)\.')


def complaints(pages: Sequence[Path]) -> list[str]:
    """Every error and warning; skips the test where the checker cannot run."""
    need("java", JAR)
    command = ["java", "-jar", str(JAR), "--format", "gnu", "--stdout", "--exit-zero-always"]
    command += ["--filterpattern", f".*{BESIDE_THE_PAGE}.*"]
    result = subprocess.run(
        [*command, *map(str, pages)], capture_output=True, text=True, check=True
    )
    lines = [*result.stdout.splitlines(), *result.stderr.splitlines()]
    told = [line for line in lines if ": error" in line or ": info warning" in line]
    return [line for line in told if not ("Inline script" in line and is_block(line))]


def is_block(line: str) -> bool:
    """Whether a complaint is about a block of data."""
    place = PLACE.match(line)
    assert place, line
    page = Path(unquote(place[1])).read_text(encoding="utf-8")
    return page.split("\n")[int(place[2]) - 1].startswith(BLOCK)
