"""What a time expression is read against, and what reading it gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tallywire.language.days import Period
from tallywire.language.number_words import ordinal_value
from tallywire.language.time_grammar import load_grammar
from tallywire.language.time_symbols import Candidate, Symbols
from tallywire.language.time_zones import Zone
from tallywire.records import TimeType

__all__ = ["Context", "Customs", "Expression", "Reading", "compared", "dated", "valued"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Customs:
    """What countries decide: the order of numeric dates, which holiday a name means and which clock an abbreviation.

    `country` is that of the outlet (ISO 3166-1 alpha-2), `named` those that the text names, the most named first.
    `day_first` and `country` are None where they are not known.
    """

    day_first: bool | None
    country: str | None
    named: tuple[str, ...] = ()

    @property
    def countries(self) -> tuple[str, ...]:
        """The outlet's country, then those that the text names."""
        return self.named if self.country is None else (self.country, *self.named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The reference day (None: unknown), the period last spoken of, and whether the clause looks forward or back.

    `near` is the period last spoken of where it is a day of the same sentence; `quarter` the quarter last spoken of;
    `beside` is the reading right before,
    behind which only a bracket opens.
    `direction` is 1 for a clause about the future, -1 for one about the past (-2 after "since"), 0 where no verb says.
    """

    reference: date | None
    anchor: Period | None
    near: Period | None
    quarter: Period | None
    beside: Reading | None
    direction: int
    customs: Customs


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The meaning of a time expression: TIMEX3 type and value, and the days it covers (None: open or unknown)."""

    type: TimeType
    value: str | None
    first: date | None = None
    last: date | None = None
    period: Period | None = None  # what later expressions ("a week earlier") may rest on


def dated(period: Period | None, type_: TimeType = "DATE", suffix: str = "") -> Reading:
    """The reading of a period of the calendar, with a time of day behind its value; unresolved if there is none."""
    if period is None:
        return Reading(type=type_, value=None)
    return Reading(type=type_, value=period.value + suffix, first=period.first, last=period.last, period=period)


def compared(period: Period | None) -> Reading:
    """The reading of a date that is only compared with ("a year earlier"): later expressions do not rest on it."""
    return replace(dated(period), period=None)


def valued(type_: TimeType, value: str | None) -> Reading:
    """A reading with a value but no days: a duration, a set, "now"."""
    return Reading(type=type_, value=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A candidate with its text: the slots of the rule as values of the tables."""

    symbols: Symbols
    candidate: Candidate

    def has(self, slot: str) -> bool:
        """Whether the rule kept this slot."""
        return slot in self.candidate.slots

    def word(self, slot: str) -> str:
        """The word in a slot; "" if the slot is empty."""
        index = self.candidate.slots.get(slot)
        return "" if index is None else self.symbols.word(index)

    def look_up(self, slot: str, *names: str) -> Any:
        """What the word in a slot stands for in the first of the classes that has it; None if the slot is empty."""
        word = self.word(slot)
        tables = load_grammar().words
        return next((tables[name][word] for name in names if word in tables[name]), None)

    def number(self, slot: str) -> float | None:
        """The number or ordinal in a slot; None if the slot is empty."""
        index = self.candidate.slots.get(slot)
        if index is None:
            return None
        value = self.symbols.numbers.get(index)
        return value if value is not None else ordinal_value(self.symbols.word(index))

    def whole(self, slot: str) -> int | None:
        """The number in a slot without its fraction."""
        value = self.number(slot)
        return None if value is None else int(value)

    def raw(self, slot: str) -> str:
        """The word in a slot as it is written."""
        return self.symbols.raw(self.candidate.slots[slot])

    @property
    def before(self) -> str:
        """The symbol before the expression, in lower case; "" at the beginning of the text."""
        return self.symbols.around(self.candidate.first - 1)

    @property
    def after(self) -> str:
        """The symbol behind the expression, in lower case; "" at the end of the text."""
        return self.symbols.around(self.candidate.last)

    def zone(self) -> tuple[Zone, ...] | None:
        """What the time zone in the expression can mean; None if it names none."""
        index = self.candidate.slots.get("zone")
        return None if index is None else self.symbols.zones[index]

    @property
    def size(self) -> int:
        """How many symbols the expression has."""
        return self.candidate.last - self.candidate.first
