"""Everyone and everything that a document mentions and that is no place: by name, by a noun, by a pronoun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallywire.annotating.acting_states import acting_states
from tallywire.annotating.mention_phrases import nominal_mentions, pronoun_mentions
from tallywire.annotating.sighting import by_sentence
from tallywire.language.reader import Sentence
from tallywire.records import Mention, Place

__all__ = ["find_mentions"]


def find_mentions(
    text: str, sentences: Sequence[Sentence], names: Sequence[Mention], places: Sequence[Place]
) -> list[Mention]:
    """The names, countries that act, phrases like "the army" and personal pronouns of the document `text`, in order.

    `names` are those of `find_names`, `places` those of `find_places`. A phrase may hold a name, never half of one.
    """
    found: list[Mention] = []
    for sentence, named, placed in zip(
        sentences, by_sentence(sentences, names), by_sentence(sentences, places), strict=True
    ):
        taken = _tokens(sentence, named)
        phrases = list(nominal_mentions(sentence, taken))
        found += _unless_inside(named, phrases)
        found += phrases
        found += acting_states(sentence, placed, taken | _tokens(sentence, phrases))
        found += pronoun_mentions(sentence)
    found.sort(key=lambda one: (one.start, -one.end))
    return [replace(one, text=text[one.start : one.end]) for one in found]


def _unless_inside(names: Sequence[Mention], phrases: Sequence[Mention]) -> list[Mention]:
    """The names without those of arms and vehicles inside a phrase of their kind: "a Hellfire missile" is one thing."""
    arms = [phrase for phrase in phrases if phrase.kind in ("weapon", "vehicle")]
    within = {name for name in names for one in arms if one.kind == name.kind and one.start <= name.start < one.end}
    return [name for name in names if name not in within]


def _tokens(sentence: Sentence, mentions: Sequence[Mention]) -> frozenset[int]:
    """The tokens of a sentence that stand in mentions."""
    found: set[int] = set()
    length = sentence.end - sentence.start
    for one in mentions:
        start, end = max(0, one.start - sentence.start), min(length, one.end - sentence.start)
        span = sentence.parse.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.update(range(span.start, span.end))
    return frozenset(found)
