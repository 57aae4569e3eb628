"""The client's script: one classic script with one global, made of the files beside it."""

import json
import subprocess

from builder.search.client import FILES, SCRIPT, client_script, mark_of, whole_client
from builder.search.families import language_tables
from builder.search.inflection import languages
from tests.client import OWN, TERSER, minified
from tests.search.node import CLIENT, needed_node
from tests.tools import need

CODE = client_script().decode()


def test_every_file_beside_it_is_in_it() -> None:
    assert sorted([*FILES, SCRIPT]) == sorted(path.name for path in CLIENT.glob("*.js"))


def test_it_is_made_of_the_files_as_they_are() -> None:
    is_new = CODE.startswith(mark_of(whole_client()))
    assert is_new, f"{SCRIPT} is older than the files of which it is made; run `make client`"


def test_no_name_in_a_table_of_the_manifest_is_made_short() -> None:
    tables = language_tables(["en", *languages()]).values()
    assert not {name for table in tables for name in table} & {*OWN}


def test_it_is_what_terser_makes_of_them() -> None:
    need("node", TERSER)
    code = whole_client()
    assert mark_of(code) + minified(code) == CODE


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
