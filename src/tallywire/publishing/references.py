"""Checks between tables: ids lead somewhere, events and statements agree, every figure has evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from tallywire.publishing.checks import Violation, row_id
from tallywire.publishing.tables import Lookup
from tallywire.records import Event, Figure, Statement
from tallywire.tallying.shot import bears

__all__ = ["check_events", "check_figures", "check_lineage", "check_references"]


def check_references(lookup: Lookup) -> Iterator[Violation]:
    """Every id that a row names is in the table it points into."""
    documents, origins, events = lookup.documents, lookup.origins, lookup.events
    stories = {story.id for story in lookup.tables.stories}
    for document in lookup.tables.documents:
        yield from _missing("documents", document.id, "origin_id", [document.origin_id], documents, "documents")
        yield from _missing("documents", document.id, "story_id", [document.story_id], stories, "stories")
    for statement in lookup.tables.statements:
        yield from _missing("statements", statement.id, "origin_id", [statement.origin_id], origins, "origins")
        yield from _missing("statements", statement.id, "event_id", [statement.event_id], events, "events")
    yield from _missing_documents(lookup)
    for relation in lookup.tables.relations:
        ends = (relation.left_statement_id, relation.right_statement_id)
        yield from _missing("relations", row_id(relation), "statement", ends, lookup.statements, "statements")


def _missing_documents(lookup: Lookup) -> Iterator[Violation]:
    known = lookup.documents
    for passage in lookup.tables.passages:
        yield from _missing("passages", passage.id, "document_id", [passage.document_id], known, "documents")
    for statement in lookup.tables.statements:
        yield from _missing("statements", statement.id, "document_id", [statement.document_id], known, "documents")
    for copy in lookup.tables.copies:
        ends = (copy.from_document_id, copy.to_document_id)
        yield from _missing("copies", row_id(copy), "document_id", ends, known, "documents")
    for origin in lookup.tables.origins:
        yield from _missing("origins", origin.id, "document_ids", origin.document_ids, known, "documents")
    for story in lookup.tables.stories:
        yield from _missing("stories", story.id, "document_ids", story.document_ids, known, "documents")


def check_lineage(lookup: Lookup) -> Iterator[Violation]:
    """No page was taken from itself, by however many others. Every page is looked at once."""
    ended: set[str] = set()
    for document in lookup.tables.documents:
        circle = _circle(document.id, lookup, ended)
        if circle:
            problem = f"pages are taken from each other in a circle: {', '.join(circle)}"
            yield Violation(table="documents", id=circle[0], problem=problem)
    for copy in lookup.tables.copies:
        if copy.from_document_id == copy.to_document_id:
            yield Violation(table="copies", id=row_id(copy), problem="a page is no copy of itself")


def _circle(document_id: str, lookup: Lookup, ended: set[str]) -> list[str]:
    """The circle that a page's origins run into, if it is met for the first time; `ended` holds the pages seen."""
    walked: dict[str, int] = {}
    at = document_id
    while at in lookup.documents and at not in ended and at not in walked:
        walked[at] = len(walked)
        following = lookup.documents[at].origin_id
        at = following if following and following != at else ""  # "" is no page: the chain has ended
    ended.update(walked)
    return sorted(list(walked)[walked[at] :]) if at in walked else []


def check_events(lookup: Lookup) -> Iterator[Violation]:
    """Events and statements agree: each statement stands in one event, the one it names, with its page and origin."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for event in lookup.tables.events:
        yield from _event_references(event, lookup)
        yield from _event_evidence(event, lookup)
        for statement_id in event.statement_ids:
            holders[statement_id].append(event.id)
    for statement in lookup.tables.statements:
        yield from _one_event(statement, holders.get(statement.id, []))


def _event_references(event: Event, lookup: Lookup) -> Iterator[Violation]:
    if not event.statement_ids:
        yield Violation(table="events", id=event.id, problem="it rests on no statement")
    yield from _missing("events", event.id, "statement_ids", event.statement_ids, lookup.statements, "statements")
    yield from _missing("events", event.id, "document_ids", event.document_ids, lookup.documents, "documents")
    yield from _missing("events", event.id, "origin_ids", event.origin_ids, lookup.origins, "origins")


def _event_evidence(event: Event, lookup: Lookup) -> Iterator[Violation]:
    statements = lookup.event_statements(event)
    pages = {statement.document_id for statement in statements}
    if statements and pages != set(event.document_ids):
        yield Violation(table="events", id=event.id, problem="document_ids are not the pages of its statements")
    if event.title_quote is not None and event.title_quote.document_id not in event.document_ids:
        problem = f"its title stands in {event.title_quote.document_id}, which is none of its documents"
        yield Violation(table="events", id=event.id, problem=problem)
    # fewer is right: two names of one speaker are one origin, and a page that retells a speaker is none of its own
    sources = {statement.origin_id for statement in statements if statement.origin_id}
    if set(event.origin_ids) - sources:
        yield Violation(table="events", id=event.id, problem="origin_ids name an origin of none of its statements")
    if sources and not event.origin_ids:
        yield Violation(table="events", id=event.id, problem="its statements have origins, but it has none")
    told = [statement for statement in statements if statement.polarity == "asserted"]  # a denial tells of no deed
    if event.kind != "background" and len({statement.background for statement in told}) > 1:
        ids = ", ".join(statement.id for statement in told if statement.background)
        yield Violation(table="events", id=event.id, problem=f"background statements in an incident: {ids}")
    if event.status == "corroborated" and len(event.origin_ids) < 2:
        yield Violation(table="events", id=event.id, problem="corroborated with fewer than two origins")


def _one_event(statement: Statement, holders: list[str]) -> Iterator[Violation]:
    if len(holders) > 1:
        problem = f"it stands in {len(holders)} events: {', '.join(holders)}"
        yield Violation(table="statements", id=statement.id, problem=problem)
    elif holders != [statement.event_id] and (holders or statement.event_id):
        problem = f"event_id is {statement.event_id!r}, but it stands in {holders[0] if holders else 'no event'}"
        yield Violation(table="statements", id=statement.id, problem=problem)


def check_figures(lookup: Lookup) -> Iterator[Violation]:
    """Every figure rests on statements of its event that give a number for its measure."""
    for figure in lookup.tables.figures:
        name = row_id(figure)
        yield from _missing("figures", name, "event_id", [figure.event_id], lookup.events, "events")
        yield from _missing("figures", name, "statement_ids", figure.statement_ids, lookup.statements, "statements")
        yield from _missing("figures", name, "origin_ids", figure.origin_ids, lookup.origins, "origins")
        yield from (Violation(table="figures", id=name, problem=problem) for problem in _evidence(figure, lookup))


def _evidence(figure: Figure, lookup: Lookup) -> Iterator[str]:
    if not figure.statement_ids:
        yield "it rests on no statement"
    if not figure.rule:
        yield "it names no rule"
    event = lookup.events.get(figure.event_id)
    outside = sorted(set(figure.statement_ids) - set(event.statement_ids)) if event else []
    if outside:
        yield f"statements of other events: {', '.join(outside)}"
    for name in figure.statement_ids:
        statement = lookup.statements.get(name)
        if statement is not None and not any(bears(stated, figure) for stated in statement.figures):
            yield f"its statement {name} gives no figure of {figure.measure}"


def _missing(
    table: str, row: str, field: str, ids: Iterable[str | None], known: Container[str], where: str
) -> Iterator[Violation]:
    for name in ids:
        if name is not None and name not in known:
            yield Violation(table=table, id=row, problem=f"{field} {name!r} is not in {where}")
