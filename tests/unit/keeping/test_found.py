"""What a person means who names an article, a record or a name without one."""

import pytest

from builder.errors import UsageError
from builder.keeping.found import entity_named, files_of_article, metadata_of, own_key
from builder.keeping.paths import likely
from builder.model import Kind
from tests.helpers import SiteTest
from tests.unit.keeping.revising import revision_of


def test_articles_and_entities_are_found(site: SiteTest) -> None:
    site.write("site.yaml", "field_map: {orgs: organizations}\n")
    site.write("content/topics/war.yaml", "name: War\naliases: [Conflict]\n")
    site.article("2015/a", "id: own\norgs: [War, X]\ntopics: [Conflict]")
    revision = revision_of(site)
    path = "content/articles/2015/a.md"
    for name in ("own", "2015/a", path, f"{site.source}/{path}"):
        found = files_of_article(revision, name)
        assert found
        assert found[0].path == path
    assert files_of_article(revision, "2015/b") is None
    assert path in likely(site.source, "2015/a")
    for name in ("topics/war", "content/topics/war.yaml", "conflict", "topics/Conflict"):
        assert entity_named(revision, name).slug == "war"
    assert entity_named(revision, "war", Kind.ORGANIZATIONS).record == ""
    with pytest.raises(UsageError, match=r"write topics/war or organizations/war"):
        entity_named(revision, "war")
    with pytest.raises(UsageError, match="did you mean 'Conflict'"):
        entity_named(revision, "Conflicts")
    found = files_of_article(revision, "own")
    assert found
    source = metadata_of(revision, found[0])
    assert (own_key(revision, source, "organizations"), own_key(revision, source, "id")) == (
        "orgs",
        "id",
    )
