"""Whether what a clause tells happened, goes on, is planned, possible or unconfirmed.

Read off the tree around the trigger: its auxiliaries and adverbs, and the verbs and nouns it hangs below.
The values are those of the contract; the words are in `language/cues_modality.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tallywire.annotating.clauses import Told
from tallywire.annotating.polarity import governors, is_negated, is_not_known, says_unclear
from tallywire.annotating.trees import base, children, conjuncts, lemma, lemmas
from tallywire.language.modality_cues import ModalityCues, modality_cues
from tallywire.records import Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["modality_of"]

_ATTEMPTS = frozenset({"try", "attempt"})


def modality_of(told: Told, parse: Doc) -> tuple[Modality, str]:
    """The modality of a told clause and the rule that gave it.

    Doubt wins over plans, plans over possibility, possibility over what goes on: what "may reportedly be planned" is
    unconfirmed. An attempt on somebody's life that was made is an attack that happened.
    """
    cues = modality_cues()
    head, trigger = parse[told.head], parse[told.trigger]
    spine = [trigger] if trigger.i == head.i else [trigger, head]
    tests: tuple[tuple[Callable[[list[Token], ModalityCues], str], Modality], ...] = (
        (_doubtful, "unconfirmed"),
        (_planned, "planned"),
        (_possible, "possible"),
        (_ongoing, "ongoing"),
    )
    if says_unclear(told, parse):
        return "unconfirmed", "modality:not-clear"
    for test, modality in tests:
        rule = test(spine, cues)
        if rule:
            if told.kind == "attack" and rule in ("plan-try", "plan-attempt") and _was_made(spine):
                return "happened", "modality:attempted"
            return modality, f"modality:{rule}"
    return "happened", "modality:plain"


def _was_made(spine: list[Token]) -> bool:
    """Whether an attempt is told in the past ("tried to kill him"), and not as a plan or habit."""
    tries = [token for token in (*spine, spine[0].head) if not _ATTEMPTS.isdisjoint(lemmas(token))]
    return any(token.tag_ in ("VBD", "VBN") and not children(token, "aux") for token in tries)


# ---------------------------------------------------------------- doubt


def _doubtful(spine: list[Token], cues: ModalityCues) -> str:
    head = spine[-1]
    if is_not_known(head, cues):
        return "not-known"
    for token in spine:
        hedge = [c for c in children(token, "advmod", "discourse") if c.lower_ in cues.doubt_adverbs]
        if hedge:
            return f"hedge-{hedge[0].lower_}"
        doubted = [c for c in children(token, "amod") if lemma(c) in cues.doubt_adjectives]
        if doubted:
            return f"doubted-{lemma(doubted[0])}"
    for verb in governors(head):
        words = cues.doubt_verbs.intersection(lemmas(verb))
        if words and not _states_own_view(verb):
            return f"doubt-verb-{min(words)}"
        if _has_doubtful_source(verb, cues):
            return "doubtful-source"
    own = cues.doubt_verbs.intersection(lemmas(head))
    if own and children(head, "xcomp"):
        return f"doubt-verb-{min(own)}"
    return "accused" if _is_accusation(spine[0], cues) else ""


def _states_own_view(verb: Token) -> bool:
    return any(subject.lower_ in ("i", "we") for subject in children(verb, "nsubj"))


def _has_doubtful_source(verb: Token, cues: ModalityCues) -> bool:
    """ "unconfirmed reports said", "rumours say"."""
    sources = children(verb, "nsubj")
    return any(
        not cues.doubt_nouns.isdisjoint(lemmas(source))
        or any(lemma(child) in cues.doubt_adjectives for child in children(source, "amod"))
        for source in sources
    )


def _is_accusation(trigger: Token, cues: ModalityCues) -> bool:
    """ "accused of killing", "suspected of having shot": what somebody is said to have done, not what is known."""
    if base(trigger) not in ("advcl", "xcomp", "obl") or cues.accusing.isdisjoint(lemmas(trigger.head)):
        return False
    return any(child.lower_ in ("of", "for") for child in children(trigger, "mark", "case"))


# ---------------------------------------------------------------- plans and possibilities


def _planned(spine: list[Token], cues: ModalityCues) -> str:
    for token in spine:
        auxiliary = [c for c in children(token, "aux") if c.lower_ in cues.planned_auxiliaries]
        if auxiliary and not _perfect(token):
            return f"auxiliary-{auxiliary[0].lower_}"
        if any(c.lower_ == "to" for c in children(token, "mark", "aux")):
            words = _plans_above(token, cues)
            if words:
                return f"plan-{min(words)}"
    return _announced(spine, cues)


def _plans_above(token: Token, cues: ModalityCues) -> set[str]:
    """Words of planning that an infinitive hangs below, or that it is said to be ("the aim is to attack")."""
    if base(token) in ("xcomp", "acl"):
        planning = cues.planning_verbs | cues.planning_nouns | cues.planning_adjectives
        return set(planning.intersection(lemmas(token.head)))
    aims = [noun for noun in children(token, "nsubj") if children(token, "cop")]
    if base(token) in ("ccomp", "xcomp", "csubj"):  # other readers hang "is to attack" below the verb "is"
        aims += children(token.head, "nsubj") if token.head.pos_ == "AUX" else []
    return {word for noun in aims for word in cues.planning_nouns.intersection(lemmas(noun))}


def _announced(spine: list[Token], cues: ModalityCues) -> str:
    head = spine[-1]
    own = cues.planning_verbs.intersection(lemmas(head))
    contents = [one for name in ("ccomp", "advcl") for child in children(head, name) for one in conjuncts(child)]
    announced = [aux for content in contents for aux in children(content, "aux")]
    if own and any(aux.lower_ in cues.planned_auxiliaries for aux in announced):
        return f"announced-{min(own)}"
    if own and children(head, "xcomp") and spine[0].i != head.i:
        return f"plan-{min(own)}"
    return ""


def _perfect(token: Token) -> bool:
    return any(lemma(c) == "have" for c in children(token, "aux"))


def _possible(spine: list[Token], cues: ModalityCues) -> str:
    for token in spine:
        auxiliary = [c for c in children(token, "aux") if c.lower_ in cues.possible_auxiliaries]
        if auxiliary:
            # "could" beside "not" is an ability that was lacking, which is negation and not possibility
            if auxiliary[0].lower_ in ("could", "can") and is_negated(token, cues):
                continue
            return f"auxiliary-{auxiliary[0].lower_}"
        if any(c.lower_ in cues.conditionals for c in children(token, "mark")) and base(token) in ("advcl", "ccomp"):
            return "conditional"
    if any(c.lower_ == "if" for child in children(spine[-1], "advcl") for c in children(child, "mark")):
        return "conditional"
    return ""


def _ongoing(spine: list[Token], cues: ModalityCues) -> str:
    for token in spine:
        if not cues.ongoing_verbs.isdisjoint(lemmas(token)):
            return f"goes-on-{lemma(token)}"
        if any(c.lower_ in cues.ongoing_adverbs for c in children(token, "advmod")):
            return "still"
        if token.tag_ == "VBG" and any(c.tag_ in ("VBZ", "VBP") for c in children(token, "aux")):
            return "progressive"
    return ""
