"""Places beside the one that is named: how far, which way, and how exactly."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.language.distance import kilometres
from tallywire.language.place_offsets import beside, place_label, shifted
from tallywire.language.places import find_places
from tallywire.language.quantities import find_quantities
from tallywire.records import Place


def told(text: str) -> tuple[Place, Place]:
    """The first place of a sentence as it is named, and as it is meant."""
    places = find_places(text)
    return places[0], beside(places[0], text, quantities=find_quantities(text), places=places)


def town(lat: float, lon: float) -> Place:
    return Place(
        start=0, end=4, text="Velm", name="Velm", country=None, lat=lat, lon=lon, geonames_id=None, confidence=1.0,
        precision="settlement",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "label", "north", "east", "far"),
    [
        ("Shells fell 40 km south of Benghazi.", "40 km south of Benghazi", -1, 0, 40.0),
        ("Shells fell some 12 miles south-west of Mosul.", "12 miles south-west of Mosul", -1, -1, 19.3),
        ("It was 12km (7 miles) north-east of Sirte.", "12km (7 miles) north-east of Sirte", 1, 1, 12.0),
        ("They stopped 16 km north-northeast of Sirte.", "16 km north-northeast of Sirte", 1, 1, 16.0),
        ("It fell north of Tripoli by 30 km, they said.", "30 km north of Tripoli", 1, 0, 30.0),
        ("They were 20-30 km east of the town of Aleppo.", "20-30 km east of the town of Aleppo", 0, 1, 25.0),
    ],
)
def test_distance_and_bearing_give_a_point(text: str, label: str, north: int, east: int, far: float) -> None:
    named, meant = told(text)
    assert place_label(meant) == label
    assert kilometres(named, meant) == pytest.approx(far, abs=0.2)
    assert (round((meant.lat - named.lat) / 0.04) > 0) - (round((meant.lat - named.lat) / 0.04) < 0) == north
    assert (round((meant.lon - named.lon) / 0.04) > 0) - (round((meant.lon - named.lon) / 0.04) < 0) == east
    assert meant.precision == "near"
    assert meant.radius_km is not None
    assert far * 0.15 < meant.radius_km < far + 10


@pytest.mark.parametrize(
    ("text", "label", "radius"),
    [
        ("A bus burned 60 km from Aden.", "60 km from Aden", 71.0),
        ("A bus burned within 20 km of Goma.", "within 20 km of Goma", 25.0),
        ("A bus burned in a village near Taiz.", "near Taiz", 25),
        ("A bus burned just outside Ghazni.", "just outside Ghazni", 15),
        ("A bus burned on the outskirts of the city of Homs.", "on the outskirts of Homs", 15),
        ("A boat sank off the coast of Aden.", "off the coast of Aden", 50),
        ("Fighting went on in the Grozny area.", "around Grozny", 25),
        ("Fighting went on north of Homs.", "north of Homs", 25),
    ],
)
def test_without_a_bearing_the_point_stays_and_the_ring_grows(text: str, label: str, radius: float) -> None:
    named, meant = told(text)
    assert (place_label(meant), meant.radius_km) == (label, radius)
    assert (meant.lat, meant.lon) == (round(named.lat, 4), round(named.lon, 4))


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell in the north of Homs.",
        "He is from Aleppo.",
        "Shells fell on Homs.",
        "They left 300 km of road to Homs behind.",
        "It was 5,000 km east of Homs.",
        "Forty people died in Homs.",
        "Outside Yemen nobody knew.",
        "They missed Homs by 30 km.",
        "They fled Homs and walked 30 km.",
    ],
)
def test_inside_far_off_and_wide_places_stay_as_they_are(text: str) -> None:
    named, meant = told(text)
    assert meant is named


def test_between_two_towns_lies_their_middle() -> None:
    named, meant = told("A bus burned halfway between Aleppo and Homs.")
    other = find_places("It was in Homs, Syria.")[0]
    assert kilometres(named, meant) == pytest.approx(kilometres(meant, other), rel=0.02)
    assert place_label(meant) == "halfway between Aleppo and Homs"
    road = told("A bus burned on the road between Aleppo and Homs.")[1]
    assert road.radius_km > meant.radius_km
    alone, same = told("A bus burned between Aleppo and the sea.")
    assert same is alone


def test_a_name_without_a_point_is_not_moved() -> None:
    nowhere = Place(
        start=9, end=13, text="Umbo", name="Umbo", country=None, lat=None, lon=None, geonames_id=None, confidence=1.0
    )
    assert beside(nowhere, "close to Umbo") is nowhere


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 359), st.floats(0.1, 900))
def test_a_moved_place_is_as_far_off_as_said(lat: float, lon: float, bearing: float, far: float) -> None:
    here = town(lat, lon)
    there = shifted(here, "off", bearing, far, 1.0)
    assert kilometres(here, there) == pytest.approx(far, abs=0.05)
    assert -180 <= (there.lon or 0) <= 180


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    text = "30 km " * 4_000 + "north of Homs"
    place = find_places("Homs")[0]
    began = time.perf_counter()
    beside(place, text, start=place.start - len(text) + 4, quantities=find_quantities(text))
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("text", ["They left Benghazi and drove 30 km.", "After 30 km of desert they took Benghazi."])
def test_a_distance_that_was_driven_moves_no_place(text: str) -> None:
    named, meant = told(text)
    assert meant == named
