"""Ten filled forms, good and bad: what becomes of each, as the workflow calls it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import builder
from builder.editors.issue_form import TEXT
from builder.keeping.filled_form import article_of_form
from tests.helpers import SiteTest
from tests.unit.editors.filled import filled

GOOD = {"Title": "Talks on water", "Date": "2015-01-20", TEXT: "Words on **water**."}
FULL = {
    **GOOD,
    "Source": "AKIpress: News",
    "Source address": "https://akipress.org/1",
    "Authors": "Aigul Bekova\nO'Brien, Pat",
    "Language": "ru",
    "Summary": "Two states talk,\nand agree.",
    "Countries": "KZ\nNO",
    "Topics": "- Water\n- yes",
}
WORKFLOW = Path(builder.__file__).parent / "keeping/editing/article.yml"
INJECTED = "$(touch hacked) `touch hacked`; touch hacked\n${{ github.token }}\n' \" \\ && exit 1"
FORMS = {
    "what must be": (GOOD, "2015/01/talks-on-water"),
    "everything": (FULL, "2015/01/talks-on-water"),
    "a year alone": ({**GOOD, "Date": "2015"}, "2015/01/talks-on-water"),
    "Cyrillic": ({**GOOD, "Title": "Вода: переговоры"}, "2015/01/voda-peregovory"),
    "commands": ({**GOOD, "Title": INJECTED, TEXT: INJECTED}, "2015/01/touch-hacked-"),
    "a path": ({**GOOD, "Title": "../../../../etc/passwd"}, "2015/01/etc-passwd"),
    "YAML": ({**GOOD, "Title": 'a: b\n---\nstatus: x # "'}, "2015/01/a-b-status-x"),
    "no date": ({**GOOD, "Date": "soon"}, ""),
    "a path as date": ({**GOOD, "Date": "../../2015"}, ""),
    "no letters": ({**GOOD, "Title": "..."}, ""),
}


def form_of(values: dict[str, str], folder: Path) -> Path:
    form = folder / "form.md"
    form.write_text(filled(values).replace("\n", "\r\n"), encoding="utf-8", newline="")
    return form


@pytest.mark.parametrize("name", FORMS)
def test_a_form_becomes_one_article_or_none(name: str, site: SiteTest, tmp_path: Path) -> None:
    values, stem = FORMS[name]
    before = {*tmp_path.rglob("*")}
    form = form_of(values, tmp_path)
    result = site.run("new", f"--form={form}")
    new = [path for path in tmp_path.rglob("*") if path not in before and path.is_file()]
    if not stem:
        assert (result.exit_code, new) == (2, [form])
        return
    assert result.exit_code == 0, result.output
    [article] = [path for path in new if path != form]
    assert article.relative_to(site.source).as_posix().startswith(f"content/articles/{stem}")
    assert [line for line in site.problems() if ": error[" in line] == []
    site.build()
    shown = site.text(
        f"articles/{article.relative_to(site.source / 'content/articles')}"[:-3] + ".html"
    )
    assert " ".join(values["Title"].split()) in shown


def test_every_field_is_in_its_key(site: SiteTest, tmp_path: Path) -> None:
    path = article_of_form(site.source, form_of(FULL, tmp_path), "2026-11-28")
    text = path.read_text(encoding="utf-8")
    for line in (
        "title: Talks on water",
        "date: 2015-01-20",
        "added: 2026-11-28",
        'source: "AKIpress: News"',
        "source_url: https://akipress.org/1",
        'authors: [Aigul Bekova, "O\'Brien, Pat"]',
        "language: ru",
        "summary: Two states talk, and agree.",
        'countries: [KZ, "NO"]',
        'topics: [Water, "yes"]',
    ):
        assert f"\n{line}\n" in text, line
    assert text.endswith("---\n\nWords on **water**.\n")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"### Text\n\n" + b"a" * 500_000])
def test_what_is_no_form_writes_nothing(data: bytes, site: SiteTest, tmp_path: Path) -> None:
    form = tmp_path / "form.md"
    form.write_bytes(data)
    result = site.run("new", f"--form={form}")
    assert result.exit_code == 2
    assert "form.md: " in result.output
    assert [*(site.source / "content/articles").rglob("*.md")] == []


def test_a_form_comes_alone(site: SiteTest, tmp_path: Path) -> None:
    form = form_of(GOOD, tmp_path)
    assert site.run("new", "A title", f"--form={form}").exit_code == 2
    assert site.run("new", f"--form={form}").exit_code == 0
    again = site.run("new", f"--form={form}")
    assert again.exit_code == 2
    assert "is there already" in again.output


@pytest.mark.skipif(shutil.which("jq") is None, reason="there is no jq")
def test_what_was_filled_in_comes_into_its_file_as_it_is(tmp_path: Path) -> None:
    """The shell of the workflow's step runs nothing of it, and takes the longest that there are."""
    command = """jq --join-output .issue.body "$GITHUB_EVENT_PATH" > "$RUNNER_TEMP/form.md\""""
    assert f"          {command}\n" in WORKFLOW.read_text(encoding="utf-8")
    long = f"%s %n \\n {INJECTED}{'水' * 60_000}"
    body = filled({**GOOD, "Title": INJECTED.split("\n")[0], TEXT: long})
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"body": body}}), encoding="utf-8")
    env = {
        "GITHUB_EVENT_PATH": str(event),
        "RUNNER_TEMP": str(tmp_path),
        "PATH": os.environ["PATH"],
    }
    subprocess.run(["bash", "-e", "-c", command], env=env, check=True, cwd=tmp_path)
    assert (tmp_path / "form.md").read_text(encoding="utf-8") == body
    assert sorted(path.name for path in tmp_path.iterdir()) == ["event.json", "form.md"]
