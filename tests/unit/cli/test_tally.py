"""What is frequent among problems is counted, with what takes care of all of it."""

from builder.cli.tally import FREQUENT, frequent
from builder.errors import Place, Problem, problem_at
from tests.helpers import SiteTest

MANY = FREQUENT + 2


def unknown(key: str, number: int, folder: str = "content/articles") -> list[Problem]:
    places = (Place(f"{folder}/{at}.md", 4) for at in range(number))
    return [problem_at(place, "unknown-key", f"unknown key '{key}'") for place in places]


def test_keys_by_their_setting_the_most_frequent_first() -> None:
    problems = [*unknown("tags", FREQUENT), *unknown("layout", 1285), *unknown("x", FREQUENT - 1)]
    assert [*frequent(problems)] == [
        "unknown key 'layout': 1,285 files; add it to ignored_fields in site.yaml: "
        "ignored_fields: [layout]",
        f"unknown key 'tags': {FREQUENT} files; add it to field_map in site.yaml: "
        "field_map: {tags: topics}",
    ]


def test_of_records_nothing_can_be_mapped() -> None:
    assert [*frequent(unknown("url", FREQUENT, "content/topics"))] == [
        f"unknown-key: {FREQUENT} files; archive-builder explain unknown-key"
    ]


def test_a_key_that_needs_quotes_has_them() -> None:
    assert next(frequent(unknown("a: b", FREQUENT))).endswith('ignored_fields: ["a: b"]')


def test_other_codes_are_counted_together() -> None:
    places = [Place(f"{at}.md", line) for at in range(MANY) for line in (3, 5)]
    problems = [problem_at(place, "bad-date", f"'{place.line}' is none") for place in places]
    count = f"{2 * MANY} in {MANY} files"
    assert [*frequent(problems)] == [f"bad-date: {count}; archive-builder explain bad-date"]


def test_a_run_ends_with_what_to_do(site: SiteTest) -> None:
    for number in range(MANY):
        site.article(f"{number}", "layout: post")
    *_, said, total = site.run("check").stdout.splitlines()
    assert said.startswith(f"unknown key 'layout': {MANY} files; add it to ignored_fields")
    assert total == f"{MANY} errors, 0 warnings"
    site.write("site.yaml", f"title: S\n{said.partition('site.yaml: ')[2]}\n")
    assert site.problems() == []


def test_programs_read_the_problems_alone(site: SiteTest) -> None:
    for number in range(MANY):
        site.article(f"{number}", "layout: post")
    assert site.json().keys() == {"problems"}
