"""The client's script: one classic script with one global."""

import json
import re
import subprocess

from builder.search.client import FILES, SCRIPT, client_script
from tests.search.node import CLIENT, needed_node

CODE = client_script().decode()


def test_every_file_beside_it_is_in_it() -> None:
    assert sorted(FILES) == sorted(path.name for path in CLIENT.glob("*.js"))
    assert SCRIPT not in FILES


def test_it_has_one_global_with_two_functions() -> None:
    code = (
        'const vm = require("vm"); const scope = vm.createContext({});'
        "vm.runInContext(process.argv[1], scope);"
        "const {ArchiveSearch, ...others} = scope;"
        "console.log(JSON.stringify([Object.keys(others), Object.keys(ArchiveSearch),"
        " typeof ArchiveSearch.open, typeof ArchiveSearch.put]))"
    )
    command = [needed_node(), "-e", code, CODE]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == [[], ["open", "put"], "function", "function"]


def test_comments_indents_and_line_breaks_are_left_out_and_nothing_else() -> None:
    lines = CODE.splitlines()
    assert lines[0] == '"use strict";'
    assert not any(line.startswith((" ", "//", "/*")) for line in lines)
    source = "\n".join((CLIENT / name).read_text(encoding="utf-8") for name in FILES)
    kept = (line.strip() for line in source.splitlines())
    code = "".join(line for line in kept if not line.startswith(("//", "/*", "*")))
    code = re.sub(r"/\*\* @type .*?\*/ ", "", code)
    assert "".join(lines[1:]) == f"var ArchiveSearch=(()=>{{{code}return{{open,put}}}})();"
