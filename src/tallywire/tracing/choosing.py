"""Which of the passages that two documents may have in common were copied.

A passage counts on its own evidence, or, where much else was copied between the two pages, on less: half of a
rewritten page is recognised by the half that was not rewritten. The thresholds were measured on pages with known
copies (benchmark `copies`): of passages that two pages share, those above them are copies nineteen times in twenty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from tallywire.tracing.folded import LEAST_WORDS, Folded
from tallywire.tracing.run_index import RUN_WORDS
from tallywire.tracing.stretches import Stretch

__all__ = ["Candidate", "choose", "worth_comparing"]

_STRONG = 1.45  # evidence that suffices alone
_WEAK, _COPIED_WORDS, _COPIED_SHARE = 1.33, 40, 0.2  # suffices where so much of the page was copied
_BESIDE, _MOSTLY_COPIED = 0.9, 0.6  # suffices beside copied passages, where so much of the page was copied
_TELLING = 8  # words in a row that no two people write alike by chance; a longer run tells no more
_COVERED = 0.6  # of the shorter passage's words must lie in the stretch
_LONG_PART = 15  # words; so long a stretch is a copy even of a small part of a passage
_USED = 0.5  # of the words of a stretch; one that adds less than the rest to either page repeats what is known
_REACH = range(-2, 3)  # passages between an aside and copied text
_QUOTED, _MOSTLY_QUOTED = 0.92, 0.7  # of the words in common: two outlets heard the same speech
_SLOTS, _NAMED = 1.5, 0.8  # names and figures changed in each passage, and their share of what was changed


@dataclass(frozen=True, slots=True)
class Candidate:
    """Passage `left` of one document and `right` of the other, what they have in common, and their shared runs."""

    left: int
    right: int
    stretch: Stretch
    runs: int

    @property
    def words(self) -> int:
        """The length of the shorter side of the stretch."""
        ours, theirs = self.stretch.left, self.stretch.right
        return min(ours[1] - ours[0], theirs[1] - theirs[0])

    @property
    def evidence(self) -> float:
        """Between 0 and 1.9: words in common, runs in common, and the longest run."""
        runs = min(1.0, self.runs / max(1, self.words - RUN_WORDS + 1))
        return self.stretch.similarity + runs / 2 + min(self.stretch.longest, _TELLING) / 20

    @property
    def is_whole(self) -> bool:
        """Whether two stretches of the same words are compared."""
        return self.stretch.longest == self.words == self.stretch.common

    @property
    def shared(self) -> float:
        """Words in common, weighted: the most is the best match of a passage."""
        return self.stretch.common * self.stretch.similarity


def worth_comparing(ours: int, theirs: int, runs: int) -> bool:
    """Whether passages of so many words that share so many runs can reach the evidence needed.

    >>> worth_comparing(90, 90, 1), worth_comparing(20, 20, 2)
    (True, True)
    """
    shortest = max(1.0, _COVERED * min(ours, theirs) - RUN_WORDS + 1)
    longest = min(_TELLING, runs + RUN_WORDS - 1)
    return 1 + min(1.0, runs / shortest) / 2 + longest / 20 >= _BESIDE


def choose(candidates: Sequence[Candidate], left: Folded, right: Folded) -> list[Candidate]:
    """The candidates that are copies, the most certain first."""
    usable = [c for c in candidates if _reaches(c, left, right)]
    usable.sort(key=lambda c: (-c.shared, -c.evidence, abs(c.left - c.right), min(c.left, c.right), c.left))
    contents = [c for c in usable if c.left < left.contents and c.right < right.contents]
    strong = _adding([c for c in contents if c.evidence >= _STRONG], left, right)
    copied = sum(c.words for c in strong)
    chosen = strong
    if copied >= _COPIED_WORDS and copied >= _COPIED_SHARE * min(left.words, right.words):
        chosen = _adding([c for c in contents if c.evidence >= _WEAK], left, right)
        least = _BESIDE if copied >= _MOSTLY_COPIED * min(left.words, right.words) else _WEAK
        beside = _beside([c for c in usable if c.evidence >= least], chosen, left, right)
        chosen = _adding([*chosen, *beside], left, right)
    return [] if _is_heard(chosen, left, right) or _is_template(chosen, left, right) else chosen


def _reaches(candidate: Candidate, left: Folded, right: Folded) -> bool:
    """Whether the stretch is most of the shorter passage, or long."""
    words = candidate.words
    aside = candidate.left >= left.contents or candidate.right >= right.contents
    if aside and left.furniture[candidate.left] and right.furniture[candidate.right]:
        return False
    if not aside and words < LEAST_WORDS:
        return False
    shorter = min(left.words_of(candidate.left), right.words_of(candidate.right))
    return words >= _COVERED * shorter or words >= _LONG_PART


def _adding(candidates: Iterable[Candidate], left: Folded, right: Folded) -> list[Candidate]:
    """Candidates that add to one page or the other, best first: words that have a better match add nothing.

    A line that one page repeats is taken once.
    """
    ours, theirs = np.zeros(len(left.codes), dtype=np.bool_), np.zeros(len(right.codes), dtype=np.bool_)
    taken: set[tuple[int, int]] = set()
    added = []
    for candidate in candidates:
        one = _words(left, candidate.left, candidate.stretch.left)
        other = _words(right, candidate.right, candidate.stretch.right)
        fresh = int(ours[one].mean() < _USED) + int(theirs[other].mean() < _USED)
        lines = int(left.wordings[candidate.left]), int(right.wordings[candidate.right])
        if fresh == 2 or (fresh and lines not in taken):
            ours[one] = theirs[other] = True
            taken.add(lines)
            added.append(candidate)
    return added


def _words(folded: Folded, passage: int, part: tuple[int, int]) -> slice:
    first = int(folded.bounds[passage])
    return slice(first + part[0], first + part[1])


def _beside(usable: Sequence[Candidate], chosen: Sequence[Candidate], left: Folded, right: Folded) -> list[Candidate]:
    """The candidates that stand, on both pages, beside passages that were copied along with them."""
    ours, theirs = _order(left), _order(right)
    copied = {(ours[c.left] + a, theirs[c.right] + b) for c in chosen for a in _REACH for b in _REACH}
    return [c for c in usable if (ours[c.left], theirs[c.right]) in copied]


def _order(folded: Folded) -> list[int]:
    """The place of every passage in the order of the text."""
    places = np.empty(len(folded), dtype=np.int64)
    places[np.argsort(folded.spans[:, 0], kind="stable")] = np.arange(len(folded))
    return places.tolist()


def _is_heard(chosen: Iterable[Candidate], left: Folded, right: Folded) -> bool:
    """Whether all that the pages share is what somebody said: both may have heard it."""
    total = quoted = 0.0
    for c in chosen:
        share = min(_quoted(left, c.left, c.stretch.left), _quoted(right, c.right, c.stretch.right))
        said = share >= _QUOTED or (share >= _MOSTLY_QUOTED and not c.is_whole)
        total, quoted = total + c.words, quoted + c.words * said
    return quoted >= _QUOTED * total


def _is_template(chosen: Sequence[Candidate], left: Folded, right: Folded) -> bool:
    """Whether what differs is what is told: the same sentences filled with other names and figures."""
    slots = sum(_slots(c, left, right) for c in chosen if not c.is_whole)
    return bool(slots >= _SLOTS * max(1, len(chosen)))


def _slots(candidate: Candidate, left: Folded, right: Folded) -> int:
    """The names and figures in place of which others stand; 0 where other words were changed as well."""
    ours = _words(left, candidate.left, candidate.stretch.left)
    theirs = _words(right, candidate.right, candidate.stretch.right)
    alone = ~np.isin(left.codes[ours], right.codes[theirs]), ~np.isin(right.codes[theirs], left.codes[ours])
    names = int(left.named[ours][alone[0]].sum()), int(right.named[theirs][alone[1]].sum())
    return min(names) if sum(names) >= _NAMED * (alone[0].sum() + alone[1].sum()) else 0


def _quoted(folded: Folded, passage: int, part: tuple[int, int]) -> float:
    return float(folded.quoted[_words(folded, passage, part)].mean())
