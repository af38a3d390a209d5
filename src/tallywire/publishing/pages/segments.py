"""Text cut where its marks begin and end, so that a template prints it piece by piece, each with what it is.

>>> cut("At least 12 died.", [Mark(start=0, end=11, name="number"), Mark(start=12, end=16, name="trigger")])[0]
Segment(text='At least 12', marks=('number',), titles=(), here=False, anchor=False, pair=None)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tallywire.records import Statement

__all__ = ["Mark", "Segment", "cut", "sentence_segments", "statement_marks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a text and what it is (`name`: a class of the style sheet), with what is said of it.

    `pair` numbers a copied stretch: the one with its number on the other page is what it was copied to or from.
    """

    start: int
    end: int
    name: str
    title: str | None = None
    pair: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text under the same marks; `here` is the stretch that a link leads to, `anchor` its beginning."""

    text: str
    marks: tuple[str, ...]
    titles: tuple[str, ...]
    here: bool = False
    anchor: bool = False
    pair: int | None = None

    @property
    def title(self) -> str:
        """What is said of it, in one line."""
        return "; ".join(self.titles)

    @property
    def changed(self) -> bool:
        """Whether these are words that a copy changed."""
        return any(name.startswith(("was", "became")) for name in self.marks)


def cut(text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None) -> tuple[Segment, ...]:
    """The text between two offsets, cut at the bounds of its marks; linear in the text, but for the sorting."""
    end = len(text) if end is None else end
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end]
    bounds = sorted({start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)})
    opening = sorted(inside, key=lambda mark: mark.start)
    found, open_, at = [], list[Mark](), 0
    for left, right in pairwise(bounds):
        while at < len(opening) and opening[at].start <= left:
            open_.append(opening[at])
            at += 1
        open_ = [mark for mark in open_ if mark.end > left]
        found.append(_segment(text[left:right], open_, left))
    return tuple(found)


def _segment(text: str, marks: Sequence[Mark], at: int) -> Segment:
    names = dict.fromkeys(mark.name for mark in marks)
    titles = dict.fromkeys(mark.title for mark in marks if mark.title)
    pairs = [mark.pair for mark in marks if mark.pair is not None]
    return Segment(
        text=text,
        marks=tuple(name for name in names if name != "here"),
        titles=tuple(titles),
        here="here" in names,
        anchor=any(mark.name == "here" and mark.start == at for mark in marks),
        pair=pairs[0] if pairs else None,
    )


def statement_marks(statement: Statement) -> list[Mark]:
    """What is marked in a sentence: what happened, how many, who says so."""
    attribution = statement.attribution
    said = [words for words in (attribution.source, attribution.cue) if words] if attribution else []
    return [
        Mark(start=statement.trigger.start, end=statement.trigger.end, name="trigger"),
        *(Mark(start=one.start, end=one.end, name="number") for one in statement.figures),
        *(Mark(start=one.start, end=one.end, name="said") for one in said),
    ]


def sentence_segments(statement: Statement, text: str) -> tuple[Segment, ...]:
    """The sentence of a statement, marked; `text` is that of its document."""
    return cut(text, statement_marks(statement), start=statement.start, end=statement.end)
