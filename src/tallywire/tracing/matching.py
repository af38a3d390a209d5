"""Matching two documents passage by passage: which passage of one stands, word for word or edited, in the other?

Passages of the same words match at once. The others are compared where they share runs of words; a run that stands in
many passages of one document is a refrain and tells nothing, so that the work grows with the length of the documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from tallywire.tracing.choosing import Candidate, Shared, choose, make_candidate
from tallywire.tracing.folded import Folded
from tallywire.tracing.run_index import Passage, RunIndex, find_runs, index_document, shared_runs
from tallywire.tracing.stretches import Stretch, common_stretch, whole_stretch

__all__ = ["Match", "align", "align_with"]


@dataclass(frozen=True, slots=True)
class Match:
    """Passage `left` of one document and `right` of the other; spans are cut to what matches.

    `similarity` is the share of words that the two stretches have in common, `words` the length of the shorter one;
    `verbatim` allows for other kinds of quote, dash and space.
    """

    left: int
    right: int
    left_span: tuple[int, int]
    right_span: tuple[int, int]
    similarity: float
    words: int
    verbatim: bool


def align(left: Folded, right: Folded) -> list[Match]:
    """The passages that two documents have in common, in the order of `left`.

    A passage may give to several: a headline that is repeated, a paragraph of which two sentences were taken.
    """
    return align_with(left, [right])[0]


def align_with(left: Folded, rights: Sequence[Folded]) -> list[list[Match]]:
    """For every document of `rights` its passages in common with `left`, in the order of `left`."""
    index = index_document(left)
    return [_align(index, index_document(right)) for right in rights]


def _align(left: RunIndex, right: RunIndex) -> list[Match]:
    equal = {
        one: other
        for wording, theirs in right.wordings.items()
        for one, other in zip(left.wordings.get(wording, ()), theirs, strict=False)  # repeated ones in turn
    }
    whole = [_whole(left, one, other) for one, other in equal.items()]
    chosen = choose(whole, _open(equal, left, right), left, right, partial(_compared, left, right))
    matches = [_match(left, right, candidate) for candidate in chosen]
    return sorted(matches, key=lambda match: (match.left, match.right, match.left_span, match.right_span))


def _open(equal: Mapping[int, int], left: RunIndex, right: RunIndex) -> list[Shared]:
    """The passages that share runs and may belong together, once those of the same words (`equal`) are known."""
    if len(equal) == len(left.passages) == len(right.passages):
        return []
    theirs = set(equal.values())
    shared = shared_runs(find_runs(left.folded), find_runs(right.folded), len(right.passages))
    return [pair for pair in shared if not (pair[0] in equal and pair[1] in theirs)]


def _whole(left: RunIndex, one: int, other: int) -> Candidate:
    words = len(left.passages[one].codes)
    return make_candidate(one, other, whole_stretch(words), words)


def _compared(left: RunIndex, right: RunIndex, pair: Shared) -> Candidate | None:
    one, other, runs = pair
    stretch = _stretch(left.passages[one], right.passages[other])
    return None if stretch is None else make_candidate(one, other, stretch, runs)


@lru_cache(maxsize=1 << 15)  # pages that carry one text have the same passages
def _stretch(ours: Passage, theirs: Passage) -> Stretch | None:
    return common_stretch(ours.codes, theirs.codes)


def _match(left: RunIndex, right: RunIndex, chosen: Candidate) -> Match:
    stretch = chosen.stretch
    return Match(
        left=chosen.left,
        right=chosen.right,
        left_span=_span(left, chosen.left, stretch.left),
        right_span=_span(right, chosen.right, stretch.right),
        similarity=stretch.similarity,
        words=chosen.words,
        verbatim=_is_verbatim(left, right, chosen),
    )


def _span(index: RunIndex, passage: int, part: tuple[int, int]) -> tuple[int, int]:
    """The characters of the words `part` of a passage, with the marks around it if they are all of its words."""
    start, end = index.spans[passage]
    first = index.bounds[passage]
    if part[0] > 0:
        start = int(index.folded.word_spans[first + part[0], 0])
    if first + part[1] < index.bounds[passage + 1]:
        end = int(index.folded.word_spans[first + part[1] - 1, 1])
    return start, end


def _is_verbatim(left: RunIndex, right: RunIndex, chosen: Candidate) -> bool:
    stretch = chosen.stretch
    if left.plains[chosen.left] == right.plains[chosen.right]:
        return True
    sizes = len(left.passages[chosen.left].codes), len(right.passages[chosen.right].codes)
    if not stretch.is_whole or (stretch.left, stretch.right) == ((0, sizes[0]), (0, sizes[1])):
        return False
    ours, theirs = left.words(chosen.left, stretch.left), right.words(chosen.right, stretch.right)
    printed = left.folded.prints[ours][:-1] == right.folded.prints[theirs][:-1]  # what follows the last is cut off
    return bool(printed.all())
