"""Ranges of two numbers: "10 to 15", "between $5 and $7 million", "2-3 million", "10% to 15%"; and scores ("3-2")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tallywire.language.number_words import number_words
from tallywire.language.numbers import Number
from tallywire.language.quantity_guards import is_telephone
from tallywire.language.quantity_making import between
from tallywire.language.quantity_units import unit_of
from tallywire.language.quantity_words import counted_noun, load_quantity_words
from tallywire.language.tokens import Tokens
from tallywire.records import Quantity

__all__ = ["Pair", "pair_up"]

_BACK = 3  # words: "rose by about 2 percent to 30 percent"
_APART = 300  # nobody gives a range whose ends are so many times apart: "2 to 3,000" means thousands
_DASHES = (["-"], ["–"])
_SPOKEN = frozenset(("to", "or", "and"))
_JOINTS = _SPOKEN | {"-", "–"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two neighbouring numbers that belong together: the quantity of their range, None for a score."""

    quantity: Quantity | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """A number of a pair with its unit, the mark of money or the per cent sign included in its tokens."""

    number: Number
    unit: str | None
    first: int
    last: int

    @property
    def is_marked(self) -> bool:
        return (self.first, self.last) != (self.number.first, self.number.last)


def pair_up(tokens: Tokens, left: Number, right: Number) -> Pair | None:
    """What two neighbouring numbers make together: a range or a score; None where they are two quantities."""
    joint = _joint(tokens, left, right)
    if joint is None:
        return None
    return Pair(quantity=_range(tokens, _end(tokens, left), _end(tokens, right)) if joint == "range" else None)


def _end(tokens: Tokens, number: Number) -> _End:
    unit, first, last = unit_of(tokens, number)
    return _End(number=number, unit=unit, first=first, last=last)


def _joint(tokens: Tokens, left: Number, right: Number) -> Literal["range", "score"] | None:
    if right.first - left.last > _BACK + 1:  # a unit, a word, a mark of two parts
        return None
    joints = _JOINTS.intersection(tokens.lowers[left.last : right.first])
    if joints.isdisjoint(_SPOKEN):
        return _tight_joint(tokens, left, right) if joints else None
    low, high = _end(tokens, left), _end(tokens, right)
    return "range" if _is_spoken_range(tokens, low, high) and _low(tokens, left, right) < right.value else None


def _is_spoken_range(tokens: Tokens, left: _End, right: _End) -> bool:
    """ "10 to 15", "between $5 and $7": nothing but the word between them, and the same unit where both have one."""
    joint = tokens.lowers[left.last : right.first]
    before = tokens.lowers[max(0, left.first - _BACK) : left.first]
    if left.is_marked and right.unit != left.unit and (right.is_marked or right.unit is not None):
        return False
    if joint == ["and"]:
        return before[-1:] == ["between"]
    return joint in (["to"], ["or"]) and before[-1:] != ["from"] and load_quantity_words().changes.isdisjoint(before)


def _tight_joint(tokens: Tokens, left: Number, right: Number) -> Literal["range", "score"] | None:
    """ "10-15": a range of what is counted, measured or paid, else a score or a vote."""
    low, high = _end(tokens, left), _end(tokens, right)
    if tokens.lowers[low.last : high.first] not in _DASHES:
        return None
    if not (tokens.joined(low.last - 1, low.last) and tokens.joined(low.last, high.first)):
        return None
    if low.is_marked and (low.unit == high.unit or not high.is_marked):
        return "range" if _low(tokens, left, right) < right.value else None
    if left.written != "figure" or right.written not in ("figure", "mixed") or high.first != right.first:
        return None
    return _bare_joint(tokens, left, right)


def _bare_joint(tokens: Tokens, left: Number, right: Number) -> Literal["range", "score"]:
    words = load_quantity_words()
    before = tokens.lowers[left.first - 1] if left.first else ""
    after = tokens.lowers[right.last] if right.last < len(tokens) else ""
    if left.value >= right.value or is_telephone(tokens, left, right):
        return "score"
    if after in words.results or after == "-" or before == "-":
        return "score"
    counted = (
        counted_noun(tokens, right.last, plural=True) or after in ("%", "percent", "per") or after in words.measures
    )
    return "range" if counted or (left.value >= 10 and before not in ("-", "/")) else "score"


def _range(tokens: Tokens, left: _End, right: _End) -> Quantity:
    first = left.first - (tokens.lowers[left.first - 1 : left.first] == ["between"])
    unit = right.unit if right.is_marked or not left.is_marked else left.unit
    low = _low(tokens, left.number, right.number)
    return between(tokens, first, right.last, low, right.number.value, unit)


def _low(tokens: Tokens, left: Number, right: Number) -> float:
    """The lower number, with the magnitude that it shares with the higher: "2 to 3 million", "300-400,000"."""
    scaled = next((left.value * scale for scale in _shared(tokens, left, right)), left.value)
    return round(scaled, 6) if scaled < right.value else left.value


def _shared(tokens: Tokens, left: Number, right: Number) -> Iterator[float]:
    words = number_words()
    if left.value >= 1000 or left.written == "mixed":
        return
    if right.written != "figure":
        name = tokens.lowers[right.last - 1]
        yield from (table[name] for table in (words["scales"], words["short_scales"]) if name in table)
    elif right.value % 1000 == 0 and right.value >= _APART * left.value > 0:
        yield 1000
