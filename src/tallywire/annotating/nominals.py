"""Happenings told by a noun inside a clause that tells another ("...three weeks after the raid by the guard")."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

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
_SEPARATE_EVENT = ("by", "against", "on", "at", "in", "near", "of")


def nominals(
    parse: Doc,
    matches: Mapping[int, Match],
    chosen: Mapping[int, tuple[Match, bool]],
    *,
    counted: Collection[int],
    dated: Collection[int],
) -> dict[int, Match]:
    """Nouns that tell a happening of their own: with a count, a date, a doer or a target, and not the clause's own."""
    used = {match.head for match, _ in chosen.values()}
    found: dict[int, Match] = {}
    for i, match in sorted(matches.items()):
        token = parse[i]
        if (
            i in used
            or token.pos_ not in ("NOUN", "PROPN")
            or match.kind in ("casualties", "communication", "support", "demand", "politics", "agreement")
        ):
            continue
        if label(token) in ("compound", "amod", "flat", "appos"):
            continue
        if not (_stands_alone(token, counted, dated) or _names_its_victim(token, match)):
            continue
        over = chosen.get(clause_head(token).i)
        if over is None or not _is_same_happening(token, match, over[0], counted):
            found[i] = match
    return found


def _stands_alone(token: Token, counted: Collection[int], dated: Collection[int]) -> bool:
    """A count of its own, a date of its own, or both a doer and a target by preposition."""
    below = [child for child in token.children if base(child) in ("nmod", "nummod", "acl", "det")]
    if any(child.i in counted for child in token.children if base(child) == "nummod"):
        return True
    nouns = [child for child in below if base(child) == "nmod"]
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
