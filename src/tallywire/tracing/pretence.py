"""What looks like copying, and is none: a speech that two outlets heard, and one template filled twice."""

from __future__ import annotations

import numpy as np

from tallywire.tracing.columns import Flags, Floats, Ints, holds, spread
from tallywire.tracing.comparing import Candidates
from tallywire.tracing.pile import Pile

__all__ = ["is_heard", "is_template"]

_QUOTED, _MOSTLY_QUOTED = 0.92, 0.7  # of the words in common: two outlets heard the same speech
_SLOTS, _NAMED = 1.5, 0.8  # names and figures changed in each passage, and their share of what was changed


def is_heard(candidates: Candidates, rows: Ints, pairs: int) -> Flags:
    """For each of `pairs` whether all that the pages share (`rows`) is what somebody said.

    A sentence with quotation and attribution that is the same to the last word was copied all the same.
    """
    pile, parts = candidates.pile, candidates.parts[rows]
    share = np.minimum(
        _quoted(pile, candidates.lefts[rows], parts[:, :2]), _quoted(pile, candidates.rights[rows], parts[:, 2:4])
    )
    words = parts[:, 3] - parts[:, 2]
    heard = words * (share >= np.where(candidates.whole[rows], _QUOTED, _MOSTLY_QUOTED))
    numbers = candidates.pairs[rows]
    total = np.bincount(numbers, words, minlength=pairs)
    return np.bincount(numbers, heard, minlength=pairs) >= _QUOTED * total


def _quoted(pile: Pile, passages: Ints, part: Ints) -> Floats:
    """The share of quoted words."""
    before, firsts = pile.quoted_before, pile.bounds[passages]
    quoted = before[firsts + part[:, 1]] - before[firsts + part[:, 0]]
    return np.asarray(quoted / (part[:, 1] - part[:, 0]))


def is_template(candidates: Candidates, rows: Ints, *, lone: Flags) -> Flags:
    """For each pair whether what differs is what is told: the same sentences filled with other names and figures.

    `lone` passages, of pages that have little else in common, are suspect if each has another name or figure.
    """
    slots = np.zeros(len(rows))
    edited = np.flatnonzero(~candidates.whole[rows])
    slots[edited] = _slots(candidates, rows[edited])
    numbers = candidates.pairs[rows]
    count = np.bincount(numbers, minlength=len(lone))
    filled = np.bincount(numbers, slots > 0, minlength=len(lone))
    many = np.bincount(numbers, slots, minlength=len(lone)) >= _SLOTS * count
    return np.asarray(many | (lone & (filled == count)))


def _slots(candidates: Candidates, rows: Ints) -> Ints:
    """The names and figures in place of which others stand; 0 where other words were changed as well."""
    pile, parts = candidates.pile, candidates.parts[rows]
    ours = spread(pile.bounds[candidates.lefts[rows]] + parts[:, 0], parts[:, 1] - parts[:, 0])
    theirs = spread(pile.bounds[candidates.rights[rows]] + parts[:, 2], parts[:, 3] - parts[:, 2])
    our_names, our_others = _alone(pile, ours, theirs, len(rows))
    their_names, their_others = _alone(pile, theirs, ours, len(rows))
    names, others = our_names + their_names, our_others + their_others
    return np.where(names >= _NAMED * (names + others), np.minimum(our_names, their_names), 0)


def _alone(pile: Pile, ours: tuple[Ints, Ints], theirs: tuple[Ints, Ints], count: int) -> tuple[Ints, Ints]:
    """How many names and how many other words have no partner, for each of `count` rows."""
    base = int(pile.words.max(initial=0)) + 1
    words, rows = ours
    keys = np.sort(theirs[1] * base + pile.words[theirs[0]])
    alone = ~holds(keys, rows * base + pile.words[words])
    words, rows = words[alone], rows[alone]
    names = pile.named[words] | pile.only_capital[words]
    found = np.bincount(rows[names], minlength=count)
    return found, np.bincount(rows, minlength=count) - found
