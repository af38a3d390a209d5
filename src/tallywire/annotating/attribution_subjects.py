"""Whose verb it is: subjects that a verb shares, that stand apart from it, or that a parser hung elsewhere."""

from __future__ import annotations

from spacy.tokens import Token

from tallywire.annotating.trees import is_acronym, lemmas
from tallywire.language.cues import load_cues

__all__ = ["is_set_off_participle", "known_as", "own_subject", "says_besides", "subject_of"]

_SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:pass", "csubj", "expl")
_LEANING = frozenset(("conj", "advcl", "xcomp", "ccomp", "parataxis"))
_FARTHEST_SUBJECT = 30  # words between a verb and its subject with a participle in between
_MOST_STEPS = 6  # heads climbed in search of a subject: deeper ones belong to another speaker
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def known_as(verb: Token) -> str:
    """The form under which the cue tables know a verb: its lemma, else what a regular inflection may stand for."""
    verbs = load_cues().verbs
    return next((form for form in lemmas(verb) if form in verbs), verb.lemma_.lower())


def subject_of(verb: Token) -> Token | None:
    """The head word of who does it: its own subject, else that of the verb it leans on, else the noun it modifies."""
    token = verb
    for _ in range(_MOST_STEPS):
        own = own_subject(token)
        if own is not None:
            return own
        if token.dep_ in {"acl", "acl:relcl"}:
            if any(child.tag_ == "TO" for child in token.children):
                return own_subject(token.head)  # "is under pressure to answer"; who has "the right to know" is unsaid
            if not is_set_off_participle(token):
                return token.head
        elif not _leans(token, verb):
            return None
        token = _leaned_on(token)
    return None


def _leans(token: Token, verb: Token) -> bool:
    """Whether a verb without a subject shares that of the verb above it."""
    stands_alone = token is verb and token.dep_ in {"ccomp", "parataxis"}
    return token.dep_ in _LEANING and token.head is not token and not stands_alone


def own_subject(verb: Token) -> Token | None:
    """A verb's subject; also one that the parser hung on the verb's content though it stands before both."""
    subjects = [one for one in verb.children if one.dep_ in _SUBJECTS and one.lower_ != "there"]
    if subjects:  # of two, one is that of a quotation in front: the speaker stands next to the verb
        return min(subjects, key=lambda one: abs(one.i - verb.i))
    for clause in verb.children:
        if clause.dep_ in {"ccomp", "xcomp"}:
            across = [
                one for one in clause.children if one.dep_ in _SUBJECTS and (one.i < verb.i) != (clause.i < verb.i)
            ]
            if across:
                return across[-1]
    return _unmarked_subject(verb) or _interrupted_subject(verb)


def _unmarked_subject(verb: Token) -> Token | None:
    """A subject with another label: "with the fighters insisting", "IS claimed" read as an auxiliary."""
    for child in verb.lefts:
        if child.lower_ == "with" and verb.tag_ == "VBG":
            inside = [one for one in verb.doc[child.i + 1 : verb.i] if one.pos_ in {"NOUN", "PROPN", "PRON"}]
            return inside[-1] if inside else None
        if is_acronym(child):
            return child
    return None


def _interrupted_subject(verb: Token) -> Token | None:
    """ "The mayor, citing police, said": the subject in front of a participle that took it."""
    doc = verb.doc
    if verb.tag_ not in _FINITE or verb.i < 3 or doc[verb.i - 1].text != ",":
        return None
    for token in reversed(doc[max(0, verb.i - _FARTHEST_SUBJECT) : verb.i]):
        edge = token.right_edge.i
        behind = {doc[token.i + 1].text, *(one.text for one in doc[edge : edge + 2])}
        if token.dep_ in _SUBJECTS and token.head.tag_ in {"VBG", "VBN"} and "," in behind:
            aux = any(child.dep_.startswith("aux") for child in token.head.children)
            return None if aux else token
        if token.tag_ in _FINITE:
            return None
    return None


def _leaned_on(token: Token) -> Token:
    """The verb whose subject a verb without one shares."""
    over = token.head
    if token.dep_.startswith("acl"):  # ", calling it a lie": the participle's noun is mostly no speaker
        while over.dep_ in {"obj", "iobj", "obl", "nmod", "conj", "appos", "compound"} and over.pos_ != "VERB":
            over = over.head
        return over
    if token.dep_ == "conj" and over.dep_ == "ccomp" and token.tag_ == over.head.tag_ and says_besides(token):
        return over.head  # "said the road was open and added that": who said it adds it
    return over


def says_besides(verb: Token) -> bool:
    """Whether a verb joined to what somebody says is the speaker's own: "and added that", "but agreed that"."""
    contrast = any(child.lower_ in {"but", "yet"} for child in verb.lefts)
    cues = load_cues()
    return known_as(verb) in cues.frames["saying"] or (contrast and known_as(verb) in cues.verbs)


def is_set_off_participle(token: Token) -> bool:
    """Whether a verb is a participle behind a comma or dash: what the subject of the sentence does besides."""
    if token.tag_ != "VBG" or any(child.dep_ in {"aux", "nsubj"} for child in token.children):
        return False
    before = token.left_edge.i - 1
    return token.left_edge.is_punct or (before > 0 and token.doc[before].text in {",", "-", "–", "—", "--"})
