"""Who did it and to whom: actors and targets of a told clause, read off the tree.

`roles` finds the nouns, `animacy` says which of them can act or be hit; here they become spans with their entities.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from tallywire.annotating.animacy import can_act, can_be_hit, is_event, is_personal_pronoun, may_act
from tallywire.annotating.clauses import Told
from tallywire.annotating.roles import roles
from tallywire.annotating.sighting import Sighting
from tallywire.annotating.trace import Trace
from tallywire.annotating.trees import base, children, label, lemma, lemmas, objects, preposition
from tallywire.annotating.words import words
from tallywire.identity import content_id
from tallywire.ontology import Ontology
from tallywire.records import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["canonical_name", "noun_phrase", "participants"]

_LEFT_OUT = frozenset({"acl", "acl:relcl", "appos", "conj", "cc", "parataxis", "advcl", "case", "ref", "orphan"})
_NEVER_INSIDE = frozenset({"acl", "advcl", "parataxis", "appos"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her"})


_NAMES = frozenset({"PERSON", "GROUP", "ORGANISATION"})
_WHERE = frozenset({"in", "near", "at", "outside", "inside", "around"})
_VIOLENT = frozenset({"attack", "bombing", "shelling", "abduction", "armed_clash", "casualties", "air_strike"})


def participants(
    told: Told, sighting: Sighting, ontology: Ontology, *, document_id: str
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Actors and targets of a told clause, each once, in text order; pronouns that name nobody are left out."""
    trigger = sighting.parse[told.trigger]
    dated = {token.i for time in sighting.times for token in sighting.tokens(time)}
    doers, done_to = roles(trigger, told.kind, ontology, dated=dated)
    able = may_act if told.kind in _VIOLENT and trigger.pos_ == "VERB" else can_act  # "some hoodlums fired"
    acting = [noun for noun in doers if noun.i not in dated and able(noun, ontology) and not _is_none(noun)]
    spoken = told.kind in ("communication", "demand")
    harmed = not spoken and not words().harming.isdisjoint(lemmas(trigger)) and trigger.pos_ == "VERB"
    direct = {noun.i for noun in objects(trigger)} if harmed else set()
    aimed = [
        noun
        for noun in done_to
        if noun.i not in dated
        and (
            can_act(noun, ontology)
            or (not spoken and can_be_hit(noun, ontology))
            or (noun.i in direct and not is_event(noun, ontology) and lemma(noun) not in words().things)
        )
    ]
    actors, targets = _named(acting, doers), _named([n for n in aimed if n not in acting], doers)
    if sighting.trace is not None:
        taken = {noun.i for noun in (*actors, *targets)}
        _note(sighting.trace, f"actor of {trigger.text}", [n for n in doers if n.i not in taken], dated)
        _note(sighting.trace, f"target of {trigger.text}", [n for n in done_to if n.i not in taken], dated)
    without = dated | _whereabouts(sighting, [*actors, *targets]) | (set(told.trigger_tokens) - {told.trigger})
    return _built(actors, sighting, document_id, without), _built(targets, sighting, document_id, without)


def _note(trace: Trace, role: str, left_out: Iterable[Token], dated: Collection[int]) -> None:
    """Nouns that stand where an actor or a target stands, and are none."""
    for noun in left_out:
        if noun.i in dated:
            reason = "it is part of a time"
        elif is_personal_pronoun(noun):
            reason = "a pronoun that names nobody here"
        else:
            reason = "it is nobody who acts and nothing that can be hit"
        trace.rejected("participant", (noun.i,), role, reason)


def _whereabouts(sighting: Sighting, nouns: Sequence[Token]) -> set[int]:
    """The heads of phrases that say where and by whom, and not who ("a judge in Velm", but "the mayor of Velm")."""
    below = [token for noun in nouns for token in noun.subtree if base(token) == "nmod"]
    places = sighting.place_tokens() if below else frozenset()
    found = set()
    for token in below:
        case = preposition(token)
        by = case in ("by", "against") or (case == "on" and preposition(token.head) == "by")
        if by or (case in _WHERE and token.i in places):
            found.add(token.i)
    return found


def _named(nouns: Iterable[Token], doers: Sequence[Token]) -> list[Token]:
    """Reflexives as whom they mean, names in apposition beside what they name, other pronouns left out."""
    found: list[Token] = []
    for noun in nouns:
        if noun.lower_.endswith(("self", "selves")):
            found += [doer for doer in doers if not is_personal_pronoun(doer)][:1]
        elif not is_personal_pronoun(noun):
            named = [noun.head] if base(noun) == "appos" and noun.head.ent_type_ in _NAMES else []
            found += [*named, noun, *_names_beside(noun)]
    return found


def _names_beside(noun: Token) -> list[Token]:
    """Names in apposition to a noun, or hung on the town in it ("the mayor of Velm, Ada Brandt")."""
    hosts = [noun, *(child for child in children(noun, "nmod") if child.ent_type_ == "PLACE")]
    return [other for host in hosts for other in children(host, "appos") if other.ent_type_ in _NAMES]


def _is_none(noun: Token) -> bool:
    """ "No group", "none of the men"."""
    return noun.lower_ in ("nobody", "none", "no-one") or any(child.lower_ == "no" for child in children(noun, "det"))


def _built(
    nouns: Iterable[Token], sighting: Sighting, document_id: str, dated: Collection[int]
) -> tuple[Participant, ...]:
    found: dict[tuple[int, int], Participant] = {}
    for noun in nouns:
        first, last = noun_phrase(noun, dated)
        span = sighting.between(sighting.parse[first], sighting.parse[last])
        text = sighting.quote(span)
        name = canonical_name(text)
        entity = content_id("ent", document_id, name) if name else None
        found[span.start, span.end] = Participant(start=span.start, end=span.end, text=text, entity_id=entity)
    return tuple(found[key] for key in sorted(found))


def noun_phrase(noun: Token, without: Collection[int] = ()) -> tuple[int, int]:
    """First and last token of a noun with its names and modifiers, without clauses, lists and what follows a comma.

    `without` are tokens that are left out with all below them (times: "the attack on Monday").
    """
    kept = {noun.i}
    stack = [child for child in noun.children if label(child) not in _LEFT_OUT and base(child) not in _LEFT_OUT]
    while stack:
        token = stack.pop()
        if token.i in without:
            continue
        kept.add(token.i)
        stack += [child for child in token.children if base(child) not in _NEVER_INSIDE]
    first = last = noun.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    parse = noun.doc
    while first < noun.i and (parse[first].is_punct or parse[first].is_space):
        first += 1
    while last > noun.i and (parse[last].is_punct or parse[last].is_space):
        last -= 1
    return first, last


def canonical_name(text: str) -> str:
    """A name as it is compared inside one document: lower case, no determiner, no possessive.

    >>> canonical_name("The Northern Front's")
    'northern front'
    """
    words = text.lower().replace("’s", "").replace("'s", "").split()
    while words and words[0] in _DETERMINERS:
        words = words[1:]
    return " ".join(words)
