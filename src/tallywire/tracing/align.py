"""Aligning two documents passage by passage: which passage of one stands, word for word or edited, in the other?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from tallywire.tracing.words import Words

__all__ = ["LEAST_WORDS", "Folded", "Match", "Unit", "align", "fold_document"]

LEAST_WORDS = 6  # shorter passages ("Police said so.") are said alike by people who never read each other
_RUN = 3  # words in a row that two passages must share to be compared at all
_STRONG, _STRONG_RUNS = 0.75, 0.6  # share of words, share of runs: measured on the development copies
_WEAK, _WEAK_RUNS = 0.5, 0.1  # enough where much else of the page was copied
_COPIED_WORDS, _COPIED_SHARE = 40, 0.2  # what "much else" is
_UNEVEN = 1.5  # a passage this much longer than its match is cut to the matched stretch
_ALIGNABLE = 2_000  # words; beyond, a word-by-word alignment would cost more than it tells

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One passage, folded for matching. `plain` is its text with quotes, dashes and spaces made alike."""

    start: int
    end: int
    words: Words
    bag: frozenset[str]
    runs: frozenset[Run]
    plain: str


@dataclass(frozen=True, slots=True)
class Folded:
    """A document's passages with the index of their runs of words."""

    units: tuple[Unit, ...]
    holders: Mapping[Run, tuple[int, ...]]
    words: int


@dataclass(frozen=True, slots=True)
class Match:
    """Passage `left` of one document and `right` of the other; spans are cut to what matches."""

    left: int
    right: int
    left_span: tuple[int, int]
    right_span: tuple[int, int]
    similarity: float
    words: int
    verbatim: bool


def fold_document(passages: Sequence[tuple[int, int, Words, str]]) -> Folded:
    """The passages of one document as `(start, end, words, plain text)`, ready to be aligned with others."""
    units = tuple(_unit(start, end, words, plain) for start, end, words, plain in passages)
    holders: dict[Run, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for run in unit.runs:
            holders[run].append(number)
    return Folded(units, {run: tuple(owners) for run, owners in holders.items()}, sum(len(u.words) for u in units))


def align(left: Folded, right: Folded) -> list[Match]:
    """Copied passages of two documents, each passage used once, in the order of `left`.

    A pair counts on its own evidence, or, where much else was copied between the two pages, on less: half of a
    rewritten page is recognised by the half that was not rewritten.
    """
    ranked = _ranked(left, right)
    strong = [pair for pair in ranked if pair[0] >= _STRONG and pair[1] >= _STRONG_RUNS]
    copied = sum(len(left.units[-pair[2]].words) for pair in strong)
    enough = copied >= _COPIED_WORDS and copied >= _COPIED_SHARE * min(left.words, right.words)
    kept = [p for p in ranked if p[0] >= _WEAK and p[1] >= _WEAK_RUNS] if enough else strong
    used_left: set[int] = set()
    used_right: set[int] = set()
    matches = []
    for similarity, _, left_key, right_key in kept:
        first, second = -left_key, -right_key
        if first not in used_left and second not in used_right:
            used_left.add(first)
            used_right.add(second)
            matches.append(_match(left.units[first], right.units[second], first, second, similarity))
    return sorted(matches, key=lambda match: match.left)


def _unit(start: int, end: int, words: Words, plain: str) -> Unit:
    forms = words.forms
    runs = frozenset(forms[at : at + _RUN] for at in range(len(forms) - _RUN + 1))
    return Unit(start, end, words, frozenset(forms), runs, plain)


def _ranked(left: Folded, right: Folded) -> list[tuple[float, float, int, int]]:
    """(similarity, share of runs, -left, -right) of passages that share a run, the most alike first."""
    ranked = []
    for number, unit in enumerate(left.units):
        shared: Counter[int] = Counter()
        for run in unit.runs:
            shared.update(right.holders.get(run, ()))
        for other, runs in shared.items():
            theirs = right.units[other]
            common = len(unit.bag & theirs.bag)
            shorter = min(len(unit.bag), len(theirs.bag))
            similarity = max(2 * common / (len(unit.bag) + len(theirs.bag)), _contained(common, shorter, runs))
            ranked.append((similarity, runs / min(len(unit.runs), len(theirs.runs)), -number, -other))
    return sorted(ranked, reverse=True)


def _contained(common: int, shorter: int, runs: int) -> float:
    """The similarity of a passage that stands inside a longer one: a sentence run together with its neighbour."""
    return 0.95 * common / shorter if shorter >= 2 * LEAST_WORDS and runs >= LEAST_WORDS else 0.0


def _match(left: Unit, right: Unit, first: int, second: int, similarity: float) -> Match:
    left_span, right_span = (left.start, left.end), (right.start, right.end)
    verbatim = left.plain == right.plain
    shortest = min(len(left.words), len(right.words))
    if _far_longer(left, right):
        left_span = _matched_stretch(left.words, right.words) or left_span
    elif _far_longer(right, left):
        right_span = _matched_stretch(right.words, left.words) or right_span
    return Match(first, second, left_span, right_span, min(1.0, similarity), shortest, verbatim)


def _far_longer(one: Unit, other: Unit) -> bool:
    return _UNEVEN * len(other.words) < len(one.words) <= _ALIGNABLE


def _matched_stretch(longer: Words, shorter: Words) -> tuple[int, int] | None:
    """The part of `longer` from the first to the last run of two or more words that stand in `shorter`, in order."""
    blocks = [block for block in LCSseq.editops(longer.forms, shorter.forms).as_matching_blocks() if block.size >= 2]
    if not blocks:
        return None
    return longer.spans[blocks[0].a][0], longer.spans[blocks[-1].a + blocks[-1].size - 1][1]
