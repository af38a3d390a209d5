"""Which names of a text lie in the one behind them: "Velm, Ostra" and "Velm (Ostra)"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from tallywire.language.place_spans import STATE_COUNTRIES, Match, holds
from tallywire.language.place_tokens import Word

__all__ = ["mark_containers"]

_STATE: Final = frozenset({"admin1"})


def mark_containers(matches: list[Match], words: list[Word]) -> None:
    """Marks "X, Y" and "X (Y)" where the gazetteer has an X inside a Y; Y then means what holds X."""
    for number, (left, right) in enumerate(pairwise(matches)):
        if right.first != left.last + 1 or words[right.first].gap not in (", ", ",", " ("):
            continue
        listed = _is_land(left) and _is_land(right)  # "China, Japan": no China in Japan
        beside = [*matches[max(0, number - 1) : number], *matches[number + 2 : number + 3]]
        if _are_states([left, right], beside, words):
            left.kinds = right.kinds = _STATE
            listed = True
        if not listed and holds(right, left):
            left.container, right.part = right, left


def _are_states(pair: list[Match], beside: list[Match], words: list[Word]) -> bool:
    """Whether "X, Y" are two of three states in a list ("Ohio, Missouri and Iowa"); by themselves they are a town."""
    if not all(_is_full_state(match) for match in pair):
        return False
    return any(_is_full_state(other) and _adjoins(other, pair, words) for other in beside)


def _is_full_state(match: Match) -> bool:
    place, main = match.senses[0]
    return main and not match.firm and place.kind == "admin1" and place.country in STATE_COUNTRIES


def _adjoins(other: Match, pair: list[Match], words: list[Word]) -> bool:
    """Whether only a comma or "and" parts a match from the pair."""
    left, right = (other, pair[0]) if other.first < pair[0].first else (pair[1], other)
    between = words[left.last + 1 : right.first]
    if not between:
        return words[right.first].gap == ", "
    return len(between) == 1 and between[0].key in ("and", "or")


def _is_land(match: Match) -> bool:
    return match.senses[0][0].kind in ("country", "continent") and match.senses[0][1]
