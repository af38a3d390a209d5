"""Whether what a clause tells happened, goes on, is planned, possible or unconfirmed, and whether it is denied.

Read off the tree around the trigger: its auxiliaries and adverbs, the verbs it hangs below, and negation in scope.
The values are those of the contract; the words are in `language/cues_modality.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tallywire.annotating.clauses import Told
from tallywire.annotating.trees import base, children, clause_head, label, lemma, lemmas
from tallywire.language.cues import load_cues
from tallywire.language.modality_cues import ModalityCues, modality_cues
from tallywire.records import Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["modality_of", "polarity_of"]


def modality_of(told: Told, parse: Doc) -> tuple[Modality, str]:
    """The modality of a told clause and the rule that gave it.

    Doubt wins over plans, plans over possibility, possibility over what goes on: what "may reportedly be planned" is
    unconfirmed.
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
    if _says_unclear(told, parse):
        return "unconfirmed", "modality:not-clear"
    for test, modality in tests:
        rule = test(spine, cues)
        if rule:
            return modality, f"modality:{rule}"
    return "happened", "modality:plain"


def polarity_of(told: Told, parse: Doc) -> tuple[Polarity, str]:
    """`denied` when the trigger, its clause or what governs it is negated or denied."""
    cues = modality_cues()
    head, trigger = parse[told.head], parse[told.trigger]
    if _says_unclear(told, parse) or _not_known(head, cues):
        return "asserted", "polarity:not-known"
    if _negated(head, cues) or (trigger.i != head.i and _negated(trigger, cues)):
        return "denied", "polarity:negation"
    if any(not cues.negation.isdisjoint({d.lower_, lemma(d)}) for d in _object_determiners(head)):
        return "denied", "polarity:no-object"
    if _says_none(told, parse, cues):
        return "denied", "polarity:none-of-it"
    over = _governors(head)
    if any(not (cues.denial_verbs | cues.negative_verbs).isdisjoint(lemmas(verb)) for verb in over):
        return "denied", "polarity:denial-verb"
    return "asserted", "polarity:plain"


# ---------------------------------------------------------------- doubt


def _doubtful(spine: list[Token], cues: ModalityCues) -> str:
    head = spine[-1]
    if _not_known(head, cues):
        return "not-known"
    for token in spine:
        hedge = [c for c in children(token, "advmod", "discourse") if c.lower_ in cues.doubt_adverbs]
        if hedge:
            return f"hedge-{hedge[0].lower_}"
        doubted = [c for c in children(token, "amod") if lemma(c) in cues.doubt_adjectives]
        if doubted:
            return f"doubted-{lemma(doubted[0])}"
    for verb in _governors(head):
        words = cues.doubt_verbs.intersection(lemmas(verb))
        if words and not _states_own_view(verb):
            return f"doubt-verb-{min(words)}"
    own = cues.doubt_verbs.intersection(lemmas(head))
    if own and children(head, "xcomp"):
        return f"doubt-verb-{min(own)}"
    return ""


def _states_own_view(verb: Token) -> bool:
    return any(subject.lower_ in ("i", "we") for subject in children(verb, "nsubj"))


def _says_none(told: Told, parse: Doc, cues: ModalityCues) -> bool:
    """ "no connection", "no evidence" anywhere among the clause's own words."""
    return any(
        parse[i].lower_ == "no"
        and any(not cues.absence_nouns.isdisjoint(lemmas(token)) for token in parse[i + 1 : i + 4])
        for i in told.owned
    )


def _says_unclear(told: Told, parse: Doc) -> bool:
    """The fixed phrase "not (immediately) clear/known/confirmed" among the clause's words, whatever the tree."""
    words = [parse[i].lower_ for i in sorted(told.owned)]
    return any(
        word in ("clear", "known", "confirmed", "verified")
        and not {"not", "n't", "cannot"}.isdisjoint(words[max(0, at - 3) : at])
        for at, word in enumerate(words)
    )


def _not_known(head: Token, cues: ModalityCues) -> bool:
    """ "could not be confirmed", "was not immediately clear", "no immediate details"."""
    for token in (head, *_governors(head)):
        if _negated(token, cues) and not cues.confirming.isdisjoint(lemmas(token)):
            return True
        if token.lower_ in cues.doubt_adjectives and (children(token, "cop") or base(token) == "xcomp"):
            return True
    nouns = [head, *children(head, "obj", "nsubj")]
    return any(
        not cues.knowledge_nouns.isdisjoint(lemmas(noun)) and any(c.lower_ == "no" for c in children(noun, "det"))
        for noun in nouns
    )


# ---------------------------------------------------------------- plans and possibilities


def _planned(spine: list[Token], cues: ModalityCues) -> str:
    for token in spine:
        auxiliary = [c for c in children(token, "aux") if c.lower_ in cues.planned_auxiliaries]
        if auxiliary and not _perfect(token):
            return f"auxiliary-{auxiliary[0].lower_}"
        below = token.head
        if base(token) in ("xcomp", "acl") and any(c.lower_ == "to" for c in children(token, "mark", "aux")):
            words = (cues.planning_verbs | cues.planning_nouns | cues.planning_adjectives).intersection(lemmas(below))
            if words:
                return f"plan-{min(words)}"
    head = spine[-1]
    own = cues.planning_verbs.intersection(lemmas(head))
    announced = [aux for name in ("ccomp", "advcl") for child in children(head, name) for aux in children(child, "aux")]
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
            if auxiliary[0].lower_ in ("could", "can") and _negated(token, cues):
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


# ---------------------------------------------------------------- negation


def _negated(token: Token, cues: ModalityCues) -> bool:
    return any(
        c.lower_ in cues.negation or lemma(c) in cues.negation
        for c in children(token, "advmod", "det", "neg", "cc", "mark")
    )


def _object_determiners(head: Token) -> Iterator[Token]:
    for noun in children(head, "obj", "nsubj", "obl"):
        yield from children(noun, "det")
        if noun.lower_ in ("nobody", "nothing", "none"):
            yield noun
    if base(head) == "root" or children(head, "cop"):
        yield from children(head, "det")


def _governors(head: Token) -> list[Token]:
    """The verbs that the clause is a complement of, innermost first; conjoined clauses share them.

    What a noun of saying reports ("denied claims that ...") is a complement of the verb above the noun.
    """
    found, token = [], head
    while base(token) in ("ccomp", "xcomp", "conj", "csubj") or _is_reported(token):
        if base(token) != "conj":
            found.append(token.head)
            if token.head.pos_ == "NOUN" and base(token.head) == "obj":
                found.append(token.head.head)
        token = token.head if base(token) == "conj" else clause_head(token.head)
        if found and token.i == head.i:
            break
    return found


def _is_reported(token: Token) -> bool:
    """A clause with "that" below a noun of saying ("rumours that the bridge had fallen")."""
    spoken = label(token) == "acl" and not load_cues().nouns.keys().isdisjoint(lemmas(token.head))
    return spoken and any(child.lower_ == "that" for child in children(token, "mark"))
