"""A person's decisions, put into a ledger: kept for ever, and at once an input of what stands in it.

Only the stories that a decision speaks of are merged and tallied again; the next build gives the same rows.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from tallywire import schema
from tallywire.errors import UsageError
from tallywire.identity import content_id
from tallywire.ledger.store import Ledger, LedgerWriter, writing
from tallywire.merging.judged import Conflict, conflicts, in_force
from tallywire.pipeline.across import Derived, Said, derive_events, stories_of, with_dates
from tallywire.pipeline.as_read import AsRead
from tallywire.pipeline.plan import unwatched
from tallywire.records import Document, Event, Figure, Judgement, JudgementKind, Relation, Statement, Story

if TYPE_CHECKING:
    from tallywire.engines.base import Engine

__all__ = ["JudgingReport", "add_judgements", "make_judgement"]

T = TypeVar("T")

_DEFAULT_RULE = "latest-most-origins"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingReport:
    """What came of decisions: those added, the events that are gone and those that came, and what conflicts."""

    added: tuple[Judgement, ...]
    gone: tuple[Event, ...]
    made: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]


def make_judgement(
    kind: JudgementKind,
    *,
    left: Iterable[str] = (),
    right: Iterable[str] = (),
    value: str | None = None,
    by: str,
    at: str,
    note: str | None = None,
    withdraws: str | None = None,
) -> Judgement:
    """A decision with its id; `left` and `right` are statement ids, `at` is an ISO 8601 time in UTC.

    >>> made = make_judgement("hide", left=["statement-1"], by="Ada", at="2031-05-07T10:00:00Z")
    >>> made.id == make_judgement("hide", left=["statement-1"], by="Ada", at="2031-05-07T10:00:00Z").id
    True
    """
    sides = tuple(sorted(set(left))), tuple(sorted(set(right)))
    key = content_id("judgement", kind, *sides[0], None, *sides[1], None, value, by, at, withdraws)
    return Judgement(
        id=key,
        kind=kind,
        left_statement_ids=sides[0],
        right_statement_ids=sides[1],
        value=value,
        by=by,
        at=at,
        note=note,
        withdraws=withdraws,
    )


def add_judgements(path: str | os.PathLike[str], judgements: Sequence[Judgement], *, engine: Engine) -> JudgingReport:
    """Adds decisions to the ledger at `path` and derives anew what they change.

    One that the ledger holds already is left as it is. Raises `LedgerError` (no ledger, locked, no room) and
    `UsageError` for a decision on statements or on a judgement that the ledger does not hold.
    """
    Ledger.open(path)  # a judgement makes no ledger
    with writing(path) as ledger:
        held = _Held.of(ledger)
        new = [one for one in judgements if one.id not in {old.id for old in held.judgements}]
        _check(new, held)
        ordered = tuple(sorted((*held.judgements, *new), key=lambda one: (one.at, one.id)))
        changed, gone, made = _derived(held, ordered, new, engine)
        ledger.replace({**changed, "judgements": schema.arrow_table("judgements", ordered)})
        return JudgingReport(added=tuple(new), gone=gone, made=made, conflicts=tuple(conflicts(ordered)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """What a ledger holds of the tables that a decision can change."""

    documents: Mapping[str, Document]
    statements: Sequence[Statement]
    stories: Sequence[Story]
    events: Sequence[Event]
    figures: Sequence[Figure]
    relations: Sequence[Relation]
    judgements: Sequence[Judgement]
    as_read: AsRead
    rule: str

    @classmethod
    def of(cls, ledger: LedgerWriter) -> _Held:
        names = ("statements", "stories", "events", "figures", "relations", "judgements")
        tables: dict[str, Any] = {name: ledger.records(name) for name in names}
        documents = {document.id: document for document in ledger.records("documents")}
        rule = ledger.manifest.stages.get("rule", _DEFAULT_RULE)
        return cls(documents=documents, as_read=AsRead.of(ledger), rule=rule, **tables)

    def read(self) -> Said:
        """What the documents say, as it was read, with the origins that tracing found."""
        documents = ((document, self.as_read.document(document)) for document in self.documents.values())
        statements = ((statement, self.as_read.statement(statement)) for statement in self.statements)
        return Said(
            documents=[replace(read, origin_id=d.origin_id, origin_reason=d.origin_reason) for d, read in documents],
            passages=(),
            statements=[replace(read, origin_id=s.origin_id) for s, read in statements],
        )


def _check(judgements: Sequence[Judgement], held: _Held) -> None:
    known = {statement.id for statement in held.statements}
    earlier = {one.id for one in held.judgements}
    for one in judgements:
        missing = [name for name in (*one.left_statement_ids, *one.right_statement_ids) if name not in known]
        if missing:
            raise UsageError(f"the ledger has no statement {missing[0]!r}; judge what `tallywire show` lists")
        if one.kind == "withdrawn" and one.withdraws not in earlier:
            raise UsageError(f"the ledger has no judgement {one.withdraws!r}; `tallywire judge list` shows them")


# ---------------------------------------------------------------- what changes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Renewed:
    """The stories after the decisions, those of them that were merged anew, and what came of these.

    `read_documents` and `read_statements`, by id, are those of the stories made anew, as they are now dated.
    """

    stories: Sequence[Story]
    touched: frozenset[str]
    derived: Derived
    story_of: Mapping[str, str]
    read_documents: Mapping[str, Document]
    read_statements: Mapping[str, Statement]

    def is_touched(self, document_id: str) -> bool:
        """Whether the story of a document was merged anew."""
        return self.story_of[document_id] in self.touched

    def in_order(self, kept: Iterable[T], made: Iterable[T], document_of: Callable[[T], str]) -> list[T]:
        """Rows of stories left alone and rows of stories made anew, in the order of the stories."""
        by_story: dict[str, list[T]] = defaultdict(list)
        for row in (*(row for row in kept if not self.is_touched(document_of(row))), *made):
            by_story[self.story_of[document_of(row)]].append(row)
        return [row for story in self.stories for row in by_story[story.id]]


def _derived(
    held: _Held, judgements: Sequence[Judgement], new: Sequence[Judgement], engine: Engine
) -> tuple[dict[str, pa.Table], tuple[Event, ...], tuple[Event, ...]]:
    """The tables that change, the events that are gone and those that came."""
    document_of = {statement.id: statement.document_id for statement in held.statements}
    renewed = _renewed(held, judgements, new, document_of, engine)
    merged, tallies = renewed.derived.merged, renewed.derived.tallies
    events = renewed.in_order(held.events, (tally.event for tally in tallies), lambda event: event.document_ids[0])
    first_page = {event.id: event.document_ids[0] for event in (*held.events, *events)}
    event_of = {name: key for merging in merged for name, key in merging.event_of.items()}
    rows: dict[str, Iterable[Any]] = {
        "stories": renewed.stories,
        "documents": [
            replace(renewed.read_documents.get(d.id, d), story_id=renewed.story_of[d.id])
            for d in held.documents.values()
        ],
        "statements": [
            replace(renewed.read_statements[one.id], event_id=event_of.get(one.id))
            if renewed.is_touched(one.document_id)
            else one
            for one in held.statements
        ],
        "events": events,
        "figures": renewed.in_order(
            held.figures, (f for tally in tallies for f in tally.figures), lambda figure: first_page[figure.event_id]
        ),
        "relations": renewed.in_order(
            held.relations,
            (r for merging in merged for r in merging.relations),
            lambda r: document_of[r.left_statement_id],
        ),
    }
    before, after = {event.id for event in held.events}, {event.id for event in events}
    gone = tuple(event for event in held.events if event.id not in after)
    came = tuple(event for event in events if event.id not in before)
    return {name: schema.arrow_table(name, found) for name, found in rows.items()}, gone, came


def _renewed(
    held: _Held,
    judgements: Sequence[Judgement],
    new: Sequence[Judgement],
    document_of: Mapping[str, str],
    engine: Engine,
) -> _Renewed:
    """Merges and tallies anew what the new decisions speak of, and what the withdrawn ones spoke of."""
    withdrawn = {one.withdraws for one in new}
    concerned = [*new, *(one for one in judgements if one.id in withdrawn)]
    spoken_of = {name for one in concerned for name in _documents(one, document_of)}
    read = held.read()
    stories = _stories(held, read, judgements, concerned, document_of)
    before = {story.id for story in held.stories}
    touched = [one for one in stories if one.id not in before or not spoken_of.isdisjoint(one.document_ids)]
    derived = derive_events(
        touched,
        read.documents,
        read.statements,
        in_force(judgements),
        rule=held.rule,
        engine=engine,
        entering=unwatched,
    )
    story_of = {document_id: story.id for story in stories for document_id in story.document_ids}
    told = with_dates(read, derived.dated)
    anew = {document_id for one in touched for document_id in one.document_ids}
    return _Renewed(
        stories=stories,
        touched=frozenset(one.id for one in touched),
        derived=derived,
        story_of=story_of,
        read_documents={one.id: one for one in told.documents if one.id in anew},
        read_statements={one.id: one for one in told.statements if one.document_id in anew},
    )


def _stories(
    held: _Held,
    read: Said,
    judgements: Sequence[Judgement],
    concerned: Sequence[Judgement],
    document_of: Mapping[str, str],
) -> Sequence[Story]:
    """The stories; grouped again only where a decision can have joined or parted some."""
    if not any(one.kind == "same" and len(_documents(one, document_of)) > 1 for one in concerned):
        return held.stories
    return stories_of(read.documents, read.statements, judgements)


def _documents(judgement: Judgement, document_of: Mapping[str, str]) -> set[str]:
    names = (*judgement.left_statement_ids, *judgement.right_statement_ids)
    return {document_of[name] for name in names if name in document_of}
