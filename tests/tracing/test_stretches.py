"""The stretch that two passages have in common."""

import pytest

from tallywire.tracing.stretches import Stretch, common_stretch, whole_stretch

ONE = "abcdefghijkl"
OTHER = "ABCDEFGHIJKL"


def test_equal_passages_are_in_common_as_a_whole():
    assert common_stretch(ONE, ONE) == whole_stretch(12) == Stretch((0, 12), (0, 12), 12, 12)
    assert whole_stretch(12).is_whole
    assert whole_stretch(12).similarity == 1


def test_passages_without_a_word_in_common_have_no_stretch():
    assert common_stretch(ONE, OTHER) is None
    assert common_stretch("", "") == whole_stretch(0)


@pytest.mark.parametrize(
    ("right", "part"),
    [
        (OTHER + ONE, (12, 24)),
        (ONE + OTHER, (0, 12)),
        (OTHER + ONE + OTHER, (12, 24)),
        ("a" + OTHER + ONE, (13, 25)),  # a lone word far away is no part of it
        (OTHER[:5] + ONE, (0, 17)),  # too few to be another sentence
        ("ghiabc" + ONE, (0, 18)),  # these have partners
    ],
)
def test_a_passage_that_runs_on_into_something_else_is_cut(right: str, part: tuple[int, int]):
    found = common_stretch(ONE, right)
    assert found is not None
    assert (found.left, found.right) == ((0, 12), part)
    mirrored = common_stretch(right, ONE)
    assert mirrored is not None
    assert (mirrored.left, mirrored.right, mirrored.common) == (found.right, found.left, found.common)


def test_words_that_were_moved_are_in_common():
    found = common_stretch(ONE, ONE[8:] + ONE[:8])
    assert found is not None
    assert (found.common, found.longest) == (12, 8)
