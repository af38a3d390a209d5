"""Attributions that a noun or an adjective makes: "the ministry's claim that", "his attacks on", "is sure that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tallywire.annotating.attribution_parts import Candidate, Stretch, case_of, phrase_of, trimmed
from tallywire.annotating.attribution_subjects import subject_of
from tallywire.language.cues import load_cues

__all__ = ["adjective_candidates", "noun_candidates"]

_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_COMPLEMENTS = frozenset(("acl", "ccomp", "xcomp"))


def noun_candidates(noun: Token) -> Iterator[Candidate]:
    """The attribution of a noun with its speaker: of a clause ("a promise by the rebels to ...") or of an object."""
    stance = load_cues().nouns.get(noun.lemma_.lower())
    if stance is None:
        return
    clause = next((one for one in noun.rights if one.dep_ in _COMPLEMENTS and _clausal(one)), None)
    about = _about(noun) if clause is None else None
    speaker = _speaker(noun, clause)
    complement = clause if clause is not None else about
    if complement is None or speaker is None or (noun.dep_.startswith("obl") and noun.head.lemma_ in load_cues().verbs):
        return
    start = complement.left_edge.i if about is None else _behind_case(complement)
    content = trimmed(noun.doc, (start, complement.right_edge.i + 1))
    source = _source(speaker, noun)
    if source[0] >= source[1] or content[0] >= content[1] or source[1] > content[0] >= source[0]:
        return
    cue = (noun.i, start) if about is not None and start == noun.i + 2 else (noun.i, noun.i + 1)
    yield Candidate(rule="noun", stance=stance, cue=cue, content=content, source=source, head=speaker)


def _clausal(child: Token) -> bool:
    return any(one.lower_ in {"that", "to", "whether"} and one.i <= child.i for one in child.children)


def _about(noun: Token) -> Token | None:
    """What the noun is about: "criticism of", "support for", "attacks on", only where its possessor speaks."""
    prepositions = load_cues().noun_prepositions
    if noun.lemma_.lower() not in prepositions or not any(one.dep_ == "nmod:poss" for one in noun.children):
        return None
    return next(
        (one for one in noun.rights if one.dep_ == "nmod" and case_of(one) in prepositions[noun.lemma_.lower()]), None
    )


def _speaker(noun: Token, clause: Token | None) -> Token | None:
    """Whose claim it is: the possessor, who it is "by" or "from", or the subject of the verb that has it as object."""
    owner = next((one for one in noun.children if one.dep_ == "nmod:poss"), None)
    if owner is not None or clause is None:
        return owner
    giver = next((one for one in noun.rights if one.dep_ == "nmod" and case_of(one) in {"by", "from", "of"}), None)
    return giver or (subject_of(noun.head) if noun.dep_ == "obj" else None)


def _source(speaker: Token, noun: Token) -> Stretch:
    start, end = phrase_of(speaker, outside=noun)
    return (start, end - 1) if end - start > 1 and noun.doc[end - 1].text in _POSSESSIVE else (start, end)


def _behind_case(noun: Token) -> int:
    return next((one.i for one in noun.lefts if one.dep_ == "case"), noun.left_edge.i - 1) + 1


def adjective_candidates(adjective: Token) -> Iterator[Candidate]:
    """The attribution of a state of mind: "the mayor is confident that"; "it is unclear whether" has no source."""
    cues = load_cues()
    stance = cues.adjectives.get(adjective.lemma_.lower())
    if stance is None or not any(one.dep_ == "cop" for one in adjective.children):
        return
    clause = next(
        (
            one
            for one in adjective.rights
            if one.dep_ in {"ccomp", "xcomp", "advcl", "csubj"} and not one.left_edge.is_punct
        ),
        None,
    )
    subject = next((one for one in adjective.lefts if one.dep_ in {"nsubj", "expl"}), None)
    if clause is None or subject is None:
        return
    start = min(one.i for one in adjective.children if one.dep_ in {"cop", "aux"} and one.i < adjective.i)
    content = trimmed(adjective.doc, (clause.left_edge.i, clause.right_edge.i + 1))
    person = subject.dep_ == "nsubj" and subject.lower_ not in {"it", "that", "this"}
    if not person and clause.dep_ not in {"ccomp", "csubj"}:
        return
    yield Candidate(
        rule="adjective",
        stance=stance,
        cue=(max(start, subject.i + 1), adjective.i + 1),
        content=content,
        source=phrase_of(subject, outside=adjective) if person else None,
        head=subject if person else None,
    )
