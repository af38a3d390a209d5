"""Reading one attribution off a tree: the words of the source, of the content, of the cue, of the channel.

Everything here counts in tokens of one sentence; stretches are half-open pairs.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tallywire.annotating.attribution_subjects import is_set_off_participle, known_as
from tallywire.annotating.trees import is_acronym
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
    "phrase_of",
    "trimmed",
]

Stretch = tuple[int, int]

QUOTES = frozenset(('"', "“", "”", "''", "``", "«", "»"))
CLAUSES = frozenset(("ccomp", "xcomp", "parataxis"))
_EDGE_MARKS = frozenset((",", ".", ";", ":", "-", "–", "—", "--", "...", "…"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
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
