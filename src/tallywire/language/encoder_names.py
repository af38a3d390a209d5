"""The best names for scored words: no name goes on that has not begun, or as another kind.

Taking each word's best label alone is right for most sentences; where it is not, the best legal sequence is found with
Viterbi's algorithm (1967).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_names", "legal_steps"]

_NEVER = np.float32(-1e9)


def legal_steps(labels: Sequence[str]) -> NDArray[np.bool_]:
    """Whether a label may follow another, (1 + L, L); the last row is for the beginning of a sentence.

    >>> legal_steps(["O", "B-PLACE", "I-PLACE"])[:, 2].tolist()
    [False, True, True, False]
    """
    before = np.array([label[2:] for label in labels] + [""])
    kinds = np.array([label[2:] for label in labels])
    inside = np.array([label.startswith("I-") for label in labels])
    legal: NDArray[np.bool_] = ~inside[None, :] | (before[:, None] == kinds[None, :])
    return legal


def best_names(scores: NDArray[np.float32], words: int, legal: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The labels (W,) of one sentence's first `words` words, whose scores (W, L) are highest in sum.

    >>> scores = np.array([[0, 2, 0], [1, 0, 2], [0, 1, 2]], np.float32)
    >>> best_names(scores, 3, legal_steps(["O", "B-PLACE", "I-PLACE"]))
    array([1, 2, 2])
    """
    scores = scores[:words]
    best: NDArray[np.int64] = scores.argmax(1)
    if legal[np.concatenate(([-1], best[:-1])), best].all():
        return best
    steps = np.where(legal, np.float32(0), _NEVER)
    total = scores[0] + steps[-1]
    came_from = []
    for word in scores[1:]:
        paths = total[:, None] + steps[:-1]
        came_from.append(paths.argmax(0))
        total = paths.max(0) + word
    found = [int(total.argmax())]
    for before in reversed(came_from):
        found.append(int(before[found[-1]]))
    return np.array(found[::-1])
