"""Where content begins and ends behind its verb: without the day of saying, and before other people's words."""

from __future__ import annotations

from spacy.tokens import Token

from tallywire.annotating.attribution_parts import QUOTES
from tallywire.annotating.attribution_subjects import is_set_off_participle, known_as, says_besides
from tallywire.language.cues import load_cues

__all__ = ["behind_day", "end_of_content"]


def behind_day(clause: Token, start: int) -> int:
    """The start of a said clause without the day of saying: "said on Monday they had left" (news names it so)."""
    first = next((child for child in clause.lefts if child.left_edge.i == start and child.dep_.startswith("obl")), None)
    if first is None or first.lower_ not in load_cues().days:
        return start
    behind = first.right_edge.i + 1
    return behind if not clause.doc[behind].is_punct else start


def end_of_content(verb: Token, child: Token, rest: list[Token], kind: str) -> int:
    """Where the content ends: with its own clause and what hangs loosely behind it, before another speaker's words."""
    end = child.right_edge.i + 1
    for one in rest:
        if one.dep_ == "ccomp" and kind == "clause" and not any(child.dep_ == "cc" for child in one.lefts):
            end = max(end, one.right_edge.i + 1)
            continue
        adds = one.dep_ == "advcl" and known_as(one) in load_cues().verbs
        new_speaker = adds or one.dep_ == "parataxis" or (one.dep_ == "conj" and not _told_besides(one, kind))
        if new_speaker or one.left_edge.i < end:
            break
        if kind != "clause" and (one.left_edge.is_punct or verb.doc[one.left_edge.i - 1].is_punct):
            break
        if kind == "object" and one.dep_.startswith("obl") and _tells_when(one):
            break
        end = one.right_edge.i + 1
    others = (_begins_other_words(verb, child, token, kind) for token in verb.doc[child.i + 1 : end])
    return next((at for at in others if at is not None), end)


def _tells_when(noun: Token) -> bool:
    """Whether an adverbial says when somebody said it: without preposition, or with a day or month."""
    return noun.dep_ in {"obl:tmod", "obl:unmarked"} or noun.lower_ in load_cues().days


def _told_besides(verb: Token, kind: str) -> bool:
    """Whether a clause joined to a verb of saying is told too: "said the man fell and ran", "..., and that he ran"."""
    if kind != "clause" or known_as(verb) in load_cues().verbs:
        return False
    before = list(verb.lefts)
    dash = any(one.is_punct and one.text not in {",", *QUOTES} for one in before)
    subject = any(one.dep_.startswith("nsubj") for one in before)
    return not dash and (subject or not any(one.is_punct for one in before))


def _begins_other_words(verb: Token, child: Token, token: Token, kind: str) -> int | None:
    """Where the content ends before a verb that tells what its speaker does besides, or what others say."""
    if token.lower_ == "according" and token.doc[token.i - 1].text == ",":
        return int(token.i)
    if token.dep_ not in {"advcl", "acl", "conj", "parataxis", "acl:relcl", "appos"}:
        return None
    if token.dep_ in {"acl:relcl", "appos"}:
        added = kind != "clause" and token.left_edge.is_punct and token.right_edge.i + 2 >= len(token.doc)
        return int(token.left_edge.i) if added else None  # ", the former mayor": the page's own addition
    attributes = known_as(token) in load_cues().verbs
    if is_set_off_participle(token):
        return int(token.left_edge.i) if attributes or kind != "clause" else None
    if not attributes or token.dep_ not in {"conj", "parataxis"} or token.head.i not in {child.i, verb.i}:
        return None
    first = int(token.left_edge.i)
    if any(one.dep_ == "mark" and one.lower_ == "that" for one in token.lefts):
        return None  # "warned that it was a 'zone' and that they would answer": the second "that" is told too
    if any(one.dep_.startswith("nsubj") for one in token.lefts):
        return first if token.left_edge.is_punct or token.doc[first - 1].is_punct else None
    return first if token.tag_ == verb.tag_ and says_besides(token) else None
