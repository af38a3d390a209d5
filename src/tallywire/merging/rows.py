"""One row of `relations`."""

from __future__ import annotations

from tallywire.merging.features import Features
from tallywire.records import Measure, Relation, RelationKind

__all__ = ["relation_row"]


def relation_row(
    left: Features, right: Features, kind: RelationKind, reason: str, measure: Measure | None = None
) -> Relation:
    """How `left` stands to `right`. The reason is said to people, who read it beside either of the two."""
    return Relation(
        left_statement_id=left.statement.id,
        right_statement_id=right.statement.id,
        relation=kind,
        measure=measure,
        reason=reason,
    )
