"""Everyone and everything that a document mentions and that is no place: by name, by a noun, by a pronoun."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tallywire.annotating.acting_states import acting_states
from tallywire.annotating.mention_phrases import nominal_mentions, pronoun_mentions
from tallywire.annotating.sighting import Placed, by_sentence
from tallywire.language.reader import Sentence
from tallywire.records import Mention, MentionKind, Place

_SORTS: dict[MentionKind, str] = {
    "group": "people", "organisation": "people", "weapon": "weapon", "vehicle": "vehicle",
}  # fmt: skip
_OWNING = ("'s", "’s", "'", "’")

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
        heads_of_names = taken | _tokens(sentence, placed)
        phrases = sorted(nominal_mentions(sentence, heads_of_names), key=lambda one: one.start)
        names_left, phrases = _joined(sentence, named, phrases)
        found += names_left
        found += phrases
        found += acting_states(sentence, placed, taken | _tokens(sentence, phrases))
        found += pronoun_mentions(sentence)
    found.sort(key=lambda one: (one.start, -one.end))
    return [replace(one, text=text[one.start : one.end]) for one in found]


def _joined(
    sentence: Sentence, names: Sequence[Mention], phrases: Sequence[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """The names that stand for themselves, and the phrases; a name inside a phrase of its sort is one with it.

    "Dawn Front fighters" are the Dawn Front, "a Hellfire missile" is one thing: such a phrase has the level of a name.
    An owner ("the Front's fighters") and a person's body ("the Front's leader") are others.
    """
    kept, absorbed = [], set[Mention]()
    starts = [phrase.start for phrase in phrases]
    text = sentence.parse.text
    for name in names:
        at = bisect_right(starts, name.start) - 1
        over = phrases[at] if at >= 0 and name.end <= phrases[at].end else None
        owner = text[name.end - sentence.start : name.end - sentence.start + 3].lstrip().startswith(_OWNING)
        if over is not None and not owner and _SORTS.get(name.kind) == _SORTS.get(over.kind) is not None:
            absorbed.add(over)
        else:
            kept.append(name)
    return kept, [replace(one, level="name") if one in absorbed else one for one in phrases]


def _tokens(sentence: Sentence, mentions: Sequence[Placed]) -> frozenset[int]:
    """The tokens of a sentence that stand in these."""
    found: set[int] = set()
    length = sentence.end - sentence.start
    for one in mentions:
        start, end = max(0, one.start - sentence.start), min(length, one.end - sentence.start)
        span = sentence.parse.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.update(range(span.start, span.end))
    return frozenset(found)
