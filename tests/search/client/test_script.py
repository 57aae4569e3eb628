"""The client's scripts: one with one global, and one for that; made of the files beside them."""

import json
import subprocess
from gzip import compress

import pytest

from builder.search.client import (
    EARLY,
    EARLY_SOURCE,
    FILES,
    IN_SECOND,
    IN_THIRD,
    SCRIPT,
    SECOND,
    THIRD,
    client_scripts,
    early_script,
    long_script,
    mark_of,
)
from builder.search.families import language_tables
from builder.search.inflection import languages
from tests.client import OWN, TERSER, clients, lent, whole_code
from tests.search.client.test_layout import DECLARED, NAME, SOURCES, code_of
from tests.search.node import CLIENT, needed_node
from tests.tools import need

CODE, LATER, LONG = (script.decode() for script in (client_scripts() | long_script()).values())
MOST_BYTES = 16_000


def test_every_file_beside_it_is_in_it() -> None:
    assert sorted([*FILES, SCRIPT, SECOND, THIRD, EARLY_SOURCE, EARLY]) == sorted(
        path.name for path in CLIENT.glob("*.js")
    )


def test_they_are_made_of_the_files_as_they_are() -> None:
    is_new = CODE.startswith(mark_of(whole_code()))
    assert is_new, f"{SCRIPT} is older than the files of which it is made; run `make client`"


def test_the_first_is_small() -> None:
    assert len(compress(CODE.encode(), 9)) <= MOST_BYTES


@pytest.mark.parametrize(("files", "lender"), [(IN_SECOND, "later.js"), (IN_THIRD, "long.js")])
def test_the_others_are_lent_what_they_use(files: set[str], lender: str) -> None:
    first = {*FILES} - IN_SECOND - IN_THIRD
    declared = {name for file in first for name in DECLARED.findall(code_of(SOURCES[file]))}
    used = {name for file in files for name in NAME.findall(code_of(SOURCES[file]))}
    assert sorted(declared & used) == lent(lender)


def test_the_first_knows_the_names_of_the_others() -> None:
    _, *names = client_scripts() | long_script()
    assert [CODE.count(name.removesuffix(".js")) for name in names] == [1, 1]


def test_no_name_in_a_table_of_the_manifest_is_made_short() -> None:
    tables = language_tables(["en", *languages()]).values()
    assert not {name for table in tables for name in table} & {*OWN}


def test_they_are_what_terser_makes_of_them() -> None:
    need("node", TERSER)
    made = {SCRIPT: CODE, SECOND: LATER, THIRD: LONG, EARLY: early_script().decode()}
    assert clients() == made


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
