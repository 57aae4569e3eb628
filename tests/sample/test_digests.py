"""The checks of the sample, on a fixture with a fault of each kind."""

from tests.sample.digests import foreign_numbers, numbers, shared_runs


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
