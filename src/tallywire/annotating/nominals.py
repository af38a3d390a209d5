"""Happenings told by a noun inside a clause that tells another ("...three weeks after the raid by the guard")."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from tallywire.annotating.responsibility import held_responsible
from tallywire.annotating.trace import Trace
from tallywire.annotating.trees import (
    base,
    children,
    clause_head,
    label,
    lemmas,
    preposition,
)
from tallywire.annotating.triggers import Match
from tallywire.annotating.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["nominals"]

_OF_VICTIMS = frozenset({"attack", "abduction"})
_NEVER_ALONE = frozenset({"casualties", "communication", "support", "demand", "politics", "agreement"})
_SEPARATE_EVENT = ("by", "against", "on", "at", "in", "near", "of")


def nominals(
    parse: Doc,
    matches: Mapping[int, Match],
    chosen: Mapping[int, tuple[Match, bool]],
    *,
    counted: Collection[int],
    dated: Collection[int],
    trace: Trace | None = None,
) -> dict[int, Match]:
    """Nouns that tell a happening of their own: with a count, a date, a doer or a target, and not the clause's own."""
    used = {match.head for match, _ in chosen.values()}
    found: dict[int, Match] = {}
    for i, match in sorted(matches.items()):
        if i in used:
            continue
        refusal = _refusal(parse[i], match, chosen, counted=counted, dated=dated)
        if refusal is None:
            found[i] = match
        elif trace is not None:
            trace.rejected("clause", match.tokens, f"{match.kind} {match.rule}", refusal)
    return found


def _refusal(
    token: Token,
    match: Match,
    chosen: Mapping[int, tuple[Match, bool]],
    *,
    counted: Collection[int],
    dated: Collection[int],
) -> str | None:
    """Why a trigger that no clause tells with is no happening of its own; None where it is one."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return "no clause tells with it, and it is no noun"
    if match.kind in _NEVER_ALONE:
        return f"a noun of this kind ({match.kind}) is told by its clause only"
    if label(token) in ("compound", "amod", "flat", "appos"):
        return "it only describes another noun"
    if not (_stands_alone(token, counted, dated) or _names_its_victim(token, match) or held_responsible(token)):
        return "it has no count, date, victim, or doer and target of its own, and nobody is blamed for it"
    over = chosen.get(_telling(token, chosen))
    if over is not None and over[0].kind == "communication" and _is_bare(token) and len(over[0].tokens) > 1:
        return "it is what its clause claims, and nothing more is said of it"
    if over is not None and _is_same_happening(token, match, over[0], counted):
        return f"it names what its clause tells ({over[0].kind})"
    return None


def _is_bare(token: Token) -> bool:
    return all(base(child) in ("det", "case", "punct") for child in token.children)


def _telling(token: Token, chosen: Mapping[int, tuple[Match, bool]]) -> int:
    """The head of the clause that tells with a noun: of two tolls told as one, that of the first."""
    head = clause_head(token)
    while head.i not in chosen and base(head) == "conj":
        head = head.head
    return head.i


def _stands_alone(token: Token, counted: Collection[int], dated: Collection[int]) -> bool:
    """A count of its own, a date of its own, or both a doer and a target by preposition."""
    below = [child for child in token.children if base(child) in ("nmod", "obl", "nummod", "acl", "det")]
    if any(child.i in counted for child in token.children if base(child) == "nummod"):
        return True
    nouns = [child for child in below if base(child) in ("nmod", "obl")]
    if any(noun.i in dated for noun in nouns):
        return True
    cases = {case.lower_ for noun in nouns for case in children(noun, "case")}
    return len(cases & set(_SEPARATE_EVENT)) >= 1 and ("by" in cases or "on" in cases or "against" in cases)


def _names_its_victim(token: Token, match: Match) -> bool:
    """ "The murder of a judge": who it was done to makes it a happening of its own."""
    if match.kind not in _OF_VICTIMS or not words().doers_nouns.isdisjoint(lemmas(token)):
        return False
    return any(label(child) == "nmod:poss" or preposition(child) == "of" for child in children(token, "nmod"))


def _is_same_happening(token: Token, match: Match, over: Match, counted: Collection[int]) -> bool:
    """A toll "in" an attack, an attack that "kills": the noun names what the clause tells."""
    if over.kind == match.kind:
        return True
    if any(child.i in counted for child in children(token, "nummod")):
        return False
    name = base(token)
    case = {c.lower_ for c in children(token, "case")}
    return over.kind == "casualties" and (name == "nsubj" or bool(case & {"in", "by", "during", "from", "when", "as"}))
