"""A text as the evidence for one of its names is read from it: its words and what else is named there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tallywire.language.gazetteer import Gazetteer
from tallywire.language.place_company import NOUN_KINDS, SMALL_KINDS
from tallywire.language.place_spans import Match, weight
from tallywire.language.place_tokens import Word
from tallywire.language.place_words import PlaceWords

__all__ = ["STATES", "Around", "is_small"]

STATES: Final = frozenset({"country", "admin1", "continent", "region", "province", "sea"})


@dataclass(frozen=True, slots=True)
class Around:
    """The words of a text, and the match that stands at each position; `shouting` is for texts in capitals."""

    at: Mapping[int, Match]
    words: list[Word]
    gazetteer: Gazetteer
    table: PlaceWords
    shouting: bool

    def joined(self, position: int) -> bool:
        """Whether a word is joined to the one before it by a space, or by the point of a title or an initial."""
        left, gap = self.words[position - 1], self.words[position].gap
        if left.owner or gap not in (" ", ". ", "\u00a0"):
            return False
        return gap != ". " or len(left.text) == 1 or (left.key in self.table.titles and len(left.text) < 5)

    def narrow(self, match: Match, noun: str) -> None:
        """ "X province" is a province; "the Ohio city" is not, so a state or country keeps its kind."""
        kinds = NOUN_KINDS.get(noun)
        if kinds and any(place.kind in kinds for place, _ in match.senses) and not self._is_state(match):
            match.kinds = kinds

    def _is_state(self, match: Match) -> bool:
        place, main = match.senses[0]
        return place.kind in STATES and main and weight(place, main) > 4.0 and match.key not in self.table.town_first


def is_small(match: Match) -> bool:
    """Whether a name means a town or a second-level division before anything else."""
    return match.senses[0][0].kind in SMALL_KINDS
