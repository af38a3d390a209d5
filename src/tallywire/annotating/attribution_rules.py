"""The rules that find attributions in one sentence, each with a name.

`verb` rules start from a verb of saying, thinking or wanting (`language/cues.toml`) and find its content behind it
(a clause, an infinitive, an object, a prepositional phrase), before it ("..., police said") or on both sides.
`according-to`, `noun`, `adverb` and `colon` start from those words. What a verb's tree leaves open is settled by
the order of the words: news writes "SOURCE said CONTENT" or "CONTENT, SOURCE said".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tallywire.annotating.attribution_parts import (
    CLAUSES,
    Candidate,
    Stretch,
    agent_of,
    cue_of,
    phrase_of,
    subject_of,
    trimmed,
)
from tallywire.annotating.attribution_order import spoken_last
from tallywire.language.cues import load_cues

__all__ = ["candidates"]

_QUOTES = frozenset(('"', "“", "”", "''", "``", "«", "»"))
_SKIPPED_BEHIND = frozenset(
    (
        "nsubj",
        "nsubj:pass",
        "iobj",
        "advmod",
        "obl",
        "obl:tmod",
        "obl:unmarked",
        "obl:agent",
        "aux",
        "punct",
        "compound:prt",
        "discourse",
        "expl",
    )
)
_PASSIVE = frozenset(
    [
        "believe",
        "expect",
        "say",
        "report",
        "think",
        "allege",
        "suspect",
        "fear",
        "accuse",
        "estimate",
        "know",
        "consider",
        "understand",
        "presume",
        "see",
        "ask",
        "urge",
        "tell",
    ]
)
_LONGEST_LABEL = 9  # words before or behind the colon of "SOURCE: content"


def candidates(doc: Doc, *, headline: bool) -> Iterator[Candidate]:
    """The attributions that one parsed sentence holds, in the order of their cues."""
    for token in doc:
        if token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            yield from _according(token)
        elif token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
            yield from _verb(token)
        elif token.pos_ == "NOUN":
            yield from _noun(token)
        elif token.lower_ in load_cues().adverbs:
            yield from _adverb(token)
        elif token.text == ":" and (headline or token.i + 1 < len(doc)):
            yield from _colon(token)


# ---------------------------------------------------------------- verbs


def _verb(verb: Token) -> Iterator[Candidate]:
    lemma = verb.lemma_.lower()
    stance = load_cues().verbs.get(lemma)
    if stance is None:
        return
    passive = any(child.dep_ == "aux:pass" for child in verb.children)
    if passive:
        yield from _passive(verb)
        return
    last = spoken_last(verb)
    if last is not None:
        yield last
        return
    subject = subject_of(verb)
    found = _content(verb, subject)
    if found is None or _infinitive(verb) or (subject is not None and subject.lower_ in {"you", "one"}):
        return
    content, rule = found
    source = phrase_of(subject, outside=verb) if subject is not None else None
    if source is not None and source[0] < content[1] and content[0] < source[1]:
        source = _clear_of(content, source, subject)
    if source is not None and source[0] >= source[1]:
        source = None
    if source is None and rule in {"object", "infinitive", "about"}:
        return
    yield Candidate(
        rule=f"verb-{rule}", stance=stance, cue=cue_of(verb), content=content, source=source, head=subject, verb=verb
    )


def _clear_of(content: Stretch, source: Stretch, subject: Token | None) -> Stretch:
    """The part of a source phrase that lies outside the content and holds its head word."""
    assert subject is not None
    if subject.i < content[0]:
        return source[0], min(source[1], content[0])
    return (max(source[0], content[1]), source[1]) if subject.i >= content[1] else (subject.i, subject.i)


def _passive(verb: Token) -> Iterator[Candidate]:
    """ "is expected to resign", "was accused by rights groups of ...": the speaker is the agent, if there is one."""
    lemma = verb.lemma_.lower()
    agent = agent_of(verb)
    behind = [child for child in verb.children if child.i > verb.i and child.dep_ != "punct" and child is not agent]
    subject = next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
    if not (lemma in _PASSIVE or agent is not None) or (agent is None and not behind):
        return
    stance = load_cues().verbs[lemma]
    cue = cue_of(verb)
    if behind and behind[0].dep_ in {"xcomp", "ccomp", "obl", "advcl"}:
        content = trimmed(verb.doc, (behind[0].left_edge.i, max(child.right_edge.i for child in behind) + 1))
        if agent is None and subject is not None:
            content = subject.left_edge.i, content[1]
    elif subject is not None:
        content = phrase_of(subject, outside=verb)
    else:
        return
    source = phrase_of(agent, outside=verb) if agent is not None else None
    if content[0] < content[1]:
        yield Candidate(
            rule="verb-passive", stance=stance, cue=cue, content=content, source=source, head=agent, verb=verb
        )


def _content(verb: Token, subject: Token | None) -> tuple[Stretch, str] | None:
    frames = load_cues().frames
    lemma = verb.lemma_.lower()
    before = _before(verb, subject)
    behind = _behind(verb, subject)
    if before is not None and behind is not None and behind[1] == "clause":
        quoted = verb.doc[behind[0][0]].text in _QUOTES
        return ((before[0], behind[0][1]), "around") if quoted and before[0] < verb.i else behind
    if behind is not None and not (before is not None and behind[1] == "open"):
        return behind[0], "clause" if behind[1] == "open" else behind[1]
    if before is not None:
        return before, "before"
    if lemma in frames["object"] and subject is not None and subject.dep_.startswith("acl"):
        return None
    return None


def _behind(verb: Token, subject: Token | None) -> tuple[Stretch, str] | None:
    """The content behind a verb, and what kind of complement it is."""
    frames, lemma, doc = load_cues().frames, verb.lemma_.lower(), verb.doc
    rights = [child for child in verb.children if child.i > verb.i and child.dep_ != "punct"]
    for at, child in enumerate(rights):
        kind = _complement(verb, child, lemma)
        if kind is None:
            continue
        start = max(child.left_edge.i, verb.i + 1)
        if (
            kind in {"clause", "infinitive"}
            and at
            and rights[at - 1].dep_ in {"obj", "iobj"}
            and lemma not in frames["hearer"]
        ):
            start = max(rights[at - 1].left_edge.i, verb.i + 1)
        if subject is not None and start <= subject.i:
            start = subject.right_edge.i + 1 if subject.i > verb.i else start
        end = _end_of_content(verb, child, rights[at + 1 :])
        stretch = _with_marks(doc, trimmed(doc, (start, end)))
        if stretch[0] < stretch[1]:
            return stretch, kind
    if lemma in frames["saying"] and lemma != "tell":
        return _open_end(verb, subject)
    return None


def _complement(verb: Token, child: Token, lemma: str) -> str | None:
    cues = load_cues()
    frames = cues.frames
    if child.dep_ == "ccomp" or (child.dep_ in {"parataxis", "advcl"} and _says_directly(verb, child)):
        return "clause"
    if child.dep_ in {"xcomp", "advcl"} and _infinitive(child):
        return "infinitive" if lemma in frames["infinitive"] or lemma in frames["saying"] else None
    if child.dep_ == "xcomp":
        return "clause" if lemma in frames["saying"] or lemma in frames["object"] else None
    if child.dep_ == "obj":
        if lemma in frames["hearer"] or (
            lemma in frames["saying"] and lemma not in frames["object"] and child.i > verb.i + 6
        ):
            return None
        return "object" if lemma in frames["object"] and child.pos_ != "PRON" else None
    if child.dep_.startswith("obl"):
        case = next((one.lower_ for one in child.children if one.dep_ == "case"), "")
        return "about" if lemma in cues.prepositions.get(case, ()) else None
    return None


def _says_directly(verb: Token, child: Token) -> bool:
    """Whether a loosely joined clause is the speech itself: a quotation mark, a colon or "that" opens it."""
    opening = verb.doc[child.left_edge.i - 1] if child.left_edge.i else child
    first = verb.doc[child.left_edge.i]
    return opening.text in _QUOTES or opening.text == ":" or first.text in _QUOTES or first.lower_ == "that"


def _infinitive(child: Token) -> bool:
    return any(one.tag_ == "TO" for one in child.children)


def _end_of_content(verb: Token, child: Token, rest: list[Token]) -> int:
    """Where the content ends: with its own clause and what hangs loosely behind it, before another speaker's words."""
    end = child.right_edge.i + 1
    for one in rest:
        new_speaker = one.dep_ in {"conj", "parataxis"} or (
            one.dep_ == "advcl" and one.lemma_.lower() in load_cues().verbs
        )
        if new_speaker or one.left_edge.i < end:
            break
        end = one.right_edge.i + 1
    for token in verb.doc[child.i + 1 : end]:
        if token.tag_ == "VBG" and verb.doc[token.i - 1].text == "," and token.lemma_.lower() in load_cues().frames["saying"]:
            return int(token.i)
    return end


def _with_marks(doc: Doc, stretch: Stretch) -> Stretch:
    """Take in quotation marks that stand right outside."""
    start, end = stretch
    if start > 0 and doc[start - 1].text in _QUOTES and start - 1 not in range(0):
        start -= 1
    if end < len(doc) and doc[end].text in _QUOTES:
        end += 1
    elif end + 1 < len(doc) and doc[end].text in {",", "."} and doc[end + 1].text in _QUOTES:
        end += 2
    return start, end


def _open_end(verb: Token, subject: Token | None) -> tuple[Stretch, str] | None:
    """A saying verb whose complement the tree missed: everything behind it that is not its subject or an adverbial."""
    doc = verb.doc
    start = verb.i + 1
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
    lemma = verb.lemma_.lower()
    if lemma not in load_cues().frames["saying"] and load_cues().verbs.get(lemma) not in {"neutral", "claim", "belief"}:
        return None
    left = min(verb.i, subject.left_edge.i) if subject is not None and subject.i < verb.i else verb.i
    left = min(left, cue_of(verb)[0])
    if subject is None or left < 2:
        return None
    at = left - 1
    if doc[at].text not in {",", "?", "!", "-", "--", "–", "—", *_QUOTES}:
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
    if doc[stretch[1] - 1].text in _QUOTES or any(
        token.text in _QUOTES for token in doc[stretch[1] - 2 : stretch[1] + 1]
    ):
        return True
    linked = verb.dep_ == "parataxis" or any(child.dep_ in CLAUSES and child.i < stretch[1] for child in verb.children)
    ends = all(token.is_punct for token in doc[verb.right_edge.i + 1 :]) or doc[-1].i - verb.i < 6
    return (linked or ends) and any(token.pos_ in {"VERB", "AUX"} for token in doc[slice(*stretch)])


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
        if doc[at].text == "," and (
            first <= 2 or any(one.dep_ in {"nsubj", "nsubj:pass"} for one in doc[at + 1 : at + 8])
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


def _noun(noun: Token) -> Iterator[Candidate]:
    """ "the ministry's claim that ...", "a promise by the rebels to ..."."""
    stance = load_cues().nouns.get(noun.lemma_.lower())
    if stance is None:
        return
    clause = next(
        (
            child
            for child in noun.children
            if child.i > noun.i and child.dep_ in {"acl", "ccomp", "xcomp"} and _clausal(child)
        ),
        None,
    )
    if clause is None:
        return
    speaker = next((child for child in noun.children if child.dep_ == "nmod:poss"), None)
    speaker = speaker or next((child for child in noun.children if child.dep_ == "nmod" and _by(child)), None)
    speaker = speaker or (subject_of(noun.head) if noun.dep_ == "obj" else None)
    content = trimmed(noun.doc, (clause.left_edge.i, clause.right_edge.i + 1))
    source = phrase_of(speaker, outside=noun) if speaker is not None else None
    if source is not None and noun.doc[source[1] - 1].text in {"'s", "’s", "'", "’"}:
        source = source[0], source[1] - 1
    if source is not None and (source[0] >= source[1] or source[1] > content[0] >= source[0]):
        return
    yield Candidate(rule="noun", stance=stance, cue=(noun.i, noun.i + 1), content=content, source=source, head=speaker)


def _clausal(child: Token) -> bool:
    return any(one.lower_ in {"that", "to"} and one.i <= child.i for one in child.children)


def _by(child: Token) -> bool:
    return any(one.dep_ == "case" and one.lower_ in {"by", "from", "of"} for one in child.children)


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
    if stretch[0] == 0 and len(label) <= 4 and (len(label) > 1 or label[0].is_upper or label[0].pos_ == "PROPN"):
        if all(token.text[:1].isupper() for token in label):
            return True
    known = label.root.lemma_.lower() in load_cues().speakers or label.root.lower_ in load_cues().speakers
    return known or any(
        ent.label_ in {"PERSON", "ORGANISATION", "GROUP"} and ent.end == stretch[1] for ent in label.ents
    )
