"""What stands behind a name, and what it says of the name being a place: nouns, verbs, ages, other capitals."""

from __future__ import annotations

from tallywire.language.place_around import STATES, Around, is_small
from tallywire.language.place_spans import Match, holds
from tallywire.language.place_tokens import Word

__all__ = ["points_after"]


def points_after(around: Around, match: Match) -> float:
    """Points of a match by the words behind it."""
    if match.last + 1 >= len(around.words):
        return 0.0
    table, right = around.table, around.words[match.last + 1]
    if right.key in table.named and right.gap == " ":
        return -4.0
    if around.words[match.last].owner:
        return -2.5 if right.key == "day" or (match.key.startswith("saint ") and right.capital) else 0.4
    if right.capital and around.joined(match.last + 1) and not around.shouting:
        return _capital_after(around, match, right)
    if right.gap == "-":
        if right.capital and is_small(match):
            return -1.5
        return 2.5 if right.key in table.hyphened else -0.5
    if right.gap == " ":
        return _word_after(around, match, right)
    if _is_age(around, match.last + 1):
        match.person = True
        return -3.0
    return 0.5 if right.gap.strip() in ("(", "—", "–", "--", "-") and "\n" not in right.gap else 0.0


def _word_after(around: Around, match: Match, right: Word) -> float:
    if right.key in around.table.nouns_after:
        around.narrow(match, right.key)
        return 1.5
    if right.key in around.table.people:
        return 1.2
    if right.key in around.table.verbs:
        return -1.2 if is_small(match) else 0.0
    return 0.0


def _is_age(around: Around, position: int) -> bool:
    """ "X, 34, of Y"."""
    word = around.words[position]
    if word.gap != ", " or not word.text.isdigit() or len(word.text) > 2 or position + 1 >= len(around.words):
        return False
    return around.words[position + 1].gap.startswith(",")


def _capital_after(around: Around, match: Match, right: Word) -> float:
    table = around.table
    if right.key in table.papers:
        return -1.0
    if right.key in table.streets:
        return -2.0
    if right.key in table.waters and right.key not in table.organisations and is_small(match):
        match.person = True  # "Ostra Bay Hotel" is not in Ostra
        return -2.5
    if is_small(match) and _street_follows(around, match.last + 2):
        return -4.0
    if match.key.startswith("saint "):
        return -2.0
    if right.key in table.organisations:
        return 1.0
    if match.first < match.last and around.words[match.last].key in table.waters:
        return 0.0
    if _organisation_follows(around, match.last + 2):
        return 0.5
    other = around.at.get(match.last + 1)
    if match.container is not None or (other is not None and holds(other, match)):
        return 0.3
    state = match.senses[0][0].kind in STATES and match.senses[0][1]
    match.person = not state
    return -2.6 if match.key in table.first_names else (-0.5 if state else -2.0)


def _street_follows(around: Around, position: int) -> bool:
    """ "Sandy Dam Lane": the capitalised words after a name end in that of a street."""
    for word in around.words[position : position + 2]:
        if not word.capital or word.gap != " ":
            return False
        if word.key in around.table.streets:
            return True
    return False


def _organisation_follows(around: Around, position: int) -> bool:
    for word in around.words[position : position + 3]:
        if not word.capital or word.gap not in (" ", "-"):
            return False
        if word.key in around.table.organisations:
            return True
    return False
