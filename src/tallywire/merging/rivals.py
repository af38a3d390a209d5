"""Counts of one thing held against each other: agreeing, rival, or one in place of the other.

Only counts of one measure and one side are compared. Who counts again corrects himself: two counts by one speaker, or
by one newsroom on two pages, are never a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from tallywire.merging.features import Features, folded_words
from tallywire.merging.rows import relation_row
from tallywire.records import Document, Relation, RelationKind, StatedFigure

__all__ = ["relate_figures"]

_ALL_PAIRS = 12  # figures of one sort that are compared all with all
_UNITS_MATTER = ("other", "money", "weapons")


@dataclass(frozen=True, slots=True)
class _Count:
    """One figure of one statement, with the first and the last day on which these words can have been published."""

    one: Features
    figure: StatedFigure
    first: str | None
    last: str | None

    @property
    def size(self) -> float:
        return self.figure.low if self.figure.low is not None else self.figure.high or 0.0

    @property
    def words(self) -> str:
        """The count as people say it: "at least 9 killed"."""
        bound = {"at_least": "at least ", "at_most": "at most ", "about": "about "}.get(self.figure.qualifier, "")
        measured = self.figure.unit or "" if self.figure.measure in _UNITS_MATTER else self.figure.measure
        return f"{bound}{self.size:,g} {measured.replace('_', ' ')}".strip()


def relate_figures(members: Sequence[Features], documents: Mapping[str, Document]) -> Iterator[Relation]:
    """The relations of an event's figures; few are compared all with all, many each with the next."""
    published = _published(members, documents)
    groups: dict[tuple[str, str, bool, str], list[_Count]] = defaultdict(list)
    for one in members:
        for figure in one.statement.figures:
            if (figure.low is not None or figure.high is not None) and one.statement.polarity == "asserted":
                side = " ".join(sorted(folded_words(figure.side)))
                unit = figure.unit or "" if figure.measure in _UNITS_MATTER else ""
                count = _Count(one, figure, *published.get(one.text, (None, None)))
                # children are children, whether a page tells that they are some of the dead or not
                groups[figure.measure, side, figure.part and not side, unit].append(count)
    for group in groups.values():
        pairs: Iterable[tuple[_Count, _Count]] = combinations(group, 2) if len(group) <= _ALL_PAIRS else _chain(group)
        for left, right in pairs:
            if left.one is not right.one:
                yield _compared(left, right)


def _published(
    members: Sequence[Features], documents: Mapping[str, Document]
) -> Mapping[str, tuple[str | None, str | None]]:
    """`{words: days}`: when words were first published; an undated page carried them when the dated ones did."""
    days: dict[str, tuple[str | None, str | None]] = {}
    for one in members:  # the earliest pages first, the undated ones last
        published = documents[one.statement.document_id].published
        days.setdefault(one.text, (published.from_, published.to))
    return days


def _chain(group: Sequence[_Count]) -> list[tuple[_Count, _Count]]:
    """Each figure with the next by size, and with the next by date: every step of a rising count is met once."""
    by_size = sorted(group, key=lambda count: (count.size, count.one.order))
    return [*pairwise(by_size), *pairwise(group)]


def _compared(left: _Count, right: _Count) -> Relation:
    """The relation of two counts of one measure and side; the one that holds stands on the left of `updates`."""
    less, more = (left, right) if left.size < right.size else (right, left)
    if _periods_differ(left.figure, right.figure):
        newer, older = (left, right) if _end(left.figure) > _end(right.figure) else (right, left)
        return _row(newer, older, "updates", f"one counts {newer.words}, the other {older.words} over other days")
    if left.size == right.size:
        if left.one.statement.document_id == right.one.statement.document_id:
            return _row(left, right, "same", f"the page says {left.words} more than once")
        return _row(left, right, "agrees", f"both say {left.words}")
    if less.figure.high is None or less.figure.qualifier == "at_least":
        return _row(more, less, "updates", f"{more.words} goes beyond {less.words}")
    if _overlap(left.figure, right.figure):
        return _row(left, right, "agrees", f"{less.words} and {more.words} can both be right")
    return _of_two_sizes(less, more)


def _of_two_sizes(less: _Count, more: _Count) -> Relation:
    if _before(less, more):
        return _row(more, less, "updates", f"{more.words} was published later than {less.words}")
    if _one_voice(less.one, more.one):
        newer, older = (less, more) if _before(more, less) else (more, less)
        return _row(newer, older, "updates", f"the same source gives {newer.words} in place of {older.words}")
    return _row(less, more, "contradicts", f"one says {less.words}, the other {more.words}: both cannot be right")


def _row(left: _Count, right: _Count, kind: RelationKind, reason: str) -> Relation:
    return relation_row(left.one, right.one, kind, reason, left.figure.measure)


def _before(early: _Count, late: _Count) -> bool:
    return bool(early.last and late.first and early.last < late.first)


def _one_voice(left: Features, right: Features) -> bool:
    """Whether one speaker counts twice, or one newsroom on two pages."""
    if left.statement.attribution and right.statement.attribution and left.speaker & right.speaker:
        return True
    apart = left.statement.document_id != right.statement.document_id
    return apart and left.statement.origin_id is not None and left.statement.origin_id == right.statement.origin_id


def _overlap(left: StatedFigure, right: StatedFigure) -> bool:
    low, high = _low(left), _low(right)
    if "about" in (left.qualifier, right.qualifier):
        return abs(low - high) <= 0.1 * max(low, high)
    return max(left.low or 0.0, right.low or 0.0) <= min(_top(left), _top(right))


def _low(figure: StatedFigure) -> float:
    return figure.low if figure.low is not None else figure.high or 0.0


def _top(figure: StatedFigure) -> float:
    return float("inf") if figure.high is None else figure.high


def _periods_differ(left: StatedFigure, right: StatedFigure) -> bool:
    return bool(
        left.period and right.period and (left.period.from_, left.period.to) != (right.period.from_, right.period.to)
    )


def _end(figure: StatedFigure) -> str:
    return (figure.period.to if figure.period else None) or ""
