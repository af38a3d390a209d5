"""Names from scored words: the best of all legal sequences, found by trying them all."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tallywire.language.encoder_names import best_names, legal_steps

LABELS = ["O", "B-PERSON", "B-PLACE", "I-PERSON", "I-PLACE"]


def is_legal(numbers: tuple[int, ...]) -> bool:
    tags = ["O", *(LABELS[number] for number in numbers)]
    return all(right[0] != "I" or (left[1:] == right[1:] and left != "O") for left, right in pairwise(tags))


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 4).flatmap(lambda words: arrays(np.float32, (words + 1, 5), elements=st.integers(-9, 9))))
def test_no_legal_sequence_scores_higher(scores: np.ndarray) -> None:
    words = len(scores) - 1
    found = best_names(scores, words, legal_steps(LABELS))
    sums = {numbers: scores[np.arange(words), numbers].sum() for numbers in product(range(5), repeat=words)}
    assert is_legal(tuple(found))
    assert sums[tuple(found.tolist())] == max(total for numbers, total in sums.items() if is_legal(numbers))
