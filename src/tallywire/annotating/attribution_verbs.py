"""Attributions that start from a verb of saying, thinking or wanting (`language/cues.toml`)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tallywire.annotating.attribution_contents import content_of
from tallywire.annotating.attribution_order import alone, quote_follows, spoken_last
from tallywire.annotating.attribution_parts import Candidate, Stretch, cue_of, phrase_of
from tallywire.annotating.attribution_passives import as_somebody_says, is_passive, passive, seeming
from tallywire.annotating.attribution_subjects import known_as, subject_of
from tallywire.language.cues import CueClass, load_cues

__all__ = ["verb_candidates"]

_LOOSE = frozenset(("object", "infinitive", "about", "alone"))  # complements that need a speaker to be told words
_CONDITIONS = frozenset(("if", "unless", "whether"))
_NOBODY = frozenset(("you", "one", "i", "we"))  # the reader, people in general, the writer


def verb_candidates(verb: Token) -> Iterator[Candidate]:
    """The attribution that a verb makes, if it is one that attributes and has content."""
    lemma = known_as(verb)
    stance = load_cues().verbs.get(lemma)
    if stance is None or (verb.pos_ == "AUX" and verb.dep_ in {"aux", "aux:pass", "cop"}):
        return
    if is_passive(verb):
        found = passive(verb)
    else:
        found = as_somebody_says(verb) or seeming(verb) or spoken_last(verb) or _active(verb, stance)
    if found is not None:
        yield found


def _active(verb: Token, stance: CueClass) -> Candidate | None:
    if known_as(verb) in load_cues().frames["seeming"]:
        return None
    says = known_as(verb) in load_cues().frames["saying"]
    subject = _same_speaker(verb) or subject_of(verb)
    quoted = quote_follows(verb) if says or stance == "neutral" else None
    content, rule = (quoted, "quote") if quoted is not None else content_of(verb, subject) or (None, "alone")
    if content is None:
        if not says or subject is None or not alone(verb):
            return None
    elif subject is not None and subject.lower_ in _NOBODY and subject.n_lefts + subject.n_rights == 0:
        return None
    source = _source(subject, verb, content if rule != "around" else None)
    if (source is None and rule in _LOOSE) or _only_supposed(verb, subject, rule):
        return None
    cue = cue_of(verb)
    if rule == "about" and content is not None and content[0] == cue[1] + 1:
        cue = cue[0], content[0]  # "called for", "spoke of"
    return Candidate(
        rule=f"verb-{rule}", stance=stance, cue=cue, content=content, source=source, head=subject, verb=verb
    )


def _only_supposed(verb: Token, subject: Token | None, rule: str) -> bool:
    """Whether nobody is told to have said it: a condition ("if he asks"), or a thing does ("a law that ...")."""
    condition = any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in verb.children)
    thing = subject is not None and subject.lower_ == "that" and rule in _LOOSE
    return condition or thing


def _same_speaker(verb: Token) -> Token | None:
    """Who a participle of saying belongs to ("..., adding that ..."): the speaker of the verb of saying before it."""
    told = load_cues().frames["saying"]
    if verb.tag_ != "VBG" or known_as(verb) not in told | load_cues().frames["citing"] or verb.dep_ == "acl":
        return None
    earlier = (token for token in reversed(verb.doc[: verb.i]) if token.tag_ in {"VBD", "VBZ", "VBP"})
    said = next((token for token in earlier if known_as(token) in told), None)
    return subject_of(said) if said is not None else None


def _source(subject: Token | None, verb: Token, content: Stretch | None) -> Stretch | None:
    """The subject's phrase, without the part that lies in the content; `None` if its head word does."""
    if subject is None:
        return None
    start, end = phrase_of(subject, outside=verb)
    if content is not None and start < content[1] and content[0] < end:
        if content[0] <= subject.i < content[1]:
            return None
        start, end = (start, min(end, content[0])) if subject.i < content[0] else (max(start, content[1]), end)
    return (start, end) if start < end else None
