"""What people decided: every judgement, newest first, with what it is about, whether it holds, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from tallywire.merging.judged import Conflict, conflicts, in_force
from tallywire.publishing.pages.decided import judgement_words
from tallywire.publishing.pages.plain import Json
from tallywire.publishing.record import Record
from tallywire.records import Document, Event, Judgement, Statement
from tallywire.schema import row_of

__all__ = ["Judged", "JudgementsPage", "Outcome", "judgements_page"]

_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a judgement did when it was made: the events that were there no longer, and those that came."""

    gone: tuple[str, ...]
    made: tuple[tuple[str, str], ...]  # id and title

    def json(self) -> Json:
        """The outcome as JSON."""
        return {"gone": list(self.gone), "made": [{"id": name, "title": title} for name, title in self.made]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One judgement, in words; `events` are those that its statements are part of now."""

    judgement: Judgement
    words: str
    holds: bool
    sentence: str | None
    page: Document | None
    at: str | None
    events: tuple[Event, ...]
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementsPage:
    """The judgements of a record; `done` is the one that was made just now."""

    NAME: ClassVar[str] = "judgements"

    found: tuple[Judged, ...]
    conflicts: tuple[Conflict, ...]
    total: int
    in_force: int
    number: int
    done: str | None

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-self.total // _ON_A_PAGE))

    def json(self) -> Json:
        """The page as JSON."""
        return {
            "total": self.total,
            "in_force": self.in_force,
            "page": self.number,
            "pages": self.pages,
            "judgements": list(self.rows()),
            "conflicts": [
                {"earlier": one.earlier.id, "later": one.later.id, "reason": one.reason} for one in self.conflicts
            ],
        }

    def rows(self) -> Iterator[Json]:
        """The page as the rows of a sheet."""
        for one in self.found:
            yield {**row_of(one.judgement), "holds": one.holds, "events": [event.id for event in one.events]}


def judgements_page(
    record: Record, *, number: int = 1, done: str | None = None, outcomes: Mapping[str, Outcome]
) -> JudgementsPage:
    """The page `number` of the judgements; `outcomes` is what is known of what they did, by their ids."""
    held: tuple[Judgement, ...] = record.take("judgements", range(record.count("judgements")))
    kept = {one.id for one in in_force(held)}
    ordered = sorted(held, key=lambda one: (one.at, one.id), reverse=True)
    shown = ordered[_ON_A_PAGE * (number - 1) : _ON_A_PAGE * number]
    said = _Said.of(record, shown)
    return JudgementsPage(
        found=tuple(said.judged(one, one.id in kept, outcomes.get(one.id)) for one in shown),
        conflicts=tuple(conflicts(held)),
        total=len(held),
        in_force=len(kept),
        number=number,
        done=done,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """The statements that judgements speak of, their pages and their events."""

    statements: Mapping[str, Statement]
    documents: Mapping[str, Document]
    events: Mapping[str, Event]

    @classmethod
    def of(cls, record: Record, judgements: Sequence[Judgement]) -> _Said:
        names = {name for one in judgements for name in _named(one)}
        statements: tuple[Statement, ...] = record.among("statements", "id", names)
        first = {_named(one)[0] for one in judgements if _named(one)}
        pages = {one.document_id for one in statements if one.id in first}
        return cls(
            statements={one.id: one for one in statements},
            documents={one.id: one for one in record.among("documents", "id", pages)},
            events={
                one.id: one for one in record.among("events", "id", {s.event_id for s in statements if s.event_id})
            },
        )

    def judged(self, judgement: Judgement, holds: bool, outcome: Outcome | None) -> Judged:
        """One judgement with what it is about."""
        told = [self.statements[name] for name in _named(judgement) if name in self.statements]
        page = self.documents.get(told[0].document_id) if told else None
        events = dict.fromkeys(one.event_id for one in told if one.event_id in self.events)
        return Judged(
            judgement=judgement,
            words=judgement_words(judgement),
            holds=holds,
            sentence=page.text[told[0].start : told[0].end] if page else None,
            page=page,
            at=f"{told[0].start}-{told[0].end}" if page else None,
            events=tuple(self.events[name] for name in events if name),
            outcome=outcome,
        )


def _named(judgement: Judgement) -> tuple[str, ...]:
    return (*judgement.left_statement_ids, *judgement.right_statement_ids)
