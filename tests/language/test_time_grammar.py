"""The tables of the time grammar."""

import pytest

from tallywire.language import time_grammar
from tallywire.language.time_grammar import OTHER, load_grammar
from tallywire.language.time_symbols import find_candidates, read_symbols
from tallywire.language.times import _READINGS
from tallywire.language.tokens import tokenise


def test_every_rule_has_a_reading_and_every_reading_a_rule() -> None:
    assert {rule.read for rule in load_grammar().rules} == set(_READINGS)


def test_no_rule_fits_nothing() -> None:
    assert [rule.read for rule in load_grammar().rules if rule.pattern.match("")] == []


def test_a_rule_is_tried_wherever_it_can_begin() -> None:
    symbols = read_symbols(
        tokenise("From early on Friday, Aug. 9, 2016 at 9 a.m. to the third quarter of 1998 it rained.")
    )
    tried = {(candidate.first, candidate.rule) for candidate in find_candidates(symbols)}
    plain = {
        (first, order)
        for order, rule in enumerate(load_grammar().rules)
        for first in range(len(symbols.line))
        for match in [rule.pattern.match(symbols.line, first)]
        if match and "at" not in rule.slots
    }
    assert plain <= tried


def test_an_unknown_class_is_named() -> None:
    with pytest.raises(ValueError, match="'MONHT'"):
        time_grammar._compile("calendar", ["month:MONHT"], load_grammar().symbols)


def test_numbers_and_holidays_are_one_symbol() -> None:
    symbols = read_symbols(tokenise("Twenty-one people, New Year’s Day, new year, 3rd xyzzy"))
    assert [symbols.raw(index) for index in range(len(symbols.line))] == [
        "Twenty", "people", ",", "New", ",", "new", "year", ",", "3rd", "xyzzy",
    ]  # fmt: skip
    assert symbols.line[-1] == OTHER
    assert symbols.numbers == {0: 21}
    assert [holidays[0].rule for holidays in symbols.holidays.values()] == [(1, 1)]
    assert list(symbols.holidays) == [3]
