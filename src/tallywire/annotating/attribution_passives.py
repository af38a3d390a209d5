"""Attributions whose speaker is not the subject: passives ("is expected to resign"), "seems to", "as he said".

What is said, thought or wanted is then told of the subject, so that the subject is part of the content; the speaker is
the agent ("by ...") or left unsaid. Who is asked or told something is a hearer and no part of the content.
"""

from __future__ import annotations

from spacy.tokens import Token

from tallywire.annotating.attribution_parts import Candidate, Stretch, agent_of, case_of, cue_of, phrase_of, trimmed
from tallywire.annotating.attribution_subjects import known_as, own_subject, subject_of
from tallywire.annotating.trees import is_acronym
from tallywire.language.cues import load_cues

__all__ = ["as_somebody_says", "is_passive", "passive", "seeming"]

_CLAUSES = frozenset(("xcomp", "ccomp", "csubj", "csubj:pass"))


def is_passive(verb: Token) -> bool:
    """Whether a verb is a passive: with its auxiliary, or a bare participle ("when asked", "plans opposed by ...")."""
    if any(child.dep_ == "aux:pass" and not is_acronym(child) for child in verb.children):
        return True
    bare = not any(child.dep_ in {"aux", "nsubj", "obj", "iobj"} for child in verb.children)
    if known_as(verb) in load_cues().frames["hears"]:
        return bare and verb.tag_ in {"VBN", "VBD"} and verb.dep_ in {"acl", "advcl", "ccomp", "parataxis"}
    return bare and verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"}


def passive(verb: Token) -> Candidate | None:
    """The attribution of a passive: of its complement, or of its subject where only an agent is named."""
    agent = agent_of(verb)
    bare = verb.dep_ == "acl"
    subject = verb.head if bare else own_subject(verb)
    complement = _complement(verb, agent)
    hears = known_as(verb) in load_cues().frames["hears"]
    if complement is None and (agent is None or subject is None or hears):
        return None
    if bare and agent is None:
        return None
    content = _content(verb, subject, complement, hears=hears, bare=bare)
    if content[0] >= content[1]:
        return None
    source = phrase_of(agent, outside=verb) if agent is not None else None
    if source is not None and complement is not None and source[0] < complement.left_edge.i < source[1]:
        source = trimmed(verb.doc, (source[0], complement.left_edge.i))
    return Candidate(
        rule="verb-passive",
        stance=load_cues().verbs[known_as(verb)],
        cue=cue_of(verb),
        content=content,
        source=source,
        head=agent,
        verb=verb,
    )


def _complement(verb: Token, agent: Token | None) -> Token | None:
    """What follows a passive as its content: a clause, an infinitive, or a phrase that the verb asks for."""
    prepositions = load_cues().prepositions
    below = [] if agent is None else [one for one in agent.rights if one.dep_ != "nmod"]  # hung on the agent by mistake
    for child in [*verb.children, *below]:
        if child.i < verb.i or child is agent:
            continue
        if child in below:
            if child.left_edge.lower_ in prepositions and known_as(verb) in prepositions[child.left_edge.lower_]:
                return child
            continue
        if child.dep_ in _CLAUSES or (child.dep_ == "advcl" and any(one.tag_ == "TO" for one in child.children)):
            return child
        if child.dep_.startswith("obl") and known_as(verb) in prepositions.get(case_of(child), ()):
            return child
    return None


def _content(verb: Token, subject: Token | None, complement: Token | None, *, hears: bool, bare: bool) -> Stretch:
    doc = verb.doc
    if complement is None:
        assert subject is not None
        start, end = phrase_of(subject, outside=verb)
        return trimmed(doc, (start, min(end, verb.i) if bare else end))
    start = complement.left_edge.i
    if complement.dep_.startswith("obl") and hears:
        start = next(one.i for one in complement.children if one.dep_ == "case") + 1
    if not hears and subject is not None and subject.dep_ != "expl":
        start = min(start, phrase_of(subject, outside=verb)[0])
    return trimmed(doc, (start, complement.right_edge.i + 1))


def seeming(verb: Token) -> Candidate | None:
    """ "The army seems to have left": the page's own impression, without a speaker; the subject is part of it."""
    if known_as(verb) not in load_cues().frames["seeming"]:
        return None
    complement = next(
        (child for child in verb.children if child.i > verb.i and child.dep_ in {"xcomp", "ccomp", "advcl", "csubj"}),
        None,
    )
    subject = subject_of(verb)
    if complement is None or subject is None:
        return None
    start = complement.left_edge.i
    if subject.dep_ != "expl" and subject.lower_ != "it" and subject.i < start:
        start = phrase_of(subject, outside=verb)[0]
    content = trimmed(verb.doc, (start, complement.right_edge.i + 1))
    return Candidate(
        rule="seeming", stance=load_cues().verbs[known_as(verb)], cue=cue_of(verb), content=content, verb=verb
    )


def as_somebody_says(verb: Token) -> Candidate | None:
    """ "The road is open, as the mayor said": the content is the clause that the "as" clause hangs on."""
    if known_as(verb) not in load_cues().frames["saying"] or verb.head is verb:
        return None
    as_ = next((child for child in verb.lefts if child.lower_ == "as"), None)
    subject = own_subject(verb) if as_ is not None else None
    if as_ is None or subject is None:
        return None
    if any(child.dep_ in {"ccomp", "obj", "xcomp"} for child in verb.children):
        return None
    doc, start, end = verb.doc, verb.head.left_edge.i, verb.head.right_edge.i + 1
    joins = as_.i > 0 and doc[as_.i - 1].pos_ == "CCONJ"  # "and as she said, the road is open"
    content = (start, min(end, as_.i)) if verb.head.i < as_.i and not joins else (verb.right_edge.i + 1, end)
    content = trimmed(verb.doc, content)
    if content[1] - content[0] < 2:
        return None
    return Candidate(
        rule="as",
        stance=load_cues().verbs[known_as(verb)],
        cue=cue_of(verb),
        content=content,
        source=phrase_of(subject, outside=verb),
        head=subject,
        verb=verb,
    )
