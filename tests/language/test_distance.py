"""Distances on the globe, against known ones, and where there is none."""

from tallywire.language.distance import kilometres
from tallywire.records import Place


def at(lat: float | None, lon: float | None) -> Place:
    return Place(start=0, end=1, text="X", name="X", country=None, lat=lat, lon=lon, geonames_id=None, confidence=None)


def test_a_quarter_of_the_globe_is_ten_thousand_kilometres() -> None:
    assert round(kilometres(at(0, 0), at(0, 90)) or 0) == round(6371.0 * 3.141592653589793 / 2)
    assert kilometres(at(52, 13), at(52, 13)) == 0


def test_a_place_that_lies_nowhere_is_at_no_distance() -> None:
    assert kilometres(at(None, None), at(0, 0)) is None
    assert kilometres(at(0, 0), at(0, None)) is None
