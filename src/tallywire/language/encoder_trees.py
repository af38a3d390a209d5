"""The best dependency tree for scored arcs: exactly one root, no cycle.

Taking each word's best head is a tree for most sentences; where it is not, the maximum spanning arborescence is found
by contraction (Chu and Liu 1965, Edmonds 1967; for parsing: McDonald et al. 2005), for one word as the root after the
other, the likeliest first, until no other word can give a better tree.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_tree", "is_tree"]

Heads = NDArray[np.int64]


def is_tree(heads: Heads) -> bool:
    """Whether heads (W,) make one tree; word `i` counts from 1, and 0 is the root, which one word hangs on.

    >>> is_tree(np.array([2, 0, 2])), is_tree(np.array([2, 1, 0])), is_tree(np.array([0, 0]))
    (True, False, False)
    """
    if np.count_nonzero(heads == 0) != 1:
        return False
    above = np.concatenate(([0], heads))
    reached = 1
    while reached < len(above):  # every round doubles the steps taken towards the root
        above, reached = above[above], 2 * reached
    return not above.any()


def best_tree(arcs: NDArray[np.float32]) -> Heads:
    """The heads (W,) of the tree whose arcs score highest in sum; `arcs` (W, 1 + W): word by head, the root first.

    >>> best_tree(np.array([[0.0, 0.0, 9.0, 0.0], [1.0, 9.0, 0.0, 0.0], [5.0, 8.0, 7.0, 0.0]], np.float32))
    array([2, 0, 1])
    """
    if len(arcs) == 1:
        return np.zeros(1, np.int64)
    scores = arcs[:, 1:].astype(np.float64)
    np.fill_diagonal(scores, -np.inf)
    # no tree is better than its root arc and the best head of every other word
    bounds = arcs[:, 0] - scores.max(1) + scores.max(1).sum()
    best, heads = -np.inf, np.zeros(len(arcs), np.int64)
    for root in np.argsort(-bounds, kind="stable"):
        if best >= bounds[root]:
            break
        found = _below(scores, int(root))
        total = arcs[np.arange(len(arcs)), found].sum(dtype=np.float64)
        if total > best:
            best, heads = total, found
    return heads


def _below(scores: NDArray[np.float64], root: int) -> Heads:
    """The heads (W,) of the best tree with that word as its root; word numbers start at 1."""
    order = np.concatenate(([root], np.delete(np.arange(len(scores)), root)))
    heads = np.zeros(len(scores), np.int64)
    heads[order[1:]] = order[_arborescence(scores[np.ix_(order, order)])[1:]] + 1
    return heads


def _arborescence(scores: NDArray[np.float64]) -> Heads:
    """Heads (N,) for `scores` (N, N) of each node under each other; node 0 is the root and its own head."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not len(cycle):
        return heads
    outside = np.delete(np.arange(len(scores)), cycle)
    # how much is lost when the cycle is broken at its best place for each head outside it
    entering = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    leaving = scores[np.ix_(outside, cycle)]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = entering.max(0)
    small[:-1, -1] = leaving.max(1)
    inner = _arborescence(small)
    under = inner[1:-1]
    heads[outside[1:]] = np.where(under == len(outside), cycle[leaving[1:].argmax(1)], np.append(outside, 0)[under])
    broken = inner[-1]
    heads[cycle[entering[:, broken].argmax()]] = outside[broken]
    return heads


def _cycle(heads: Heads) -> Heads:
    """The nodes of one cycle, in order of their numbers; none if every node leads to the root."""
    state = np.zeros(len(heads), np.int64)  # 0 unseen, otherwise the number of the walk that came by
    state[0] = -1
    for start in range(1, len(heads)):
        node = start
        while state[node] == 0:
            state[node] = start
            node = int(heads[node])
        if state[node] == start:
            found = [node]
            while heads[found[-1]] != node:
                found.append(int(heads[found[-1]]))
            return np.array(sorted(found))
    return np.array([], np.int64)
