"""The process of `inject.Injector`: reads requests, runs each in a process of its own group."""

import json
import os
import sys
from typing import Any

import builder.pipeline.build  # what all runs need
from builder.__main__ import run


def main() -> None:
    assert builder.pipeline.build
    for line in sys.stdin:
        request = json.loads(line)
        if not (child := os.fork()):
            _begin(request)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _begin(request: dict[str, Any]) -> None:
    os.setpgid(0, 0)
    said = os.open(request["said"], os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 2)
    os.close(said)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    sys.argv = ["builder", *request["arguments"]]
    sys.stderr = os.fdopen(os.dup(2), "w", buffering=1)
    run()


if __name__ == "__main__":
    main()
