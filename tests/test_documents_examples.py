"""Every fenced block of the documents is run or parsed, by its language.

Pieces of HTML are run in a browser, by `tests/browser/test_embedding.py`; the diff of the
architecture is applied by `tests/test_documents_architecture.py`; the messages of
docs/troubleshooting.md are compared by `tests/test_documents_reference.py`.
"""

import ast
import json
import re
import shlex
import subprocess

import click
import pytest
import yaml

from builder.cli import COMMANDS, main
from builder.config import parse_config
from tests.documents import DOCUMENTS, Fenced, blocks, blocks_in, name_of
from tests.helpers import ROOT, SiteTest

LANGUAGES = set("css diff html jinja json jsonl markdown powershell python sh text yaml".split())

# Programs of others that the documents name: their lines are read by the shell, and not run.
OTHERS = frozenset(
    "alias cd curl dask echo git python3 rm rsync sha256sum .venv/bin/pytest .venv/bin/ruff".split()
)

MAKEFILES = [ROOT / "Makefile", ROOT / "builder/keeping/skeleton/Makefile"]


def test_every_block_with_a_language_is_looked_at() -> None:
    found = {one.language for path in DOCUMENTS for one in blocks(path) if one.language}
    assert found == LANGUAGES


@pytest.fixture
def archive(site: SiteTest) -> SiteTest:
    """What the examples lead to."""
    site.write(
        "site.yaml",
        "title: An archive\nextra_fields: [dateline, shelf_mark]\nunlinked_files: publish\n",
    )
    site.article("2015/01/syria-calling", body="## The second part\n\nText.")
    site.write("content/articles/2015/02/border.png", b"PNG")
    site.write("content/articles/2015/02/decree.pdf", b"PDF")
    site.write("content/pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    site.article("2015/01/other", "countries: [KZ]")
    record = "name: Commonwealth of Independent States\n"
    site.write("content/organizations/commonwealth-of-independent-states.yaml", record)
    return site.write("content/organizations/islamic-state.yaml", "name: Islamic State\n")


@pytest.mark.parametrize("block", blocks_in("markdown"), ids=str)
def test_texts_have_no_problems(block: Fenced, archive: SiteTest) -> None:
    metadata = metadata_of(block.text)
    text = block.text
    if not metadata:
        text = f"---\ntitle: A title\ndate: 2015-02-01\n---\n\n{text}"
    archive.write(place_of(metadata), text)
    assert archive.problems() == []
    assert archive.result.exit_code == 0


def metadata_of(text: str) -> dict[str, object]:
    found = re.match(r"---\n(.*?)^---\n", text, re.DOTALL | re.MULTILINE)
    return dict(yaml.safe_load(found[1])) if found else {}


def place_of(metadata: dict[str, object]) -> str:
    """The file for a text: that of an article, a record or a page, as its keys say."""
    if "name" in metadata:
        return "content/countries/kazakhstan.md"
    if metadata and "date" not in metadata:
        return "content/pages/about.md"
    return f"content/articles/{metadata.get('id', '2015/02/example')}.md"


@pytest.mark.parametrize("block", blocks_in("yaml"), ids=str)
def test_metadata_have_no_problems(block: Fenced, archive: SiteTest) -> None:
    keys = dict(yaml.safe_load(block.text))
    if "apiVersion" in keys:  # it is read by Kubernetes
        return
    settings = {"extra_fields", "former_site", "theme", "feeds", "date_style"}
    if block.document.name == "settings.md" or keys.keys() & settings:
        _, problems = parse_config(block.text)
        assert problems == []
        return
    if "gone" in keys:
        archive.write("content/addresses.yaml", block.text)
        archive.article("2015/02/example", "topics: [Wars]")  # to which the redirect leads
    elif "searches" in keys:
        archive.write("content/searches.yaml", block.text)
        archive.article("2015/02/example", "countries: [KG]", "An air base.", title="Election")
    elif "name" in keys:
        archive.write("content/organizations/example.yaml", block.text)
    else:
        archive.article("2015/02/example", block.text)
    assert archive.problems() == []
    assert archive.result.exit_code == 0


@pytest.mark.parametrize("block", blocks_in("sh"), ids=str)
def test_the_shell_reads_it_and_every_command_is_there(block: Fenced) -> None:
    subprocess.run(["bash", "-n", "-c", block.text], check=True)
    for line in block.text.splitlines():
        words = shlex.split(line.removeprefix("UPDATE=1 "), comments=True)
        if words[0] == "make":
            check_make(words[1:])
        elif words[0] == "archive-builder":
            check_command(words[1], words[2:])
        else:
            assert words[0] in OTHERS


def check_make(words: list[str]) -> None:
    [target, *variables] = words
    assert target in targets()
    values = dict(word.split("=", 1) for word in variables)
    assert values.keys() <= {"ARGS", "BUILDER", "PYTHON"}
    if "ARGS" in values and target not in OF_TESTS:
        check_command(target, shlex.split(values["ARGS"]))


OF_TESTS = {"messages"}  # is no command of the builder


def targets() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in MAKEFILES]
    return {*re.findall(r"^([a-z]+):", "".join(texts), re.MULTILINE)}


def check_command(name: str, arguments: list[str]) -> None:
    """A command that there is, with options that it has."""
    command = main.get_command(click.Context(main), name)
    assert command is not None, name
    context = click.Context(command, **command.context_settings)
    command.make_parser(context).parse_args([*arguments])


RUN = [line for one in blocks_in("sh") for line in one.text.splitlines() if "builder" in line]
RUN = [line for line in RUN if line.split()[1:2] in (["build"], ["check"], ["search"])]
# Without a network, and without a history.
RUN = [line for line in RUN if "://" not in line and "--since" not in line]


@pytest.mark.parametrize("line", sorted({*RUN}))
def test_commands_that_only_read_and_build_work(line: str, archive: SiteTest) -> None:
    assert len(RUN) >= 3
    result = archive.run(*shlex.split(line)[1:])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("block", blocks_in("powershell"), ids=str)
def test_on_windows_the_same_files_and_commands_are_named(block: Fenced) -> None:
    lines = block.text.splitlines()
    assert lines[0] == "py -m venv .venv"
    for line in lines[1:]:
        program, _, called = line.partition(" ")
        assert program == r".venv\Scripts\python"
        if called.startswith("-m builder"):
            assert called.split()[2] in COMMANDS
        else:
            assert (ROOT / called.rpartition(" ")[2]).is_file()


@pytest.mark.parametrize("block", blocks_in("python"), ids=str)
def test_python_can_be_read(block: Fenced) -> None:
    ast.parse(block.text)


@pytest.mark.parametrize("block", blocks_in("json"), ids=str)
def test_json_can_be_read(block: Fenced) -> None:
    json.loads(block.text)


@pytest.mark.parametrize("block", blocks_in("jsonl"), ids=str)
def test_lines_have_no_problems(block: Fenced, archive: SiteTest) -> None:
    archive.write("content/articles/1987.jsonl", block.text)
    assert archive.problems() == []


def test_the_output_for_programs_has_the_keys_that_are_shown(archive: SiteTest) -> None:
    [block] = blocks_in("json")
    shown = json.loads(block.text)
    archive.write("content/organizations/red-cross.yaml", "name: Red Cross\n")
    archive.article("a", "organizations: [Red Cros]\npeople: [Someone]")
    result = archive.run("build", "--json", "--jobs=1", f"--output={archive.output}")
    found = json.loads(result.stdout)
    assert found.keys() - {"unrecorded_organizations"} == shown.keys()
    [problem] = found["problems"]
    assert {**problem, "path": "", "column": 0} == {**shown["problems"][0], "path": "", "column": 0}


@pytest.mark.parametrize("block", blocks_in("jinja"), ids=str)
def test_a_footer_of_ones_own_is_on_every_page(block: Fenced, archive: SiteTest) -> None:
    archive.write("theme/templates/_footer.html", block.text).build()
    for page in archive.pages() - {"404.html"}:
        footer = archive.page(page).partition('<footer class="site-footer">')[2]
        assert "about.html" in footer, page


@pytest.mark.parametrize("block", blocks_in("css"), ids=str)
def test_rules_of_ones_own_are_the_last_of_both_style_sheets(
    block: Fenced, archive: SiteTest
) -> None:
    archive.write("theme/static/style/own.css", block.text).build()
    for path in ("assets/style.css", "assets/search.css"):
        assert archive.page(path).endswith(block.text)


def test_html_is_in_the_document_whose_html_is_run() -> None:
    assert {name_of(one.document) for one in blocks_in("html")} == {"docs/search.md"}
