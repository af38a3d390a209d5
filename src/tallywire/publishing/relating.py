"""How one statement stands to the others, as lines for people: what matters first, and each thing once.

Forty pages that carry one denial are one line; statements that only say the same are counted, not listed.
"""

from __future__ import annotations

from collections.abc import Iterable

from tallywire.publishing.tables import Lookup
from tallywire.publishing.words import count, page_name
from tallywire.records import Relation, Statement

__all__ = ["VERBS", "relation_lines"]

VERBS = {
    "denies": ("denies", "denied by"),
    "contradicts": ("contradicted by", "contradicted by"),
    "updates": ("takes the place of", "replaced by"),
}
"""What each relation is called, seen from its left and from its right statement; the order is that of the lines."""

_LONGEST = 70  # characters of another statement's words


def relation_lines(statement: Statement, lookup: Lookup) -> tuple[str, ...]:
    """Denials, contradictions and updates, each partner's words once, then how many statements say the same."""
    relations = lookup.relations_of.get(statement.id, ())
    lines: dict[tuple[str, str, str], list[Statement]] = {}
    for kind in VERBS:
        for relation in relations:
            if relation.relation == kind and (partner := _partner(relation, statement, lookup)):
                verb = VERBS[kind][relation.right_statement_id == statement.id]
                lines.setdefault((verb, _quoted(partner, lookup), relation.reason), []).append(partner)
    shown = [f"{verb} {words} ({_pages(found, lookup)}): {reason}" for (verb, words, reason), found in lines.items()]
    return (*shown, *_agreeing(relations, statement, lookup))


def _agreeing(relations: Iterable[Relation], statement: Statement, lookup: Lookup) -> tuple[str, ...]:
    """One line for all statements that say the same or agree."""
    found = {
        partner.id: partner
        for relation in relations
        if relation.relation not in VERBS and (partner := _partner(relation, statement, lookup))
    }
    if not found:
        return ()
    return (f"agrees with {count(len(found), 'other statement')} ({_pages(found.values(), lookup)})",)


def _partner(relation: Relation, statement: Statement, lookup: Lookup) -> Statement | None:
    ends = (relation.left_statement_id, relation.right_statement_id)
    return lookup.statements.get(ends[0] if ends[1] == statement.id else ends[1])


def _quoted(statement: Statement, lookup: Lookup) -> str:
    words = " ".join(lookup.documents[statement.document_id].text[statement.start : statement.end].split())
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[:_LONGEST].rstrip()}…”"


def _pages(statements: Iterable[Statement], lookup: Lookup) -> str:
    """The one page's name, or how many pages there are."""
    names = {s.document_id: page_name(lookup.documents[s.document_id]) for s in statements}
    return next(iter(names.values())) if len(names) == 1 else count(len(names), "page")
