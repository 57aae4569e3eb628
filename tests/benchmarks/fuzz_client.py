"""A million damaged files for the client's decoders: none may hang, none may give what cannot be.

What is refused is refused by an error, of which readers are told; the checksum of a file, by which
nearly all damage is found before, is not looked at here.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.browser.chromium import node
from tests.helpers import ROOT

EXECUTIONS = 1_000_000
CLIENT = ROOT / "builder/search/client"
FILES = ("codec.js", "days.js", "lexicon.js")


def fuzz(executions: int, seed: int) -> dict[str, Any]:
    """What came of so many executions; see fuzz_client.js."""
    scripts = [str(CLIENT / name) for name in FILES]
    program = str(Path(__file__).with_suffix(".js"))
    command = [node(), program, str(executions), str(seed), *scripts]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def run(folder: Path) -> None:
    """Print a line of the table."""
    print("\ndamaged files for the client's decoders")
    found = fuzz(EXECUTIONS, 1)
    print("| executions | decoded | refused | faults | slowest, ms | memory, MB |")
    print("| --- | --- | --- | --- | --- | --- |")
    print(
        f"| {EXECUTIONS:,} | {found['decoded']:,} | {found['refused']:,} | {len(found['faults'])} "
        f"| {found['slowest']:.0f} | {found['memory']:.0f} |"
    )
    for fault in found["faults"][:5]:
        print(f"fault: {fault}")
