"""Capitals of countries."""

from tallywire.language.capitals import capital_of
from tallywire.language.gazetteer import load_gazetteer


def test_capitals_stand_where_the_gazetteer_has_them() -> None:
    gazetteer = load_gazetteer()
    for country in ("SY", "FR", "IQ", "UA", "PE", "KE"):
        capital = capital_of(country)
        assert capital is not None
        found = [gazetteer.record(number) for number in gazetteer.numbers(capital.name)]
        twin = next(place for place in found if place.geonames_id == capital.geonames_id)
        assert (twin.country, round(capital.lat, 1)) == (country, round(twin.lat, 1))


def test_no_country_has_no_capital() -> None:
    assert capital_of(None) is None
    assert capital_of("XX") is None
