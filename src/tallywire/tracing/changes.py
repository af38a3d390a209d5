"""What an edited copy changed: numbers, names, negations, or just words.

>>> for change in find_changes("Some 22 sailors of the Orla drowned.", (0, 36), "Some 23 sailors drowned.", (0, 24)):
...     print(change.kind, repr(change.from_text), repr(change.to_text))
number '22' '23'
name 'of the Orla' ''
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from rapidfuzz.distance import LCSseq

from tallywire.language.word_lists import read_word_lists
from tallywire.records import Change, ChangeKind
from tallywire.tracing.variants import skeleton, spelling
from tallywire.tracing.words import fold_typography, read_words

__all__ = ["find_changes"]

_MOST_WORDS = 2_000  # a longer passage is no sentence, and comparing costs the square of its length
_TITLE_CASE = 0.75  # of a passage's words with capitals: a headline, in which a capital makes no name
_ENDS = frozenset(".!?:\n")

_LONG = 2_000  # characters; longer passages are not kept in mind

Region = tuple[range, range]
Edit = tuple[ChangeKind, tuple[int, int], tuple[int, int]]  # what kind, and where in the two passages


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of one passage: folded, as they meet, where they stand, and which of them are names."""

    end: int
    forms: Sequence[str]
    keys: Sequence[str]
    spans: Sequence[tuple[int, int]]
    capital: Sequence[bool]
    names: Sequence[bool]

    def span(self, words: range) -> tuple[int, int]:
        """The characters of `words`; an empty stretch stands before the word that follows."""
        if words:
            return self.spans[words.start][0], self.spans[words.stop - 1][1]
        at = self.spans[words.start][0] if words.start < len(self.spans) else self.end
        return at, at


def find_changes(
    left_text: str, left_span: tuple[int, int], right_text: str, right_span: tuple[int, int]
) -> tuple[Change, ...]:
    """The edits that turn the left passage into the right one, in the order of the text.

    None where the two differ only in typography, punctuation, an agency's tag, the writing of a number ("twenty-two",
    "22"), the romanisation of a name, or British and American spelling. Adjacent words of one kind are one change.
    """
    ours, theirs = left_text[slice(*left_span)], right_text[slice(*right_span)]
    compare = _compare if max(len(ours), len(theirs)) < _LONG else _compare.__wrapped__
    return tuple(
        Change(
            kind=kind,
            from_start=left_span[0] + left[0],
            from_end=left_span[0] + left[1],
            from_text=ours[slice(*left)],
            to_start=right_span[0] + right[0],
            to_end=right_span[0] + right[1],
            to_text=theirs[slice(*right)],
        )
        for kind, left, right in compare(ours, theirs)
    )


@lru_cache(maxsize=1 << 13)  # pages that carry one text have the same passages
def _compare(left_text: str, right_text: str) -> tuple[Edit, ...]:
    if fold_typography(left_text) == fold_typography(right_text):
        return ()
    left, right = _side(left_text), _side(right_text)
    return tuple(
        (kind, left.span(ours), right.span(theirs))
        for region in _regions(left, right)
        for kind, (ours, theirs) in _told_apart(left, right, region)
    )


def _side(text: str) -> _Side:
    return _read(text) if len(text) < _LONG else _read.__wrapped__(text)


@lru_cache(maxsize=1 << 12)
def _read(text: str) -> _Side:
    words = read_words(text)
    capital = [text[start].isupper() for start, _ in words.spans]
    titled = sum(capital) >= _TITLE_CASE * len(words)
    names = [
        is_capital and not titled and (_is_inside(text, start) or text[start:end].isupper()) and end - start > 1
        for (start, end), is_capital in zip(words.spans, capital, strict=True)
    ]
    return _Side(len(text), words.forms, [skeleton(form) for form in words.forms], words.spans, capital, names)


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
    for is_number, part in _cut(region, _numbers(left, region[0]), _numbers(right, region[1])):
        if is_number or len(_numbers(left, part[0])) != len(_numbers(right, part[1])):
            yield "number", part
        elif _negations(left, part[0]) != _negations(right, part[1]):
            yield "negation", part
        else:
            for is_name, piece in _cut(part, _runs(left.names, part[0]), _runs(right.names, part[1])):
                named = is_name or any(left.names[n] for n in piece[0]) or any(right.names[n] for n in piece[1])
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


def _runs(marks: Sequence[bool], words: range) -> list[range]:
    """The runs of marked words."""
    runs = [list(run) for marked, run in groupby(words, key=lambda word: marks[word]) if marked]
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
