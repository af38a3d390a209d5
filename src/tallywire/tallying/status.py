"""How far an event is borne out: the plain word that a reader sees first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallywire.language.folding import fold_words
from tallywire.records import Event, EventStatus, Relation, Statement

__all__ = ["WORDS", "event_status"]

WORDS = ("communication", "demand")
"""Kinds that tell that somebody said something, which is no claim about a happening."""

_LEAST_LETTERS = 4


def event_status(event: Event, statements: Sequence[Statement], relations: Iterable[Relation]) -> EventStatus:
    """The status of an event from its own statements.

    contested: somebody denies it or contradicts it (a count that differs is the figure's affair, not the event's);
    claimed: only those who take part in it say so; corroborated: two or more independent origins;
    single_origin: one; unattributed: none is known.
    """
    if _denied(event, relations):
        return "contested"
    if not event.origin_ids:
        return "unattributed"
    if event.kind not in WORDS and _only_parties(event, statements):
        return "claimed"
    return "corroborated" if len(event.origin_ids) > 1 else "single_origin"


def _denied(event: Event, relations: Iterable[Relation]) -> bool:
    """Whether a relation says so: that a statement holds a "not" is not enough, it must deny what happened."""
    own = frozenset(event.statement_ids)
    return any(
        (relation.relation == "denies" and relation.right_statement_id in own)
        or (relation.relation == "contradicts" and relation.measure is None and relation.left_statement_id in own)
        for relation in relations
    )


def _only_parties(event: Event, statements: Sequence[Statement]) -> bool:
    """Whether every statement is the word of one party: both sides of a fight telling the same is no mere claim."""
    told = [statement for statement in statements if statement.polarity == "asserted"]
    actors, targets = _words(event.actors), _words(event.targets)
    spoken = [_speaker(statement) for statement in told]
    if not spoken or not all(spoken):
        return False
    return all(words & actors for words in spoken) or all(words & targets for words in spoken)


def _speaker(statement: Statement) -> frozenset[str]:
    source = statement.attribution.source if statement.attribution else None
    return _words([source.name or source.text]) if source else frozenset()


def _words(names: Iterable[str]) -> frozenset[str]:
    """Content words of names; a plural's ending is dropped, so that "rebels" and "a rebel leader" meet."""
    folded = (word.rstrip("s") for name in names for word in fold_words(name))
    return frozenset(word for word in folded if len(word) >= _LEAST_LETTERS)
