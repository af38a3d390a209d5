"""Capitals and countries that stand for their governments: "Moscow denied it", "talks between London and Paris".

Nothing happens in a place that only acts (Markert and Nissim, SemEval 2007, call it place-for-people). The tree tells:
the place is who does it, is spoken to or is negotiated with, without a preposition of place. What a place does as a
place ("Moscow saw riots", "Baghdad burned") is no deed of anybody. Only countries and their capitals are marked: a town
that speaks is its council or its people, who are where the town is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from tallywire.annotating.attribution_subjects import known_as
from tallywire.annotating.sighting import by_sentence, tokens_at
from tallywire.annotating.trees import base, children, first_conjunct, label, lemmas, preposition
from tallywire.language.capitals import capital_of
from tallywire.language.cues import load_cues
from tallywire.language.reader import Sentence
from tallywire.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["mark_metonyms"]

_PARTIES: Final = frozenset({"between", "with", "among"})


def mark_metonyms(places: Sequence[Place], sentences: Sequence[Sentence]) -> list[Place]:
    """The places of a page in their order; those that stand for a government have `metonym` set."""
    marked: set[tuple[int, int]] = set()
    for sentence, inside in zip(sentences, by_sentence(sentences, places), strict=True):
        for place in inside:
            if _has_government(place) and _speaks(
                tokens_at(sentence.parse, place.start - sentence.start, place.end - sentence.start)
            ):
                marked.add((place.start, place.end))
    return [replace(place, metonym=True) if (place.start, place.end) in marked else place for place in places]


def _has_government(place: Place) -> bool:
    capital = capital_of(place.country)
    seat = capital is not None and place.geonames_id == capital.geonames_id
    return place.precision == "country" or seat


def _speaks(tokens: Sequence[Token]) -> bool:
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head.i not in inside or token.head is token), None)
    if top is None:
        return False
    top = first_conjunct(top)
    case = preposition(top)
    if case == "according" or label(top) == "obl:agent":
        return True
    if case in _PARTIES:
        return top.head.lemma_.lower() in _words()["relations"] or (case == "with" and _decides(top.head))
    if case == "by":
        return base(top) == "obl" and _decides(top.head)
    if case:
        return False
    if label(top) == "nsubj":
        return _acts(top.head)
    return label(top) in ("obj", "iobj") and known_as(top.head) in _words()["addressing"]


def _acts(verb: Token) -> bool:
    """Whether the subject of a verb does something, and not as a place."""
    suffers = verb.tag_ == "VBN" and not children(verb, "aux")  # a headline's "Baghdad rocked by blasts"
    passive = suffers or any(preposition(noun) == "by" for noun in children(verb, "obl"))
    return verb.pos_ == "VERB" and not passive and _words()["placely"].isdisjoint([known_as(verb), *lemmas(verb)])


def _decides(verb: Token) -> bool:
    known = known_as(verb)
    return verb.pos_ in ("VERB", "AUX") and (known in load_cues().verbs or known in _words()["acts"])


@cache
def _words() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads((files("tallywire.annotating") / "metonyms.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}
