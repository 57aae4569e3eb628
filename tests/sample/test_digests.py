"""The checks of the sample, on a fixture with a fault of each kind."""

from pathlib import Path

from tests.sample.digests import foreign_numbers, is_honest, links_of, numbers, shared_runs, unnamed
from tests.sample.entries import read_entries, replaced_addresses, weak_hosts


def test_what_the_checks_would_find() -> None:
    entry = {
        "date": "2001-02-03/2001-04",
        "countries": ["KZ", "KG"],
        "cautions": ["12 or 15 trucks: attribute"],
        "facts": [
            {"note": "1,200 trucks crossed the river near the town", "verified": True},
            {"note": "77 drivers", "verified": False},
        ],
        "sources": [{"title": "Trucks of 1999", "date": "2001-05"}],
    }
    good = "---\n---\nOn 3 February 2001, 1200 trucks went from two countries.[^9]\n\n[^9]: x 8"
    assert foreign_numbers(good, [entry]) == set()
    assert list(shared_runs(good, [entry])) == []
    bad = "---\n---\nIn June, 1,201 trucks crossed the river near Osh; 77 drivers and forty more."
    assert foreign_numbers(bad, [entry]) == {"1201", "77", "40", "m6"}
    assert list(shared_runs(bad, [entry])) == ["trucks crossed the river near"]
    assert numbers("7 May, 10-14 June, 2.5 million, 62,000") == {
        "7",
        "10",
        "14",
        "2.5",
        "62000",
        "m5",
        "m6",
    }


def test_what_a_note_has_to_say_of_a_copy() -> None:
    weak = {"mirror.example", "people-and-nature.example"}
    page = "[Trucks](https://mirror.example/trucks), {}3 May 2001."
    assert is_honest("BBC News, " + page.format("copy at mirror.example, "), weak)
    assert is_honest("People & Nature, [Trucks](https://people-and-nature.example/1), 2001.", weak)
    assert is_honest("BBC News, [Trucks](https://bbc.example/1), 2001.", weak)
    assert not is_honest("BBC News, " + page.format(""), weak)
    assert not is_honest("BBC News, " + page.format("copy at bbc.example, "), weak)
    assert links_of("---\n---\nText.[^1]\n\n[^1]: A, [B](https://c.example/d), 2001.") == {
        "https://c.example/d"
    }


def test_what_was_found_later_is_read_with_the_entries(tmp_path: Path) -> None:
    later = tmp_path / "2026-11"
    later.mkdir()
    (tmp_path / "facts.yaml").write_text(
        """
- id: trucks
  facts:
  - {note: 200 trucks, verified: true}
  - {note: red, verified: true}
  sources:
  - {id: s1, url: 'https://www.mirror.example/1', publisher: Encyclopedia}
  - {id: s2, url: 'https://paper.example/2', publisher: Paper}
"""
    )
    ships = "- {id: ships, facts: [], sources: [{url: 'https://d.example', publisher: A (copy)}]}"
    (later / "new-entries.yaml").write_text(ships)
    (later / "reserve-entries.yaml").write_text("- {id: trains, facts: [], sources: []}")
    (later / "updates.yaml").write_text(
        """
- id: trucks
  supersedes: [1]
  facts: [{note: 60 trucks, verified: true}]
  sources: [{id: u1, url: null}]
"""
    )
    (later / "better-sources.yaml").write_text(
        """
entries:
  trucks:
  - {url: 'https://a.example', kind: original, action: replace s1; digest, supports: [blue]}
  - {url: 'https://b.example', kind: copy, action: replace s2 in part, supports: [wet]}
  - {url: 'https://c.example', kind: original, action: lead, supports: [flying]}
weak_inventory:
  trucks: {weak_sources: [s1]}
"""
    )
    entries = read_entries(tmp_path)
    assert list(entries) == ["trucks", "ships", "trains"]
    notes = [fact["note"] for fact in entries["trucks"]["facts"]]
    assert notes == ["red", "60 trucks", "blue", "wet"]
    urls = [source["url"] for source in entries["trucks"]["sources"]]
    assert urls[2:] == [None, "https://a.example", "https://b.example"]
    assert replaced_addresses(tmp_path) == {"trucks": {"https://www.mirror.example/1"}}
    assert weak_hosts(tmp_path) == {"mirror.example", "b.example", "d.example"}


def test_an_outlet_is_to_be_named_where_nothing_else_supports_a_sentence() -> None:
    notes = "\n\n[^1]: TASS, [One](https://a.example), 2001.\n[^2]: AP, [Two](https://b.example)."
    alone = f"---\n---\nIt rained.[^1] It snowed.[^1][^2]{notes}"
    assert unnamed(alone, ["TASS"]) == {"TASS"}
    assert unnamed(alone.replace("It rained.", "It rained, TASS wrote."), ["TASS"]) == set()
    assert unnamed(alone.replace("rained.[^1]", "rained.[^1][^2]"), ["TASS"]) == set()
