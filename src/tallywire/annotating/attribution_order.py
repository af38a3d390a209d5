"""Attributions told by the order of words alone: "CONTENT, SOURCE said." and "CONTENT," said SOURCE.

These are so common in news, and so often misread by a small parser, that the order is trusted before the tree.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tallywire.annotating.attribution_parts import Candidate, Stretch, cue_of, phrase_of, trimmed
from tallywire.annotating.attribution_subjects import known_as, own_subject
from tallywire.language.cues import load_cues

__all__ = ["alone", "quote_follows", "spoken_last"]

_CLOSING = frozenset((",", "?", "!", "-", "--", "–", "—", '"', "“", "”", "''", "»"))
_MARKS = frozenset(('"', "“", "”", "''", "``", "«", "»"))
_LONGEST_TAIL = 8  # words behind "said" that may still belong to it: "on Tuesday", "in a statement"
_LONGEST_SOURCE = 30
_NO_SOURCE = frozenset(("VBD", "VBZ", "MD", "WP", "WDT"))  # tags of words that open a clause
_LINKS = frozenset(("IN", "CC"))  # and of words that cannot come first in a source


def spoken_last(verb: Token) -> Candidate | None:
    """The attribution of a saying verb at the end of its sentence, or right before a quotation goes on."""
    cues = load_cues()
    lemma = known_as(verb)
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or lemma not in cues.frames["saying"] | {"ask", "continue"}:
        return None
    around = _interrupting(verb)
    if around is not None:
        content, source, head = around
        return Candidate(
            rule="around",
            stance=cues.verbs[lemma],
            cue=cue_of(verb),
            content=content,
            source=source,
            head=head,
            verb=verb,
        )
    places = _inverted(verb) or _straight(verb)
    if places is None:
        return None
    content, source, head = places
    if content[1] - content[0] < 2 or not _is_clause(verb.doc, content):
        return None
    return Candidate(
        rule="order", stance=cues.verbs[lemma], cue=cue_of(verb), content=content, source=source, head=head, verb=verb
    )


def _interrupting(verb: Token) -> tuple[Stretch, Stretch, Token] | None:
    """ "The road, he said, is open": commas set the speaker's part off on both sides."""
    doc, cue = verb.doc, cue_of(verb)
    subjects = [child for child in verb.children if child.dep_.startswith("nsubj") and child.i < verb.i]
    if not subjects or subjects[-1].tag_ in {"WP", "WDT"}:
        return None
    source = phrase_of(subjects[-1], outside=verb)
    behind = cue[1] + 1
    if source[0] < 2 or behind + 1 >= len(doc) or doc[source[0] - 1].text != "," or doc[cue[1]].text != ",":
        return None
    first = doc[behind]
    if first.text in _MARKS or (first.tag_ in {"CC", "IN", "VBG", "WP", "WDT", "WRB"} and first.lower_ != "that"):
        return None
    return trimmed(doc, (0, len(doc))), source, subjects[-1]


def _inverted(verb: Token) -> tuple[Stretch, Stretch, Token] | None:
    """ "CONTENT," said SOURCE."""
    doc, at = verb.doc, verb.i
    before = at - 1
    while before > 0 and doc[before].is_space:
        before -= 1
    if before < 1 or doc[before].text not in _CLOSING or at + 1 >= len(doc):
        return None
    first = doc[at + 1]
    if known_as(verb) in load_cues().frames["hearer"]:
        return None  # who follows "told" is told
    if (
        first.pos_ not in {"PROPN", "NOUN", "DET", "ADJ", "PRON", "NUM"}
        or first.text in _MARKS
        or first.lower_ == "that"
    ):
        return None
    subject = own_subject(verb)
    if subject is not None and subject.i > at:
        source = phrase_of(subject, outside=verb)
    elif doc[before].text not in _MARKS and subject is not None:
        return None  # "Gray, who is 28, said the road ...": a comma behind a subject in front
    else:
        source = trimmed(doc, (at + 1, _stop(doc, at + 1)))
        subject = _head(doc, source)
    if not 0 < source[1] - source[0] <= _LONGEST_SOURCE or subject is None:
        return None
    return _front(doc, at), source, subject


def _straight(verb: Token) -> tuple[Stretch, Stretch, Token] | None:
    """CONTENT, SOURCE said (a few words)."""
    doc = verb.doc
    cue = cue_of(verb)
    stop = _stop(doc, verb.i + 1)
    tail = doc[verb.i + 1 : _adverbial_end(doc, verb.i + 1, stop)]
    if len(tail) > _LONGEST_TAIL or any(
        (token.pos_ in {"VERB", "AUX", "SCONJ"} and token.dep_ != "amod") or token.lower_ == "that" for token in tail
    ):
        return None
    if stop < len(doc) and (doc[stop].text == ":" or _announced(doc, stop)):
        return None
    start = cue[0]
    subjects = [child for child in verb.children if child.dep_.startswith("nsubj") and child.i < verb.i]
    subject = subjects[-1] if subjects else None
    left = trimmed(doc, (subject.left_edge.i, subject.i + 1))[0] if subject is not None else 0
    if subject is not None and left > 0 and doc[left - 1].text in _CLOSING:
        start = left
    elif (unmarked := _unmarked_source(verb, cue[0], stop)) is not None:
        start = unmarked
        subject = _head(doc, (start, cue[0]))
    else:
        start = _source_start(doc, start)
        subject = _head(doc, (start, cue[0]))
    if start < 2 or subject is None or not start <= subject.i < cue[0] or cue[0] - start > _LONGEST_SOURCE:
        return None
    opening = doc[start : min(start + 3, cue[0])]
    if subject.tag_ in {"WP", "WDT"} or opening[0].tag_ in _LINKS or any(t.tag_ in _NO_SOURCE for t in opening):
        return None
    return _front(doc, start), trimmed(doc, (start, cue[0])), subject


def _announced(doc: Doc, mark: int) -> bool:
    """Whether a quotation mark opens the first quotation of its sentence behind a comma: what is said follows."""
    opens = doc[mark].text in _MARKS and doc[mark - 1].text in {",", ":"}
    return opens and not any(token.text in _MARKS for token in doc[:mark])


def _adverbial_end(doc: Doc, start: int, stop: int) -> int:
    """Where what hangs on the verb itself ends: before what the speaker does by saying so (", raising the count")."""
    ends = (at for at in range(start, stop - 1) if doc[at].text == "," and doc[at + 1].tag_ == "VBG")
    return next(ends, stop)


def _unmarked_source(verb: Token, cue: int, stop: int) -> int | None:
    """Where a source begins that no comma sets off: "Shells hit the town a monitor said." """
    doc = verb.doc
    if not all(token.is_punct for token in doc[stop:]) or doc[stop - 1].text in _MARKS:
        return None
    start = next((at for at in range(cue - 1, -1, -1) if doc[at].tag_ in {"DT", "PRP", "PRP$"}), None)
    if start is None or start < 4 or cue - start > _LONGEST_TAIL:
        return None
    finite = any(token.tag_ in {"VBD", "VBZ", "VBP"} for token in doc[:start])
    return start if finite and doc[start - 1].pos_ in {"NOUN", "PROPN", "NUM", "ADV", "ADJ"} else None


def _source_start(doc: Doc, cue: int) -> int:
    """Where the source in front of a cue begins: behind the nearest quotation, else the nearest fitting comma."""
    for at in range(cue, max(cue - _LONGEST_SOURCE, 1), -1):
        if doc[at - 1].text in _MARKS:
            return at
    nearest = 0
    for at in range(cue - 1, 0, -1):
        if doc[at - 1].text not in _CLOSING:
            continue
        nearest = nearest or at
        if doc[at].tag_ in _LINKS or doc[at].tag_ in _NO_SOURCE or doc[at].tag_ in {"VBG", "VBN"}:
            continue
        above = doc[at:cue].root
        return _apposed_from(doc, at) if above.dep_ == "appos" else at
    return nearest


def _apposed_from(doc: Doc, start: int) -> int:
    """The start of the name or noun that the phrase behind a comma describes, if it lies behind a comma itself."""
    named = (
        doc[start].head
        if doc[start].dep_ == "appos"
        else next((t.head for t in doc[start:] if t.dep_ == "appos"), None)
    )
    if named is None or named.i >= start:
        return start
    for at in range(start - 1, max(0, start - _LONGEST_SOURCE), -1):
        if any(token.tag_ in _NO_SOURCE for token in doc[at - 1 : start]):
            return start
        if doc[at - 1].text in _CLOSING and at <= named.i:
            return at
    return start


def quote_follows(verb: Token) -> Stretch | None:
    """The quotation that a comma or colon behind the verb introduces: 'told reporters on Friday: "..."'."""
    doc = verb.doc
    for at in range(verb.i + 1, min(verb.i + _LONGEST_TAIL + 2, len(doc))):
        if doc[at].text in _MARKS:
            if at == verb.i + 1 or doc[at - 1].text in {",", ":"}:
                closing = max((end for end in range(at + 1, len(doc)) if doc[end].text in _MARKS), default=len(doc) - 1)
                return trimmed(doc, (at, closing + 1))
            return None
        if doc[at].pos_ in {"VERB", "AUX", "SCONJ"}:
            return None
    return None


def alone(verb: Token) -> bool:
    """Whether a sentence is only its speaker's part: "Haddad said on Tuesday.", "The ministry said:"."""
    doc = verb.doc
    if doc[-1].text == ":":
        return len(doc) - verb.i <= 2 * _LONGEST_TAIL
    before, behind = doc[: verb.i], doc[verb.i + 1 :]
    finite = [token for token in behind if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}]
    return len(before) <= _LONGEST_SOURCE and not finite and all(token.pos_ != "VERB" for token in before)


def _stop(doc: Doc, at: int) -> int:
    """The end of what hangs on the verb: the sentence's end, a quotation mark, or a sign that separates."""
    while at < len(doc) and doc[at].text not in _MARKS and doc[at].text not in {".", ";", ":", "!", "?"}:
        at += 1
    return at


def _head(doc: Doc, stretch: Stretch) -> Token | None:
    if stretch[0] >= stretch[1]:
        return None
    nominal = [token for token in doc[stretch[0] : stretch[1]] if token.pos_ in {"PROPN", "NOUN", "PRON"}]
    outer = [token for token in nominal if not stretch[0] <= token.head.i < stretch[1] or token.head is token]
    return next(iter(outer + nominal), None)


def _front(doc: Doc, end: int) -> Stretch:
    return trimmed(doc, (0, end))


def _is_clause(doc: Doc, stretch: Stretch) -> bool:
    words = doc[stretch[0] : stretch[1]]
    quoted = words[-1].text in _MARKS
    opens = words[0].pos_ == "SCONJ" or words[0].lower_ in {"as", "when", "if", "while", "after", "before"}
    finite = any(token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBG" for token in words)
    return quoted or (finite and not (opens and "," not in [token.text for token in words]))
