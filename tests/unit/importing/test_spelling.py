"""Names that would get one page are written alike, and those that can have none go."""

from builder.errors import Place
from builder.importing.drafts import Draft
from builder.importing.items import Item
from builder.importing.spelling import unify
from tests.helpers import SiteTest
from tests.unit.importing.importing import article, imported, report


def draft(*topics: str, **keys: str) -> Draft:
    return Draft(Item(Place("x"), ""), keys={"topics": [*topics], **keys})


def test_names() -> None:
    drafts = [draft("AI/ML", "C"), draft("AI/ML", "~"), draft("AI, ML", "c"), draft(source="...")]
    unify(drafts, ())
    assert [one.keys for one in drafts] == [
        {"topics": ["AI/ML", "C"]},
        {"topics": ["AI/ML"]},
        {"topics": ["AI/ML", "c"]},
        {"topics": []},
    ]
    assert drafts[2].doubtful == ["topics: 'AI, ML' is written 'AI/ML', as elsewhere"]


def test_a_record_says_how(site: SiteTest) -> None:
    site.write("content/topics/ai-ml.yaml", "name: AI & ML\naliases: [AI ML]\n")
    site.write("t.csv", 'title,date,topics\nA,2015,"AI/ML; AI ML; !!"\n')
    imported(site, "csv", "t.csv")
    assert "topics: [AI & ML, AI ML]\n" in article(site, "2015/01/a")
    assert "'!!' can have no page" in report(site)[0]["doubtful"]
    assert site.problems() == []
