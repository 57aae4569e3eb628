"""The script that has all names of a kind."""

import json

from builder.exports.names import names_file
from builder.model import Entity, Kind
from tests.archives import about, archive_of, article_of


def test_names_stand_in_their_order_with_slugs_and_numbers() -> None:
    archive = archive_of(
        article_of("a", entities=about(people="b a c")),
        article_of("b", entities=about(people="b")),
        entities=[
            Entity(Kind.PEOPLE, "b", 'Ж "1" </script>', sort="0"),
            Entity(Kind.PEOPLE, "d", "D"),
        ],
    )
    text = names_file(archive, Kind.PEOPLE).decode()
    assert text.startswith("ArchiveNames([\n")
    assert text.endswith("\n]);\n")
    rows = json.loads(text.removeprefix("ArchiveNames(").removesuffix(");\n"))
    assert rows == [['Ж "1" </script>', "b", 2], ["A", "a", 1], ["C", "c", 1]]
