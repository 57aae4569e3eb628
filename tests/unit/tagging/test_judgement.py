"""How likely what is named is what an article is about."""

from builder.model import Kind
from builder.tagging.evidence import Told, findings
from builder.tagging.judgement import LIKELY, SURE, Case, Judgement, cases
from builder.tagging.names import Names
from builder.tagging.practice import Practice

NAMES = Names([], "en", "en", {})


def case_of(text: str, slug: str, title: str = "Oil") -> Case:
    told = Told("a", "en", title, [text])
    found = cases(told, findings(told, NAMES), Practice(Kind.COUNTRIES, []))
    return next(one for one in found if one.slug == slug)


def test_without_practice_the_title_tells_most() -> None:
    nothing = Judgement([])
    title = nothing.likelihood(case_of("Oil left Iraq.", "iraq", "Iraq sells oil"))
    lead = nothing.likelihood(case_of("Oil left Iraq.", "iraq"))
    late = nothing.likelihood(case_of("Oil left a port of Georgia.", "georgia"))
    assert title > SURE > lead > LIKELY > late


def test_what_people_said_in_like_cases_decides() -> None:
    case = case_of("Oil left Iraq.", "iraq")
    assert Judgement([(case, True)] * 200).likelihood(case) > SURE
    assert Judgement([(case, False)] * 200).likelihood(case) < 0.1


def test_a_people_alone_is_no_case() -> None:
    told = Told("a", "en", "Oil", ["Iraqi oil."])
    assert cases(told, findings(told, NAMES), Practice(Kind.COUNTRIES, [])) == []
