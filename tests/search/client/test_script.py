"""The client's script: one classic script with one global."""

import json
import re
import subprocess

import pytest

from builder.search.client import FILES, SCRIPT, client_script, stripped
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


def test_comments_and_white_space_are_left_out_and_nothing_else() -> None:
    lines = CODE.splitlines()
    assert lines[0] == '"use strict";'
    assert not any(line.startswith((" ", "//", "/*")) for line in lines)
    source = "\n".join((CLIENT / name).read_text(encoding="utf-8") for name in FILES)
    kept = (line.strip() for line in source.splitlines())
    code = "".join(line for line in kept if not line.startswith(("//", "/*", "*")))
    code = re.sub(r"/\*\* @type .*?\*/ ", "", code)
    whole = f"var ArchiveSearch=(()=>{{{code}return{{open,put}}}})();"
    assert re.sub(" ", "", "".join(lines[1:])) == re.sub(" ", "", whole)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("a + +b - -c", "a+ +b- -c"),
        ("a++ + b", "a++ +b"),
        ("a = -1", "a=-1"),
        ("const a = of in b ? -1 : typeof c;", "const a=of in b?-1:typeof c;"),
        ("a = [ 1, 2 ] / b", "a=[1,2]/b"),
        ('say(" a + b ", "\\" + ")', 'say(" a + b ","\\" + ")'),
        ("say(`a + ${b} , `)", "say(`a + ${b} , `)"),
        ("a = /[ /] = \\/ {1}/u.test(b)", "a=/[ /] = \\/ {1}/u.test(b)"),
        ("a(/ + /g, b)", "a(/ + /g,b)"),
    ],
)
def test_white_space_is_left_out_where_it_says_nothing(code: str, expected: str) -> None:
    assert stripped(code) == expected
