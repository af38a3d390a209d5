"""The grammar of time expressions as tables, compiled into patterns over classes of tokens.

Every token becomes one character that stands for the set of classes the token is in; every rule of `time_rules.toml`
becomes a regular expression over these characters. The pattern language has no repetition, so every pattern has a
greatest length and matching a text takes time linear in its tokens, whatever the text is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from tallywire.language.numbers import ordinal_value, read_numbers
from tallywire.language.tokens import Tokens

__all__ = ["Candidate", "Grammar", "Symbols", "find_candidates", "load_grammar", "read_symbols"]

_ELEMENT = re.compile(r"\$[A-Z_]+|[()|?]|(?:([a-z]+):)?([A-Za-z_]+)|'s|[.,]")
_FIGURE_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_FIRST_SYMBOL = 0xE000  # the private use area: one code point for each set of classes
_OTHER = chr(_FIRST_SYMBOL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the grammar: its pattern, the name of its reading, and which group keeps which slot."""

    read: str
    pattern: re.Pattern[str]
    slots: tuple[str, ...]
    openers: frozenset[str]  # the symbols that the pattern can begin with


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The compiled tables: rules, words by class, the classes of a word, and the names of holidays.

    `openings` lists, for each symbol, the rules that can begin with it: (place in the table, rule).
    """

    rules: tuple[Rule, ...]
    openings: dict[str, tuple[tuple[int, Rule], ...]]
    words: dict[str, dict[str, Any]]
    classes: dict[str, frozenset[str]]
    symbols: dict[frozenset[str], str]
    holidays: dict[str, tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbols:
    """A text as the grammar sees it: one symbol for a word, a number or a holiday, with its offsets and its value."""

    tokens: Tokens
    line: str
    first: list[int]
    last: list[int]
    numbers: dict[int, float]
    holidays: dict[int, tuple[int, ...]]

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


def _table(name: str) -> dict[str, Any]:
    return loads(files("tallywire.language").joinpath(name).read_text(encoding="utf-8"))


@cache
def load_grammar() -> Grammar:
    """Loads and compiles the shipped tables.

    >>> "calendar" in {rule.read for rule in load_grammar().rules}
    True
    """
    words, table = _table("time_words.toml"), _table("time_rules.toml")
    rows = [(row["read"], _elements(row["pattern"], table["parts"])) for row in table["rule"]]
    classes: dict[str, set[str]] = {}
    for name, members in words.items():
        for word in members:
            classes.setdefault(word, set()).add(name)
    for _, elements in rows:
        for element in elements:
            word = element.rpartition(":")[2]
            if word.islower():
                classes.setdefault(word, set()).add("=" + word)
    frozen = {word: frozenset(names) for word, names in sorted(classes.items())}
    symbols: dict[frozenset[str], str] = {frozenset(): _OTHER}
    for names in [*frozen.values(), *_all_shapes(frozen), frozenset({"HOLIDAY"})]:
        symbols.setdefault(names, chr(_FIRST_SYMBOL + len(symbols)))
    rules = tuple(_compile(read, elements, symbols) for read, elements in rows)
    openings = {
        symbol: tuple((order, rule) for order, rule in enumerate(rules) if symbol in rule.openers)
        for symbol in symbols.values()
    }
    return Grammar(rules=rules, openings=openings, words=words, classes=frozen, symbols=symbols, holidays=_holidays())


def _holidays() -> dict[str, tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]]:
    names: dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]] = {}
    for row in _table("holidays.toml")["holiday"]:
        for name in row["names"]:
            words = tuple(name.split())
            names.setdefault(words[0], []).append((words, tuple(row["rule"])))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in names.items()}


def _elements(pattern: str, parts: dict[str, str]) -> list[str]:
    """The elements of a pattern, its named parts spelt out and put in brackets."""
    elements: list[str] = []
    for match in _ELEMENT.finditer(pattern):
        element = match.group()
        if element[0] == "$":
            elements += ["(", *_elements(parts[element[1:]], parts), ")"]
        else:
            elements.append(element)
    return elements


def _compile(read: str, elements: list[str], symbols: dict[frozenset[str], str]) -> Rule:
    slots: list[str] = []
    written: list[str] = []
    for element in elements:
        if element == "(":
            written.append("(?:")
        elif element in ")|?":
            written.append(element)
        else:
            slot, _, name = element.rpartition(":")
            letters = _letters(name if name.isupper() else "=" + name, symbols)
            if slot:
                slots.append(slot)
            written.append(f"({letters})" if slot else letters)
    openers, _, _ = _openers(elements, 0, symbols)
    return Rule(read=read, pattern=re.compile("".join(written)), slots=tuple(slots), openers=frozenset(openers))


def _openers(elements: list[str], at: int, symbols: dict[frozenset[str], str]) -> tuple[set[str], bool, int]:
    """The symbols that the elements from `at` to the closing bracket can begin with.

    Also whether they can be left out altogether, and the place behind the closing bracket.
    """
    openers: set[str] = set()
    nothing_yet, may_be_empty = True, False
    while at < len(elements) and elements[at] != ")":
        element = elements[at]
        if element == "|":
            may_be_empty, nothing_yet, at = may_be_empty or nothing_yet, True, at + 1
            continue
        if element == "(":
            inner, optional, at = _openers(elements, at + 1, symbols)
        else:
            name = element.rpartition(":")[2]
            inner, optional, at = set(_letters(name if name.isupper() else "=" + name, symbols)[1:-1]), False, at + 1
        if at < len(elements) and elements[at] == "?":
            optional, at = True, at + 1
        if nothing_yet:
            openers |= inner
        nothing_yet = nothing_yet and optional
    return openers, may_be_empty or nothing_yet, at + 1


def _letters(name: str, symbols: dict[frozenset[str], str]) -> str:
    letters = [letter for names, letter in symbols.items() if name in names]
    if not letters:
        raise ValueError(f"no word or number is in the class {name!r}: correct time_rules.toml or time_words.toml")
    return "[" + "".join(letters) + "]"


# ---------------------------------------------------------------- numbers as shapes


def _all_shapes(classes: dict[str, frozenset[str]]) -> list[frozenset[str]]:
    """Every set of classes that a number can have, so that each gets its symbol before the rules are compiled."""
    figures = [str(number) for number in (*range(63), *range(990, 1005), 1500, 2000, 2099, 2100, 2400, 3000, 99999)]
    figures += [f"{number:02}" for number in range(62)] + [
        "1200",
        "0900",
        "0000",
        "2360",
        "1960",
        "100",
        "1,500",
        "2.5",
    ]
    shapes = [_figure_shape(figure, float(figure.replace(",", ""))) for figure in figures]
    shapes += [_word_shape(value) for value in (0, 1, 5, 12, 13, 31, 32, 1500, 1999, 2001, 5000)]
    ordinals = [f"{number}th" for number in (1, 31, 32, 200)]
    shapes += [_other_shape(word) for word in ("1990s", "90s", "09.08.2016", *ordinals)]
    return shapes + [
        shape | classes[word]
        for word in classes
        for shape in (_word_shape(1), _other_shape("1st"), _other_shape("50th"))
    ]


def _figure_shape(word: str, value: float) -> frozenset[str]:
    names = {"NUM"}
    if word.isdecimal():
        whole = int(value)
        if len(word) <= 2:
            names |= {"DAYNUM"} if 1 <= whole <= 31 else set()
            names |= {"HOUR"} if whole <= 24 else set()
        if len(word) == 2:
            names |= {"TWO"} if whole <= 99 else set()
        if len(word) == 4:
            names |= {"YEAR"} if 1000 <= whole <= 2099 else set()
            names |= {"FOUR"} if whole <= 2400 and whole % 100 < 60 else set()
    return frozenset(names)


def _word_shape(value: float) -> frozenset[str]:
    names = {"NUM", "NUMWORD"}
    if 1 <= value <= 12:
        names |= {"HOUR"}
    if 1500 <= value <= 2099 and value != 1500:
        names |= {"YEAR"}
    return frozenset(names)


def _other_shape(word: str) -> frozenset[str]:
    ordinal = ordinal_value(word)
    if ordinal is not None:
        return frozenset({"ORD"} if 1 <= ordinal <= 31 else set())
    if word.endswith("s") and word[:-1].isdecimal() and len(word) in (3, 5) and word[-2] == "0":
        return frozenset({"DECADE"})
    if _FIGURE_DATE.fullmatch(word):
        return frozenset({"FIGURE_DATE"})
    return frozenset()


# ---------------------------------------------------------------- reading a text


def read_symbols(tokens: Tokens) -> Symbols:
    """The symbols of a text, in one pass: numbers and holidays of several words become one symbol each."""
    grammar = load_grammar()
    spans = {number.first: number for number in read_numbers(tokens)}
    symbols = Symbols(tokens=tokens, line="", first=[], last=[], numbers={}, holidays={})
    line: list[str] = []
    index, size = 0, len(tokens)
    while index < size:
        word = tokens.lowers[index]
        number, holiday = spans.get(index), _holiday_at(tokens, index, grammar) if word in grammar.holidays else None
        last, names = index + 1, grammar.classes.get(word, frozenset())
        if holiday is not None:
            last, names = index + len(holiday[0]), frozenset({"HOLIDAY"})
            symbols.holidays[len(line)] = holiday[1]
        elif number is not None:
            last = number.last
            symbols.numbers[len(line)] = number.value
            plain = number.written == "figure" and last == index + 1
            shape = _figure_shape(word, number.value) if plain else _word_shape(number.value)
            names = names | shape if last == index + 1 else shape
        elif word[0].isdecimal() or ordinal_value(word) is not None:
            names = names | _other_shape(word)
        symbols.first.append(index)
        symbols.last.append(last)
        line.append(grammar.symbols.get(names, _OTHER))
        index = last
    return Symbols(
        tokens=tokens, line="".join(line), first=symbols.first, last=symbols.last,
        numbers=symbols.numbers, holidays=symbols.holidays,
    )  # fmt: skip


def _holiday_at(tokens: Tokens, index: int, grammar: Grammar) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
    if not tokens.raw(index)[0].isupper():
        return None
    for words, rule in grammar.holidays[tokens.lowers[index]]:
        written = tokens.lowers[index : index + len(words)]
        if [word.replace("’", "'") for word in written] == list(words):
            return words, rule
    return None


def _candidate(order: int, rule: Rule, match: re.Match[str]) -> Candidate:
    """What a rule kept; a slot `at` is the day that the expression is, after symbols that only lead to it."""
    slots = {slot: match.start(group) for group, slot in enumerate(rule.slots, 1) if match.start(group) >= 0}
    first = match.start()
    if "at" in slots:
        first = slots["day"] = slots.pop("at")
    return Candidate(rule=order, read=rule.read, first=first, last=match.end(), slots=slots)


def find_candidates(symbols: Symbols) -> list[Candidate]:
    """Every place where a rule fits, ordered by start, then the longer first, then as in the table."""
    found: list[Candidate] = []
    openings, line = load_grammar().openings, symbols.line
    for first, symbol in enumerate(line):
        if symbol == _OTHER:
            continue
        for order, rule in openings[symbol]:
            match = rule.pattern.match(line, first)
            if match is not None:
                found.append(_candidate(order, rule, match))
    found.sort(key=lambda candidate: (candidate.first, -candidate.last, candidate.rule))
    return found
