"""The client's script: one classic script with one global."""

import json
import subprocess

from playwright._impl._driver import compute_driver_executable

from builder.search.client import FILES, NAME, client_script
from tests.search.node import CLIENT

SCRIPT = client_script().decode()


def test_every_file_beside_it_is_in_it() -> None:
    assert sorted(FILES) == sorted(path.name for path in CLIENT.glob("*.js"))
    assert NAME not in FILES


def test_it_has_one_global_with_two_functions() -> None:
    code = (
        'const vm = require("vm"); const scope = vm.createContext({});'
        "vm.runInContext(process.argv[1], scope);"
        "const {ArchiveSearch, ...others} = scope;"
        "console.log(JSON.stringify([Object.keys(others), Object.keys(ArchiveSearch),"
        " typeof ArchiveSearch.open, typeof ArchiveSearch.put]))"
    )
    node, _ = compute_driver_executable()
    done = subprocess.run([node, "-e", code, SCRIPT], check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == [[], ["open", "put"], "function", "function"]


def test_comments_and_indents_are_left_out_and_nothing_else() -> None:
    lines = SCRIPT.splitlines()
    assert lines[0] == '"use strict";'
    assert not any(line.startswith((" ", "//", "/*")) for line in lines)
    source = "\n".join((CLIENT / name).read_text(encoding="utf-8") for name in FILES)
    kept = {line.strip() for line in source.splitlines()}
    assert set(lines[2:-1]) <= kept
    code = {line for line in kept if line and not line.startswith(("//", "/*", "*"))}
    assert code <= set(lines)
