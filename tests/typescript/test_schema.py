"""The blocks of schema.org, as its types see them (schema-dts)."""

import json
import subprocess
from pathlib import Path

from tests.citing import Head
from tests.helpers import ROOT, SiteTest
from tests.tools import need
from tests.typescript.test_types import TSC

TYPES = TSC.parents[2] / "schema-dts"


def faults(blocks: list[object], folder: Path) -> list[str]:
    """What the types of schema.org say against some blocks; skips where TypeScript cannot run."""
    need("node", TSC, TYPES)
    (folder / "node_modules").symlink_to(TYPES.parent)
    lines = ['import type { Graph, Thing, WithContext } from "schema-dts";']
    lines += [
        f"export const block{at}: Graph | WithContext<Thing> = {json.dumps(block)};"
        for at, block in enumerate(blocks)
    ]
    script = folder / "blocks.ts"
    script.write_text("\n".join(lines), encoding="utf-8")
    options = [
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "--pretty",
        "false",
        "--module",
        "nodenext",
    ]
    command = ["node", str(TSC), *options, str(script)]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert result.stderr == ""
    return result.stdout.splitlines()


def test_the_blocks_of_a_page_of_every_type(tmp_path: Path) -> None:
    site = SiteTest.copy_of(tmp_path, ROOT / "tests/sites/full").build()
    blocks: dict[str, object] = {}
    for path in sorted(site.pages()):
        for block in Head(site.page(path)).blocks:
            blocks[path] = block
    assert len(blocks) > 10
    assert faults([*blocks.values()], tmp_path) == []


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    (fault,) = faults(
        [{"@context": "https://schema.org", "@type": "NewsArticle", "headlin": "A"}], tmp_path
    )
    assert "headlin" in fault
