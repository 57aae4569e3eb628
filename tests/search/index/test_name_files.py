"""The files of names: one, or of a large archive shards."""

import json
from typing import Any

from builder.search.cards import Card
from builder.search.index.name_files import HEAD, name_files

KINDS = ["countries", "people"]


def read(data: bytes) -> Any:
    _, text, _ = data.decode().split("','")
    return json.loads(text.replace("\\'", "'").replace("\\\\", "\\"))


def card(name: str, *others: str, slug: str = "", kind: str = "people", **more: Any) -> Card:
    own = slug or name.lower().replace(" ", "-")
    return Card(kind, own, (name, *others), more.pop("articles", 1), ("2015", "2016"), "", **more)


def files_of(*cards: Card) -> dict[str, Any]:
    about = {one: f"2015–2016\tabout {one.slug}" for one in cards}
    made = name_files(cards, KINDS, about, {"language": "en"})
    return {path: read(data) for path, data in made.items()}


def test_one_file_has_the_names_of_a_small_archive() -> None:
    found = files_of(
        card("Kyrgyzstan", "KG", kind="countries", articles=39),
        card("Deng Xiaoping", family="Deng"),
        card("Садыр Жапаров", slug="japarov"),
    )
    head = found[HEAD]
    assert head["names"].split("\n") == [
        "039\t\tKyrgyzstan\tKG",
        "11\t\tDeng Xiaoping\t\tDeng",
        "11\tjaparov\tСадыр Жапаров",
    ]
    assert (head["language"], head["kinds"], head["shards"]) == ("en", KINDS, [])
    [[least, name]] = head["cards"]
    assert least == "0kyrgyzstan"
    lines = found[f"{name}.js"].split("\n")
    assert lines[0] == "0kyrgyzstan\t2015–2016\tabout kyrgyzstan"
    assert len(found) == 2


def large(*more: Card) -> dict[str, Any]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = (f"{a}{b}o number {n}" for a in letters for b in letters for n in range(4))
    return files_of(*(card(name) for name in names), *more)


def test_a_large_archive_has_shards_by_the_words_of_names() -> None:
    found = large(card("Zürich Lake", slug="lake"))
    head = found[HEAD]
    assert len(head["names"].split("\n")) == 300
    leasts = [least for least, _ in head["shards"]]
    assert leasts == sorted(leasts)
    assert len(leasts) > 2
    for key in ("zurich", "lake"):
        own = [name for least, name in head["shards"] if least <= key][-1]
        assert "11\tlake\tZürich Lake" in found[f"{own}.js"].split("\n")


def test_a_change_changes_few_shards() -> None:
    before, after = large(), large(card("New Name"))
    shards = {path for path in before if path.startswith(("n-", "k-"))}
    assert len(shards - after.keys()) <= 3 < len(shards)


def test_without_names_there_is_an_empty_file() -> None:
    found = files_of()
    assert found == {
        HEAD: {"language": "en", "kinds": KINDS, "names": "", "shards": [], "cards": []}
    }
