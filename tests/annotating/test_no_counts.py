"""Ages are no tolls; parts of a toll and those who died of their wounds are what they are told to be."""

import pytest
from annotating.reading import statements_of


def figures(text: str) -> set[tuple[str, float | None, bool]]:
    return {(f.measure, f.low, f.part) for one in statements_of(text) for f in one.figures}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Price Jr., 11, was shot in Karsh on Monday.",
        "Another woman, also 22, was shot in her left arm.",
        "Two men, 25 and 30, were shot in the head on Monday.",
        "The shooting left four teens, ages 14, 16, 17 and 18, wounded.",
    ],
)
def test_an_age_is_no_toll(text: str):
    assert not {low for _, low, _ in figures(text)} & {11, 22, 25, 30, 14, 16, 17, 18}


@pytest.mark.parametrize("text", ["In Karsh, 22 were killed on Monday.", "Near the mill, 22 soldiers were killed."])
def test_a_toll_behind_a_comma_stays_one(text: str):
    assert ("killed", 22, False) in figures(text)


@pytest.mark.parametrize(
    "text", ["Five people were shot, one fatally, on Monday.", "Five people were shot, one of them fatally, on Monday."]
)
def test_of_many_shot_those_who_died_of_it_are_dead(text: str):
    assert ("killed", 1, False) in figures(text)


def test_what_befell_a_part_says_nothing_of_the_whole():
    found = figures("Two of the four shooting victims had died by Monday.")
    assert ("killed", 2, False) in found
    assert not any(measure == "killed" and low == 4 for measure, low, _ in found)


def test_some_of_the_injured_are_a_part_of_them():
    assert ("injured", 14, True) in figures("Police said that 14 of the injured were in a critical condition.")


def test_whoever_kills_himself_too_is_one_of_the_dead():
    assert ("killed", 4, False) in figures("A gunman killed three people and then himself on Monday.")


@pytest.mark.parametrize(
    "text", ["Three men were taken to hospital with gunshot wounds.", "Three women suffered gunshot wounds on Monday."]
)
def test_wounds_make_people_injured_and_a_hospital_does_not(text: str):
    assert ("injured", 3, False) in figures(text)
    assert ("injured", 3, False) not in figures("Three men were taken to hospital after the blast.")


def test_he_who_has_just_been_introduced_counts():
    assert ("injured", 1, False) in figures("A boy is recovering after he was shot in the leg on Monday.")
