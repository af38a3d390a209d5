"""A part of a town lies in it, whether or not a map knows either."""

import pytest

from tallywire.language.places import find_places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Troops took the Brillgate district of Umbrok on Tuesday.", {"Brillgate": "Umbrok", "Umbrok": None}),
        ("Troops took the Brillgate district of Umbrok.", {"Brillgate": "Umbrok", "Umbrok": None}),
        ("Troops took the Brillgate district near the Umbrok quarter.", {"Brillgate": "near Umbrok", "Umbrok": None}),
    ],
)
def test_a_quarter_of_a_town_that_no_map_knows_lies_within_it(text: str, found: dict[str, str | None]) -> None:
    assert {place.name: place.within for place in find_places(text)} == found


def test_what_only_stands_behind_a_quarter_does_not_hold_it() -> None:
    places = {
        place.name: place.within for place in find_places("Troops left the Brillgate district; then Paris was quiet.")
    }
    assert places["Brillgate"] is None


def test_a_street_named_with_the_name_of_a_town_is_not_that_town() -> None:
    assert "Sandy" not in {place.name for place in find_places("They met at Sandy Old Mill Road on Tuesday.")}
