"""The dead and hurt that no plain verb tells, lists of them, and numbers that count nobody."""

import pytest
from annotating.reading import statements_of


def figures(text: str) -> set[tuple[str, float | None, bool]]:
    told = [one for one in statements_of(text) if not one.background]
    return {(f.measure, f.low, f.part) for one in told for f in one.figures}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Six people were hit by gunfire in Karsh on Monday.", ("injured", 6, False)),
        ("He fired into a crowd, hitting four teenagers.", ("injured", 4, False)),
        ("A shooting in Karsh sent three people to the hospital.", ("injured", 3, False)),
        ("Two people are in critical condition after a shooting in Karsh.", ("injured", 2, False)),
        ("At least two people are hurt after a shooting in a Karsh bar.", ("injured", 2, False)),
        ("Three males were shot in Karsh on Monday.", ("injured", 3, False)),
        ("The fire claimed the lives of three people.", ("killed", 3, False)),
        ("A boy passed away at the hospital on Monday.", ("killed", 1, False)),
        ("A boy suffered a fatal wound on Monday.", ("killed", 1, False)),
        ("Three people were found dead Friday morning in Karsh.", ("killed", 3, False)),
    ],
)
def test_words_beyond_the_verb_tell_what_befell_people(text: str, told: tuple[str, float, bool]):
    assert told in figures(text)


def test_who_is_hit_by_a_car_is_not_shot():
    assert not any(measure == "injured" for measure, _, _ in figures("Six people were hit by a car on Monday."))


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Four women and one man were wounded in Karsh on Monday.", ("injured", 5, False)),
        ("A couple and their two young children were found dead.", ("killed", 4, False)),
    ],
)
def test_those_listed_with_their_numbers_are_added_up(text: str, total: tuple[str, float, bool]):
    found = figures(text)
    assert total in found
    assert all(part for measure, low, part in found if measure == total[0] and low != total[1])


def test_names_of_those_counted_are_not_counted_again():
    found = figures("A man killed his two children, Ann Ruiz and Ben Ruiz, and himself on Monday.")
    assert not {4, 5} & {low for _, low, _ in found}


def test_a_second_subject_has_the_verb_behind_it():
    found = figures("Two men were killed and eight others, including a girl, have been wounded in Karsh.")
    assert ("killed", 8, False) not in found


def test_of_those_shot_some_are_all_the_dead():
    found = figures("A man shot six people on Monday, killing four of them, before he fled.")
    assert ("killed", 4, False) in found


def test_who_is_shot_and_recovers_is_hurt_on_a_page_that_tells_of_a_death():
    found = figures("A girl was killed in Karsh on Monday. A man was also shot, but is expected to recover.")
    assert {("killed", 1, False), ("injured", 1, False)} <= found


def test_he_who_might_have_died_makes_no_page_one_of_deaths():
    found = figures("Five people were shot in Karsh on Monday. I thought I was going to die, one of them said.")
    assert ("injured", 5, False) in found


@pytest.mark.parametrize(
    "text",
    ["The murders of Ann Ruiz (10) and Ben Stone (16) shocked Karsh.", "Image 2 of 8 A boy of Karsh was killed."],
)
def test_ages_in_brackets_and_places_in_a_row_of_pictures_count_nobody(text: str):
    assert not {8, 10, 11, 16, 26} & {low for _, low, _ in figures(text)}


def test_whoever_has_a_fate_of_his_own_leaves_nobody_to_count():
    assert ("killed", 1, False) not in figures("He killed a boy wounded by soldiers in Karsh.")
