"""What an edited copy changed, to the character."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.records import Change
from tallywire.tracing.changes import find_changes


def changes(left: str, right: str) -> list[tuple[str, str, str]]:
    found = find_changes(left, (0, len(left)), right, (0, len(right)))
    assert_exact(found, left, right)
    return [(change.kind, change.from_text, change.to_text) for change in found]


def assert_exact(found: tuple[Change, ...], left: str, right: str) -> None:
    at_left = at_right = 0
    for change in found:
        assert left[change.from_start : change.from_end] == change.from_text
        assert right[change.to_start : change.to_end] == change.to_text
        assert change.from_text or change.to_text
        assert change.from_start >= at_left
        assert change.to_start >= at_right
        at_left, at_right = change.from_end, change.to_end


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“No,” he said – twice.", '"No," he  said - twice.'),
        ("Twenty-two sailors drowned off Vell.", "22 sailors drowned, off Vell"),
        ("VELL (Coastal Wire) - They did not sail.", "VELL - They didn't sail."),
        ("The ships of Yusuf Mahmoud left Tarhuna.", "The ships of Youssef Mahmud left Tarhouna."),
        ("The harbour theatre was organised.", "The harbor theater was organized."),
        ("The UN mission left.", "The United Nations mission left."),
        ("About 25% were lost.", "About 25 per cent were lost."),
    ],
)
def test_what_only_another_house_style_writes_otherwise_is_no_change(left: str, right: str):
    assert changes(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("At least 22 men drowned.", "At least 23 men drowned.", [("number", "22", "23")]),
        ("Some twenty-two men drowned.", "Some 25 men drowned.", [("number", "twenty-two", "25")]),
        ("It lost 3.5 million crowns.", "It lost 35 crowns.", [("number", "3.5 million", "35")]),
        (
            "Then 22 men were killed.",
            "Then 25 people were killed.",
            [("number", "22", "25"), ("words", "men", "people")],
        ),
        ("There were 14 dead men.", "There were dead men.", [("number", "14", "")]),
        ("The mayor of Vell spoke.", "The mayor of Orla spoke.", [("name", "Vell", "Orla")]),
        ("He saw Ana Ruiz in Vell.", "He saw Berta Diaz in Vell.", [("name", "Ana Ruiz", "Berta Diaz")]),
        ("Police did say who fired.", "Police did not say who fired.", [("negation", "", "not")]),
        ("Police didn’t say who fired.", "Police did say who fired.", [("negation", "n’t", "")]),
        ("He denied the theft.", "He admitted the theft.", [("negation", "denied", "admitted")]),
        ("They left without the ship.", "They left with the ship.", [("negation", "without", "with")]),
        ("The women left.", "The woman left.", [("words", "women", "woman")]),
        ("Ships left early.", "Boats left early.", [("words", "Ships", "Boats")]),
        ("They left.", "They left the bay at dawn.", [("words", "", "the bay at dawn")]),
        ("Four Men Drown Off Vell Today", "Four Men Drown Off Orla Today", [("words", "Vell", "Orla")]),
    ],
)
def test_numbers_names_negations_and_other_words_are_told_apart(
    left: str, right: str, found: list[tuple[str, str, str]]
):
    assert changes(left, right) == found


def test_spans_count_from_the_start_of_the_page():
    left, right = "A headline. At least 22 men drowned. More.", "At least 23 men drowned."
    (change,) = find_changes(left, (12, 36), right, (0, 24))
    assert (change.from_start, change.from_end, change.to_start, change.to_end) == (21, 23, 9, 11)


WORDS = st.sampled_from(
    ["the", "22", "twenty-two", "Vell", "Orla", "not", "didn't", "“No,”", "he", "–", "(", "3.5", "million", "per cent"]
)
SENTENCES = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60)


@given(SENTENCES, SENTENCES)
def test_every_change_stands_where_it_says_on_both_sides(left: str, right: str):
    changes(left, right)
    assert changes(left, left) == []


@given(SENTENCES, SENTENCES)
def test_the_changes_there_are_those_back(left: str, right: str):
    there, back = changes(left, right), changes(right, left)
    assert bool(there) == bool(back)


def test_a_passage_without_end_is_compared_in_linear_time():
    chance = random.Random(5)
    words = [str(chance.randrange(50)) for _ in range(100_000)]
    left, right = " ".join(words), " ".join(words[1:])
    began = time.process_time()
    assert changes(left, right)
    assert time.process_time() - began < 10
