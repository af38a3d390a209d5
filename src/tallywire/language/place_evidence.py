"""What speaks for a match being a place name, and what against.

Every match gets points: a prior from what the name can mean (a country counts more than a village), and evidence
from its neighbours (a preposition, "X, Y" where Y holds X, "X police"; a title, a first name or an unknown capitalised
word beside it speak against). The points were set by hand after reading errors on news texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tallywire.language.gazetteer import Gazetteer
from tallywire.language.place_company import NOUN_KINDS, SMALL_KINDS, lift_lists, share_points
from tallywire.language.place_spans import STATE_COUNTRIES, Match, Matcher, holds, weight
from tallywire.language.place_tokens import Word
from tallywire.language.place_words import PlaceWords

__all__ = ["find_matches"]

ACCEPT: Final = 0.8
_NEVER: Final = -100.0
_SHOUTED: Final = 1.2  # in a text in capitals, capitals tell nothing
_STATE: Final = frozenset({"admin1"})
_STATES: Final = frozenset({"country", "admin1", "continent", "region", "province", "sea"})


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
    _contain(matches, words)
    evidence = _Evidence(matches, words, gazetteer, table, shouting)
    for match in matches:
        match.points = evidence.points(match)
    _bar(matches, words, table, barred)
    lift_lists(matches, words, table)
    share_points(matches)
    return [match for match in matches if match.points >= ACCEPT]


def _contain(matches: list[Match], words: list[Word]) -> None:
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


def _bar(matches: list[Match], words: list[Word], table: PlaceWords, barred: Sequence[tuple[int, int]]) -> None:
    """Takes out the matches that are the later part of a person's name ("Clara Lima").

    What a name begins with stays before an office: readers take the town for a part of the name ("Lima Mayor Clara
    Ruiz"), and a town alone for a person.
    """
    ordered = sorted(barred)
    starts = [start for start, _ in ordered]
    for match in matches:
        at = bisect_left(starts, words[match.first].start) - 1
        if at >= 0 and words[match.last].end <= ordered[at][1] and words[match.first - 1].capital:
            match.points = _NEVER
        elif _is_first_name(match, words, ordered, starts, table):
            match.points, match.person = _NEVER, True


def _is_land(match: Match) -> bool:
    return match.senses[0][0].kind in ("country", "continent") and match.senses[0][1]


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


class _Evidence:
    """Points for the matches of one text."""

    def __init__(
        self, matches: list[Match], words: list[Word], gazetteer: Gazetteer, table: PlaceWords, shouting: bool
    ) -> None:
        self.at = {position: match for match in matches for position in range(match.first, match.last + 1)}
        self.words = words
        self.gazetteer = gazetteer
        self.table = table
        self.shouting = shouting

    def points(self, match: Match) -> float:
        """Prior and evidence of one match."""
        total = self._prior(match) + self._before(match) + self._after(match)
        if match.container is not None:
            total += 3.5
        left = self.at.get(match.first - 1)
        if left is not None and left.container is match:
            total += 1.5
        return total

    def _prior(self, match: Match) -> float:
        """Points for the name by itself."""
        if match.firm:
            return 4.0
        points = min(3.5, weight(*match.senses[0]))
        if match.first < match.last:
            generic = self.words[match.last].key in self.table.waters
            return max(points, -2.0) + (3.0 if generic else 0.8)
        if match.senses[0][0].kind in SMALL_KINDS and self.gazetteer.is_word(match.key):
            left = self.words[match.first - 1].key if match.first else ""
            points -= 2.0 if left in self.table.strong and not self.shouting else 4.0
        elif self._is_personal(match):
            points = min(points, 1.5) - 1.2
        if self.shouting and match.senses[0][0].kind in SMALL_KINDS:
            points -= _SHOUTED
        return max(points, -2.5)

    def _is_personal(self, match: Match) -> bool:
        names = match.key in self.table.first_names or match.key in self.table.surnames
        return names and match.senses[0][0].kind not in ("country", "admin1")

    def _joined(self, position: int) -> bool:
        """Whether a word is joined to the one before it by a space, or by the point of a title or an initial."""
        left, gap = self.words[position - 1], self.words[position].gap
        if left.owner or gap not in (" ", ". ", "\u00a0"):
            return False
        return gap != ". " or len(left.text) == 1 or (left.key in self.table.titles and len(left.text) < 5)

    def _before(self, match: Match) -> float:
        if match.first == 0:
            return 0.0
        table, words = self.table, self.words
        word, left = words[match.first], words[match.first - 1]
        if left.capital and self._joined(match.first) and not self.shouting and left.key not in table.strong:
            return self._capital_before(match, left)
        if word.gap == "-" and left.capital and match.first - 1 not in self.at and left.key not in table.never:
            return -2.0 if match.senses[0][0].kind in SMALL_KINDS else 0.0
        if word.gap != " ":
            return -0.5 if _opens_sentence(word) and match.first == match.last else 0.2
        if left.key in table.strong or left.key in table.compass:
            return 1.7
        if left.key == "and" and match.first > 1 and _is_numbered_street(words[match.first - 2]):
            return -3.5  # "37th and Nash"
        if left.key == "of" and match.first > 1:
            return self._after_of(match, words[match.first - 2])
        if left.key in table.weak:
            return 0.9
        if left.text.isdigit() and match.key == "british columbia":
            return _NEVER
        if left.key == "the":
            return 0.2 if match.senses[0][0].kind not in SMALL_KINDS or match.first < match.last else -0.3
        if left.key in table.titles or left.key in ("who", "named"):
            return -1.5
        return 0.4

    def _after_of(self, match: Match, head: Word) -> float:
        """ "The village of X", "University of X", "Corporation of X"."""
        if head.key in self.table.nouns_before:
            self._narrow(match, head.key)
            return 3.0
        return -1.5 if head.capital and head.key in ("corporation", "bank", "chamber") else 0.9

    def _capital_before(self, match: Match, left: Word) -> float:
        table = self.table
        if left.key in table.compass:
            return 0.8
        if left.key in table.organisations and left.key not in table.titles:
            return -0.8 if match.senses[0][0].kind in SMALL_KINDS else 0.8
        if (left.key in table.never and left.key not in table.titles) or left.key in table.weak:
            return 0.0
        other = self.at.get(match.first - 1)
        state = match.senses[0][0].kind in _STATES and match.senses[0][1]
        if other is not None and state and holds(match, other):
            return 0.5
        if match.first < match.last and self.words[match.last].key in table.waters:
            return 0.0
        match.person = True
        named = left.key in table.titles or left.key in table.first_names or len(left.text) == 1
        return -3.0 if named or not state else -1.5

    def _after(self, match: Match) -> float:
        if match.last + 1 >= len(self.words):
            return 0.0
        table, right = self.table, self.words[match.last + 1]
        if right.key in table.named and right.gap == " ":
            return -4.0
        if self.words[match.last].owner:
            return -2.5 if right.key == "day" or (match.key.startswith("saint ") and right.capital) else 0.4
        if right.capital and self._joined(match.last + 1) and not self.shouting:
            return self._capital_after(match, right)
        if right.gap == "-":
            if right.capital and match.senses[0][0].kind in SMALL_KINDS:
                return -1.5
            return 2.5 if right.key in table.hyphened else -0.5
        if right.gap == " ":
            return self._word_after(match, right)
        if self._is_age(match.last + 1):
            match.person = True
            return -3.0
        return 0.5 if right.gap.strip() in ("(", "—", "–", "--", "-") and "\n" not in right.gap else 0.0

    def _word_after(self, match: Match, right: Word) -> float:
        if right.key in self.table.nouns_after:
            self._narrow(match, right.key)
            return 1.5
        if right.key in self.table.people:
            return 1.2
        if right.key in self.table.verbs:
            return -1.2 if match.senses[0][0].kind in SMALL_KINDS else 0.0
        return 0.0

    def _narrow(self, match: Match, noun: str) -> None:
        """ "X province" is a province; "the Ohio city" is not, so a state or country keeps its kind."""
        kinds = NOUN_KINDS.get(noun)
        if kinds and any(place.kind in kinds for place, _ in match.senses) and not self._is_state(match):
            match.kinds = kinds

    def _is_state(self, match: Match) -> bool:
        place, main = match.senses[0]
        return place.kind in _STATES and main and weight(place, main) > 4.0 and match.key not in self.table.town_first

    def _is_age(self, position: int) -> bool:
        """ "X, 34, of Y"."""
        word = self.words[position]
        if word.gap != ", " or not word.text.isdigit() or len(word.text) > 2 or position + 1 >= len(self.words):
            return False
        return self.words[position + 1].gap.startswith(",")

    def _capital_after(self, match: Match, right: Word) -> float:
        table = self.table
        if right.key in table.papers:
            return -1.0
        if right.key in table.streets:
            return -2.0
        if right.key in table.waters and right.key not in table.organisations and self._is_town(match):
            match.person = True  # "Ostra Bay Hotel" is not in Ostra
            return -2.5
        if self._is_town(match) and self._street_follows(match.last + 2):
            return -4.0
        if match.key.startswith("saint "):
            return -2.0
        if right.key in table.organisations:
            return 1.0
        if match.first < match.last and self.words[match.last].key in table.waters:
            return 0.0
        if self._organisation_follows(match.last + 2):
            return 0.5
        other = self.at.get(match.last + 1)
        if match.container is not None or (other is not None and holds(other, match)):
            return 0.3
        state = match.senses[0][0].kind in _STATES and match.senses[0][1]
        match.person = not state
        return -2.6 if match.key in table.first_names else (-0.5 if state else -2.0)

    def _is_town(self, match: Match) -> bool:
        return match.senses[0][0].kind in SMALL_KINDS

    def _street_follows(self, position: int) -> bool:
        """ "Sandy Dam Lane": the capitalised words after a name end in that of a street."""
        for word in self.words[position : position + 2]:
            if not word.capital or word.gap != " ":
                return False
            if word.key in self.table.streets:
                return True
        return False

    def _organisation_follows(self, position: int) -> bool:
        for word in self.words[position : position + 3]:
            if not word.capital or word.gap not in (" ", "-"):
                return False
            if word.key in self.table.organisations:
                return True
        return False


def _is_numbered_street(word: Word) -> bool:
    return word.text[:1].isdigit() and word.key.endswith(("st", "nd", "rd", "th"))


def _opens_sentence(word: Word) -> bool:
    return any(sign in word.gap for sign in '.!?\n“":') or not word.gap
