"""Which of the passages that two documents may have in common were copied.

A passage counts on its own evidence, or, where much else was copied between the two pages, on less: half of a
rewritten page is recognised by the half that was not rewritten. The thresholds were measured on pages with known
copies (benchmark `copies`): of the passages above them ninety-nine in a hundred were copied.
"""

from __future__ import annotations

import itertools

import numpy as np

from tallywire.tracing.columns import Flags, Floats, Ints, repeated
from tallywire.tracing.comparing import Candidates
from tallywire.tracing.pretence import is_heard, is_template

__all__ = ["choose"]

_STRONG = 1.45  # evidence that suffices alone
_WEAK, _COPIED_WORDS, _COPIED_SHARE = 1.33, 40, 0.2  # suffices where so much of the page was copied
_BESIDE, _MOSTLY_COPIED = 0.9, 0.6  # suffices beside copied passages, where so much of the page was copied
_USED = 0.5  # of the words of a stretch; one that adds less than the rest to either page repeats what is known
_REACH = 2  # passages between one that needs support and copied text


def choose(candidates: Candidates, lefts: Ints, rights: Ints) -> Ints:
    """The rows that are copies; passages that share runs are compared when needed.

    `lefts` and `rights` are the documents of each pair.
    """
    pile, count = candidates.pile, len(lefts)
    heads = pile.heads[candidates.lefts] & pile.heads[candidates.rights]
    candidates.compare(heads, _STRONG)
    strong = heads & (candidates.evidence >= _STRONG)
    chosen = _adding(candidates, strong)
    copied = np.bincount(candidates.pairs[chosen], candidates.words[chosen], minlength=count)
    room = np.minimum(pile.rooms[lefts], pile.rooms[rights])
    much = (copied >= _COPIED_WORDS) & (copied >= _COPIED_SHARE * room)
    chosen = _with_weak(candidates, heads & much[candidates.pairs], strong, chosen)
    least = np.where(copied >= _MOSTLY_COPIED * room, _BESIDE, _WEAK)
    chosen = _with_beside(candidates, much, least, chosen)
    return _told_apart(candidates, chosen, much)


def _with_weak(candidates: Candidates, asked: Flags, strong: Flags, chosen: Flags) -> Flags:
    """The copies with those of less evidence, where there are more of these."""
    candidates.compare(asked, _WEAK)
    weak = asked & (candidates.evidence >= _WEAK)
    more = np.zeros(int(candidates.pairs.max(initial=0)) + 1, dtype=np.bool_)
    more[candidates.pairs[weak & ~strong]] = True
    again = more[candidates.pairs]
    return (chosen & ~again) | _adding(candidates, weak & again) if more.any() else chosen


def _with_beside(candidates: Candidates, much: Flags, least: Floats, chosen: Flags) -> Flags:
    """The copies with those that stand, on both pages, beside them."""
    enough = least[candidates.pairs]
    asked = much[candidates.pairs] & ~chosen & (candidates.most >= enough)
    asked &= _near(candidates, asked, chosen)
    candidates.compare(asked, enough)
    beside = asked & (candidates.evidence >= enough)
    more = np.zeros(len(much), dtype=np.bool_)
    more[candidates.pairs[beside]] = True
    again = more[candidates.pairs]
    return (chosen & ~again) | _adding(candidates, (chosen | beside) & again, chosen) if more.any() else chosen


def _near(candidates: Candidates, asked: Flags, chosen: Flags) -> Flags:
    """Whether a row stands beside a chosen one on both pages."""
    places = candidates.pile.places
    base = int(places.max(initial=0)) + 2 * _REACH + 2
    rows, known = np.flatnonzero(asked), np.flatnonzero(chosen)

    def keys(these: Ints, step: int, aside: int) -> Ints:
        ours = places[candidates.lefts[these]] + _REACH + step
        return (candidates.pairs[these] * base + ours) * base + places[candidates.rights[these]] + _REACH + aside

    taken = np.sort(keys(known, 0, 0))
    near = np.zeros(len(rows), dtype=np.bool_)
    for step in range(-_REACH, _REACH + 1):
        near |= np.searchsorted(taken, keys(rows, step, -_REACH)) < np.searchsorted(
            taken, keys(rows, step, _REACH), "right"
        )
    found = np.zeros(len(asked), dtype=np.bool_)
    found[rows[near]] = True
    return found


def _adding(candidates: Candidates, usable: Flags, before: Flags | None = None) -> Flags:
    """Rows that add to one page or the other, best first (those `before` first): others have words already in use.

    Only rows that have a passage or the words of both in common with another of their pair can lose anything.
    """
    rows = np.flatnonzero(usable)
    pile, pairs = candidates.pile, candidates.pairs[rows]
    lefts, rights = candidates.lefts[rows], candidates.rights[rows]
    count, different = len(pile.owners), len(pile.samples)
    lines = pile.wordings[lefts] * different + pile.wordings[rights]
    _, lines = np.unique(lines, return_inverse=True)
    contested = repeated(pairs * count + lefts) | repeated(pairs * count + rights)
    contested |= repeated(pairs * (len(rows) + 1) + lines)
    added = usable.copy()
    added[rows[contested]] = False
    added[_greedy(candidates, rows[contested], lines[contested], before)] = True
    return added


def _greedy(candidates: Candidates, rows: Ints, lines: Ints, before: Flags | None) -> list[int]:
    """Of contested rows those that add something. A line that one page repeats is taken once."""
    order = _most_common_first(candidates, rows, before)
    rows, lines = rows[order], lines[order]
    sizes = candidates.pile.sizes
    columns = (
        rows, candidates.pairs[rows], lines, candidates.lefts[rows], candidates.rights[rows],
        sizes[candidates.lefts[rows]], sizes[candidates.rights[rows]], *candidates.parts[rows, :4].T,
    )  # fmt: skip
    added = []
    table = zip(*(column.tolist() for column in columns), strict=True)
    for _, own in itertools.groupby(table, key=lambda row: row[1]):
        ours: dict[int, bytearray] = {}
        theirs: dict[int, bytearray] = {}
        taken = set()
        for row, _, line, left, right, left_size, right_size, a, b, c, d in own:
            one, other = ours.get(left) or bytearray(left_size), theirs.get(right) or bytearray(right_size)
            fresh = (one.count(1, a, b) < _USED * (b - a)) + (other.count(1, c, d) < _USED * (d - c))
            if fresh == 2 or (fresh and line not in taken):
                one[a:b], other[c:d] = b"\1" * (b - a), b"\1" * (d - c)
                ours[left], theirs[right] = one, other
                taken.add(line)
                added.append(row)
    return added


def _most_common_first(candidates: Candidates, rows: Ints, before: Flags | None) -> Ints:
    """The order of rows within their pairs."""
    pile = candidates.pile
    lefts, rights = (own[rows] - pile.firsts[pile.owners[own[rows]]] for own in (candidates.lefts, candidates.rights))
    common = candidates.parts[rows, 4] * candidates.similarity[rows]
    late = np.zeros(len(rows)) if before is None else ~before[rows]
    return np.lexsort(
        (lefts, np.minimum(lefts, rights), np.abs(lefts - rights), -candidates.evidence[rows], -common, late,
         candidates.pairs[rows])
    )  # fmt: skip


def _told_apart(candidates: Candidates, chosen: Flags, much: Flags) -> Ints:
    """The chosen rows of pairs that are no pretence."""
    rows = np.flatnonzero(chosen)
    pretended = is_heard(candidates, rows, len(much)) | is_template(candidates, rows, lone=~much)
    return rows[~pretended[candidates.pairs[rows]]]
