"""Reading one attribution off a tree: the words of the source, of the content, of the cue, of the channel.

Everything here counts in tokens of one sentence; stretches are half-open pairs.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tallywire.annotating.trees import is_acronym, lemmas
from tallywire.language.cues import CueClass, load_cues

__all__ = [
    "CLAUSES",
    "QUOTES",
    "Candidate",
    "Stretch",
    "agent_of",
    "case_of",
    "channel_of",
    "cited_by",
    "cue_of",
    "is_set_off_participle",
    "known_as",
    "own_subject",
    "phrase_of",
    "says_besides",
    "subject_of",
    "trimmed",
]

Stretch = tuple[int, int]

QUOTES = frozenset(('"', "“", "”", "''", "``", "«", "»"))
CLAUSES = frozenset(("ccomp", "xcomp", "parataxis"))
_SUBJECTS = ("nsubj", "nsubj:outer", "nsubj:pass", "csubj", "expl")
_EDGE_MARKS = frozenset((",", ".", ";", ":", "-", "–", "—", "--", "...", "…"))
_LEANING = frozenset(("conj", "advcl", "xcomp", "ccomp", "parataxis"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_FARTHEST_SUBJECT = 30  # words between a verb and its subject with a participle in between
_MOST_STEPS = 6  # heads climbed in search of a subject: deeper ones belong to another speaker
_IN = frozenset(("in", "on", "during", "at", "via", "through", "to"))
_CUE_PARTS = ("aux", "aux:pass", "neg", "compound:prt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One attribution inside a sentence; `head` is the source's head word, `rule` what read it."""

    rule: str
    stance: CueClass
    cue: Stretch
    content: Stretch | None  # None: the quotation right before (or, if the sentence ends in a colon, behind) it
    source: Stretch | None = None
    head: Token | None = None
    verb: Token | None = None
    cited: Token | None = None  # whom a newsroom cites for the content: "Reuters reports, citing officials"


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


def agent_of(verb: Token) -> Token | None:
    """The "by" phrase of a passive."""
    for child in verb.children:
        if child.dep_ in {"obl:agent", "obl"} and child.i > verb.i and case_of(child) == "by":
            return child
    return None


def phrase_of(head: Token, *, outside: Token | None = None) -> Stretch:
    """The whole phrase of a noun, clipped where it would run into the cue word `outside`."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if outside is not None and start <= outside.i < end:
        start, end = (start, cue_of(outside)[0]) if head.i < outside.i else (outside.i + 1, end)
    while start < head.i and _leads_in(head.doc[start], head):
        start += 1
    return trimmed(head.doc, (start, end))


def trimmed(doc: Doc, stretch: Stretch) -> Stretch:
    """Without separating punctuation and spaces at its edges; quotation marks stay."""
    start, end = stretch
    while start < end and (doc[start].text in _EDGE_MARKS or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in _EDGE_MARKS or doc[end - 1].is_space):
        end -= 1
    return start, end


def cue_of(verb: Token) -> Stretch:
    """The verb with its auxiliaries, negation and particle, as far as they touch it."""
    start, end = verb.i, verb.i + 1
    while (
        start > 0
        and not is_acronym(verb.doc[start - 1])
        and (verb.doc[start - 1].dep_ in _CUE_PARTS or verb.doc[start - 1].tag_ in {"TO", "RB"})
        and verb.doc[start - 1].head.i == verb.i
    ):
        start -= 1
    while end < len(verb.doc) and verb.doc[end].dep_ == "compound:prt" and verb.doc[end].head.i == verb.i:
        end += 1
    return start, end


def channel_of(verb: Token) -> Token | None:
    """The medium that a saying verb names: the noun of "in a statement", "on Facebook"."""
    words = load_cues().channels
    for child in verb.children:
        medium = child.lemma_.lower() in words or child.lower_ in words
        if medium and child.dep_.startswith(("obl", "nmod")) and case_of(child) in _IN:
            return child
    return None


def cited_by(verb: Token) -> Token | None:
    """Whom the speaker of a verb cites: "Reuters reported, citing officials", "Reuters cited the ministry"."""
    frames, doc = load_cues().frames, verb.doc
    for at in range(verb.i, len(doc)):
        token = doc[at]
        if known_as(token) in frames["citing"] and (at == verb.i or is_set_off_participle(token)):
            return next((one for one in token.children if one.dep_ in {"obj", "iobj"} and one.i > at), None)
        if at > verb.i and token.tag_ in _FINITE and known_as(token) in frames["saying"]:
            return None  # what another speaker cites
    return None


def case_of(noun: Token) -> str:
    """The preposition of a noun, empty where it has none."""
    return next((child.lower_ for child in noun.children if child.dep_ == "case"), "")


def _leads_in(token: Token, head: Token) -> bool:
    """A preposition or comma before a phrase, or an adverb that the tree hung on a speaker ("Meanwhile", "where")."""
    if token.is_punct or (token.dep_ in {"case", "mark", "cc"} and token.pos_ in {"ADP", "SCONJ", "CCONJ"}):
        return True
    return token.head is head and token.tag_ in {"RB", "WRB"} and token.dep_.startswith("advmod")
