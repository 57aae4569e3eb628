"""The whole collection: its order, its groups, and partitions of it."""

import pickle
from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from builder.archive import Archive, Partition, source_name
from builder.config import SiteConfig
from builder.model import Entity, Kind, text_of
from tests.archives import about, archive_of, article_of

DATES = ["2015", "2015-01", "2015-01-01", "2015-01-01 10:00", "2015-01-02", "2014-12/2015-02"]

ARTICLES = [
    article_of("c", "2015-01-20", entities=about(countries="kz kg", sources="paper")),
    article_of("b", "2015-01-20", entities=about(countries="kg", topics="war")),
    article_of("gone", "2015-01-21", entities=about(people="nobody"), withdrawn=True),
    article_of("a", "2015-02", entities=about(topics="war")),
]


def ids(archive: Archive | Partition) -> list[str]:
    return [article.id for article in archive.articles]


def test_order_is_by_date_then_by_time_then_by_id() -> None:
    dated = {"z": "2015", "y": "2015-01", "x": "2015-01-01", "a": "2015-01-01 10:00"}
    dated |= {"m": "2015-01-01 09:30", "b": "2014-12-31 23:59", "n": "2015-01-01/2015-02"}
    archive = archive_of(*(article_of(id, date) for id, date in dated.items()))
    assert ids(archive) == ["b", "n", "x", "y", "z", "m", "a"]


def test_from_the_newest_on_an_original_comes_before_its_translations() -> None:
    others = [article_of(id, original="b") for id in ("a", "c")]
    archive = archive_of(article_of("b"), article_of("bc"), article_of("ab"), *others)
    assert ids(archive)[::-1] == ["bc", "b", "c", "a", "ab"]


def test_withdrawn_articles_stand_apart_and_are_members_of_nothing() -> None:
    archive = archive_of(*ARTICLES)
    assert ids(archive) == ["b", "c", "a"]
    assert [article.id for article in archive.withdrawn] == ["gone"]
    assert archive.fingerprints == (b"b", b"c", b"a")
    assert archive.members[Kind.PEOPLE] == {}


def test_members_and_months_are_positions_from_the_oldest() -> None:
    archive = archive_of(*ARTICLES)
    assert archive.members == {
        Kind.COUNTRIES: {"kg": (0, 1), "kz": (1,)},
        Kind.ORGANIZATIONS: {},
        Kind.PEOPLE: {},
        Kind.TOPICS: {"war": (0, 2)},
        Kind.SOURCES: {"paper": (1,)},
    }
    assert archive.months == {"2015-01": (0, 1), "2015-02": (2,)}


@given(
    st.lists(st.tuples(st.sampled_from(DATES), st.sets(st.sampled_from("abc"))), max_size=8),
    st.randoms(use_true_random=False),
)
def test_groups_as_a_scan_finds_them(said: list[tuple[str, set[str]]], random: Random) -> None:
    articles = [
        article_of(str(number), date, entities=about(topics=" ".join(sorted(topics))))
        for number, (date, topics) in enumerate(said)
    ]
    archive = archive_of(*articles)
    random.shuffle(articles)
    assert archive_of(*articles) == archive  # whatever order the files come in
    topics = [one.entities[Kind.TOPICS] for one in archive.articles]
    for slug in "abc":
        having = [at for at, own in enumerate(topics) if slug in own]
        assert list(archive.members[Kind.TOPICS].get(slug, ())) == having
    assert list(archive.months) == sorted({one.date.month for one in archive.articles})


def test_a_partition_holds_what_it_names_and_nothing_else() -> None:
    texts = {article.path: text_of(f"<p>{article.id}</p>") for article in ARTICLES}
    archive = archive_of(*ARTICLES, texts=texts)
    part = archive.partition(1, 3)
    assert ids(part) == ["c", "a"]
    assert part.fingerprints == (b"c", b"a")
    assert {slug for _, slug in part.entities} == {"kz", "kg", "paper", "war"}
    assert {slug for _, slug in archive.partition(2, 3).entities} == {"war"}
    assert part.entities == {(one.kind, one.slug): one for one in part.named}
    assert [*part.both] == [(one, texts[one.path]) for one in part.articles]
    assert (len(part), part.language, part.has_search) == (2, "en", True)


def test_a_partition_arrives_in_another_process_as_it_was() -> None:
    partition = archive_of(*ARTICLES).partition(0, 2)
    arrived = pickle.loads(pickle.dumps(partition))
    assert msgspec.structs.astuple(arrived) == msgspec.structs.astuple(partition)
    assert arrived.entities == partition.entities


def test_search_is_for_archives_with_articles_that_want_it() -> None:
    assert archive_of(*ARTICLES).has_search
    assert not archive_of().has_search
    assert not archive_of(*ARTICLES, config=SiteConfig(search=False)).has_search


def test_the_name_of_a_source() -> None:
    archive = archive_of(*ARTICLES, entities=[Entity(Kind.SOURCES, "paper", "A paper")])
    assert [source_name(one, archive.entities) for one in archive.articles] == ["", "A paper", ""]


def test_what_is_in_use_is_listed_by_name() -> None:
    names = {"kg": "the Republic", "kz": "Steppe", "fr": "Aunused"}
    entities = [Entity(Kind.COUNTRIES, slug, name) for slug, name in names.items()]
    archive = archive_of(*ARTICLES, entities=entities)
    assert [entity.slug for entity in archive.in_use(Kind.COUNTRIES)] == ["kz", "kg"]
