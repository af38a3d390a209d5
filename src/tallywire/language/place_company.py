"""What the matches of one text say of one another: lists of places, and names that come back."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

from tallywire.language.place_spans import Match
from tallywire.language.place_tokens import Word
from tallywire.language.place_words import PlaceWords

__all__ = ["NOUN_KINDS", "SMALL_KINDS", "lift_lists", "share_points"]

SMALL_KINDS: Final = frozenset({"town", "admin2"})
_STRONG: Final = 3.0  # one match with so many points lifts its repeats
_FIRM: Final = 3.8  # and with so many, although someone has the same name
_TOWN: Final = frozenset({"town"})
_DISTRICT: Final = frozenset({"admin2", "district"})
_PROVINCE: Final = frozenset({"admin1", "province", "region"})
NOUN_KINDS: Final = {
    "city": _TOWN, "town": _TOWN, "village": _TOWN, "suburb": _TOWN, "port": _TOWN, "hamlet": _TOWN,
    "district": _DISTRICT, "county": _DISTRICT, "counties": _DISTRICT, "districts": _DISTRICT, "parish": _DISTRICT,
    "province": _PROVINCE, "provinces": _PROVINCE, "governorate": _PROVINCE, "governorates": _PROVINCE,
    "state": _PROVINCE, "region": _PROVINCE, "oblast": _PROVINCE,
}  # fmt: skip


def lift_lists(matches: list[Match], words: list[Word], table: PlaceWords) -> None:
    """ "A, B and C": members of a list lift one another; "A, B and C counties" says what they are."""
    group: list[Match] = []
    for match in [*matches, None]:
        if group and (match is None or not _listed(group[-1], match, words)):
            _lift(group, words, table)
            group = []
        if match is not None:
            group.append(match)


def _listed(left: Match, right: Match, words: list[Word]) -> bool:
    between = words[left.last + 1 : right.first]
    if not between:
        return words[right.first].gap == ", "
    return len(between) == 1 and between[0].key in ("and", "or") and words[right.first].gap == " "


def _lift(group: list[Match], words: list[Word], table: PlaceWords) -> None:
    if len(group) < 2:
        return
    after = words[group[-1].last + 1] if group[-1].last + 1 < len(words) else None
    if after is not None and after.key in table.plurals and after.gap == " ":
        for match in group:
            match.points += 2.5
            match.kinds = NOUN_KINDS.get(after.key, match.kinds)
    elif max(match.points for match in group) >= 2.5:
        for match in group:
            match.points += 0.8


def share_points(matches: list[Match]) -> None:
    """A name keeps its kind through a text: strong places lift their repeats, persons lower them."""
    best: dict[str, float] = defaultdict(lambda: -9.0)
    people: Counter[str] = Counter()
    for match in matches:
        best[match.key] = max(best[match.key], match.points)
        people[match.key] += match.person
    for match in matches:
        if match.person:
            continue
        if people[match.key] and best[match.key] < _FIRM and match.senses[0][0].kind in SMALL_KINDS:
            match.points -= 2.0
        elif best[match.key] >= _STRONG:
            match.points += 1.5
