"""Names of places that are names of people: the readings of a text say where those stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from tallywire.language.place_company import SMALL_KINDS
from tallywire.language.place_spans import Match
from tallywire.language.place_tokens import Word
from tallywire.language.place_words import PlaceWords

__all__ = ["NEVER", "bar_people"]

NEVER: Final = -100.0  # points of what is no place, whatever speaks for it


def bar_people(matches: list[Match], words: list[Word], table: PlaceWords, barred: Sequence[tuple[int, int]]) -> None:
    """Takes out the matches that are the later part of a person's name ("Clara Lima").

    What a name begins with stays before an office: readers take the town for a part of the name ("Lima Mayor Clara
    Ruiz"), and a town alone for a person.
    """
    ordered = sorted(barred)
    starts = [start for start, _ in ordered]
    for match in matches:
        at = bisect_left(starts, words[match.first].start) - 1
        if at >= 0 and words[match.last].end <= ordered[at][1] and words[match.first - 1].capital:
            match.points = NEVER
        elif _is_first_name(match, words, ordered, starts, table):
            match.points, match.person = NEVER, True


def _is_first_name(
    match: Match, words: list[Word], barred: Sequence[tuple[int, int]], starts: Sequence[int], table: PlaceWords
) -> bool:
    """Whether a town's name begins the name of a person of three words or more ("Salvador Ramos Vega")."""
    at = bisect_left(starts, words[match.first].start)
    if at == len(starts) or starts[at] != words[match.first].start or match.first != match.last:
        return False
    inside = [word for word in words[match.last + 1 : match.last + 4] if word.end <= barred[at][1]]
    offices = table.titles | table.organisations | table.papers | table.streets
    small = match.senses[0][0].kind in SMALL_KINDS
    return small and len(inside) >= 2 and all(word.capital and word.key not in offices for word in inside)
