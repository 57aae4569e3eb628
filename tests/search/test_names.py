"""Keys on which the spellings of a name meet."""

from builder.search.names import name_keys


def test_spellings_of_a_name_meet() -> None:
    assert {*name_keys("каримов", "ru")} & {*name_keys("karimov", "en")}
    assert {*name_keys("тошкент", "uz")} & {*name_keys("tashkent", "en")}
