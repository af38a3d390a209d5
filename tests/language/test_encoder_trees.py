"""Trees from scored arcs: the best of all trees, found by trying them all."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tallywire.language.encoder_trees import best_tree, is_tree


def best_by_trying(arcs: np.ndarray) -> float:
    words = len(arcs)
    trees = (np.array(heads) for heads in product(range(words + 1), repeat=words))
    return max(float(arcs[np.arange(words), heads].sum()) for heads in trees if is_tree(heads))


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 4).flatmap(lambda words: arrays(np.float32, (words, words + 1), elements=st.integers(-20, 20))))
def test_no_tree_scores_higher(arcs: np.ndarray) -> None:
    np.fill_diagonal(arcs[:, 1:], -50)
    heads = best_tree(arcs)
    assert is_tree(heads)
    assert float(arcs[np.arange(len(arcs)), heads].sum()) == best_by_trying(arcs)


@pytest.mark.parametrize(
    ("heads", "right"),
    [([0], True), ([1], False), ([0, 1, 2, 3], True), ([2, 3, 1], False), ([0, 3, 2], False), ([0, 1, 0], False)],
)
def test_trees_are_told_from_other_graphs(heads: list[int], right: bool) -> None:
    assert is_tree(np.array(heads)) is right


def test_a_hostile_matrix_of_200_words_is_quick_and_gives_a_tree() -> None:
    arcs = np.zeros((200, 201), np.float32)
    for word in range(0, 200, 2):  # every pair of words likes each other best
        arcs[word, word + 2] = arcs[word + 1, word + 1] = 5
    assert is_tree(best_tree(arcs))
