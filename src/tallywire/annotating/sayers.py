"""Which clauses are not told after all: those that only say who speaks, and those that repeat a verb left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tallywire.annotating.choosing import Clauses, is_sayer
from tallywire.annotating.trees import (
    base,
    children,
    conjuncts,
    lemmas,
)
from tallywire.annotating.triggers import Match
from tallywire.language.modality_cues import modality_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["drop_sayers", "join_elided"]

_THREATS = frozenset({"warn", "threaten", "vow"})


def drop_sayers(chosen: dict[int, tuple[Match, bool]], context: Clauses) -> set[int]:
    """A verb of saying whose content is told is an attribution, not a statement; gives the heads that were dropped."""
    dropped = set()
    threats = set()
    for i in sorted(chosen):
        if i in chosen and not _THREATS.isdisjoint(lemmas(context.parse[i])):
            for plan in _plans_below(i, chosen, context.parse):
                del chosen[plan]
                threats.add(i)
    for i in sorted(chosen.keys() - threats):
        if i not in chosen[i][0].tokens and chosen[i][0].kind != "communication":
            continue
        if _only_attributes(context.parse[i], chosen, context):
            del chosen[i]
            dropped.add(i)
    return dropped


def _plans_below(i: int, chosen: Mapping[int, tuple[Match, bool]], parse: Doc) -> list[int]:
    """What a threat or warning announces ("warned that it would strike") is told by the threat itself."""
    planned = modality_cues().planned_auxiliaries
    found = list[int]()
    for first in (child for name in ("ccomp", "advcl", "xcomp") for child in children(parse[i], name)):
        joined = [one.i for one in conjuncts(first)]
        plans = [j for j in joined if any(aux.lower_ in planned for aux in children(parse[j], "aux"))]
        words = [j for j in joined if plans and j in chosen and chosen[j][0].rule == "clause:said"]
        found += [j for j in joined if j in chosen and (j in plans or j in words)]
    return sorted(set(found))


def _only_attributes(head: Token, chosen: Mapping[int, tuple[Match, bool]], context: Clauses) -> bool:
    match, _ = chosen[head.i]
    if len(match.tokens) > 1:
        return False  # "claimed responsibility" says something by itself
    content = context.contents.get(head.i, ())
    echoed = head.i in context.said and (match.rule == "clause:said" or base(head) != "ccomp")
    if not echoed and match.kind in ("communication", "background") and any(i in content for i in chosen):
        return True
    if match.kind != "communication" or match.rule == "clause:said":
        return False
    return any(child.i in chosen for child in children(head, "ccomp")) or (
        base(head) == "parataxis" and is_sayer(head, context.matches)
    )


def join_elided(chosen: dict[int, tuple[Match, bool]], parse: Doc) -> None:
    """A second toll whose verb borrows all from the first ("15 killed and dozens wounded") is the same clause."""
    for i in sorted(chosen, reverse=True):
        head, (match, _) = parse[i], chosen[i]
        if base(head) != "conj" or head.head.i not in chosen or chosen[head.head.i][0].kind != match.kind:
            continue
        bare = not children(head, "obj", "aux", "cop", "obl", "nsubj:pass", "nsubj") and not _counts(head)
        if bare or head.tag_ == head.head.tag_ == "VBG":
            del chosen[i]


def _counts(head: Token) -> bool:
    """Whether a second toll has its own number ("and injured more than 400 wounded")."""
    return any(below.tag_ == "CD" for part in children(head, "xcomp") for below in part.subtree)
