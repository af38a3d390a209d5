"""Whether what a clause tells is denied: negation in scope, verbs of denying and of failing, words for falsehood.

"did not attack", "denied shelling the town", "foiled an attempt to kidnap him", "reports of an attack were false": in
all of these the deed is named and said not to have been done. What is only not known ("not immediately clear") is no
denial. The words are in `language/cues_modality.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tallywire.annotating.clauses import Told
from tallywire.annotating.trees import base, children, clause_head, label, lemma, lemmas
from tallywire.language.cues import load_cues
from tallywire.language.modality_cues import ModalityCues, modality_cues
from tallywire.records import Polarity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["governors", "is_negated", "is_not_known", "polarity_of", "says_unclear"]


def polarity_of(told: Told, parse: Doc) -> tuple[Polarity, str]:
    """`denied` when the trigger, its clause or what governs it is negated or denied; and the rule that says so."""
    cues = modality_cues()
    head, trigger = parse[told.head], parse[told.trigger]
    if says_unclear(told, parse) or is_not_known(head, cues):
        return "asserted", "polarity:not-known"
    if is_negated(head, cues) or (trigger.i != head.i and is_negated(trigger, cues)):
        return "denied", "polarity:negation"
    if any(not cues.negation.isdisjoint({d.lower_, lemma(d)}) for d in _object_determiners(head)):
        return "denied", "polarity:no-object"
    if _says_none(told, parse, cues):
        return "denied", "polarity:none-of-it"
    if any(_denies(verb, cues) for verb in (*_above_trigger(trigger, head), *governors(head))):
        return "denied", "polarity:denial-verb"
    if any(_is_untrue(token, cues) for token in (head, *governors(head))):
        return "denied", "polarity:untrue"
    return "asserted", "polarity:plain"


# ---------------------------------------------------------------- verbs and adjectives of denial


def _denies(verb: Token, cues: ModalityCues) -> bool:
    if not (cues.denial_verbs | cues.negative_verbs).isdisjoint(lemmas(verb)):
        return not is_negated(verb, cues)  # "did not deny that it had"
    return lemma(verb) == "rule" and any(child.lower_ == "out" for child in children(verb, "compound:prt", "advmod"))


def _above_trigger(trigger: Token, head: Token) -> list[Token]:
    """The head of the clause, where its trigger is what is denied or foiled: "denied shelling", "foiled the raid"."""
    if trigger.i == head.i:
        return []
    patients = [*children(head, "xcomp", "ccomp", "obj", "nsubj:pass")]
    return [head] if any(trigger.i == patient.i for patient in patients) else []


def _is_untrue(token: Token, cues: ModalityCues) -> bool:
    """ "were false", "is not true", "unable to retake"."""
    if token.lower_ in ("unable", "impossible"):
        return True
    predicate = bool(children(token, "cop")) or base(token) == "xcomp"
    if not predicate:
        return False
    return token.lower_ in cues.untrue or (token.lower_ in ("true", "correct") and is_negated(token, cues))


# ---------------------------------------------------------------- negation


def is_negated(token: Token, cues: ModalityCues) -> bool:
    """Whether a word has a negation of its own ("not only" is none)."""
    return any(
        (c.lower_ in cues.negation or lemma(c) in cues.negation) and not _is_more(c)
        for c in children(token, "advmod", "det", "neg", "cc", "mark")
    )


def _is_more(negation: Token) -> bool:
    """ "not only attacked ... but also": both are asserted."""
    return negation.i + 1 < len(negation.doc) and negation.doc[negation.i + 1].lower_ in ("only", "just", "merely")


def _object_determiners(head: Token) -> Iterator[Token]:
    for noun in children(head, "obj", "nsubj", "obl"):
        yield from children(noun, "det")
        if noun.lower_ in ("nobody", "nothing", "none"):
            yield noun
    if base(head) == "root" or children(head, "cop"):
        yield from children(head, "det")


def _says_none(told: Told, parse: Doc, cues: ModalityCues) -> bool:
    """ "no connection", "no evidence" anywhere among the clause's own words."""
    return any(
        parse[i].lower_ == "no"
        and any(not cues.absence_nouns.isdisjoint(lemmas(token)) for token in parse[i + 1 : i + 4])
        for i in told.owned
    )


# ---------------------------------------------------------------- not known


def says_unclear(told: Told, parse: Doc) -> bool:
    """The fixed phrase "not (immediately) clear/known/confirmed" among the clause's words, whatever the tree."""
    words = [parse[i].lower_ for i in sorted(told.owned)]
    return any(
        word in ("clear", "known", "confirmed", "verified")
        and not {"not", "n't", "cannot"}.isdisjoint(words[max(0, at - 3) : at])
        for at, word in enumerate(words)
    )


def is_not_known(head: Token, cues: ModalityCues) -> bool:
    """ "could not be confirmed", "was not immediately clear", "no immediate details"."""
    for token in (head, *governors(head)):
        if is_negated(token, cues) and not cues.confirming.isdisjoint(lemmas(token)):
            return True
        if token.lower_ in cues.doubt_adjectives and (children(token, "cop") or base(token) == "xcomp"):
            return True
    nouns = [head, *children(head, "obj", "nsubj")]
    return any(
        not cues.knowledge_nouns.isdisjoint(lemmas(noun)) and any(c.lower_ == "no" for c in children(noun, "det"))
        for noun in nouns
    )


# ---------------------------------------------------------------- what governs a clause


def governors(head: Token) -> list[Token]:
    """The verbs that the clause is a complement of, innermost first; conjoined clauses share them.

    What a noun of saying or planning reports ("denied claims that ...", "foiled an attempt to ...", "claims that ...
    are false") is a complement of the verb or adjective above the noun.
    """
    found, token = [], head
    while base(token) in ("ccomp", "xcomp", "conj", "csubj") or _is_reported(token):
        if base(token) != "conj":
            found.append(token.head)
            if token.head.pos_ == "NOUN" and base(token.head) in ("obj", "nsubj"):
                found.append(token.head.head)
        token = token.head if base(token) == "conj" else clause_head(token.head)
        if found and token.i == head.i:
            break
    return found


def _is_reported(token: Token) -> bool:
    """A clause below a noun of saying ("rumours that the bridge had fallen") or planning ("an attempt to flee")."""
    if label(token) != "acl":
        return False
    marks = {child.lower_ for child in children(token, "mark")}
    if "that" in marks:
        return not load_cues().nouns.keys().isdisjoint(lemmas(token.head))
    return "to" in marks and not modality_cues().planning_nouns.isdisjoint(lemmas(token.head))
