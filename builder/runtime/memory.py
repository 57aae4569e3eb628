"""What a process that is about to end need not do: look for garbage, take its values apart.

`__main__` asks for it; whoever calls the builder as a library keeps his process as it was. Measured
on one edit of 21,578 stories, in processor time: without the collector 15% less, without letting go
of the archive 7 to 11%.
"""

import gc

_held: list[object] | None = None


def end_soon() -> None:
    """This process does one thing and ends: keep what it makes, and do not look for circles."""
    global _held
    _held = []
    gc.disable()


def live_on() -> None:
    """This process will live long, as a server does: what it no longer needs, it lets go."""
    global _held
    _held = None
    gc.enable()


def hold(value: object) -> None:
    """Keep a value until the process ends, if that is soon."""
    if _held is not None:
        _held.append(value)
