"""One body is one, whatever a page calls it and however it spells it."""

import pytest

from tallywire.merging.names import folded_words, of_participants, of_speaker
from tallywire.records import Participant, Speaker


def words(name: str) -> frozenset[str]:
    return of_participants([Participant(start=0, end=1, text=name, entity_id=None)])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("IS", "the Islamic State group"),
        ("Daesh", "ISIL fighters"),
        ("U.S. forces", "the United States"),
        ("Houthi gunmen", "Ansar Allah"),
    ],
)
def test_names_of_one_body_meet(left: str, right: str):
    assert any(word.startswith("body ") for word in words(left) & words(right))


@pytest.mark.parametrize("name", ["it is over", "Islamic scholars", "us", "the state", "Dawn Front"])
def test_words_that_only_look_like_such_names_are_none(name: str):
    assert not any(word.startswith("body ") for word in words(name))


@pytest.mark.parametrize(("left", "right"), [("Alloush", "Aloush"), ("Misratta", "Misrata"), ("rebels", "rebel")])
def test_spellings_of_one_name_are_one_word(left: str, right: str):
    assert folded_words(left) == folded_words(right) != frozenset()


def test_numbers_keep_their_doubled_digits_and_empty_words_go_before_they_lose_a_letter():
    assert folded_words("this 1100 was") == frozenset({"1100"})


def test_who_speaks_for_a_body_is_heard_as_the_body():
    speaker = Speaker(start=0, end=1, text="Arlo Venn, a spokesman for the Dawn Front", name="Arlo Venn", kind="person")
    assert {"arlo", "dawn"} <= of_speaker(speaker)
