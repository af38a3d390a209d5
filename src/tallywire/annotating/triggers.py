"""Finding the trigger words of one sentence: lemma, part of speech, and what stands beside them.

A match names its kind, its tokens and the rule that made it, so that a coder can see why a sentence was coded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallywire.annotating.animacy import can_act
from tallywire.annotating.salvos import is_salvo
from tallywire.annotating.trace import Trace
from tallywire.annotating.trees import (
    antecedent,
    base,
    children,
    conjuncts,
    is_passive,
    lemma,
    lemmas,
    objects,
    obliques,
    subjects,
)
from tallywire.annotating.victims import is_person
from tallywire.language.mention_nouns import noun_class
from tallywire.ontology import Ontology, Trigger
from tallywire.records import StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Match", "find_triggers"]

_GROUP_LABELS = frozenset({"GROUP", "ORGANISATION", "NATIONALITY"})
_PRONOUNS = frozenset(
    {"he", "she", "him", "her", "them", "they", "himself", "herself", "themselves", "who", "me", "us"}
)
_MOST_LISTED = 8  # words that a refusal names
_VERBAL_NOUNS = ("amod", "acl", "compound")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A trigger found: the token that heads it, all its tokens (indices in the Doc, rising), its kind and rule."""

    head: int
    tokens: tuple[int, ...]
    kind: StatementKind
    rule: str


def find_triggers(
    parse: Doc, ontology: Ontology, *, places: Collection[int], dated: Collection[int], trace: Trace | None = None
) -> dict[int, Match]:
    """The best trigger of every token that heads one.

    `places` and `dated` are the indices of tokens inside place names and times; a month is no trigger ("March").
    """
    found: dict[int, Match] = {}
    for token in parse:
        match = None if token.i in dated else _match(token, ontology, places, trace)
        if match is not None:
            found[token.i] = match
    for root in (token for token in parse if token.head.i == token.i and token.i not in found):
        if is_salvo(root, ontology, places):
            found[root.i] = Match(head=root.i, tokens=(root.i,), kind="shelling", rule="trigger:munition at a place")
    return found


def _match(token: Token, ontology: Ontology, places: Collection[int], trace: Trace | None) -> Match | None:
    for form in lemmas(token):
        for kind, trigger in ontology.by_head.get(form, ()):
            tokens = _tokens(token, trigger)
            if tokens is None:
                continue
            rule = f"trigger:{' '.join(trigger.words)}/{trigger.word_class}"
            refusal = _refusal(token, trigger, ontology, places)
            if refusal is None:
                return Match(head=token.i, tokens=tokens, kind=kind, rule=rule)
            if trace is not None:
                trace.rejected("trigger", tokens, f"{kind} {rule}", refusal)
    return None


def _refusal(token: Token, trigger: Trigger, ontology: Ontology, places: Collection[int]) -> str | None:
    """Why the words of a trigger do not trigger here; None where they do."""
    if not _has_class(token, trigger):
        return f"it is no {trigger.word_class} here"
    unwanted = _beside(token) & trigger.not_with if trigger.not_with else None
    if unwanted:
        return f"it stands beside {', '.join(sorted(unwanted))}"
    if _has_barred_class(token, trigger, ontology, places):
        return f"an argument is one of {_listed(_barred(trigger))}"
    if trigger.main and base(token) == "advcl" and not children(token, "mark"):
        return "it heads no main clause"
    if not _has_arguments(token, trigger, ontology, places):
        wanted = (("object", trigger.objects), ("subject", trigger.subjects))
        needs = (f"its {role} must be one of {_listed(words)}" for role, words in wanted if words)
        return " and ".join(needs)
    return None


def _listed(words: Collection[str]) -> str:
    shown = sorted(words)[:_MOST_LISTED]
    return ", ".join(shown) + (" ..." if len(words) > len(shown) else "")


def _has_class(token: Token, trigger: Trigger) -> bool:
    if len(trigger.words) > 1 and trigger.word_class != "adjective":
        return True  # several words together need no tagger to be told ("shoots dead")
    match trigger.word_class:
        case "verb":
            # a verb that the tagger took for a noun ("Troops storm town") still has the arguments of a verb
            return (
                token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBG") or bool(children(token, "obj", "nsubj"))
            )
        case "noun":
            return token.pos_ in ("NOUN", "PROPN") or (token.tag_ in ("NNS", "NN"))
        case _:
            return token.pos_ == "ADJ" or (token.pos_ == "VERB" and token.tag_ == "VBN")


def _tokens(token: Token, trigger: Trigger) -> tuple[int, ...] | None:
    """The tokens of the trigger whose head is `token`, or None when a word of it is missing."""
    if len(trigger.words) == 1:
        return (token.i,)
    if trigger.head == trigger.words[0]:
        return _following(token, trigger.words[1:])
    return _preceding(token, trigger.words[:-1])


def _following(token: Token, words: Iterable[str]) -> tuple[int, ...] | None:
    """Words of a verb: next to it, or its own particles and objects further on ("shot two planes down")."""
    indices = [token.i]
    for word in words:
        after = token.doc[indices[-1] + 1] if indices[-1] + 1 < len(token.doc) else None
        if after is not None and word in (lemma(after), after.lower_):
            indices.append(after.i)
            continue
        apart = [child.i for child in token.children if word in (lemma(child), child.lower_) and child.i not in indices]
        if not apart:
            return None
        indices.append(apart[0])
    return tuple(sorted(indices))


def _preceding(token: Token, words: tuple[str, ...]) -> tuple[int, ...] | None:
    """Words before a noun ("air strike"); a hyphen between them is passed over."""
    indices, at = [token.i], token.i - 1
    for word in reversed(words):
        while at >= 0 and token.doc[at].text in ("-", "–", "‐"):
            at -= 1
        if at < 0 or word not in (lemma(token.doc[at]), token.doc[at].lower_, token.doc[at].lower_.rpartition("-")[2]):
            return None  # "a car-bomb attack" is a bomb attack
        indices.append(at)
        at -= 1
    return tuple(sorted(indices))


def _barred(trigger: Trigger) -> frozenset[str]:
    """The classes and phrases among what a trigger does not go with."""
    return frozenset(word for word in trigger.not_with if word.startswith("@") or " " in word)


def _has_barred_class(token: Token, trigger: Trigger, ontology: Ontology, places: Collection[int]) -> bool:
    """Whether one of the trigger's arguments is of a class that `not_with` names."""
    barred = _barred(trigger)
    agents = [] if trigger.subjects else _agents(token)  # whose subjects are named is barred by its objects alone
    return bool(barred) and _any_of([*agents, *_patients(token)], barred, ontology, places)


def _beside(token: Token) -> set[str]:
    """Lemmas of the neighbours in the tree: dependents, their modifiers, and the head of a modifier."""
    near = [
        *token.children,
        *(part for child in children(token, "obj", "obl", "nmod", "nsubj") for part in _parts(child)),
    ]
    if label_of_modifier(token):
        near.append(token.head)
    return {lemma(other) for other in near} | {other.lower_ for other in near}


def label_of_modifier(token: Token) -> bool:
    """Whether the token modifies a noun ("attack ad", "strike action")."""
    return token.dep_.lower() in _VERBAL_NOUNS and token.head.pos_ in ("NOUN", "PROPN")


def _has_arguments(token: Token, trigger: Trigger, ontology: Ontology, places: Collection[int]) -> bool:
    if not trigger.objects and not trigger.subjects:
        return True
    patients = _direct(token) if trigger.direct else _patients(token)
    if trigger.objects and not _any_of(patients, trigger.objects, ontology, places):
        return False
    return not trigger.subjects or _any_of(_agents(token), trigger.subjects, ontology, places)


def _direct(token: Token) -> list[Token]:
    found = objects(token)
    head = antecedent(token)
    if head is not None and not is_passive(token) and children(token, "nsubj"):
        found = [*found, *conjuncts(head)]
    return found


def _patients(token: Token) -> list[Token]:
    found = [*_direct(token), *obliques(token), *children(token, "xcomp", "nmod", "compound:prt", "advmod")]
    return found + [case for noun in obliques(token) for case in children(noun, "case")]


def _agents(token: Token) -> list[Token]:
    described = token.dep_.lower() == "acl" and not is_passive(token)  # "men killed" killed nobody
    return [*subjects(token), *([token.head] if described else [])]


def _any_of(nouns: Iterable[Token], wanted: frozenset[str], ontology: Ontology, places: Collection[int]) -> bool:
    return any(_is_one(part, wanted, ontology, places) for noun in nouns for part in _parts(noun))


def _parts(noun: Token) -> Iterator[Token]:
    """A noun, its modifiers, and what a word of measure counts ("dozens of mortar rounds")."""
    yield noun
    yield from children(noun, "compound", "amod")
    for below in children(noun, "nmod"):
        if any(case.lower_ in ("of", "as") for case in children(below, "case")):
            yield from (below, *children(below, "compound", "amod"))


def _is_one(token: Token, wanted: frozenset[str], ontology: Ontology, places: Collection[int]) -> bool:
    if not wanted.isdisjoint(lemmas(token)) or any(phrase in wanted for phrase in _phrases(token)):
        return True
    named = [word[1:] for word in wanted if word.startswith("@")]
    return any(_in_class(token, name, ontology, places) for name in named)


def _in_class(token: Token, name: str, ontology: Ontology, places: Collection[int]) -> bool:
    if any(ontology.of_class(form, name) for form in (*lemmas(token), *_phrases(token))):
        return True
    if name == "place":
        return token.i in places
    if name == "group":
        return token.ent_type_ in _GROUP_LABELS
    if name == "agent":
        return base(token) not in ("compound", "amod") and can_act(token, ontology)
    if name == "property":
        return base(token) not in ("compound", "amod") and noun_class(lemma(token)) in ("facilities", "vehicles")
    if name == "people" and (noun_class(lemma(token)) == "people" or is_person(token) or _is_headcount(token)):
        return True
    return name in ("person", "people") and (token.ent_type_ == "PERSON" or token.lower_ in _PRONOUNS)


def _is_headcount(token: Token) -> bool:
    """ "22 were captured": a number that counts nothing named counts people."""
    return token.tag_ == "CD" and base(token) in ("nsubj", "obj") and token.right_edge.i == token.i


def _phrases(token: Token) -> list[str]:
    """The noun with the word right before it that modifies it ("air force")."""
    before = [part for part in children(token, "compound", "amod") if part.i == token.i - 1]
    return [f"{part.lower_} {form}" for part in before for form in lemmas(token)]
