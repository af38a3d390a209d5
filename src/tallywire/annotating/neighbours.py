"""What the words right beside a number say of those counted, whatever the tree is: "3 Killed", "shot dead 13"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tallywire.annotating.governors import STATES, of_verb
from tallywire.annotating.trees import children
from tallywire.language.measures import measure_words
from tallywire.records import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["NEAR", "beside", "by_neighbours"]

NEAR = 4  # words
_APPROXIMATORS = frozenset(
    {"over", "at", "least", "more", "than", "about", "around", "some", "nearly", "almost", "up", "to"}
)


def beside(noun: Token, tokens: Sequence[Token]) -> Measure | None:
    """What a bare number's neighbours say in a headline: "3 Killed", "Wounds 20"."""
    first, last = tokens[0].i, tokens[-1].i
    parse, table = noun.doc, measure_words()
    if noun.i > last and noun.lower_ not in STATES and of_verb(noun, table.verbs) is None:
        return None
    after = parse[last + 1] if last + 1 < len(parse) else None
    if after is not None and after.lower_ in STATES and not takes_object(after):
        return table.nouns.get(after.lower_) or of_verb(after, table.verbs)
    while first > 1 and parse[first - 1].lower_ in _APPROXIMATORS:
        first -= 1
    before = parse[first - 1] if first else None
    told = before is not None and before.lower_.endswith("s") and not children(before, "det", "amod")
    return of_verb(before, table.verbs) if told and before is not None else None


def by_neighbours(noun: Token, tokens: Sequence[Token]) -> Measure | None:
    """The participle after the counted noun, "among those killed" after it, or the active verb before the number."""
    table, parse = measure_words(), noun.doc
    if noun.i - tokens[-1].i <= NEAR:
        after = parse[noun.i + 1] if noun.i + 1 < len(parse) else None
        if after is not None and not takes_object(after):
            found = of_verb(after, table.verbs) if after.tag_ in ("VBN", "VBD", "JJ") else _by_adjective(after)
            if found is not None:
                return found
        found = _among(noun)
        if found is not None:
            return found
    at = tokens[0].i - 1
    while at > 0 and parse[at].lower_ in _APPROXIMATORS:
        at -= 1
    before = parse[at] if at >= 0 else None
    if before is not None and before.lower_ == "dead":
        return "killed"  # "shot dead 13 people"
    if noun.i != tokens[-1].i:
        return None
    if before is not None and before.pos_ == "VERB" and not children(before, "aux:pass", "nsubj:pass"):
        return of_verb(before, table.verbs)
    return None


def takes_object(verb: Token) -> bool:
    """Whether an object follows ("50 soldiers killed 20 civilians": the 50 are not the dead)."""
    return any(verb.i < noun.i for noun in children(verb, "obj"))


def _by_adjective(token: Token) -> Measure | None:
    return (
        measure_words().nouns.get(token.lower_)
        if token.pos_ in ("ADJ", "VERB", "NOUN") and token.lower_ in STATES
        else None
    )


def _among(noun: Token) -> Measure | None:
    """ "were among those killed", "were among the dead"."""
    table, parse = measure_words(), noun.doc
    window = parse[noun.i + 1 : noun.i + 1 + NEAR]
    at = next((token.i for token in window if token.lower_ == "among"), None)
    if at is None:
        return None
    for token in parse[at + 1 : at + 1 + NEAR]:
        found = of_verb(token, table.verbs) or (table.nouns.get(token.lower_) if token.lower_ in STATES else None)
        if found is not None:
            return found
    return None
