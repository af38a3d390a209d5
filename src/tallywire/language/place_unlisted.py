"""Place names that no gazetteer has but whose form or context shows them: streets, small rivers, villages.

Where the text says in what they lie ("Alder Street in Gary", "Umbo, Syria"), that is known of them; otherwise they
have no point: a place that cannot be resolved stays a name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tallywire.language.place_spans import Match
from tallywire.language.place_tokens import Word
from tallywire.language.place_words import PlaceWords

__all__ = ["Holder", "find_container", "find_unlisted"]

_FORM: Final = 1.5
_CONTEXT: Final = 1.0
_LONGEST: Final = 3
_FAR: Final = 6
_SMALL: Final = frozenset({"in", "inside", "near", "outside", "of", "the", "a", "an"})
_INSIDE: Final = frozenset({"in", "inside", "near", "outside", "of"})
_NEARBY: Final = frozenset({"near", "outside"})
_QUARTERS: Final = frozenset(
    ("district", "neighbourhood", "neighborhood", "quarter", "suburb", "borough", "village", "town", "hamlet", "camp",
     "area", "section", "settlement", "municipality", "township", "province", "governorate", "valley")
)  # fmt: skip
_INTO: Final = frozenset({"in", "near", "outside", "around", "toward", "towards", "nearby"})


def find_unlisted(
    words: list[Word],
    runs: Sequence[tuple[int, int]],
    matches: list[Match],
    table: PlaceWords,
    barred: Sequence[tuple[int, int]] = (),
) -> list[Match]:
    """Names without senses: "Alder Street", "Lake Umbo", "the village of Umbo"; none overlaps a match or a person."""
    taken = {position for match in matches for position in range(match.first, match.last + 1)}
    starts = [word.start for word in words]
    for left, right in barred:
        first, behind = max(0, bisect_right(starts, left) - 1), bisect_left(starts, right)
        taken.update(position for position in range(first, behind) if words[position].end > left)
    found = []
    for start, end in runs:
        match = _formed(words, start, end, table) or _placed(words, start, end, table)
        if match is not None and not any(position in taken for position in range(match.first, match.last + 1)):
            found.append(match)
    return found


@dataclass(frozen=True, slots=True)
class Holder:
    """The match that holds an unlisted name, by its number, and whether the name only lies near it."""

    number: int
    near: bool = False


def find_container(words: list[Word], match: Match, matches: list[Match], table: PlaceWords) -> Holder | None:
    """The place that is said to hold an unlisted one: "X, Y", "X in northern Y", "the X district of Y", "Y's X"."""
    number = bisect_right(matches, match.last, key=lambda other: other.first)
    if number and words[matches[number - 1].last].owner and matches[number - 1].last == match.first - 1:
        return Holder(number - 1)
    if number == len(matches):
        return None
    between = words[match.last + 1 : matches[number].first]
    gap = words[matches[number].first].gap
    if not between:
        return Holder(number) if gap in (", ", " (") else None
    keys = [word.key for word in between]
    plain = all(word.gap in (" ", ", ") for word in between) and gap == " "
    if not plain or len(between) > _FAR or not _INSIDE.intersection(keys):
        return None
    nouns = table.compass | table.nouns_before | table.nouns_after | _SMALL | _QUARTERS
    return Holder(number, near=not _NEARBY.isdisjoint(keys)) if all(key in nouns for key in keys) else None


def _formed(words: list[Word], start: int, end: int, table: PlaceWords) -> Match | None:
    """A name whose last or first word says that it is a place."""
    for position in range(start + 1, end):
        word = words[position]
        if (word.key in table.streets or word.key in table.tails) and word.capital and word.gap == " ":
            first = _head(words, start, position, table)
            if first < position:
                return _unlisted(words, first, position, _FORM)
    if end - start == 2 and words[start].key in table.leads and words[start + 1].key not in table.never:
        return _unlisted(words, start, start + 1, _FORM)
    if words[start].key in table.numbered and start + 1 < len(words):
        number = words[start + 1]
        return _unlisted(words, start, start + 1, _FORM) if number.text.isdigit() and number.gap == " " else None
    return None


def _head(words: list[Word], start: int, position: int, table: PlaceWords) -> int:
    """Where the name that ends at `position` begins; `position` itself if nothing but small words stands before."""
    first = position
    while first > max(start, position - _LONGEST) and words[first - 1].capital and words[first].gap in (" ", "-"):
        if words[first - 1].key in table.small:
            break
        first -= 1
    return first


def _placed(words: list[Word], start: int, end: int, table: PlaceWords) -> Match | None:
    """An unknown name right after "the village of", before "district", or after "in" with no capitals around it."""
    if words[start].key == "the" and start + 1 < end:
        start += 1  # "The Umbrok district" opens a sentence
    if _is_of_quarter(words, start):
        end = _capitals(words, start, end)  # "the Millgate district of Umbrok on Tuesday"
    if start == 0 or end - start > 2 or not (words[start].gap == " " or words[start - 1].owner):
        return None
    if any(_is_no_name(word, table) for word in words[start:end]):
        return None
    if _is_quarter(words, start, end):
        return _unlisted(words, start, end - 1, _CONTEXT)
    if words[start - 1].capital:
        return None
    left = words[start - 1].key
    if left == "of" and start > 1 and words[start - 2].key in table.nouns_before | _QUARTERS:
        return _unlisted(words, start, end - 1, _CONTEXT)
    if left in _INTO or left in table.nouns_before:
        return _unlisted(words, start, end - 1, _CONTEXT)
    return None


def _is_of_quarter(words: list[Word], start: int) -> bool:
    return start > 1 and words[start - 1].key == "of" and words[start - 2].key in _QUARTERS


def _capitals(words: list[Word], start: int, end: int) -> int:
    return next((at for at in range(start, end) if not words[at].capital), end)


def _is_quarter(words: list[Word], start: int, end: int) -> bool:
    """ "the X district", "Y's X neighbourhood"."""
    behind = words[end] if end < len(words) else None
    named = behind is not None and behind.gap == " " and behind.key in _QUARTERS
    return named and (words[start - 1].owner or words[start - 1].key == "the")


def _is_no_name(word: Word, table: PlaceWords) -> bool:
    key = word.key
    if key in table.never or key in table.first_names or key in table.surnames or key in table.waters:
        return True
    return len(word.text) < 4 or word.text.isupper() or not word.text.isalpha()


def _unlisted(words: list[Word], first: int, last: int, points: float) -> Match:
    return Match(first, last, " ".join(word.key for word in words[first : last + 1]), (), points=points)
