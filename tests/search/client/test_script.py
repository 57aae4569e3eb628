"""The client's scripts: one with one global, and one for that; made of the files beside them."""

import json
import subprocess
from gzip import compress

from builder.search.client import (
    FILES,
    IN_SECOND,
    SCRIPT,
    SECOND,
    client_scripts,
    mark_of,
    whole_client,
    whole_second,
)
from builder.search.families import language_tables
from builder.search.inflection import languages
from tests.client import OWN, TERSER, clients, given, lent
from tests.search.client.test_layout import DECLARED, NAME, SOURCES, code_of
from tests.search.node import CLIENT, needed_node
from tests.tools import need

CODE, LATER = (script.decode() for script in client_scripts().values())
MOST_BYTES = 16_000


def test_every_file_beside_it_is_in_it() -> None:
    assert sorted([*FILES, SCRIPT, SECOND]) == sorted(path.name for path in CLIENT.glob("*.js"))


def test_they_are_made_of_the_files_as_they_are() -> None:
    is_new = CODE.startswith(mark_of(whole_client() + whole_second(lent(), given())))
    assert is_new, f"{SCRIPT} is older than the files of which it is made; run `make client`"


def test_the_first_is_small() -> None:
    assert len(compress(CODE.encode(), 9)) <= MOST_BYTES


def test_the_second_is_lent_what_it_uses() -> None:
    first = {*FILES} - IN_SECOND
    declared = {name for file in first for name in DECLARED.findall(code_of(SOURCES[file]))}
    used = {name for file in IN_SECOND for name in NAME.findall(code_of(SOURCES[file]))}
    assert sorted(declared & used) == lent()


def test_the_first_knows_the_name_of_the_second() -> None:
    _, name = client_scripts()
    assert CODE.count(name.removesuffix(".js")) == 1


def test_no_name_in_a_table_of_the_manifest_is_made_short() -> None:
    tables = language_tables(["en", *languages()]).values()
    assert not {name for table in tables for name in table} & {*OWN}


def test_they_are_what_terser_makes_of_them() -> None:
    need("node", TERSER)
    assert clients() == {SCRIPT: CODE, SECOND: LATER}


def test_the_first_has_one_global_with_two_functions() -> None:
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
