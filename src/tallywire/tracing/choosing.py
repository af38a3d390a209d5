"""Which of the passages that two documents may have in common were copied.

A passage counts on its own evidence, or, where much else was copied between the two pages, on less: half of a
rewritten page is recognised by the half that was not rewritten. The thresholds were measured on pages with known
copies (benchmark `copies`): of the passages above them ninety-nine in a hundred were copied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tallywire.tracing.folded import LEAST_WORDS
from tallywire.tracing.pretence import is_heard, is_template
from tallywire.tracing.run_index import RUN_WORDS, RunIndex
from tallywire.tracing.stretches import Stretch

__all__ = ["Candidate", "Shared", "choose", "make_candidate"]

_STRONG = 1.45  # evidence that suffices alone
_WEAK, _COPIED_WORDS, _COPIED_SHARE = 1.33, 40, 0.2  # suffices where so much of the page was copied
_BESIDE, _MOSTLY_COPIED = 0.9, 0.6  # suffices beside copied passages, where so much of the page was copied
_TELLING = 8  # words in a row that no two people write alike by chance; a longer run tells no more
_COVERED = 0.6  # of the shorter passage's words must lie in the stretch
_LONG_PART = 15  # words; so long a stretch is a copy even of a small part of a passage
_USED = 0.5  # of the words of a stretch; one that adds less than the rest to either page repeats what is known
_REACH = range(-2, 3)  # passages between one that needs support and copied text

Shared = tuple[int, int, int]  # a passage of each document, and how many runs of words they share


@dataclass(frozen=True, slots=True)
class Candidate:
    """Passage `left` of one document and `right` of the other, and what they have in common.

    `words` is the length of the shorter side of the stretch; `evidence` lies between 0 and 1.9: the share of words in
    common, half the share of runs in common, and up to 0.4 for the longest run.
    """

    left: int
    right: int
    stretch: Stretch
    words: int
    evidence: float


Compare = Callable[[Shared], Candidate | None]


def make_candidate(left: int, right: int, stretch: Stretch, runs: int) -> Candidate:
    """The candidate of two passages that share `runs` runs of words."""
    (a, b), (c, d) = stretch.left, stretch.right
    words = min(b - a, d - c)
    share = min(1.0, runs / max(1, words - RUN_WORDS + 1))
    return Candidate(left, right, stretch, words, stretch.similarity + share / 2 + min(stretch.longest, _TELLING) / 20)


def choose(
    equal: Sequence[Candidate],
    shared: Sequence[Shared],
    left: RunIndex,
    right: RunIndex,
    compare: Compare,
) -> list[Candidate]:
    """The copies among passages of the same words (`equal`) and passages that share runs (compared when needed)."""
    found = _Found(equal, shared, left, right, compare)
    strong = found.contents(_STRONG)
    chosen = _adding(strong, left, right)
    copied, room = sum(c.words for c in chosen), min(left.folded.words, right.folded.words)
    much = copied >= _COPIED_WORDS and copied >= _COPIED_SHARE * room
    if much:
        weak = found.contents(_WEAK)
        chosen = _adding(weak, left, right) if len(weak) > len(strong) else chosen
        beside = found.beside(chosen, _BESIDE if copied >= _MOSTLY_COPIED * room else _WEAK)
        chosen = _adding([*chosen, *beside], left, right) if beside else chosen
    parts = [(c.left, c.right, c.stretch) for c in chosen]
    return [] if is_heard(parts, left, right) or is_template(parts, left, right, lone=not much) else chosen


class _Found:
    """The candidates of two documents; passages that share runs are compared only when it matters."""

    def __init__(
        self, equal: Sequence[Candidate], shared: Sequence[Shared], left: RunIndex, right: RunIndex, compare: Compare
    ) -> None:
        self._left, self._right, self._compare = left, right, compare
        self._open = [(_most_evidence(pair, left, right), pair) for pair in shared]
        self._usable = [c for c in equal if _reaches(c, left, right)]

    def contents(self, least: float) -> list[Candidate]:
        """Those among passages that are comparable by themselves with the evidence `least`; most in common first."""
        return self._having(least, self._in_contents)

    def beside(self, chosen: Sequence[Candidate], least: float) -> list[Candidate]:
        """Those not `chosen` that stand, on both pages, beside passages that were."""
        known = {(c.left, c.right) for c in chosen}
        if not self._open and len(known) == len(self._usable):
            return []
        ours, theirs = self._left.places, self._right.places
        partners: dict[int, list[int]] = defaultdict(list)
        for c in chosen:
            partners[ours[c.left]].append(theirs[c.right])

        def is_near(one: int, other: int) -> bool:
            near = (place for step in _REACH for place in partners.get(ours[one] + step, ()))
            return any(place - theirs[other] in _REACH for place in near)

        return [c for c in self._having(least, is_near) if (c.left, c.right) not in known]

    def _having(self, least: float, asked: Callable[[int, int], bool]) -> list[Candidate]:
        still_open = []
        for most, pair in self._open:
            if most < least or not asked(*pair[:2]):
                still_open.append((most, pair))
            elif (found := self._compare(pair)) and _reaches(found, self._left, self._right):
                self._usable.append(found)
        self._open = still_open
        self._usable.sort(key=_most_common_first)
        return [c for c in self._usable if c.evidence >= least and asked(c.left, c.right)]

    def _in_contents(self, one: int, other: int) -> bool:
        return one < self._left.folded.contents and other < self._right.folded.contents


def _most_evidence(pair: Shared, left: RunIndex, right: RunIndex) -> float:
    """The evidence that passages can reach which share so many runs."""
    one, other, runs = pair
    shorter = min(left.bounds[one + 1] - left.bounds[one], right.bounds[other + 1] - right.bounds[other])
    fewest = max(1.0, min(_COVERED * shorter, _LONG_PART) - RUN_WORDS + 1)
    return 1 + min(1.0, runs / fewest) / 2 + min(_TELLING, runs + RUN_WORDS - 1) / 20


def _most_common_first(candidate: Candidate) -> tuple[float, float, int, int, int]:
    common = candidate.stretch.common * candidate.stretch.similarity
    left, right = candidate.left, candidate.right
    return -common, -candidate.evidence, abs(left - right), min(left, right), left


def _reaches(candidate: Candidate, left: RunIndex, right: RunIndex) -> bool:
    """Whether the stretch is most of the shorter passage, or long."""
    one, other, words = candidate.left, candidate.right, candidate.words
    if one >= left.folded.contents or other >= right.folded.contents:
        if left.folded.furniture[one] and right.folded.furniture[other]:
            return False
    elif words < LEAST_WORDS:
        return False
    shorter = min(left.bounds[one + 1] - left.bounds[one], right.bounds[other + 1] - right.bounds[other])
    return words >= _COVERED * shorter or words >= _LONG_PART


def _adding(candidates: Iterable[Candidate], left: RunIndex, right: RunIndex) -> list[Candidate]:
    """Candidates that add to one page or the other, best first: words that have a better match add nothing.

    A line that one page repeats is taken once.
    """
    ours, theirs = bytearray(len(left.codes)), bytearray(len(right.codes))
    taken: set[tuple[int, int]] = set()
    added = []
    for candidate in candidates:
        one = left.words(candidate.left, candidate.stretch.left)
        other = right.words(candidate.right, candidate.stretch.right)
        fresh = _is_fresh(ours[one]) + _is_fresh(theirs[other])
        lines = left.passages[candidate.left].wording, right.passages[candidate.right].wording
        if fresh == 2 or (fresh and lines not in taken):
            ours[one], theirs[other] = b"\1" * (one.stop - one.start), b"\1" * (other.stop - other.start)
            taken.add(lines)
            added.append(candidate)
    return added


def _is_fresh(used: bytearray) -> bool:
    return used.count(1) < _USED * len(used)
