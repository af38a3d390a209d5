"""Readings of days with a name: "Bastille Day", "last Christmas", "India's Independence Day", "Diwali"."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from tallywire.language import days
from tallywire.language.country_words import country_ending_at, country_starting_at
from tallywire.language.days import Period
from tallywire.language.feast_days import HolidayRule, holiday
from tallywire.language.time_context import Context, Expression, Reading, dated, valued
from tallywire.language.time_dates import FORWARD_DAYS
from tallywire.language.time_guards import false_feast
from tallywire.language.time_holidays import rules_of

__all__ = ["FEAST_READINGS", "holiday_day"]

_CLOSE = timedelta(days=7)  # readings of one name further apart are different feasts: the day stays open


def holiday_day(expression: Expression, context: Context) -> Reading | None:
    """A day with a name: of the stated year, else the nearest as dates without a year are read."""
    holidays = expression.symbols.holidays[expression.candidate.slots["holiday"]]
    customs = context.customs
    rules = rules_of(holidays, beside=_country_beside(expression), outlet=customs.country, named=customs.named)
    if rules[0][0] == "islamic" and false_feast(expression):
        return None
    if context.reference is None and not expression.has("year"):
        return valued("DATE", _yearless(rules))
    periods = [period for rule in rules if (period := _period(rule, expression, context)) is not None]
    return _either(periods) if periods else dated(None)


def _holiday_week(expression: Expression, context: Context) -> Reading:
    """ "Easter week" is the week that ends in it, "Labor Day weekend" the one beside it."""
    when = holiday_day(expression, context)
    if when is None or when.first is None or when.first != when.last:
        return valued("DATE", None)
    unit = expression.look_up("unit", "UNIT")
    near = days.shift(when.first, -1, "D") if unit == "WE" and when.first.weekday() == 0 else when.first
    return dated(days.unit_around(near, unit) if near else None)


def _country_beside(expression: Expression) -> str | None:
    """ "India's Independence Day", "the Syrian Independence Day", "Independence Day in Ukraine"."""
    symbols, tokens = expression.symbols, expression.symbols.tokens
    index = expression.candidate.slots["holiday"]
    behind = symbols.last[index]
    if behind < len(tokens) and tokens.lowers[behind] in ("in", "of"):
        return country_starting_at(tokens, behind + 1)
    return country_ending_at(tokens, symbols.first[index])


def _yearless(rules: tuple[HolidayRule, ...]) -> str | None:
    rule = rules[0]
    plain = len(rules) == 1 and len(rule) == 2 and not isinstance(rule[0], str)
    return f"XXXX-{rule[0]:02}-{rule[1]:02}" if plain else None


def _either(periods: list[Period]) -> Reading:
    """The day that all readings give; where they differ little, the days from the first to the last of them."""
    first, last = min(period.first for period in periods), max(period.last for period in periods)
    if all(period == periods[0] for period in periods):
        return dated(periods[0])
    if last - first > _CLOSE:
        return valued("DATE", None)
    return dated(days.stretch(first, last))


def _period(rule: HolidayRule, expression: Expression, context: Context) -> Period | None:
    year, reference = expression.whole("year"), context.reference
    if year is None and reference is not None:
        this_year = _holiday(reference.year, rule)
        year = _year(this_year, reference, expression.look_up("relative", "RELATIVE"), context.direction)
    return _holiday(year or 0, rule)


@lru_cache(maxsize=4096)  # a name that stays open asks for the same days of a hundred countries each time
def _holiday(year: int, rule: HolidayRule) -> Period | None:
    return holiday(year, rule)


def _year(this_year: Period | None, reference: date, side: int | None, direction: int) -> int:
    if this_year is None:
        return reference.year
    wait = (this_year.first - reference).days
    if (side is not None and side > 0) or (side is None and direction > 0):
        return reference.year + (wait < 0)
    if side == 0 or (side is None and 0 <= wait <= FORWARD_DAYS):
        return reference.year
    return reference.year - (wait > 0 or (side is not None and wait == 0))


FEAST_READINGS = {"holiday": holiday_day, "holiday_week": _holiday_week}
