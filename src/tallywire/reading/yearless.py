"""What a page without a date of its own says of its year: "since Aug. 1", "last year" beside "in 2015".

News leaves the year out of a date of its own year (AP Stylebook, "months") and writes "last year" for the one before.
Both are used only where they leave no second reading; what they do not settle stays open.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tallywire.language.sentences import split_sentences
from tallywire.language.times import find_times
from tallywire.records import Block, Span, Time

__all__ = ["Clue", "YearClues", "is_past", "read_clues"]

# A bare month is the year before's in a third of the cases of 904 dated news texts; a bare day ("Aug. 1") in 2 of 27,
# leaving out October to December, which a page of January still writes without their year.
_YEARLESS = re.compile(r"XXXX-(0[1-9]-\d\d)$")
_LAST_YEAR = re.compile(r"(?:last|past) year$", re.IGNORECASE)
_STRETCH = re.compile(
    r"\b(?:the|this|over|each|every)\s*$", re.IGNORECASE
)  # "the past year": twelve months, not a year
_ANY_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\byears?\b")
_AHEAD = re.compile(
    r"\b(?:will|would|could|should|might|(?-i:may)|shall|next|scheduled|due|plans?|planned|planning|"
    r"expect(?:ed|s)?|upcoming|ahead|deadline|hopes?|hoped|set to|to be|going to|every|each|annual|last|previous|if|"
    r"born|projected|estimated|forecasts?|targets?|goals?|beginning|starting|begins?|starts?|"
    r"elections?|re-?election|electoral|races?|ballots?|candidates?|nominat\w+|nominees?|referendum|votes?|polls?|primar(?:y|ies)|"
    r"campaigns?|presidential|terms?|runs?|running|bid|budget|fiscal)\b",
    re.IGNORECASE,
)  # elections and budgets are named years ahead
_PAST = re.compile(
    r"\b(?:[a-z]{2,15}ed|since|was|were|began|took|fell|won|lost|made|came|went|rose|grew|left|held|became|broke|shot|sunk|"
    r"gave|sent|met|led|fled|drove|struck|sank|built|brought|bought|sold|died|hit|cut|put)\b"
)
_UP_TO = re.compile(r"\b(?:until|till|by|before|for|to|so far in|already in) (?:early |late )?$", re.IGNORECASE)
_SENTENCE = 400  # code points: keeps a page that is one endless sentence linear
_CLAUSE = 110  # code points around a date in which its verb is looked for
_ON = re.compile(r"\b(?:since|on) $", re.IGNORECASE)
_EMPTY_VERBS = frozenset({"since", "was", "were", "made", "held", "came", "took", "put", "united", "need"})
_IN = re.compile(r"(?<!far )(?<!already )\bin $", re.IGNORECASE)
_NEAR = 2  # sentences: an event that is told twice is told in one breath


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What one or more places of the text say: a day ("08-01") or a year ("2015"), and where."""

    value: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearClues:
    """`since`: the latest day of the page's own year that it tells of. `relative`: where it says "last year".

    `last_year`: the year that the page calls both by its number and "last year".
    """

    since: Clue | None
    relative: Span | None
    last_year: Clue | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    span: Span
    times: tuple[Time, ...]
    verbs: frozenset[str]


def read_clues(text: str, paragraphs: Sequence[Block]) -> YearClues:
    """The clues of the paragraphs of `text`.

    >>> text = "Rebels seized it last year. They seized it in 2015.\\nSince Aug. 1, 12 boats have sunk."
    >>> clues = read_clues(text, [Block(start=0, end=51, kind="body"), Block(start=52, end=85, kind="body")])
    >>> clues.since.value, clues.last_year.value
    ('08-01', '2015')
    """
    sentences = [list(_sentences(text, block)) for block in paragraphs]
    told = [sentence for paragraph in sentences for sentence in paragraph]
    relative = [
        Span(start=time.start, end=time.end)
        for sentence in told
        for time in sentence.times
        if _is_last_year(text, time)
    ]
    since = _since(text, paragraphs, sentences)
    return YearClues(since=since, relative=next(iter(relative), None), last_year=_named_twice(text, told))


def _sentences(text: str, block: Block) -> Iterator[_Sentence]:
    times = [_moved(time, block.start) for time in find_times(text[block.start : block.end]) if time.type == "DATE"]
    at = 0
    for span in split_sentences(text, block.start, block.end):
        first = at
        while at < len(times) and times[at].end <= span.end:
            at += 1
        verbs = frozenset(_PAST.findall(text, span.start, span.end)) - _EMPTY_VERBS
        yield _Sentence(span=span, times=tuple(times[first:at]), verbs=verbs)


def _moved(time: Time, offset: int) -> Time:
    return Time(
        start=time.start + offset, end=time.end + offset, text=time.text, type=time.type,
        value=time.value, from_=time.from_, to=time.to,
    )  # fmt: skip


def _since(text: str, paragraphs: Sequence[Block], sentences: Sequence[Sequence[_Sentence]]) -> Clue | None:
    """The latest day without a year that is told as past, in a paragraph that names no year at all."""
    found = [
        Clue(value=match[1], evidence=(Span(start=time.start, end=time.end),))
        for block, paragraph in zip(paragraphs, sentences, strict=True)
        if not _ANY_YEAR.search(text, block.start, block.end)
        for sentence in paragraph
        for time in sentence.times
        if (match := _YEARLESS.match(time.value or ""))
        and _ON.search(text[max(0, time.start - 8) : time.start])
        and is_past(text, sentence.span, Span(start=time.start, end=time.end))
    ]
    return max(found, key=lambda clue: clue.value, default=None)


def is_past(text: str, sentence: Span, dated: Span) -> bool:
    """Whether a date stands in a sentence that tells the past, and in no way of what is to come.

    >>> text = "The mine was closed in 2014. The mine will open in 2030."
    >>> closed, opens = Span(start=0, end=28), Span(start=29, end=56)
    >>> is_past(text, closed, Span(start=23, end=27)), is_past(text, opens, Span(start=51, end=55))
    (True, False)
    """
    near = max(sentence.start, dated.start - _CLAUSE), min(sentence.end, dated.end + _CLAUSE)
    if _UP_TO.search(text[max(sentence.start, dated.start - 16) : dated.start]):
        return False
    wide = max(sentence.start, dated.start - _SENTENCE), min(sentence.end, dated.end + _SENTENCE)
    return bool(_PAST.search(text, *near)) and not _AHEAD.search(text, *wide)


def _is_last_year(text: str, time: Time) -> bool:
    return bool(_LAST_YEAR.search(time.text)) and not _STRETCH.search(text[max(0, time.start - 8) : time.start])


def _named_twice(text: str, sentences: Sequence[_Sentence]) -> Clue | None:
    """The year of an event that one sentence puts in "last year" and another near it in a year by its number.

    The two are one event if they share a verb that no third sentence has.
    """
    counts = Counter(verb for sentence in sentences for verb in sentence.verbs)
    found: dict[str, Clue] = {}
    for at, sentence in enumerate(sentences):
        relative = [time for time in sentence.times if len(time.text) == len("last year") and _is_last_year(text, time)]
        near = sentences[max(0, at - _NEAR) : at + _NEAR + 1] if relative else []
        for numbered in (time for other in near if _tell_one(sentence, other, counts) for time in other.times):
            if _is_bare_year(numbered) and _IN.search(text[max(0, numbered.start - 12) : numbered.start]):
                spans = tuple(Span(start=time.start, end=time.end) for time in (relative[0], numbered))
                found.setdefault(numbered.text, Clue(value=numbered.text, evidence=spans))
    return next(iter(found.values())) if len(found) == 1 else None


def _tell_one(left: _Sentence, right: _Sentence, counts: Mapping[str, int]) -> bool:
    return left is not right and any(counts[verb] == 2 for verb in left.verbs & right.verbs)


def _is_bare_year(time: Time) -> bool:
    return len(time.text) == 4 and time.text.isdecimal()
