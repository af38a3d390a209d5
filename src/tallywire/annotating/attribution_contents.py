"""Where the content of a verb stands: behind it (a clause, an infinitive, an object, a prepositional phrase) or before.

What the tree leaves open is settled by the order of the words: news writes "SOURCE said CONTENT" or
"CONTENT, SOURCE said".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tallywire.annotating.attribution_ends import behind_day, end_of_content
from tallywire.annotating.attribution_parts import CLAUSES, QUOTES, Stretch, cue_of, trimmed
from tallywire.annotating.attribution_subjects import known_as
from tallywire.language.cues import load_cues

__all__ = ["content_of", "is_infinitive"]

_SKIPPED_BEHIND = frozenset(
    (
        "nsubj", "nsubj:pass", "iobj", "advmod", "obl", "obl:tmod", "obl:unmarked", "obl:agent", "aux", "punct",
        "compound:prt", "discourse", "expl",
    )
)  # fmt: skip
_FARTHEST_THAT = 8  # words between a saying verb and its "that"


def content_of(verb: Token, subject: Token | None) -> tuple[Stretch, str] | None:
    """The words that a verb attributes to its subject, and by which kind of complement; `None` if there are none."""
    before = _before(verb, subject)
    behind = _behind(verb, subject)
    if before is not None and behind is not None and behind[1] == "clause":
        quoted = verb.doc[behind[0][0]].text in QUOTES
        return ((before[0], behind[0][1]), "around") if quoted and before[0] < verb.i else behind
    quoted = before is not None and verb.doc[before[1] - 1].text in QUOTES
    loose = behind is not None and behind[1] in {"open", "object", "about"}
    if before is not None and (known_as(verb) in load_cues().frames["citing"] or (quoted and loose)):
        return before, "before"
    if behind is not None and not (before is not None and behind[1] == "open"):
        return behind[0], "clause" if behind[1] == "open" else behind[1]
    if before is not None:
        return before, "before"
    return None


def _behind(verb: Token, subject: Token | None) -> tuple[Stretch, str] | None:
    """The content behind a verb, and what kind of complement it is."""
    frames, lemma, doc = load_cues().frames, known_as(verb), verb.doc
    rights = [child for child in verb.children if child.i > verb.i and child.dep_ != "punct"]
    for at, child in enumerate(rights):
        kind = _complement(verb, child, lemma)
        if kind is None:
            continue
        start = max(child.left_edge.i, verb.i + 1)
        if at and rights[at - 1].dep_ in {"obj", "iobj"} and _shares_object(child, kind, lemma):
            start = max(rights[at - 1].left_edge.i, verb.i + 1)
        if subject is not None and start <= subject.i:
            start = subject.right_edge.i + 1 if subject.i > verb.i else start
        if kind == "about":
            start = next(one.i for one in child.children if one.dep_ == "case") + 1
        if kind == "clause":
            start = behind_day(child, start)
        end = end_of_content(verb, child, rights[at + 1 :], kind)
        stretch = _with_marks(doc, trimmed(doc, (start, end)))
        if stretch[0] < stretch[1]:
            return stretch, kind
    if lemma in frames["saying"]:
        return _that_clause(verb) or (_open_end(verb, subject) if lemma != "tell" else None)
    return None


def _shares_object(child: Token, kind: str, lemma: str) -> bool:
    """Whether the object in front of a complement is part of what is said: "called it absurd", "urged him to go"."""
    if lemma in load_cues().frames["hearer"]:
        return False
    finite = any(one.dep_ in {"nsubj", "nsubj:pass", "mark"} and one.tag_ != "TO" for one in child.children)
    return kind == "infinitive" or (kind == "clause" and not finite)


def _complement(verb: Token, child: Token, lemma: str) -> str | None:
    cues = load_cues()
    frames = cues.frames
    if child.dep_ == "ccomp" or (child.dep_ in {"parataxis", "advcl"} and _says_directly(verb, child)):
        return "clause"
    if child.dep_ in {"xcomp", "advcl"} and is_infinitive(child):
        return "infinitive" if lemma in frames["infinitive"] or lemma in frames["saying"] else None
    if child.dep_ == "xcomp":
        return "clause" if lemma in frames["saying"] or lemma in frames["object"] else None
    if child.dep_ == "obj" or (
        child.dep_ == "iobj" and not any(one.dep_ in {"obj", *CLAUSES} for one in verb.children)
    ):
        if lemma in frames["hearer"] or (
            lemma in frames["saying"] and lemma not in frames["object"] and child.i > verb.i + 6
        ):
            return None
        return "object" if lemma in frames["object"] and child.tag_ not in {"WP", "WDT"} else None
    if child.dep_.startswith("obl"):
        case = next((one.lower_ for one in child.children if one.dep_ == "case"), "")
        return "about" if lemma in cues.prepositions.get(case, ()) else None
    return None


def _says_directly(verb: Token, child: Token) -> bool:
    """Whether a loosely joined clause is the speech itself: a quotation mark, a colon or "that" opens it."""
    opening = verb.doc[child.left_edge.i - 1] if child.left_edge.i else child
    first = verb.doc[child.left_edge.i]
    return opening.text in QUOTES or opening.text == ":" or first.text in QUOTES or first.lower_ == "that"


def is_infinitive(child: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(one.tag_ == "TO" for one in child.children)


def _with_marks(doc: Doc, stretch: Stretch) -> Stretch:
    """Take in quotation marks that stand right outside."""
    start, end = stretch
    if start > 0 and doc[start - 1].text in QUOTES:
        start -= 1
    if end < len(doc) and doc[end].text in QUOTES:
        end += 1
    elif end + 1 < len(doc) and doc[end].text in {",", "."} and doc[end + 1].text in QUOTES:
        end += 2
    return start, end


def _that_clause(verb: Token) -> tuple[Stretch, str] | None:
    """A "that" soon behind a saying verb opens its content, whatever the tree says."""
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.i + 1 + _FARTHEST_THAT]:
        if token.pos_ in {"VERB", "AUX"}:
            return None
        if token.lower_ == "that" and token.tag_ in {"IN", "WDT", "DT"}:
            end = max(verb.right_edge.i + 1, token.head.right_edge.i + 1)
            return _with_marks(doc, trimmed(doc, (token.i, end))), "clause"
    return None


def _open_end(verb: Token, subject: Token | None) -> tuple[Stretch, str] | None:
    """A saying verb whose complement the tree missed: everything behind it that is not its subject or an adverbial."""
    doc = verb.doc
    start = verb.i + 1
    astray = next(
        (one for one in doc[start : start + 12] if one.dep_.startswith("nsubj") and one.left_edge.i == start), None
    )
    if astray is not None and astray.head.i > astray.i and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return _with_marks(doc, trimmed(doc, (start, astray.head.right_edge.i + 1))), "open"
    if subject is not None and subject.i > verb.i:
        start = max(start, subject.right_edge.i + 1)
    for child in verb.children:
        if child.i > verb.i and child.dep_ in _SKIPPED_BEHIND and child.left_edge.i <= start and child is not subject:
            start = max(start, child.right_edge.i + 1)
    end = max(verb.right_edge.i + 1, start)
    stretch = _with_marks(doc, trimmed(doc, (start, end)))
    if stretch[1] - stretch[0] < 3 or not any(token.pos_ in {"VERB", "AUX"} for token in doc[slice(*stretch)]):
        return None
    return stretch, "open"


def _before(verb: Token, subject: Token | None) -> Stretch | None:
    """The content in front: "CONTENT, SOURCE said" and "CONTENT," said SOURCE."""
    doc = verb.doc
    lemma = known_as(verb)
    if lemma not in load_cues().frames["saying"] and load_cues().verbs.get(lemma) not in {"neutral", "claim", "belief"}:
        return None
    left = min(verb.i, subject.left_edge.i) if subject is not None and subject.i < verb.i else verb.i
    left = min(left, cue_of(verb)[0])
    if subject is None or left < 2:
        return None
    at = left - 1
    if doc[at].text not in {",", "?", "!", "-", "--", "–", "—", *QUOTES}:
        return None
    if verb.dep_ in {"acl:relcl", "advcl", "acl"} or any(child.dep_ == "mark" for child in verb.children):
        return None
    start = _start_before(verb, left)
    stretch = trimmed(doc, (start, left))
    if stretch[1] - stretch[0] < 2 or not _is_speech(doc, stretch, verb):
        return None
    return stretch


def _start_before(verb: Token, left: int) -> int:
    """Where speech in front of its verb begins: the sentence's start, or behind an earlier speaker's part."""
    complement = next((child for child in verb.children if child.dep_ in CLAUSES and child.i < left), None)
    if complement is not None:
        return int(complement.left_edge.i)
    return 0


def _is_speech(doc: Doc, stretch: Stretch, verb: Token) -> bool:
    """Whether words in front of a verb can be what is said: a quotation, or a clause with a verb that depends so."""
    if doc[stretch[1] - 1].text in QUOTES or any(
        token.text in QUOTES for token in doc[stretch[1] - 2 : stretch[1] + 1]
    ):
        return True
    if any(one.dep_ in {"advcl", "obl"} and one.left_edge.i <= stretch[0] for one in verb.lefts):
        return False  # "If they met, neither side would say"
    linked = verb.dep_ == "parataxis" or any(child.dep_ in CLAUSES and child.i < stretch[1] for child in verb.children)
    ends = all(token.is_punct for token in doc[verb.right_edge.i + 1 :]) or doc[-1].i - verb.i < 6
    return (linked or ends) and any(token.pos_ in {"VERB", "AUX"} for token in doc[slice(*stretch)])
