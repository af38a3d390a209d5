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
_QUOTED = 0.92  # of all the words in common: two outlets heard the same speech


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
    if copied < _COPIED_WORDS or copied < _COPIED_SHARE * min(left.words, right.words):
        return _without_quotations(strong, left, right)
    chosen = _adding([c for c in contents if c.evidence >= _WEAK], left, right)
    least = _BESIDE if copied >= _MOSTLY_COPIED * min(left.words, right.words) else _WEAK
    return _adding([*chosen, *_beside([c for c in usable if c.evidence >= least], chosen, left, right)], left, right)


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
    """Candidates that add to one page or the other, best first: words that have a better match add nothing."""
    ours, theirs = np.zeros(len(left.codes), dtype=np.bool_), np.zeros(len(right.codes), dtype=np.bool_)
    added = []
    for candidate in candidates:
        one = _words(left, candidate.left, candidate.stretch.left)
        other = _words(right, candidate.right, candidate.stretch.right)
        if ours[one].mean() < _USED or theirs[other].mean() < _USED:
            ours[one] = theirs[other] = True
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


def _without_quotations(chosen: list[Candidate], left: Folded, right: Folded) -> list[Candidate]:
    """Nothing, if all that the pages share is what somebody said: both may have heard it."""
    total = sum(c.words for c in chosen)
    quoted = sum(
        c.words * min(_quoted(left, c.left, c.stretch.left), _quoted(right, c.right, c.stretch.right)) for c in chosen
    )
    return [] if quoted >= _QUOTED * total else chosen


def _quoted(folded: Folded, passage: int, part: tuple[int, int]) -> float:
    return float(folded.quoted[_words(folded, passage, part)].mean())
