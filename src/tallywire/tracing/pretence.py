"""What looks like copying, and is none: a speech that two outlets heard, and one template filled twice."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.tracing.run_index import RunIndex
from tallywire.tracing.stretches import Stretch

__all__ = ["is_heard", "is_template"]

_QUOTED, _MOSTLY_QUOTED = 0.92, 0.7  # of the words in common: two outlets heard the same speech
_SLOTS, _NAMED = 1.5, 0.8  # names and figures changed in each passage, and their share of what was changed

Part = tuple[int, int, Stretch]


def is_heard(parts: Sequence[Part], left: RunIndex, right: RunIndex) -> bool:
    """Whether all that two pages share is what somebody said. `parts` are their matched passages.

    A sentence with quotation and attribution that is the same to the last word was copied all the same.
    """
    total = quoted = 0
    for one, other, stretch in parts:
        share = min(_quoted(left, one, stretch.left), _quoted(right, other, stretch.right))
        words = stretch.right[1] - stretch.right[0]
        total += words
        quoted += words * (share >= (_QUOTED if stretch.is_whole else _MOSTLY_QUOTED))
    return quoted >= _QUOTED * total


def _quoted(index: RunIndex, passage: int, part: tuple[int, int]) -> float:
    return index.quoted[index.words(passage, part)].count(1) / (part[1] - part[0])


def is_template(parts: Sequence[Part], left: RunIndex, right: RunIndex, *, lone: bool) -> bool:
    """Whether what differs is what is told: the same sentences filled with other names and figures.

    `lone` passages, of pages that have little else in common, are suspect if each has another name or figure.
    """
    slots = [_slots(left, right, part) for part in parts]
    return (lone and all(slots)) or sum(slots) >= _SLOTS * len(slots)


def _slots(left: RunIndex, right: RunIndex, part: Part) -> int:
    """The names and figures in place of which others stand; 0 where other words were changed as well."""
    one, other, stretch = part
    if stretch.is_whole:
        return 0
    ours, theirs = left.words(one, stretch.left), right.words(other, stretch.right)
    our_names, our_others = _alone(left, ours, set(right.codes[theirs]))
    their_names, their_others = _alone(right, theirs, set(left.codes[ours]))
    names, others = our_names + their_names, our_others + their_others
    return min(our_names, their_names) if names >= _NAMED * (names + others) else 0


def _alone(index: RunIndex, words: slice, partners: set[int]) -> tuple[int, int]:
    """How many names and how many other words have no partner."""
    alone = [n for n, code in enumerate(index.codes[words], words.start) if code not in partners]
    names = sum(index.named[n] or (n in index.bounds and _is_only_first(index, n)) for n in alone)
    return names, len(alone) - names


def _is_only_first(index: RunIndex, word: int) -> bool:
    """Whether the word, which begins a passage, stands nowhere without a capital: most likely a name."""
    firsts, code = set(index.bounds), index.codes[word]
    return not any(index.codes[n] == code and not index.named[n] and n not in firsts for n in range(len(index.codes)))
