"""Mentions that are no names: "government troops", "two armoured vehicles", "he".

A noun phrase is a mention if its head is a noun of a class (`language.mention_nouns`): one of the people is a person,
several are a group. The phrase runs from its article to its head; counts, clauses and what a preposition adds stay
outside. The levels are those of the ACE guidelines for entities (LDC, 2008): name, nominal, pronoun.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.symbols import NOUN, PRON, PROPN

from tallywire.annotating.trees import base, children, label, lemma, preposition
from tallywire.language.mention_nouns import NounClass, noun_class
from tallywire.language.reader import Sentence
from tallywire.records import Mention, MentionKind, MentionLevel

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["nominal_mentions", "pronoun_mentions", "singulars"]

_KINDS: dict[NounClass, MentionKind] = {
    "people": "person",
    "bodies": "group",
    "facilities": "facility",
    "weapons": "weapon",
    "vehicles": "vehicle",
}
_WITHIN = ("det", "amod", "compound", "nmod:poss", "nummod", "flat", "goeswith", "punct")
_DEPENDENT = ("compound", "amod", "nmod")  # words inside another's phrase, if that is one
_DESCRIBING = ("amod", "compound")
_OUTSIDE = ("nummod", "punct", "case", "cc")
_NOUNS = frozenset((NOUN, PROPN))  # names have been found before: what is left is a noun with a capital
_ONE = frozenset({"i", "me", "myself", "he", "him", "himself", "she", "her", "herself"})
_SEVERAL = frozenset({"we", "us", "ourselves"})


def nominal_mentions(sentence: Sentence, taken: Collection[int]) -> Iterator[Mention]:
    """The phrases of a sentence that mention something by a noun.

    `taken` are tokens of names: a phrase may hold them ("the Vell police"), its head may not be one.
    """
    nouns = [(token, name) for token in sentence.parse if token.pos in _NOUNS and (name := _class(token))]
    nouns = [(token, name) for token, name in nouns if token.i not in taken]
    nouns.sort(key=lambda noun: base(noun[0]) in _DEPENDENT)
    covered: set[int] = set()
    for token, name in nouns:
        if token.i in covered or not _refers(token, name, taken):
            continue
        first, last = _first(token), _last(token, name)
        covered.update(range(first, last + 1))
        several = token.tag_ == "NNS" or last > token.i
        kind: MentionKind = "group" if name == "people" and several else _KINDS[name]
        yield _mention(sentence, first, last, kind, "name" if _holds_name(token, first) else "nominal")


def pronoun_mentions(sentence: Sentence) -> Iterator[Mention]:
    """Personal pronouns that can only mean people and stand alone: "I", "he", "she", "we" and their forms."""
    for token in sentence.parse:
        if token.pos != PRON or token.tag_ == "PRP$" or label(token) == "nmod:poss":
            continue
        if token.lower_ in _ONE:
            yield _mention(sentence, token.i, token.i, "person", "pronoun")
        elif token.lower_ in _SEVERAL:
            yield _mention(sentence, token.i, token.i, "group", "pronoun")


def _holds_name(head: Token, first: int) -> bool:
    """Whether a phrase whose head has a capital is a name that the reader missed: "Amal Unit", not "the Minister"."""
    return head.pos == PROPN and any(token.pos == PROPN for token in head.doc[first : head.i])


def _mention(sentence: Sentence, first: int, last: int, kind: MentionKind, level: MentionLevel) -> Mention:
    span = sentence.parse[first : last + 1]
    return Mention(
        start=sentence.start + span.start_char,
        end=sentence.start + span.end_char,
        text=span.text,
        kind=kind,
        level=level,
    )


def _class(token: Token) -> NounClass | None:
    """The class of a noun, with the noun before it ("car bomb") or alone."""
    if token.pos not in _NOUNS:
        return None
    forms = singulars(token)
    before = token.nbor(-1) if token.i > 0 else token
    if before.head.i == token.i and base(before) in _DESCRIBING:
        pairs = (noun_class(f"{before.lower_}-{form}") for form in forms)
        found = next((pair for pair in pairs if pair is not None), None)
        if found is not None:
            return found
    return next((one for form in forms if (one := noun_class(form)) is not None), None)


def singulars(token: Token) -> tuple[str, ...]:
    """What the singular of a noun may be: the reader's lemma, the word itself, the word without its plural ending."""
    return _singulars(lemma(token), token.lower_)


@lru_cache(maxsize=20_000)
def _singulars(given: str, form: str) -> tuple[str, ...]:
    plural = (form[:-1], form[:-2]) if form.endswith("s") and len(form) > 3 else ()
    return tuple(dict.fromkeys((given, form, *plural)))


def _refers(token: Token, name: NounClass, taken: Collection[int]) -> bool:
    """Whether a noun stands for someone or something.

    A word before another noun does when it is a body or a weapon ("coalition raids", "rocket fire"); titles before a
    name and what people are said to be ("she was a lawyer") do not.
    """
    if base(token) in ("compound", "amod") and name not in ("bodies", "weapons"):
        return False
    return name != "people" or not (token.i + 1 in taken or children(token, "cop"))


def _first(head: Token) -> int:
    """The first token of the phrase that ends with its head; a count in front of everything is left out."""
    first = start = head.i
    counted = False
    for child in reversed([child for child in head.children if child.i < head.i]):
        described = base(child) in _DESCRIBING
        if child.right_edge.i != start - 1 or not _belongs(child) or (counted and described):
            break
        start = child.left_edge.i
        counted = counted or base(child) == "nummod"
        if base(child) not in _OUTSIDE:
            first = start
    return first


def _belongs(child: Token) -> bool:
    """Whether a word before its noun is part of the phrase, whatever a mistaken tree hangs below it."""
    edge = child.left_edge
    fits = edge.pos_ not in ("CCONJ", "SCONJ", "ADP") and edge.tag_ not in ("VBD", "VBZ", "VBP", "MD")
    return fits and (base(child) in _WITHIN or label(child) in _WITHIN)


def _last(head: Token, name: NounClass) -> int:
    """The last token: people in a body ("a group of miners") and people joined under one article belong to it."""
    if name == "bodies":
        inner = next((child for child in children(head, "nmod") if child.left_edge.i == head.i + 1), None)
        if inner is not None and preposition(inner) == "of" and _class(inner) in ("people", "bodies"):
            return inner.i
    if name in ("people", "bodies") and children(head, "det", "nmod:poss"):
        return _last_joined(head)
    return head.i


def _last_joined(head: Token) -> int:
    last = head.i
    for other in children(head, "conj"):
        if children(other, "det", "nmod:poss", "nummod") or _class(other) not in ("people", "bodies"):
            break
        if any(token.pos_ not in ("PUNCT", "CCONJ", "ADJ", "NOUN") for token in head.doc[last + 1 : other.i]):
            break
        last = other.i
    return last
