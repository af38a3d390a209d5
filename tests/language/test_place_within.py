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
