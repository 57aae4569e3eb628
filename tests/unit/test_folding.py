import pytest

from builder.authority.countries import all_countries, country_keys
from builder.folding import key_of


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Red Cross", "RED CROSS"),
        ("Da'esh", "Daesh"),
        ("Da\u2019esh", "Da\u02bcesh"),
        ("al-Qaeda", "al Qaeda"),
        ("Qaraqalpaqstan\u2010Tour", "qaraqalpaqstan tour"),
        ("São Tomé", "Sao Tome"),
        ("ЁЛКА", "елка"),
        ("Толсто\u0439", "Толсто\u0438\u0306"),
        ("  two\u00a0 spaces ", "two spaces"),
        ("\ufb01le", "file"),
        ("crisis_group", "crisis-group"),
    ],
)
def test_spellings_of_one_name(one: str, two: str) -> None:
    assert key_of(one) == key_of(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [("C", "C++"), ("U.N.", "UN"), ("Сергей", "Сергеи"), ("Ў", "У"), ("バス", "ハス")],
)
def test_different_names(one: str, two: str) -> None:
    assert key_of(one) != key_of(two)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("KZ", "KZ"),
        ("kaz", "KZ"),
        ("Kazakhstan", "KZ"),
        ("Republic of Kazakhstan", "KZ"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Cote d'Ivoire", "CI"),
        ("XK", "XK"),
        ("Kosovo", "XK"),
        ("SUHH", "SUHH"),
        ("USSR", "SUHH"),
        ("Soviet Union", "SUHH"),
        ("YUCS", "YUCS"),
        ("DDDE", "DDDE"),
        ("German Democratic Republic", "DDDE"),
        ("CSHH", "CSHH"),
        ("YDYE", "YDYE"),
        ("ZRCD", "ZRCD"),
        ("BUMM", "BUMM"),
        ("East Timor", "TL"),
    ],
)
def test_countries_by_code_and_name(name: str, code: str) -> None:
    assert country_keys("en")[key_of(name)] == code


def test_names_in_the_language_of_the_site() -> None:
    assert country_keys("ru")[key_of("КИРГИЗИЯ")] == "KG"
    assert key_of("Киргизия") not in country_keys("en")
    assert all_countries()["KG"].name_in("ru") == "Киргизия"


def test_slugs_are_unique_and_what_people_know() -> None:
    slugs = [country.slug for country in all_countries().values()]
    assert len(slugs) == len(set(slugs))
    assert {"united-states", "soviet-union", "yugoslavia", "east-germany", "kazakhstan"} <= set(
        slugs
    )


def test_the_table_has_every_code_of_the_standards() -> None:
    import pycountry

    codes = {country.alpha_2 for country in pycountry.countries}
    codes |= {former.alpha_4 for former in pycountry.historic_countries}
    assert codes | {"XK"} == set(all_countries())
