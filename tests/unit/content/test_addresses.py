"""What a person decided about addresses: the file, and where chains of redirects end."""

import pytest

from builder.content.addresses import Decisions, Moved, follow, read_addresses
from builder.content.files import DECISIONS
from builder.content.reader import Reader
from builder.errors import Name, Place
from builder.model import Gone
from builder.store.storage import LocalStorage
from tests.helpers import SiteTest


def read(site: SiteTest, text: str) -> tuple[Decisions, list[str]]:
    site.write(DECISIONS, text)
    decisions, problems = read_addresses(Reader(LocalStorage(site.source)))
    return decisions, [f"{one.line}:{one.column} {one.code}" for one in problems]


def moved(**steps: str) -> tuple[Moved, ...]:
    """Redirects by the names of their pages, without the suffix."""
    return tuple(
        Moved(Name(f"{old}.html", Place(DECISIONS)), f"{new}.html") for old, new in steps.items()
    )


def test_without_the_file_nothing_is_decided(site: SiteTest) -> None:
    assert read_addresses(Reader(LocalStorage(site.source))) == (Decisions(), [])
    assert read(site, "") == (Decisions(), [])


def test_redirects_and_what_is_gone(site: SiteTest) -> None:
    text = (
        "redirects:\n  /old/: about.html\n  2015/a: files/map.png\n"
        "gone:\n  - {address: /x.pdf, reason: Lost.}\n"
    )
    assert read(site, text) == (
        Decisions(
            (
                Moved(Name("old/index.html", Place(DECISIONS, 2, 3)), "about.html"),
                Moved(Name("2015/a.html", Place(DECISIONS, 3, 3)), "files/map.png"),
            ),
            (Gone("x.pdf", "Lost.", Place(DECISIONS, 5, 6)),),
        ),
        [],
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("redirect: {a: b}", "1:1 unknown-key"),
        ("redirects: [a]", "1:12 not-a-mapping"),
        ("redirects: {a: b, a: c}", "1:19 duplicate-key"),
        ("redirects: {a.png: b}", "1:13 bad-redirect"),
        ("redirects: {a: 'https://example.org/'}", "1:16 bad-address"),
        ("redirects: {a: }", "1:13 missing-key"),
        ("redirects: {a: ''}", "1:13 missing-key"),
        ("redirects: {a: ' '}", "1:13 missing-key"),
        ("gone: [{address: ' ', reason: x}]", "1:9 missing-key"),
        ("redirects: {a: ../b.html}", "1:16 bad-address"),
        ("gone: a.html", "1:7 not-a-list"),
        ("gone: [a.html]", "1:8 not-a-mapping"),
        ("gone: [{address: a.html}]", "1:8 missing-key"),
        ("gone: [{reason: x}]", "1:8 missing-key"),
        ("gone: [{address: a, reason: x, why: y}]", "1:32 unknown-key"),
    ],
)
def test_what_is_wrong_has_its_place(text: str, problem: str, site: SiteTest) -> None:
    assert read(site, text)[1] == [problem]


def test_there_may_be_very_many(site: SiteTest) -> None:
    lines = [f"  articles/2015/an-old-name-{number}.html: about.html\n" for number in range(5000)]
    decisions, problems = read(site, "redirects:\n" + "".join(lines))
    assert (len(decisions.moved), problems) == (5000, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "the file must be lines of 'key: value'"),
        ("redirects: {a.html: }", "the address that answers for 'a.html' is missing; write lines"),
        ("gone: {a: b}", "'gone' must be a list; write items such as '- {address:"),
        ("gone: [a]", "each item of 'gone' must be lines of 'key: value'; write items such as"),
        ("redirects: [a]", "'redirects' must be lines of 'key: value'; write lines such as"),
        (
            "redirects: {x.png: a.html}",
            "'redirects': 'x.png' is no page, and only from pages readers are led on; say below "
            "'gone' in content/addresses.yaml what became of a file",
        ),
    ],
)
def test_what_would_be_right_is_said(text: str, said: str, site: SiteTest) -> None:
    site.write(DECISIONS, text)
    _, [problem] = read_addresses(Reader(LocalStorage(site.source)))
    assert said in f"{problem}"


def test_an_address_is_read_with_its_spaces_and_as_the_file_that_is_there(site: SiteTest) -> None:
    site.write(DECISIONS, 'redirects: {a.html: "b  c\\xa0d"}\ngone: [{address: b, reason: x}]')
    decisions, _ = read_addresses(Reader(LocalStorage(site.source)), {"b"})
    assert decisions.moved[0].target == "b  c\xa0d.html"
    assert decisions.gone[0].page == "b"


def test_decisions_about_some_pages_can_be_left_out() -> None:
    gone = Gone("g.html", "", Place(DECISIONS))
    decisions = Decisions(moved(a="b", c="d"), (gone,))
    assert decisions.without({"a.html", "g.html"}) == Decisions(moved(c="d"))


def test_a_chain_leads_to_its_end() -> None:
    redirects, problems = follow(moved(a="b", b="c"), {"c.html": "d.html"})
    assert {one.page: one.target for one in redirects} == {"a.html": "d.html", "b.html": "d.html"}
    assert problems == []


def test_a_circle_is_told_once_and_leads_nowhere() -> None:
    redirects, [problem] = follow(moved(c="a", a="b", b="a", d="d2"), {})
    assert [one.page for one in redirects] == ["d.html"]
    assert problem.code == "redirect-circle"
    assert problem.message.endswith("a.html -> b.html -> a.html")


def test_a_circle_through_what_a_text_asks_for_is_told_at_the_first_line() -> None:
    redirects, [problem] = follow(moved(x="b", b="a", c="x"), {"a.html": "b.html"})
    assert (redirects, problem.message.partition(": ")[2]) == ([], "b.html -> a.html -> b.html")


def test_a_chain_ends_at_the_page_of_a_text() -> None:
    steps = moved(text="old", x="text")
    redirects, problems = follow(steps, {"old.html": "text.html"}, {"text.html"})
    assert problems == []
    assert [one.target for one in redirects] == ["text.html", "text.html"]


def test_a_long_chain_takes_each_step_once() -> None:
    """With each chain followed alone this would take minutes."""
    count = 20_000
    steps = {f"p{number}": f"p{number + 1}" for number in range(count)}
    redirects, _ = follow(moved(**steps), {})
    assert {one.target for one in redirects} == {f"p{count}.html"}
