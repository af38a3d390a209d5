"""Cutting a sentence into the clauses that tell something, and choosing the one trigger of each.

A clause is told when it holds a trigger, when it is what somebody said, or when it is the main clause of its sentence.
A clause that only says who speaks ("police said") is not told itself: what it introduces is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tallywire.annotating.choosing import Clauses, choose, is_content
from tallywire.annotating.edges import cut, subtree_without
from tallywire.annotating.fate_clauses import counted_fate
from tallywire.annotating.nominals import nominals
from tallywire.annotating.sayers import drop_sayers, join_elided
from tallywire.annotating.trace import Trace
from tallywire.annotating.trees import (
    clause_heads,
)
from tallywire.annotating.triggers import Match
from tallywire.records import StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Told", "governing", "told_clauses"]

_NOTHING: Mapping[int, Collection[int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A clause or noun phrase that tells one thing: its head, the trigger's head and tokens, kind, tokens and rule.

    `owned` are the tokens that belong to this clause and to no other one that is told; `first` and `last` bound the
    unbroken run of them around the trigger, which is the statement's span. `said` marks the content of a saying verb;
    `nominal` a happening told by a noun phrase inside another clause.
    """

    head: int
    trigger: int
    trigger_tokens: tuple[int, ...]
    kind: StatementKind
    first: int
    last: int
    rule: str
    owned: frozenset[int]
    said: bool = False
    nominal: bool = False


def told_clauses(
    parse: Doc,
    matches: Mapping[int, Match],
    *,
    counted: Collection[int],
    dated: Collection[int],
    contents: Mapping[int, Collection[int]] = _NOTHING,
    plain: bool = True,
    trace: Trace | None = None,
) -> list[Told]:
    """What one sentence tells, in text order.

    `counted` and `dated` are the indices of tokens in quantities and times, `contents` gives
    for each token of a word that attributes those of what it attributes; `plain` is False for headlines and captions,
    where a clause without a trigger is not told.
    """
    context = Clauses(
        parse=parse,
        matches=matches,
        contents=contents,
        said=frozenset(i for content in contents.values() for i in content),
        plain=plain,
    )
    chosen: dict[int, tuple[Match, bool]] = {}
    for head in clause_heads(parse):
        match = choose(head, context)
        if match is not None:
            chosen[head.i] = (match, is_content(head, context))
    candidates = dict(chosen)
    sayers = drop_sayers(chosen, context)
    join_elided(chosen, parse)
    nominal = nominals(parse, matches, chosen, counted=counted, dated=dated, trace=trace)
    if trace is not None:
        _note(trace, candidates, chosen, nominal, sayers)
    borders = {*chosen, *nominal, *sayers}
    told = [_clause(parse[i], match, borders, said=said) for i, (match, said) in chosen.items()]
    told += [_clause(parse[i], match, borders, said=False, nominal=True) for i, match in nominal.items()]
    return sorted(told, key=lambda one: (one.first, one.last, one.trigger))


def _note(
    trace: Trace,
    candidates: Mapping[int, tuple[Match, bool]],
    chosen: Mapping[int, tuple[Match, bool]],
    nominal: Mapping[int, Match],
    sayers: Collection[int],
) -> None:
    """What became of the clauses that had a trigger, and which nouns tell something of their own."""
    for i, (match, _) in candidates.items():
        rule = f"{match.kind} {match.rule}"
        if i in chosen:
            trace.kept("clause", match.tokens, rule)
        elif i in sayers:
            trace.rejected("clause", match.tokens, rule, "it only says who speaks: what is said is told")
        else:
            trace.rejected("clause", match.tokens, rule, "the clause over it tells this too")
    for match in nominal.values():
        trace.kept("clause", match.tokens, f"{match.kind} {match.rule}")


# ---------------------------------------------------------------- where a clause begins and ends


def _clause(head: Token, match: Match, borders: Collection[int], *, said: bool, nominal: bool = False) -> Told:
    owned = frozenset(subtree_without(head, borders)) | {match.head}
    span = cut(head, match.head, owned)
    if counted_fate(head, {match.head: match}) is match:  # "the number of people killed in the raid | rose to 14"
        around = cut(head, head.i, owned)
        span = min(span[0], around[0]), max(span[1], around[1])
    return Told(
        head=head.i,
        trigger=match.head,
        trigger_tokens=match.tokens,
        kind=match.kind,
        first=span[0],
        last=span[1],
        rule=match.rule,
        owned=owned,
        said=said,
        nominal=nominal,
    )


def governing(told: Told, by_head: Mapping[int, Told], parse: Doc) -> Told | None:
    """The told clause that this one hangs below, unless a verb of saying or an untold clause stands between them."""
    token = parse[told.head]
    while token.head.i != token.i:
        token = token.head
        if token.i in by_head and by_head[token.i] is not told:
            return by_head[token.i]
    return None
