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

from tallywire.language.number_words import number_words
from tallywire.language.time_shapes import all_shapes, other_shape

__all__ = ["OTHER", "Grammar", "Rule", "load_grammar"]

_ELEMENT = re.compile(r"\$[A-Z_]+|[()|?]|(?:([a-z]+):)?([A-Za-z_]+)|'s|[.,]")
_FIRST_SYMBOL = 0xE000  # the private use area: one code point for each set of classes
OTHER = chr(_FIRST_SYMBOL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the grammar: its pattern, the name of its reading, and which group keeps which slot."""

    read: str
    pattern: re.Pattern[str]
    slots: tuple[str, ...]
    openers: frozenset[str]  # the symbols that the pattern can begin with


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The compiled tables: rules, words by class, the classes and symbol of a word.

    `openings` lists, for each symbol, the rules that can begin with it: (place in the table, rule).
    """

    rules: tuple[Rule, ...]
    openings: dict[str, tuple[tuple[int, Rule], ...]]
    words: dict[str, dict[str, Any]]
    classes: dict[str, frozenset[str]]
    symbols: dict[frozenset[str], str]
    word_symbols: dict[str, str]


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
    symbols: dict[frozenset[str], str] = {frozenset(): OTHER}
    for names in [*frozen.values(), *all_shapes(frozen), frozenset({"HOLIDAY"}), frozenset({"ZONE"})]:
        symbols.setdefault(names, chr(_FIRST_SYMBOL + len(symbols)))
    rules = tuple(_compile(read, elements, symbols) for read, elements in rows)
    openings = {
        symbol: tuple((order, rule) for order, rule in enumerate(rules) if symbol in rule.openers)
        for symbol in symbols.values()
    }
    return Grammar(
        rules=rules,
        openings=openings,
        words=words,
        classes=frozen,
        symbols=symbols,
        word_symbols=_word_symbols(frozen, symbols),
    )


def _word_symbols(classes: dict[str, frozenset[str]], symbols: dict[frozenset[str], str]) -> dict[str, str]:
    """The symbol of every word that a table knows; an ordinal is in its class besides those of the tables."""
    words = sorted({*classes, *number_words()["ordinals"]})
    return {word: symbols.get(classes.get(word, frozenset()) | other_shape(word), OTHER) for word in words}


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
