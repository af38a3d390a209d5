"""What an edited copy changed: numbers, names, negations, or just words.

>>> for change in find_changes("Some 22 sailors of the Orla drowned.", (0, 36), "Some 23 sailors drowned.", (0, 24)):
...     print(change.kind, repr(change.from_text), repr(change.to_text))
number '22' '23'
name 'of the Orla' ''
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy as np
from rapidfuzz.distance import LCSseq

from tallywire.language.word_lists import read_word_lists
from tallywire.records import Change, ChangeKind
from tallywire.tracing.columns import as_text
from tallywire.tracing.texts import read_texts
from tallywire.tracing.variants import spelling
from tallywire.tracing.vocabulary import Vocabulary
from tallywire.tracing.words import fold_typography

__all__ = ["compare_passages", "find_changes", "place_changes"]

_MOST_WORDS = 2_000  # a longer passage is no sentence, and comparing costs the square of its length
_TITLE_CASE = 0.75  # of a passage's words with capitals: a headline, in which a capital makes no name
_ENDS = frozenset(".!?:\n")

Region = tuple[range, range]
Edit = tuple[ChangeKind, tuple[int, int], tuple[int, int]]  # what kind, and where in the two passages


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of one passage: folded, as they meet (a character each), where they stand, which have capitals.

    `telling` are words that may be names, are numbers, or turn a sentence round: the others are just words.
    """

    text: str
    forms: Sequence[str]
    keys: str
    starts: Sequence[int]
    ends: Sequence[int]
    capital: Sequence[bool]
    titled: bool
    telling: Sequence[bool]

    def span(self, words: range) -> tuple[int, int]:
        """The characters of `words`; an empty stretch stands before the word that follows."""
        if words:
            return self.starts[words.start], self.ends[words.stop - 1]
        at = self.starts[words.start] if words.start < len(self.starts) else len(self.text)
        return at, at

    def is_name(self, word: int) -> bool:
        """Whether a word is a name, as far as its capital shows."""
        if not self.capital[word] or self.titled:
            return False
        start, end = self.starts[word], self.ends[word]
        return end - start > 1 and (_is_inside(self.text, start) or self.text[start:end].isupper())


def find_changes(
    left_text: str, left_span: tuple[int, int], right_text: str, right_span: tuple[int, int]
) -> tuple[Change, ...]:
    """The edits that turn the left passage into the right one, in the order of the text.

    None where the two differ only in typography, punctuation, an agency's tag, the writing of a number ("twenty-two",
    "22"), the romanisation of a name, or British and American spelling. Adjacent words of one kind are one change.
    """
    ours, theirs = left_text[slice(*left_span)], right_text[slice(*right_span)]
    (edits,) = compare_passages([(ours, theirs)])
    return place_changes(edits, (ours, left_span[0]), (theirs, right_span[0]))


def place_changes(edits: Sequence[Edit], ours: tuple[str, int], theirs: tuple[str, int]) -> tuple[Change, ...]:
    """The edits of two passages, given with their places, where they stand in their documents."""
    (left_text, left_start), (right_text, right_start) = ours, theirs
    return tuple(
        Change(
            kind=kind,
            from_start=left_start + left[0],
            from_end=left_start + left[1],
            from_text=left_text[slice(*left)],
            to_start=right_start + right[0],
            to_end=right_start + right[1],
            to_text=right_text[slice(*right)],
        )
        for kind, left, right in edits
    )


def compare_passages(pairs: Sequence[tuple[str, str]]) -> list[Sequence[Edit]]:
    """The edits of each pair of passages; pages that carry one text have the same, and these are compared once."""
    edits: dict[tuple[str, str], Sequence[Edit]] = dict.fromkeys(pairs, ())
    edited = [pair for pair in edits if fold_typography(pair[0]) != fold_typography(pair[1])]
    sides = _read_sides(list(dict.fromkeys(text for pair in edited for text in pair)))
    for left, right in edited:
        edits[left, right] = _compare(sides[left], sides[right])
    return [edits[pair] for pair in pairs]


def _compare(left: _Side, right: _Side) -> Sequence[Edit]:
    return [
        (kind, left.span(ours), right.span(theirs))
        for region in _regions(left, right)
        for kind, (ours, theirs) in _told_apart(left, right, region)
    ]


def _read_sides(texts: Sequence[str]) -> dict[str, _Side]:
    if not texts:
        return {}
    read = read_texts(texts, Vocabulary(), forms=True)
    keys = as_text(np.unique(read.codes, return_inverse=True)[1])
    starts, ends, capital = (column.tolist() for column in (*read.spans.T, read.capital))
    sides, negating = {}, _negating()
    for text, first, count in zip(texts, read.firsts.tolist(), read.counts.tolist(), strict=True):
        words = slice(first, first + count)
        large = capital[words]
        titled = sum(large) >= _TITLE_CASE * count
        forms = read.forms[words]
        telling = [
            is_large or form in negating or form[0].isdecimal() for is_large, form in zip(large, forms, strict=True)
        ]
        sides[text] = _Side(text, forms, keys[words], starts[words], ends[words], large, titled, telling)
    return sides


def _is_inside(text: str, start: int) -> bool:
    """Whether a word does not begin a sentence."""
    before = text[max(0, start - 4) : start].rstrip(" \"'“”‘’(")
    return bool(before) and before[-1] not in _ENDS


def _regions(left: _Side, right: _Side) -> Iterator[Region]:
    """The stretches between words that stand in both passages."""
    at_left = at_right = 0
    for one, other in [*_kept(left, right), (len(left.forms), len(right.forms))]:
        if one > at_left or other > at_right:
            yield range(at_left, one), range(at_right, other)
        at_left, at_right = one + 1, other + 1


def _kept(left: _Side, right: _Side) -> list[tuple[int, int]]:
    """The words that stayed, as places on both sides."""
    if max(len(left.keys), len(right.keys)) > _MOST_WORDS:
        places = zip(range(len(left.keys)), range(len(right.keys)), strict=False)
        same = [(one, other) for one, other in places if left.keys[one] == right.keys[other]]
    else:
        blocks = LCSseq.editops(left.keys, right.keys).as_matching_blocks()
        same = [(block.a + turn, block.b + turn) for block in blocks for turn in range(block.size)]
    return [(one, other) for one, other in same if _is_same(left, one, right, other)]


def _is_same(left: _Side, one: int, right: _Side, other: int) -> bool:
    ours, theirs = left.forms[one], right.forms[other]
    return ours == theirs or (left.capital[one] and right.capital[other]) or spelling(ours) == spelling(theirs)


def _told_apart(left: _Side, right: _Side, region: Region) -> Iterator[tuple[ChangeKind, Region]]:
    """A region cut where numbers, and then names, stand against each other."""
    if not any(left.telling[word] for word in region[0]) and not any(right.telling[word] for word in region[1]):
        yield "words", region
        return
    for is_number, part in _cut(region, _numbers(left, region[0]), _numbers(right, region[1])):
        if is_number or len(_numbers(left, part[0])) != len(_numbers(right, part[1])):
            yield "number", part
        elif _negations(left, part[0]) != _negations(right, part[1]):
            yield "negation", part
        else:
            for is_name, piece in _cut(part, _runs(left, part[0]), _runs(right, part[1])):
                named = is_name or any(map(left.is_name, piece[0])) or any(map(right.is_name, piece[1]))
                if not (named and _is_initials(left, right, piece)):
                    yield ("name" if named else "words"), piece


def _cut(region: Region, ours: list[range], theirs: list[range]) -> Iterator[tuple[bool, Region]]:
    """`region` cut around the ranges `ours` and `theirs`, taken pairwise; in one piece where they are not as many."""
    ours, theirs = (ours, theirs) if len(ours) == len(theirs) else ([], [])
    (at_left, at_right), (end_left, end_right) = (region[0].start, region[1].start), (region[0].stop, region[1].stop)
    for one, other in zip(ours, theirs, strict=True):
        if one.start > at_left or other.start > at_right:
            yield False, (range(at_left, one.start), range(at_right, other.start))
        yield True, (one, other)
        at_left, at_right = one.stop, other.stop
    if end_left > at_left or end_right > at_right:
        yield False, (range(at_left, end_left), range(at_right, end_right))


def _numbers(side: _Side, words: range) -> list[range]:
    return [range(word, word + 1) for word in words if side.forms[word][0].isdecimal()]


def _runs(side: _Side, words: range) -> list[range]:
    """The runs of names."""
    runs = [list(run) for is_name, run in groupby(words, key=side.is_name) if is_name]
    return [range(run[0], run[-1] + 1) for run in runs]


def _negations(side: _Side, words: range) -> bool:
    return any(side.forms[word] in _negating() for word in words)


@cache
def _negating() -> frozenset[str]:
    """Words that turn a sentence round, and all forms of the verbs that deny."""
    lists = read_word_lists("tallywire.language", "cues_modality.toml")
    stems = {verb.removesuffix("y").removesuffix("e") for verb in lists["denial_verbs"]}
    endings = ("", "e", "y", "ed", "ied", "es", "s", "ies", "ing", "ying")
    return lists["negation"] | {stem + ending for stem in stems for ending in endings}


def _is_initials(left: _Side, right: _Side, piece: Region) -> bool:
    """Whether one side abbreviates the other: "UN" and "United Nations"."""
    ours, theirs = (
        [side.forms[word] for word in words if side.capital[word]]
        for side, words in zip((left, right), piece, strict=True)
    )
    short, long = sorted((ours, theirs), key=len)
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(form[0] for form in long)
