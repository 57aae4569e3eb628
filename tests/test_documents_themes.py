"""docs/themes.md has the contract of templates as the contexts have it. `UPDATE=1` renews it."""

import os
import re

from builder.pages.contexts import Context
from tests.contract import BEGIN, END, contract
from tests.helpers import ROOT
from tests.test_templates import ALWAYS

FILE = ROOT / "docs/themes.md"


def test_the_contract_of_templates_is_that_of_the_contexts() -> None:
    text = FILE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    shown, end, after = rest.partition(END)
    assert end, "the marks around what is made are there"
    if os.environ.get("UPDATE"):
        FILE.write_text(f"{before}{BEGIN}{contract()}{END}{after}", encoding="utf-8")
    else:
        assert shown == contract()


def test_what_all_templates_have_is_listed() -> None:
    text = FILE.read_text(encoding="utf-8")
    table = text.partition("All templates have\n")[2].partition("\n\n## ")[0].partition(BEGIN)[0]
    cells = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    names = {name for cell in cells for name in re.findall(r"`(\w+)", cell)}
    assert names == ALWAYS | {*Context.__struct_fields__}
