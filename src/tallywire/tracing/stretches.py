"""The stretch that two passages have in common: where one stands inside the other, edited or not."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

__all__ = ["Stretch", "common_stretch", "whole_stretch"]

_MATCHED, _MISSED = 2.0, 0.5  # what a word in common adds to a stretch, and what one without partner costs
_LONE_WORDS = 6  # words at an end of a passage that, having no partners in the other, are another sentence


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `left[0]:left[1]` of one passage and `right[0]:right[1]` of the other.

    `common` words stand in both in any order, `longest` of them in one run.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    common: int
    longest: int

    @property
    def is_whole(self) -> bool:
        """Whether both sides have the same words, in one order."""
        return self.longest == self.left[1] - self.left[0] == self.right[1] - self.right[0]

    @property
    def similarity(self) -> float:
        """The share of words in common."""
        return 2 * self.common / (self.left[1] - self.left[0] + self.right[1] - self.right[0])


def whole_stretch(words: int) -> Stretch:
    """Two passages of the same words."""
    return Stretch((0, words), (0, words), words, words)


def common_stretch(left: str, right: str, in_common: int | None = None) -> Stretch | None:
    """The densest stretch that is common to `left` and `right`, whose characters stand for words; None if no word is.

    It reaches to the ends of both passages unless six or more words there, most of them without a partner, show that
    a passage runs on into something else. `in_common`: how many words the two share in any order, where it is known.

    >>> common_stretch("abcd", "abxd")
    Stretch(left=(0, 4), right=(0, 4), common=3, longest=2)
    """
    if left == right:
        return whole_stretch(len(left))
    # The same stretch whichever document comes first.
    ours, theirs = (left, right) if left < right else (right, left)
    blocks = [(b.a, b.b, b.size) for b in LCSseq.editops(ours, theirs).as_matching_blocks() if b.size]
    if not blocks:
        return None
    blocks = _densest(blocks)
    before, after = _touching(ours, theirs, blocks)
    one = _widened(ours, blocks[0][0] - before, blocks[-1][0] + blocks[-1][2] + after, theirs)
    other = _widened(theirs, blocks[0][1] - before, blocks[-1][1] + blocks[-1][2] + after, ours)
    common = in_common
    if common is None or one != (0, len(ours)) or other != (0, len(theirs)):
        common = _common(ours[slice(*one)], theirs[slice(*other)])
    sizes = [size for _, _, size in blocks]
    sizes[0] += before
    sizes[-1] += after
    return Stretch(*((one, other) if ours is left else (other, one)), common, max(sizes))


def _touching(ours: str, theirs: str, blocks: list[tuple[int, int, int]]) -> tuple[int, int]:
    """How many equal words touch the stretch at both ends: the alignment may have found partners for them far away."""
    (one, other, _), (our_last, their_last, size) = blocks[0], blocks[-1]
    before = 0
    while before < min(one, other) and ours[one - before - 1] == theirs[other - before - 1]:
        before += 1
    after, room = 0, min(len(ours) - our_last, len(theirs) - their_last) - size
    while after < room and ours[our_last + size + after] == theirs[their_last + size + after]:
        after += 1
    return before, after


def _densest(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The neighbouring blocks with the best sum of words matched less words missed between them."""
    best, first, last = 0.0, 0, 0
    total, start, end_left, end_right = 0.0, 0, 0, 0
    for number, (at_left, at_right, size) in enumerate(blocks):
        total -= _MISSED * (at_left - end_left + at_right - end_right)
        if total <= 0:
            total, start = 0.0, number
        total += _MATCHED * size
        end_left, end_right = at_left + size, at_right + size
        if total > best:
            best, first, last = total, start, number
    return blocks[first : last + 1]


def _widened(words: str, start: int, end: int, others: str) -> tuple[int, int]:
    head = 0 if start < _LONE_WORDS or not _is_alone(words[:start], others) else start
    size = len(words)
    return head, size if size - end < _LONE_WORDS or not _is_alone(words[end:], others) else end


def _is_alone(words: str, others: str) -> bool:
    return 2 * sum(map(set(others).__contains__, words)) < len(words)


def _common(ours: str, theirs: str) -> int:
    """How many words, each counted as often as it stands on both sides, are in common."""
    left, right = set(ours), set(theirs)
    if len(left) == len(ours) or len(right) == len(theirs):  # one side repeats nothing
        return len(left & right)
    return sum(min(ours.count(word), theirs.count(word)) for word in left & right)
