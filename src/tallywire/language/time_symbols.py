"""A text as the grammar of times sees it, and every place in it where a rule fits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tallywire.language.numbers import Number, read_numbers
from tallywire.language.time_grammar import OTHER, Grammar, Rule, load_grammar
from tallywire.language.time_holidays import Holiday, holiday_at, holiday_openers
from tallywire.language.time_shapes import figure_shape, other_shape, word_shape
from tallywire.language.time_zones import Zone, zone_at, zone_openers
from tallywire.language.tokens import Tokens

__all__ = ["Candidate", "Symbols", "find_candidates", "read_symbols"]


_RUN = re.compile(f"[^{OTHER}]+")
_SHORT = 5  # symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbols:
    """A text as the grammar sees it: one symbol for a word, a number, a holiday or a zone, with offsets and value."""

    tokens: Tokens
    line: str
    first: list[int]
    last: list[int]
    numbers: dict[int, float]
    holidays: dict[int, tuple[Holiday, ...]]
    zones: dict[int, tuple[Zone, ...]]

    def word(self, index: int) -> str:
        """The lower-case form of a symbol's first token."""
        return self.tokens.lowers[self.first[index]]

    def raw(self, index: int) -> str:
        """A symbol's first token as it is written."""
        return self.tokens.raw(self.first[index])

    def start(self, index: int) -> int:
        """The offset of a symbol's first character."""
        return self.tokens.starts[self.first[index]]

    def end(self, index: int) -> int:
        """The offset behind a symbol's last character."""
        return self.tokens.ends[self.last[index] - 1]

    def around(self, index: int) -> str:
        """The lower-case form of a symbol, or "" outside the text."""
        return self.word(index) if 0 <= index < len(self.first) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A rule that fits symbols `first` up to, not including, `last`; `slots` are the symbols it kept."""

    rule: int
    read: str
    first: int
    last: int
    slots: dict[str, int]


def read_symbols(tokens: Tokens) -> Symbols:
    """The symbols of a text, in one pass: numbers, holidays and zones of several words become one symbol each."""
    grammar, feasts, clocks = load_grammar(), holiday_openers(), zone_openers()
    spans = {number.first: number for number in read_numbers(tokens)}
    first: list[int] = []
    last: list[int] = []
    line: list[str] = []
    numbers: dict[int, float] = {}
    holidays: dict[int, tuple[Holiday, ...]] = {}
    zones: dict[int, tuple[Zone, ...]] = {}
    index, size = 0, len(tokens)
    while index < size:
        word = tokens.lowers[index]
        behind, symbol = index + 1, grammar.word_symbols.get(word, OTHER)
        if index in spans:
            number = spans[index]
            numbers[len(line)] = number.value
            behind, symbol = number.last, _number_symbol(word, number, grammar)
        elif word[0].isdecimal():
            symbol = grammar.symbols.get(other_shape(word), OTHER)
        elif word in feasts and (holiday := holiday_at(tokens, index)):
            (behind, holidays[len(line)]), symbol = holiday, grammar.symbols[frozenset({"HOLIDAY"})]
        elif word in clocks and (zone := zone_at(tokens, index)):
            (behind, zones[len(line)]), symbol = zone, grammar.symbols[frozenset({"ZONE"})]
        first.append(index)
        last.append(behind)
        line.append(symbol)
        index = behind
    return Symbols(
        tokens=tokens, line="".join(line), first=first, last=last, numbers=numbers, holidays=holidays, zones=zones
    )


def _number_symbol(word: str, number: Number, grammar: Grammar) -> str:
    """The symbol of a number; a number of one word is also in the classes of that word."""
    if number.last > number.first + 1:
        return grammar.symbols.get(word_shape(number.value), OTHER)
    shape = figure_shape(word, number.value) if number.written == "figure" else word_shape(number.value)
    return grammar.symbols.get(shape | grammar.classes.get(word, frozenset()), OTHER)


def _candidate(order: int, rule: Rule, match: re.Match[str], shift: int) -> Candidate:
    """What a rule kept. What stands before the slot `at` and from the slot `until` on is context, not expression."""
    spans = enumerate(rule.slots, 1)
    slots = {slot: shift + match.start(group) for group, slot in spans if match.start(group) >= 0}
    begin = shift + match.start()
    first, last = slots.pop("at", begin), slots.pop("until", shift + match.end())
    if first != begin:
        slots.setdefault("day", first)
    return Candidate(rule=order, read=rule.read, first=first, last=last, slots=slots)


@lru_cache(maxsize=1 << 15)
def _fitting(run: str) -> tuple[tuple[int, Rule, re.Match[str]], ...]:
    """The rules that fit at the beginning of some symbols behind which a symbol of no class stands."""
    found = ((order, rule, rule.pattern.match(run)) for order, rule in load_grammar().openings[run[0]])
    return tuple((order, rule, match) for order, rule, match in found if match is not None)


def find_candidates(symbols: Symbols) -> list[Candidate]:
    """Every place where a rule fits, ordered by start, then the longer first, then as in the table.

    A rule fits only within a run of symbols that are in some class. Most runs are short and come again and again ("in
    the", "two of the"), so what fits them is remembered.
    """
    found: list[Candidate] = []
    openings, line = load_grammar().openings, symbols.line
    for run in _RUN.finditer(line):
        for first in range(*run.span()):
            if run.end() - first <= _SHORT:
                found.extend(_candidate(*fit, first) for fit in _fitting(line[first : run.end()]))
                continue
            for order, rule in openings[line[first]]:
                match = rule.pattern.match(line, first)
                if match is not None:
                    found.append(_candidate(order, rule, match, 0))
    found.sort(key=lambda candidate: (candidate.first, -candidate.last, candidate.rule))
    return found
