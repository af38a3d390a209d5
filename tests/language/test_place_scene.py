"""Where a page as a whole says that its happening was."""

from __future__ import annotations

import time

import pytest

from tallywire.language.place_scene import page_scene, scene_of
from tallywire.language.places import find_places
from tallywire.records import Place


def scene(text: str, title: str = "") -> str | None:
    found = page_scene(text, find_places(text), titled=find_places(title))
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PARIS, Tenn. (WXYZ) - A boy was shot on Monday. He was flown to a hospital in Nashville.", "Paris"),
        (
            "Leeds police say a man was hurt. He was taken to a hospital in Bradford, then home to Bradford.",
            "Leeds",
        ),
        ("Two people were shot on the city's edge. It was in Toulouse, not on Lyon Street.", "Toulouse"),
        ("A woman of Bordeaux was hit by a car in Lille.", "Lille"),
        ("LYON (AP) — A trial began. The blast had been in Nantes. Nantes police found the car in Nantes.", "Nantes"),
        ("Fire broke out on Marseille's south side. A Paris spokesman was sorry.", "Marseille"),
        ("Deputies of Lamar County, Texas, were called to a farm.", "Lamar County"),
    ],
)
def test_how_a_town_is_named_says_whether_it_is_the_scene(text: str, name: str) -> None:
    assert scene(text) == name


def test_the_title_counts_and_its_last_town_stands_in() -> None:
    assert scene("Lille and Nantes sent firefighters.", "Fire in Nantes") == "Nantes"
    assert scene("A man was shot in his home.", "Man shot at home - News 5 - Memphis, Tennessee") == "Memphis"
    assert scene("A man was shot in his home.") is None


def test_a_quarter_is_served_by_its_towns_police() -> None:
    def at(name: str, start: int, lat: float) -> Place:
        return Place(
            start=start, end=start + len(name), text=name, name=name, country="XX", lat=lat, lon=1.0,
            geonames_id=name, confidence=1.0, precision="settlement",
        )  # fmt: skip

    text = "Shots were fired in Oldgate, in Oldgate again and in Oldgate. Later Velm police came."
    places = [at("Oldgate", at_, 1.0) for at_ in (20, 32, 53)] + [at("Velm", text.index("Velm"), 1.05)]
    found = page_scene(text, places)
    assert found is not None
    assert found.name == "Velm"
    far = [*places[:3], at("Velm", text.index("Velm"), 9.0)]
    assert page_scene(text, far) is far[0]


def test_a_town_that_is_only_passed_by_is_better_than_none() -> None:
    text = "x" * 700 + " He was flown to a hospital in Nashville."
    assert scene(text) == "Nashville"


def test_a_scene_has_no_span_but_all_the_rest() -> None:
    place = find_places("They met in Leeds.")[0]
    assert scene_of(place).name == "Leeds"
    assert scene_of(place).lat == place.lat


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    text = "in the north " * 20_000 + "Leeds " * 5_000
    places = find_places(text)
    began = time.perf_counter()
    page_scene(text, places)
    assert time.perf_counter() - began < 5
