"""Libraries that are not installed with the builder, as few need them."""

import sys

from builder.errors import UsageError


def missing(purpose: str, name: str, packages: str, otherwise: str = "") -> UsageError:
    """What says that a library is needed, and how it comes to where this builder is installed.

    That is by the Python that runs it: another one may be called `python`.
    """
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return UsageError(
        f"to {purpose} {name} is needed; install it beside the builder with "
        f"'{python} -m pip install {packages}', and call this again{otherwise}"
    )
