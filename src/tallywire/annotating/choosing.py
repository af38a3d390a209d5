"""Which trigger a clause has, if it tells anything at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallywire.annotating.fate_clauses import counted_fate, is_told_above
from tallywire.annotating.trees import (
    base,
    children,
    clause_head,
    conjuncts,
    first_conjunct,
    lemmas,
    subjects,
)
from tallywire.annotating.triggers import Match
from tallywire.annotating.words import words
from tallywire.records import StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["SAYING", "Clauses", "choose", "is_content", "is_sayer"]

SAYING: frozenset[StatementKind] = frozenset({"communication"})
_ARGUMENTS = ("obj", "nsubj", "nsubj:pass", "obl", "xcomp", "nmod")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses:
    """One sentence as choosing sees it: tree, triggers, and which tokens each word of saying attributes.

    `said` are all tokens that somebody is quoted with; `plain` is False for headlines and captions.
    """

    parse: Doc
    matches: Mapping[int, Match]
    contents: Mapping[int, Collection[int]]
    said: Collection[int]
    plain: bool


def choose(head: Token, context: Clauses) -> Match | None:
    """The trigger that the clause of `head` tells with; None when it tells nothing."""
    counted = counted_fate(head, context.matches)
    if counted is not None:
        return counted
    if is_told_above(head):
        return None
    own = _own_trigger(head, context.matches)
    if own is not None and own.kind in ("communication", "politics") and base(first_conjunct(head)) in ("acl", "advcl"):
        own = None  # "posted on a website", "citing witnesses": no statement of its own
    if own is not None and _equates(head, own):
        return _untriggered(head, context)  # "the attack was the worst massacre" tells no new massacre
    if own is not None and own.kind not in ("communication", "demand", "politics"):
        return own
    noun = _noun_trigger(head, context.matches) if own is None or own.kind == "politics" else None
    if noun is not None and not children(head, "cop"):
        return noun
    if own is None and base(head) == "root":
        own = _buried_trigger(head, context)
    return own if own is not None else _untriggered(head, context)


def _equates(head: Token, own: Match) -> bool:
    """Whether a clause says what something is ("was a raid"), and not what state it is in ("in critical condition")."""
    noun = head.i == own.head and head.pos_ in ("NOUN", "PROPN") and bool(children(head, "cop"))
    return noun and not (own.kind == "casualties" and children(head, "case"))


def _buried_trigger(head: Token, context: Clauses) -> Match | None:
    """The first verb that triggers anywhere in a main clause whose tree went wrong: no verb at its root."""
    if head.pos_ in ("VERB", "AUX") or children(head, "cop"):
        return None
    found = (context.matches.get(i) for i in range(len(context.parse)))
    verbs = (
        match for match in found if match is not None and match.rule.endswith("/verb") and match.kind not in SAYING
    )
    return next((match for match in verbs if clause_head(context.parse[match.head]).i == head.i), None)


def _own_trigger(head: Token, matches: Mapping[int, Match]) -> Match | None:
    """The trigger on the head itself, or on the verb it controls ("tried to seize")."""
    own = matches.get(head.i)
    controlled = [matches[child.i] for child in children(head, "xcomp") if child.i in matches]
    if own is not None and (own.kind not in ("communication", "politics") or not controlled):
        return own
    return controlled[0] if controlled else own


def _noun_trigger(head: Token, matches: Mapping[int, Match]) -> Match | None:
    """The trigger among the arguments of a light verb, or the head noun's own ("fighting in the town")."""
    if head.pos_ in ("NOUN", "PROPN") and head.i in matches:
        return matches[head.i]
    light = not words().light_verbs.isdisjoint(lemmas(head)) or head.pos_ not in ("VERB", "AUX")
    for name in _ARGUMENTS:
        if not light and name not in ("nsubj", "nsubj:pass"):
            continue
        for noun in (part for child in children(head, name) for part in _counted_parts(child)):
            match = matches.get(noun.i)
            if match is not None and match.kind not in SAYING:
                return match
    return None


def _counted_parts(child: Token) -> list[Token]:
    """An argument, what is joined to it, and what it is a number of ("a series of raids")."""
    parts = conjuncts(child)
    return parts + [
        n for part in parts for n in children(part, "nmod") if any(c.lower_ == "of" for c in children(n, "case"))
    ]


def _untriggered(head: Token, context: Clauses) -> Match | None:
    """Main clauses and what somebody said are told even without a trigger."""
    if not _has_predicate(head):
        return None
    if is_content(head, context):
        return Match(head=head.i, tokens=(head.i,), kind="communication", rule="clause:said")
    if context.plain and (base(head) == "root" or (base(head) == "conj" and _has_subject(head))):
        return Match(head=head.i, tokens=(head.i,), kind="background", rule="clause:context")
    return None


def _has_predicate(head: Token) -> bool:
    return head.pos_ in ("VERB", "AUX") or bool(children(head, "cop", "nsubj"))


def _has_subject(head: Token) -> bool:
    return bool(children(head, "nsubj", "csubj", "expl"))


def is_content(head: Token, context: Clauses) -> bool:
    """Whether the clause is what a verb of saying introduces."""
    if head.i in context.said and base(head) in ("root", "ccomp", "parataxis", "conj"):
        return True
    if base(head) == "conj":
        return is_content(head.head, context)
    if base(head) == "ccomp":
        over = context.matches.get(head.head.i)
        return over is not None and over.kind in ("communication", "demand")
    return any(is_sayer(child, context.matches) for child in children(head, "parataxis"))


def is_sayer(head: Token, matches: Mapping[int, Match]) -> bool:
    """Whether a clause is somebody saying something."""
    match = matches.get(head.i)
    return match is not None and match.kind in SAYING and bool(subjects(head))
