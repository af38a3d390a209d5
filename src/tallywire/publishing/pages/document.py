"""One page: its text as it stands, with what was read from it marked, what is copied coloured, furniture greyed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from tallywire.publishing.copying import Taking
from tallywire.publishing.pages.plain import Json, document_row, event_row
from tallywire.publishing.pages.segments import Mark, Segment, cut, sentence_segments, statement_marks
from tallywire.publishing.sources import origin_name
from tallywire.publishing.tables import Lookup
from tallywire.publishing.views import EventView, event_view, said_by
from tallywire.publishing.words import dated_name, kind_words, shortened, stated_bounds
from tallywire.records import Copy, Document, Origin, Passage, Statement, Story

__all__ = ["DocumentPage", "Line", "Taker", "document_page", "page_lines", "stretch"]

_COLOURS = 6  # givers told apart by a colour; further ones share the last
_TAKERS = 60  # pages named that carry this one's text
_HEDGES = {"possible", "unconfirmed", "planned"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a page: where it begins, what it is (a kind of passage), and its text in pieces."""

    start: int
    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One statement of the page, with the event that it is part of."""

    statement: Statement
    event: EventView | None
    sentence: tuple[Segment, ...]
    said_by: str | None
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taker:
    """A page that took text from this one, and in how many stretches."""

    document: Document
    copies: int
    edited: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """The page of one document. `at` is the stretch that was asked for."""

    NAME: ClassVar[str] = "document"

    document: Document
    lines: tuple[Line, ...]
    told: tuple[Told, ...]
    taking: Taking
    takers: tuple[Taker, ...]
    more_takers: int
    origins: tuple[tuple[Origin, str], ...]
    story: Story | None
    at: tuple[int, int] | None

    def givers(self) -> list[tuple[int, Document]]:
        """The pages that it took from, with the number of each one's colour."""
        return [(min(at, _COLOURS), gift.giver) for at, gift in enumerate(self.taking.gifts, 1)]

    def json(self) -> Json:
        """The page as JSON."""
        return {
            **document_row(self.document),
            "text": self.document.text,
            "origin_reason": self.document.origin_reason,
            "origins": [{"id": origin.id, "kind": origin.kind, "name": name} for origin, name in self.origins],
            "took": [
                {"document_id": gift.giver.id, "passages": gift.passages, "word_for_word": gift.word_for_word}
                for gift in self.taking.gifts
            ],
            "passages": self.taking.passages,
            "carried_by": [{"document_id": one.document.id, "copies": one.copies} for one in self.takers],
            "statements": list(self.rows()),
            "events": [event_row(view) for view in {t.event.event.id: t.event for t in self.told if t.event}.values()],
        }

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet: one statement each."""
        for one in self.told:
            statement = one.statement
            yield {
                "document_id": statement.document_id,
                "statement_id": statement.id,
                "event_id": statement.event_id,
                "start": statement.start,
                "end": statement.end,
                "sentence": self.document.text[statement.start : statement.end],
                "kind": statement.kind,
                "polarity": statement.polarity,
                "modality": statement.modality,
                "background": statement.background,
                "said_by": one.said_by,
                "figures": list(one.figures),
                "rules": list(statement.rules),
            }


def document_page(
    document: Document,
    lookup: Lookup,
    taken: Taking,
    *,
    at: tuple[int, int] | None = None,
    views: Mapping[str, EventView] | None = None,
) -> DocumentPage:
    """The page of a document, from a slice or the whole; `taken` says what it took from others.

    `views` are the events that it speaks of, by their ids: a slice does not hold all that is said of them.
    """
    views = {e.id: event_view(e, lookup) for e in lookup.tables.events} if views is None else views
    statements = sorted(lookup.statements_of.get(document.id, ()), key=lambda one: (one.start, one.end, one.id))
    marks = [*_statement_marks(statements), *_copied_marks(taken)]
    if at is not None:
        marks.append(Mark(start=at[0], end=at[1], name="here"))
    takers = _takers(lookup.copies_from.get(document.id, ()), lookup)
    named = dict.fromkeys(one.origin_id for one in statements if one.origin_id)
    origins = [lookup.origins[name] for name in named if name in lookup.origins]
    return DocumentPage(
        document=document,
        lines=page_lines(document.text, lookup.passages_of.get(document.id, ()), marks),
        told=tuple(_told(one, document, views) for one in statements),
        taking=taken,
        takers=takers[:_TAKERS],
        more_takers=max(0, len(takers) - _TAKERS),
        origins=tuple((origin, origin_name(origin, lookup)) for origin in origins),
        story=next((story for story in lookup.tables.stories if story.id == document.story_id), None),
        at=at,
    )


def page_lines(text: str, passages: Iterable[Passage], marks: Sequence[Mark]) -> tuple[Line, ...]:
    """A text line by line, each of the kind that most of it is, cut where its marks begin and end."""
    ordered = sorted(passages, key=lambda one: one.start)
    lines = text.split("\n")
    starts = list(accumulate((len(words) + 1 for words in lines), initial=0))
    near = _by_line(marks, starts)
    found, place = list[Line](), 0
    for number, words in enumerate(lines):
        at, end = starts[number], starts[number] + len(words)
        while place < len(ordered) and ordered[place].end <= at:
            place += 1
        if words.strip():
            kind = _kind(ordered, place, at, end)
            found.append(Line(start=at, kind=kind, segments=cut(text, near.get(number, ()), start=at, end=end)))
    return tuple(found)


def _kind(ordered: Sequence[Passage], place: int, at: int, end: int) -> str:
    """The kind that most characters of a line are, from the passage at `place` on; a line of none is furniture."""
    widths: dict[str, int] = {}
    while place < len(ordered) and ordered[place].start < end:
        one = ordered[place]
        widths[one.kind] = widths.get(one.kind, 0) + min(one.end, end) - max(one.start, at)
        place += 1
    return max(widths, key=lambda kind: widths[kind]) if widths else "boilerplate" if ordered else "body"


def _by_line(marks: Iterable[Mark], starts: Sequence[int]) -> Mapping[int, Sequence[Mark]]:
    """The marks of every line that they touch, by its number."""
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        for number in range(bisect_right(starts, mark.start) - 1, bisect_left(starts, mark.end)):
            found.setdefault(number, []).append(mark)
    return found


def _statement_marks(statements: Iterable[Statement]) -> Iterator[Mark]:
    for one in statements:
        words = [kind_words(one.kind), *([one.modality] if one.modality in _HEDGES else [])]
        name = "statement history" if one.background else "statement"
        yield Mark(start=one.start, end=one.end, name=name, title=", ".join(words))
        if one.polarity == "denied":
            yield Mark(start=one.start, end=one.end, name="denied", title="denied")
        if one.modality in _HEDGES:
            yield Mark(start=one.start, end=one.end, name="hedge")
        yield from statement_marks(one)


def _copied_marks(taken: Taking) -> Iterator[Mark]:
    """What was copied, in the colour of its giver, and within it the words that were changed."""
    for number, gift in enumerate(taken.gifts, 1):
        for copy in gift.copies:
            colour = f"copied giver-{min(number, _COLOURS)}"
            yield Mark(start=copy.to_start, end=copy.to_end, name=colour, title=f"from {dated_name(gift.giver)}")
            for change in copy.changes:
                words = f"there: “{shortened(change.from_text, 80)}”" if change.from_text else "not there"
                yield Mark(start=change.to_start, end=change.to_end, name="became", title=words)


def _told(statement: Statement, document: Document, views: Mapping[str, EventView]) -> Told:
    return Told(
        statement=statement,
        event=views.get(statement.event_id or ""),
        sentence=sentence_segments(statement, document.text),
        said_by=said_by(statement),
        figures=tuple(f"{stated_bounds(one)} {kind_words(one.measure)}" for one in statement.figures),
    )


def _takers(copies: Iterable[Copy], lookup: Lookup) -> tuple[Taker, ...]:
    """The pages that carry this one's text, those of most stretches first."""
    counted: dict[str, list[bool]] = {}
    for copy in copies:
        counted.setdefault(copy.to_document_id, []).append(copy.kind == "edited")
    takers = [
        Taker(document=lookup.documents[name], copies=len(edited), edited=sum(edited))
        for name, edited in counted.items()
        if name in lookup.documents
    ]
    return tuple(sorted(takers, key=lambda one: (-one.copies, one.document.id)))


def stretch(given: str | None, length: int) -> tuple[int, int] | None:
    """The stretch of a text that an address names as START-END; None for what is no stretch of it.

    >>> stretch("12-80", 100), stretch("12-180", 100), stretch("x", 100)
    ((12, 80), None, None)
    """
    start, _, end = (given or "").partition("-")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(end) < 12):
        return None
    return (int(start), int(end)) if int(start) < int(end) <= length else None
