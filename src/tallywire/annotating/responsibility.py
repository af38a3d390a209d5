"""Who is held to have done something that is only named: "claimed responsibility for the raid", "accused of murdering".

The frames are those of English verbs of judgement (FrameNet: Judgment_communication, Attributing_cause, Taking
responsibility); their words stand in `words.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallywire.annotating.control import doers_of
from tallywire.annotating.trees import (
    base,
    children,
    conjuncts,
    label,
    lemmas,
    objects,
    obliques,
    preposition,
)
from tallywire.annotating.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["held_responsible"]

_NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never", "neither", "nor"})
_STEPS = 5  # from a murder to the verb that accuses somebody of it
_PASSED = frozenset({"obj", "obl", "nmod", "nsubj", "advcl", "acl", "xcomp", "ccomp", "conj", "compound"})


def held_responsible(trigger: Token) -> list[Token]:
    """The nouns that the sentence makes responsible for what `trigger` tells; empty where it says nothing of it."""
    node = trigger
    for _ in range(_STEPS):
        over = node.head
        if over.i == node.i or base(node) not in _PASSED:
            return []
        found = _by_frame(over, node)
        if found and _is_denied(over):
            return []
        if found or (over.pos_ in ("VERB", "AUX") and base(node) != "conj"):
            return found
        if (
            over.pos_ in ("NOUN", "PROPN")
            and base(node) != "conj"
            and (words().blame_nouns | words().share_nouns).isdisjoint(lemmas(over))
        ):
            return []
        node = over
    return []


def _by_frame(over: Token, node: Token) -> list[Token]:
    """Who `over` makes responsible for `node`, which hangs below it."""
    forms, below = frozenset(lemmas(over)), base(node)
    if forms & words().share_nouns and over.pos_ == "NOUN":
        return [n for n in children(over, "nmod") if label(n) == "nmod:poss" or preposition(n) in ("of", "by")]
    if forms & words().accusing and below in ("obl", "advcl", "xcomp", "ccomp", "nmod") and _is_charge(node):
        return objects(over)
    if forms & words().attributing and (below == "obj" or label(node) == "nsubj:pass" or base(over) == "acl"):
        return _after(over, "to", "on")
    if forms & words().accusing and (below == "obj" or label(node) == "nsubj:pass"):
        return _after(over, "on")  # "blamed the raid on the guard"
    if forms & words().bearing and node.pos_ in ("NOUN", "PROPN") and not _bears_share(over, node):
        return []  # "took shelter from the raid"
    if forms & words().confessing and below in ("obj", "obl", "xcomp", "advcl", "ccomp", "nmod"):
        return doers_of(over)
    if forms & words().guilty and below in ("obl", "advcl", "nmod", "xcomp"):
        return _described(over)
    return []


def _bears_share(verb: Token, node: Token) -> bool:
    """Whether it is responsibility or a part that a verb like "take" takes."""
    taken = [node, *children(verb, "obj", "nsubj:pass"), *obliques(verb)]
    return any(not (words().share_nouns | words().blame_nouns).isdisjoint(lemmas(noun)) for noun in taken)


def _is_denied(frame: Token) -> bool:
    """ "Not responsible", "denied any involvement": nobody is held to have done it."""
    node = frame
    for _ in range(_STEPS):
        if not words().clearing.isdisjoint(lemmas(node)):
            return True
        if any(child.lower_ in _NEGATIONS for child in children(node, "advmod", "det", "cc")):
            return True
        if node.pos_ == "VERB" or node.head.i == node.i:
            return False
        node = node.head
    return False


def _is_charge(node: Token) -> bool:
    """ "of murder", "for the raid", "in connection with the raid"; not "in the raid"."""
    links = {child.lower_ for child in children(node, "case", "mark")}
    if links & {"of", "for", "with", "over"}:
        return True
    return "in" in links and not (words().blame_nouns | words().share_nouns).isdisjoint(lemmas(node))


def _after(verb: Token, *prepositions: str) -> list[Token]:
    return [part for noun in obliques(verb) if preposition(noun) in prepositions for part in conjuncts(noun)]


def _described(adjective: Token) -> list[Token]:
    """Of whom an adjective or participle is said ("those responsible for", "the guard is behind")."""
    if base(adjective) in ("acl", "amod"):
        return conjuncts(adjective.head)
    found = [part for noun in children(adjective, "nsubj") for part in conjuncts(noun)]
    if found:
        return found
    over = adjective.head  # "holds the guard responsible"
    return objects(over) if base(adjective) in ("xcomp", "obj", "advcl") and over.i != adjective.i else []
