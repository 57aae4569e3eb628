"""Without rules a proposal says what each key is taken for."""

from builder.errors import Place
from builder.importing.items import Item, Value
from builder.importing.proposal import proposed, written
from builder.importing.rules import Rules, read_rules

MARKUP = f"<p>In the movies, {'they say: ' * 20}# '\"hackers\"'"


def test_what_is_proposed_is_read_as_it_is() -> None:
    fields: dict[str, Value] = {
        "Title": "A # b: c",
        "layout": "x",
        "Odd: key": "1",
        "date": "25/01/2015",
        "tags": ["country-kg", "country-kz", "war"],
        "l" * 600: "too long to be a key",
        MARKUP: "a line of text that was taken for a key",
    }
    items = [Item(Place("t", 1), "", fields)]
    rules = proposed(items, Rules(base_url="https://e.org/", permalink="/:title/"))
    text = written(rules, items, "csv", "t.csv", ["why: because"])
    assert "# why: because\n" in text
    assert "Title: title  # 1, such as A # b: c\n" in text
    again = read_rules(text.encode(), "import.yaml", "csv")
    assert again == rules
    assert rules.date_order == "dmy"
    assert rules.drop == {"layout"}
    assert rules.fields["Odd: key"] == rules.fields[MARKUP] == "?"
    assert "l" * 600 not in rules.fields
