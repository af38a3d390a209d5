"""The rules that find attributions in one sentence, each with a name.

`verb-...`, `order` and `alone` start from a verb (`attribution_verbs`, `attribution_order`); `according-to`, `noun`,
`adverb` and `colon` start from those words.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tallywire.annotating.attribution_nouns import adjective_candidates, noun_candidates
from tallywire.annotating.attribution_parts import Candidate, Stretch, trimmed
from tallywire.annotating.attribution_subjects import known_as
from tallywire.annotating.attribution_verbs import verb_candidates
from tallywire.annotating.trace import Trace
from tallywire.language.cues import load_cues

__all__ = ["candidates"]

_RELATIVES = frozenset(("who", "which", "whose", "whom"))
_BARE = frozenset(("DET", "ADP", "PRON", "CCONJ", "NUM", "SCONJ"))  # word classes that hold no cue
_LONGEST_LABEL = 9  # words before or behind the colon of "SOURCE: content"
_NAME_PARTS = frozenset(("compound", "det", "amod", "flat", "nmod:poss", "nummod", "nmod:desc"))


def candidates(doc: Doc, *, headline: bool, trace: Trace | None = None) -> Iterator[Candidate]:
    """The attributions that one parsed sentence holds, in the order of their cues."""
    if not doc.has_annotation("DEP"):
        return
    for token in doc:
        if token.pos_ in _BARE and token.lower_ != "according":
            continue  # two words in five; spares the calls
        found = list(_of_token(token, headline=headline))
        if trace is not None and not found and known_as(token) in load_cues().verbs and token.pos_ == "VERB":
            trace.rejected("attribution", (token.i,), "verb", "no rule finds words that it attributes")
        yield from found


def _of_token(token: Token, *, headline: bool) -> Iterator[Candidate]:
    doc, kind = token.doc, token.pos_
    if token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
        yield from _according(token)
    elif kind in {"VERB", "AUX"} or token.tag_.startswith("VB"):
        yield from verb_candidates(token)
    elif kind == "NOUN":
        yield from noun_candidates(token)
    elif kind == "ADJ":
        yield from adjective_candidates(token)
    elif token.lower_ in load_cues().adverbs:
        yield from _adverb(token)
    elif token.text == ":" and (headline or token.i + 1 < len(doc)):
        yield from _colon(token)


# ---------------------------------------------------------------- other cues


def _according(token: Token) -> Iterator[Candidate]:
    doc = token.doc
    first = token.i + 2
    if first >= len(doc):
        return
    head = next((one for one in (token.head, *token.children) if one.i >= first and one.pos_ != "VERB"), doc[first])
    while (
        head.head.i >= first
        and head.head is not head
        and head.dep_ in {"compound", "det", "amod", "flat", "nmod:poss", "nummod", "nmod:desc"}
    ):
        head = head.head
    source = trimmed(doc, (first, _phrase_end(doc, first, head)))
    if source[0] >= source[1]:
        return
    content = _around(doc, token.i, source[1])
    if content[0] < content[1]:
        yield Candidate(
            rule="according-to", stance="neutral", cue=(token.i, first), content=content, source=source, head=head
        )


def _phrase_end(doc: Doc, first: int, head: Token) -> int:
    """The end of the noun phrase behind "according to": at the first comma that a new clause follows."""
    end = max(first + 1, head.right_edge.i + 1)
    for at in range(first, min(end, len(doc))):
        if (
            doc[at].text == ","
            and doc[at + 1 : at + 2].text.lower() not in _RELATIVES
            and (first <= 2 or any(one.dep_ in {"nsubj", "nsubj:pass"} for one in doc[at + 1 : at + 8]))
        ):
            return at
    return end


def _around(doc: Doc, cue: int, after: int) -> Stretch:
    """The content of "according to": the clause in front of it, or what follows when nothing is in front."""
    front = trimmed(doc, (0, cue))
    if front[1] - front[0] >= 3 and any(token.pos_ in {"VERB", "AUX"} for token in doc[slice(*front)]):
        return front
    back = trimmed(doc, (after, len(doc)))
    return (front[0], back[1]) if front[1] > front[0] and back[1] > back[0] else back


def _adverb(token: Token) -> Iterator[Candidate]:
    verb = token.head
    content = trimmed(token.doc, (verb.left_edge.i, verb.right_edge.i + 1))
    if verb.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}:
        yield Candidate(
            rule="adverb", stance=load_cues().adverbs[token.lower_], cue=(token.i, token.i + 1), content=content
        )


def _colon(token: Token) -> Iterator[Candidate]:
    """Headlines and transcripts: "Monitor: ...", "... : monitor"."""
    doc, at = token.doc, token.i
    front, back = trimmed(doc, (0, at)), trimmed(doc, (at + 1, len(doc)))
    for source, content in ((front, back), (back, front)):
        if 0 < source[1] - source[0] <= _LONGEST_LABEL and content[1] - content[0] >= 3 and _names_speaker(doc, source):
            head = doc[source[0] : source[1]].root
            yield Candidate(rule="colon", stance="neutral", cue=(at, at + 1), content=content, source=source, head=head)
            return


def _names_speaker(doc: Doc, stretch: Stretch) -> bool:
    label = doc[slice(*stretch)]
    if any(token.pos_ in {"VERB", "AUX"} for token in label):
        return False
    name = len(label) > 1 or label[0].is_upper or label[0].pos_ == "PROPN"
    if name and stretch[0] == 0 and len(label) <= 4 and all(token.text[:1].isupper() for token in label):
        return True
    known = label.root.lemma_.lower() in load_cues().speakers or label.root.lower_ in load_cues().speakers
    return known or any(
        ent.label_ in {"PERSON", "ORGANISATION", "GROUP"} and ent.end == stretch[1] for ent in label.ents
    )
