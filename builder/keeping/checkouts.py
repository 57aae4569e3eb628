"""A checkout of the builder: its wheel is built when an archive needs one."""

import subprocess
import sys
import tempfile
from pathlib import Path

from builder.errors import UsageError
from builder.keeping.pins import Pin, pin_to_wheel

_TOOLS = "import build, hatchling.build"
_BUILD = ("-m", "build", "--wheel", "--no-isolation", "--outdir")


def pin_to_checkout(checkout: Path) -> Pin:
    """Build the wheel of a checkout, without a network: the tools are locked as all else.

    Raises:
        UsageError: the tools are missing, or they fail.
    """
    with tempfile.TemporaryDirectory() as folder:
        if _python(folder, "-c", _TOOLS).returncode:
            raise UsageError(
                "archives need a wheel of this checkout, and what builds it is missing here; "
                f"call 'make init ARGS=DIR' in {checkout}, which installs it"
            )
        done = _python(folder, *_BUILD, folder, str(checkout))
        wheels = list(Path(folder).glob("*.whl"))
        if done.returncode or not wheels:
            said = (done.stdout + done.stderr).strip().rpartition("\n")[2]
            raise UsageError(f"the wheel of {checkout} cannot be built: {said}")
        return pin_to_wheel(wheels[0].name, wheels[0].read_bytes())


def _python(folder: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder where no module is that would be taken for a tool."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
