"""Merging: the statements of a story become events, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallywire.merging.clusters import cluster_statements
from tallywire.merging.context import read_story
from tallywire.merging.events import make_event
from tallywire.merging.judged import corrected, hidden_statements, judged
from tallywire.merging.relations import relate
from tallywire.records import Document, Event, Judgement, Relation, Statement, Story

__all__ = ["Merging", "merge_story"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """What merging gives; `event_of` names for every statement the event that it is part of."""

    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    event_of: Mapping[str, str]


def merge_story(
    story: Story,
    documents: Iterable[Document],
    statements: Sequence[Statement],
    judgements: Sequence[Judgement] = (),
) -> Merging:
    """The events of one story, from the statements of its documents; statements of other documents are left out.

    Statements of opposite sides, of other days or other towns are never one event; history stands apart as events of
    kind `background`, plans and words apart from deeds; a denial belongs to the event that it denies. Every event
    says why its statements were joined. The order of what is given does not show. Statements should carry their
    `origin_id`, or the event has no origins. What people judged stands over what the rules find.
    """
    held = frozenset(story.document_ids)
    by_id = {document.id: document for document in documents if document.id in held}
    hidden = hidden_statements(judgements)
    told = [statement for statement in statements if statement.id not in hidden]
    clusters = judged(cluster_statements(read_story(told, by_id)), judgements)
    events = [corrected(make_event(cluster, by_id), judgements, told) for cluster in clusters]
    return Merging(
        events=tuple(sorted(events, key=lambda event: (event.from_ or event.to or "9999", event.id))),
        relations=tuple(relate([cluster.members for cluster in clusters], by_id)),
        event_of={
            statement_id: event.id
            for event in sorted(events, key=lambda event: event.id)
            for statement_id in event.statement_ids
        },
    )
