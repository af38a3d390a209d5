"""What people decided about statements: who, when, what, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tallywire.merging.judged import in_force
from tallywire.publishing.tables import Lookup
from tallywire.records import Judgement, Statement

__all__ = ["Decision", "decisions", "judgement_words"]

_WORDS = {
    "same": "the same happening",
    "different": "two happenings",
    "wrong_kind": "the kind is wrong",
    "wrong_place": "the place is wrong",
    "wrong_figure": "the figure is wrong",
    "hide": "no part of any event",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One judgement in words, and whether it holds still."""

    judgement: Judgement
    words: str
    holds: bool


def decisions(statements: Iterable[Statement], lookup: Lookup) -> tuple[Decision, ...]:
    """The judgements that speak of some statements, in the order of time; those taken back are said to be so."""
    own = {statement.id for statement in statements}
    kept = {one.id for one in in_force(lookup.tables.judgements)}
    spoken = [one for one in lookup.tables.judgements if own & {*one.left_statement_ids, *one.right_statement_ids}]
    return tuple(Decision(judgement=one, words=judgement_words(one), holds=one.id in kept) for one in spoken)


def judgement_words(judgement: Judgement) -> str:
    """What was decided, in a few words."""
    if judgement.withdraws:
        return "an earlier judgement is taken back"
    words = _WORDS.get(judgement.kind, judgement.kind)
    if judgement.kind == "wrong_figure":
        return f"{words}: {judgement.value}"
    if judgement.kind == "wrong_place":
        return f"{words}: {judgement.value or 'not known'} is right"
    return f"{words}: it is {judgement.value}" if judgement.value else words
