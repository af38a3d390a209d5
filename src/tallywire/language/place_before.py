"""What stands before a name, and what it says of the name being a place: prepositions, titles, other capitals."""

from __future__ import annotations

from tallywire.language.place_around import STATES, Around, is_small
from tallywire.language.place_people import NEVER
from tallywire.language.place_spans import Match, holds
from tallywire.language.place_tokens import Word

__all__ = ["points_before"]


def points_before(around: Around, match: Match) -> float:
    """Points of a match by the words before it."""
    if match.first == 0:
        return 0.0
    table, words = around.table, around.words
    word, left = words[match.first], words[match.first - 1]
    if left.capital and around.joined(match.first) and not around.shouting and left.key not in table.strong:
        return _capital_before(around, match, left)
    if word.gap == "-" and left.capital and match.first - 1 not in around.at and left.key not in table.never:
        return -2.0 if is_small(match) else 0.0
    if word.gap != " ":
        return -0.5 if _opens_sentence(word) and match.first == match.last else 0.2
    if left.key in table.strong or left.key in table.compass:
        return 1.7
    if left.key == "and" and match.first > 1 and _is_numbered_street(words[match.first - 2]):
        return -3.5  # "37th and Nash"
    if left.key == "of" and match.first > 1:
        return _after_of(around, match, words[match.first - 2])
    if left.key in table.weak:
        return 0.9
    if left.text.isdigit() and match.key == "british columbia":
        return NEVER
    if left.key == "the":
        return 0.2 if not is_small(match) or match.first < match.last else -0.3
    if left.key in table.titles or left.key in ("who", "named"):
        return -1.5
    return 0.4


def _after_of(around: Around, match: Match, head: Word) -> float:
    """ "The village of X", "University of X", "Corporation of X"."""
    if head.key in around.table.nouns_before:
        around.narrow(match, head.key)
        return 3.0
    return -1.5 if head.capital and head.key in ("corporation", "bank", "chamber") else 0.9


def _capital_before(around: Around, match: Match, left: Word) -> float:
    table = around.table
    if left.key in table.compass:
        return 0.8
    if left.key in table.organisations and left.key not in table.titles:
        return -0.8 if is_small(match) else 0.8
    if (left.key in table.never and left.key not in table.titles) or left.key in table.weak:
        return 0.0
    other = around.at.get(match.first - 1)
    state = match.senses[0][0].kind in STATES and match.senses[0][1]
    if other is not None and state and holds(match, other):
        return 0.5
    if match.first < match.last and around.words[match.last].key in table.waters:
        return 0.0
    match.person = True
    named = left.key in table.titles or left.key in table.first_names or len(left.text) == 1
    return -3.0 if named or not state else -1.5


def _is_numbered_street(word: Word) -> bool:
    return word.text[:1].isdigit() and word.key.endswith(("st", "nd", "rd", "th"))


def _opens_sentence(word: Word) -> bool:
    return any(sign in word.gap for sign in '.!?\n“":') or not word.gap
