"""What speaks for a match being a place name, and what against.

Every match gets points: a prior from what the name can mean (a country counts more than a village), and evidence
from its neighbours (a preposition, "X, Y" where Y holds X, "X police"; a title, a first name or an unknown capitalised
word beside it speak against). The points were set by hand after reading errors on news texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tallywire.language.gazetteer import Gazetteer
from tallywire.language.place_after import points_after
from tallywire.language.place_around import Around, is_small
from tallywire.language.place_before import points_before
from tallywire.language.place_company import lift_lists, share_points
from tallywire.language.place_containment import mark_containers
from tallywire.language.place_people import bar_people
from tallywire.language.place_spans import Match, Matcher, weight
from tallywire.language.place_tokens import Word
from tallywire.language.place_words import PlaceWords

__all__ = ["find_matches"]

ACCEPT: Final = 0.8
_SHOUTED: Final = 1.2  # in a text in capitals, capitals tell nothing


def find_matches(
    words: list[Word],
    runs: Sequence[tuple[int, int]],
    gazetteer: Gazetteer,
    table: PlaceWords,
    *,
    shouting: bool = False,
    barred: Sequence[tuple[int, int]] = (),
) -> list[Match]:
    """The place names in the runs of a text (`find_runs`), with their points; those below `ACCEPT` are left out.

    `barred` are stretches (offsets) that name people. `shouting` is for texts in capitals.
    """
    matches = Matcher(words, gazetteer, table, shouting).matches(runs)
    mark_containers(matches, words)
    at = {position: match for match in matches for position in range(match.first, match.last + 1)}
    around = Around(at, words, gazetteer, table, shouting)
    for match in matches:
        match.points = _points(around, match)
    bar_people(matches, words, table, barred)
    lift_lists(matches, words, table)
    share_points(matches)
    return [match for match in matches if match.points >= ACCEPT]


def _points(around: Around, match: Match) -> float:
    """Prior and evidence of one match."""
    total = _prior(around, match) + points_before(around, match) + points_after(around, match)
    if match.container is not None:
        total += 3.5
    left = around.at.get(match.first - 1)
    if left is not None and left.container is match:
        total += 1.5
    return total


def _prior(around: Around, match: Match) -> float:
    """Points for the name by itaround."""
    if match.firm:
        return 4.0
    points = min(3.5, weight(*match.senses[0]))
    if match.first < match.last:
        generic = around.words[match.last].key in around.table.waters
        return max(points, -2.0) + (3.0 if generic else 0.8)
    if is_small(match) and around.gazetteer.is_word(match.key):
        left = around.words[match.first - 1].key if match.first else ""
        points -= 2.0 if left in around.table.strong and not around.shouting else 4.0
    elif _is_personal(around, match):
        points = min(points, 1.5) - 1.2
    if around.shouting and is_small(match):
        points -= _SHOUTED
    return max(points, -2.5)


def _is_personal(around: Around, match: Match) -> bool:
    names = match.key in around.table.first_names or match.key in around.table.surnames
    return names and match.senses[0][0].kind not in ("country", "admin1")
