"""What the page of an article shows of older ones."""

import random
from collections import Counter
from math import log

import pytest

from builder.archive import Archive
from builder.model import NAMED, Article, Kind
from builder.pages.earlier import Earlier, _words
from builder.pages.lookup import ArchiveLookup
from tests.archives import about, archive_of, article_of
from tests.helpers import SiteTest


def earlier(archive: Archive) -> Earlier:
    return ArchiveLookup(archive).earlier


def some_archive(seed: int) -> Archive:
    """Articles of one day, in the order of their ids, that name few things at random."""
    chance = random.Random(seed)
    names = {"countries": "kg kz uz", "people": "a b c d e f", "topics": "x y z"}
    words = "border treaty water mountain"
    return archive_of(
        *(
            article_of(
                f"{number:02}",
                title=" ".join(chance.sample(words.split(), 2)),
                entities=about(
                    **{
                        kind: " ".join(chance.sample(some.split(), chance.randrange(3)))
                        for kind, some in names.items()
                    }
                ),
                translations=(f"{number - 1:02}",) if number % 7 == 6 else (),
            )
            for number in range(60)
        )
    )


def terms(article: Article) -> set[object]:
    named = {(kind, slug) for kind in NAMED for slug in article.entities.get(kind, ())}
    return named | {word for word in article.title.casefold().split() if len(word) > 3}


def related_naively(archive: Archive, at: int, shown: list[int]) -> list[int]:
    """Compares with every older article."""
    articles = archive.articles
    having = Counter(term for article in articles[:at] for term in terms(article))
    scores: Counter[int] = Counter()
    for term in terms(articles[at]):
        if not having[term] or (having[term] >= 20 and having[term] * 20 >= at):
            continue
        with_it = [one for one in range(at) if term in terms(articles[one])]
        for one in with_it[-8:]:
            scores[one] += log(at / having[term])  # type: ignore[assignment]
    hidden = {*shown, *(int(id) for id in articles[at].translations)}
    enough = 1.5 * log(at) if at > 1 else 0
    found = [
        (round(score, 9), one)
        for one, score in scores.items()
        if one not in hidden and score >= enough - 1e-9
    ]
    return [one for _, one in sorted(found, reverse=True)[:3]]


@pytest.mark.parametrize("seed", range(5))
def test_related_articles_are_those_that_a_comparison_with_all_older_ones_finds(seed: int) -> None:
    archive = some_archive(seed)
    found = earlier(archive)
    for at in range(len(archive.articles)):
        more = found.more(at)
        shown = [*more[1]] if more else []
        related = found.related(at, shown)
        expected = related_naively(archive, at, shown)
        assert len(related) == len(expected)
        assert not {*related} & {*shown, at}
        assert all(one < at for one in related)
    assert any(found.related(at, ()) for at in range(60))


@pytest.mark.parametrize("seed", range(5))
def test_what_an_article_shows_is_decided_by_older_ones_alone(seed: int) -> None:
    archive = some_archive(seed)
    whole, some = earlier(archive), earlier(archive_of(*archive.articles[:30]))
    for at in range(30):
        assert some.more(at) == whole.more(at)
        assert some.related(at, ()) == whole.related(at, ())


def test_words_count_in_their_order_so_that_sums_are_the_same_in_every_process() -> None:
    title = "Water treaty border mountain river valley glacier summit delegation ministers"
    assert [*_words(article_of("a", title=title))] == title.casefold().split()


def test_more_is_on_what_fewest_older_articles_name_if_they_fill_the_list() -> None:
    archive = archive_of(
        *(article_of(f"{at}", entities=about(countries="kg")) for at in range(4)),
        *(article_of(f"{at}", entities=about(countries="kg", people="a")) for at in range(4, 7)),
        article_of("7", entities=about(people="b")),
        article_of("8", entities=about(countries="kz kg", people="a b", topics="x")),
    )
    assert earlier(archive).more(8) == ((Kind.PEOPLE, "a"), [6, 5, 4])
    assert earlier(archive).more(7) is None
    assert earlier(archive).more(2) == ((Kind.COUNTRIES, "kg"), [1, 0])


def test_a_translation_is_not_more() -> None:
    first = article_of("a", entities=about(countries="kg"))
    second = article_of("b", entities=about(countries="kg"), translations=("a",))
    assert earlier(archive_of(first, second)).more(1) is None


def test_the_page_shows_them_without_numbers_and_an_older_page_stays(site: SiteTest) -> None:
    for number in range(5):
        site.article(f"{number}", "countries: [KG]", date=f"2015-01-0{number + 1}")
    site.build()
    before = site.page("articles/2.html")
    text = site.text("articles/4.html")
    assert "More on Kyrgyzstan" in text
    assert text.index("Title of 3") < text.index("Title of 1")
    assert site.links("articles/4.html").count("countries/kyrgyzstan.html") >= 2
    site.article("6", "countries: [KG]", date="2015-02-01").build()
    assert site.page("articles/2.html") == before
