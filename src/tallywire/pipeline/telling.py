"""The stages of merging and tallying on an engine: one story, and then one event, at a time."""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallywire.merging.judged import in_force
from tallywire.merging.merge import Merging, merge_story
from tallywire.pipeline.said import Said, by_document
from tallywire.records import Document, Event, Judgement, Relation, Statement, Story
from tallywire.tallying.tally import Tally, tally_event

if TYPE_CHECKING:
    from tallywire.engines.base import Engine

__all__ = ["Told", "by_document_of", "tell_events"]

_STORIES = 8  # stories that travel to another process together


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What merging and tallying make of one or many stories."""

    merged: Sequence[Merging]
    tallies: Sequence[Tally]


def tell_events(
    stories: Sequence[Story], said: Said, *, rule: str, engine: Engine, entering: Callable[[str], None]
) -> Told:
    """The events, relations and figures of stories, from what their documents say, dated and with its origins."""
    judgements = in_force(said.judgements)
    spoken_of = by_document_of(judgements, said.statements)
    entering("merging")
    merged = _merge(stories, said.documents, said.statements, spoken_of, engine)
    entering("tallying")
    return Told(merged=merged, tallies=_tally(merged, said.documents, said.statements, spoken_of, rule, engine))


def _merge(
    stories: Sequence[Story],
    documents: Sequence[Document],
    statements: Sequence[Statement],
    spoken_of: Mapping[str, Sequence[Judgement]],
    engine: Engine,
) -> list[Merging]:
    by_id = {document.id: document for document in documents}
    said_in = by_document(statements)
    groups = (
        (
            story,
            [by_id[document_id] for document_id in story.document_ids],
            [statement for document_id in story.document_ids for statement in said_in.get(document_id, ())],
            _of_documents(story.document_ids, spoken_of),
        )
        for story in stories
    )
    return list(engine.group(_merge_group, groups, batch=_STORIES))


def _merge_group(group: tuple[Story, Sequence[Document], Sequence[Statement], Sequence[Judgement]]) -> Merging:
    return merge_story(*group)


def by_document_of(
    judgements: Sequence[Judgement], statements: Iterable[Statement]
) -> Mapping[str, Sequence[Judgement]]:
    """The judgements by the documents whose statements they speak of, in their order."""
    found: dict[str, list[Judgement]] = collections.defaultdict(list)
    if not judgements:
        return found
    document_of = {statement.id: statement.document_id for statement in statements}
    for one in judgements:
        names = (document_of.get(name) for name in (*one.left_statement_ids, *one.right_statement_ids))
        for document_id in dict.fromkeys(name for name in names if name):
            found[document_id].append(one)
    return found


def _of_documents(document_ids: Iterable[str], spoken_of: Mapping[str, Sequence[Judgement]]) -> list[Judgement]:
    found = {one.id: one for document_id in document_ids for one in spoken_of.get(document_id, ())}
    return sorted(found.values(), key=lambda one: (one.at, one.id))


def _tally(
    merged: Sequence[Merging],
    documents: Sequence[Document],
    statements: Sequence[Statement],
    spoken_of: Mapping[str, Sequence[Judgement]],
    rule: str,
    engine: Engine,
) -> list[Tally]:
    statement_of = {statement.id: statement for statement in statements}
    document_of = {document.id: document for document in documents}
    groups = (
        (
            event,
            [statement_of[statement_id] for statement_id in event.statement_ids],
            [document_of[document_id] for document_id in event.document_ids],
            relations.get(event.id, ()),
            rule,
            _of_documents(event.document_ids, spoken_of),
        )
        for merging in merged
        for relations in (_by_event(merging),)
        for event in merging.events
    )
    return list(engine.group(_tally_group, groups))


def _by_event(merging: Merging) -> Mapping[str, Sequence[Relation]]:
    """The relations with a statement of an event on either side, by the event, in their order."""
    found: dict[str, list[Relation]] = collections.defaultdict(list)
    for relation in merging.relations:
        sides = (relation.left_statement_id, relation.right_statement_id)
        for event_id in {merging.event_of[side] for side in sides if side in merging.event_of}:
            found[event_id].append(relation)
    return found


def _tally_group(
    group: tuple[Event, Sequence[Statement], Sequence[Document], Sequence[Relation], str, Sequence[Judgement]],
) -> Tally:
    event, statements, documents, relations, rule, judgements = group
    return tally_event(event, statements, documents, relations, rule=rule, judgements=judgements)
