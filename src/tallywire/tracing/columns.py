"""Columns of numbers worked on at once: the few steps that numpy has no word for.

A key of several columns is one integer, so that one sort or one binary search answers for thousands of rows.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = [
    "NO_ROWS", "Flags", "Floats", "Ints", "as_text", "different", "find", "groups", "holds", "ranks", "repeated",
    "spread",
]  # fmt: skip

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_GAP, _GAP_ENDS = 0xD800, 0xE000  # numbers between are no characters
_CHARACTERS = 0x110000 - (_GAP_ENDS - _GAP)

NO_ROWS: Ints = np.empty(0, dtype=np.int64)


def spread(starts: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """The numbers `starts[n]`, `starts[n] + 1`, ... (`counts[n]` of them) for every `n`, and beside each its `n`.

    >>> [column.tolist() for column in spread(np.array([10, 20]), np.array([2, 1]))]
    [[10, 11, 20], [0, 0, 1]]
    """
    owners = np.repeat(np.arange(len(counts)), counts)
    firsts = np.cumsum(counts) - counts
    return np.arange(len(owners)) + np.repeat(starts - firsts, counts), owners


def different(keys: Ints) -> Ints:
    """The different keys in order; several times as quick as the library's hash table.

    >>> different(np.array([7, 4, 7])).tolist()
    [4, 7]
    """
    ordered = np.sort(keys)
    return ordered[groups(ordered)[0]]


def groups(keys: Ints) -> tuple[Ints, Ints]:
    """Where each run of equal `keys` (sorted) starts, and how long it is.

    >>> [column.tolist() for column in groups(np.array([4, 4, 7]))]
    [[0, 2], [2, 1]]
    """
    if not len(keys):
        return NO_ROWS, NO_ROWS
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    return starts, np.diff(np.append(starts, len(keys)))


def ranks(keys: Ints) -> Ints:
    """How many equal keys stand before each.

    >>> ranks(np.array([4, 7, 4, 4])).tolist()
    [0, 0, 1, 2]
    """
    order = np.argsort(keys, kind="stable")
    starts, counts = groups(keys[order])
    found = np.empty(len(keys), dtype=np.int64)
    found[order] = np.arange(len(keys)) - np.repeat(starts, counts)
    return found


def repeated(keys: Ints) -> Flags:
    """Whether another key is equal.

    >>> repeated(np.array([4, 7, 4])).tolist()
    [True, False, True]
    """
    order = np.argsort(keys)
    own = keys[order]
    same = own[1:] == own[:-1]
    found = np.empty(len(keys), dtype=np.bool_)
    found[order] = np.concatenate((same, [False]))[: len(keys)] | np.concatenate(([False], same))[: len(keys)]
    return found


def find(keys: Ints, wanted: Ints) -> tuple[Ints, Flags]:
    """Where in `keys` (sorted) each of `wanted` stands first, and whether it does.

    >>> [column.tolist() for column in find(np.array([4, 7]), np.array([7, 9]))]
    [[1, 0], [True, False]]
    """
    if not len(keys):
        return np.zeros(len(wanted), dtype=np.int64), np.zeros(len(wanted), dtype=np.bool_)
    places = np.searchsorted(keys, wanted)
    places[places == len(keys)] = 0
    return places, keys[places] == wanted


def holds(keys: Ints, wanted: Ints) -> Flags:
    """Whether each of `wanted` is one of `keys` (sorted)."""
    return find(keys, wanted)[1]


def as_text(numbers: Ints) -> str:
    """Numbers as characters, in the same order: what libraries for texts compare quickest.

    There are 1.1 million characters; of larger numbers some share one.

    >>> as_text(np.array([97, 98, 97]))
    'aba'
    """
    numbers = numbers % _CHARACTERS
    return (numbers + (_GAP_ENDS - _GAP) * (numbers >= _GAP)).astype("<u4").tobytes().decode("utf-32-le")
