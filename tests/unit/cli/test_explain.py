"""`builder explain`: a code with its cause, an example and its cure; or the list of codes."""

import re

from click.testing import CliRunner, Result

from builder.cli.explain import explain_command
from builder.explanations import explanations
from tests.helpers import SiteTest


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(explain_command, arguments)


def test_cause_example_and_cure_in_this_order() -> None:
    one = explanations()["yaml-tab"]
    result = explain("yaml-tab")
    assert result.exit_code == 0
    assert result.stdout == f"yaml-tab: error\n\n{one.cause}\n\n    {one.example}\n\n{one.cure}\n"


def test_it_says_how_a_warning_is_allowed(site: SiteTest) -> None:
    said = explain("html-as-text").stdout
    assert said.startswith("html-as-text: warning\n\n")
    setting = said.splitlines()[-1].strip()
    site.article("2015/01/a", body="<object-viewer>").write("site.yaml", setting)
    assert [line.partition("]")[0] for line in site.problems()] == []
    assert "allow: {" not in explain("unused-allow").stdout


def test_texts_are_wrapped_and_examples_are_not() -> None:
    lines = explain("bad-redirect").stdout.splitlines()
    examples = [line for line in lines if line.startswith("    ")]
    assert examples == [f"    {explanations()['bad-redirect'].example}"]
    assert max(len(line) for line in lines if line not in examples) <= 80


def test_links_to_documents_are_their_texts_and_others_have_their_addresses() -> None:
    assert "where content of its kind stands" in explain("misplaced-file").stdout
    said = " ".join(explain("bad-language").stdout.split())
    assert "a BCP 47 (https://www.rfc-editor.org/info/bcp47) tag" in said
    texts = (re.sub(r"(?m)^    .*", "", explain(code).stdout) for code in explanations())
    assert not any(re.search(r"\]\((?!file\.md)", text) for text in texts)  # but for one example


def test_without_a_code_each_is_a_line_with_its_first_sentence() -> None:
    lines = explain().stdout.splitlines()
    assert [line.split()[0] for line in lines] == [*explanations()]
    assert len({line.index(line.split(maxsplit=1)[1]) for line in lines}) == 1
    [tab] = [line for line in lines if line.startswith("yaml-tab ")]
    assert tab.endswith("  YAML does not allow tabs at the beginning of a line.")
    assert max(map(len, lines)) <= 185


def test_an_unknown_code_is_a_wrong_call_with_the_nearest() -> None:
    result = explain("unknown-keys")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: there is no code 'unknown-keys'; did you mean 'unknown-key'?\n"
    far = explain("zzz").stderr
    assert far == "Error: there is no code 'zzz'; without a code all of them are listed\n"
