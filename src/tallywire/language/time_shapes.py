"""The shapes of numbers: which numbers can be a day, an hour, a year or a decade."""

from __future__ import annotations

import re

from tallywire.language.number_words import ordinal_value

__all__ = ["all_shapes", "figure_shape", "other_shape", "word_shape"]

_DOTTED = re.compile(r"\d{1,2}\.[0-5]\d")
_FIGURE_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")


def all_shapes(classes: dict[str, frozenset[str]]) -> list[frozenset[str]]:
    """Every set of classes that a number can have, so that each gets its symbol before the rules are compiled."""
    figures = [str(number) for number in (*range(63), *range(990, 1005), 1500, 2000, 2099, 2100, 2400, 3000, 99999)]
    figures += [f"{number:02}" for number in range(62)]
    figures += ["1200", "0900", "0000", "2360", "1960", "100", "1,500", "2.5", "2.50"]
    shapes = [figure_shape(figure, float(figure.replace(",", ""))) for figure in figures]
    shapes += [word_shape(value) for value in (0, 1, 5, 12, 13, 31, 32, 1500, 1999, 2001, 5000)]
    ordinals = [f"{number}th" for number in (1, 31, 32, 200)]
    shapes += [other_shape(word) for word in ("1990s", "90s", "09.08.2016", *ordinals)]
    return shapes + [
        shape | classes[word] for word in classes for shape in (word_shape(1), other_shape("1st"), other_shape("50th"))
    ]


def figure_shape(word: str, value: float) -> frozenset[str]:
    """The classes of a number written in figures.

    >>> sorted(figure_shape("12", 12)), sorted(figure_shape("1998", 1998))
    (['DAYNUM', 'HOUR', 'NUM', 'TWO'], ['NUM', 'YEAR'])
    """
    names = {"NUM"}
    if _DOTTED.fullmatch(word):
        names |= {"DOTTED"}
    if word.isdecimal():
        whole = int(value)
        if len(word) <= 2:
            names |= {"DAYNUM"} if 1 <= whole <= 31 else set()
            names |= {"HOUR"} if whole <= 24 else set()
        if len(word) == 2:
            names |= {"TWO"}
        if len(word) == 4:
            names |= {"YEAR"} if 1000 <= whole <= 2099 else set()
            names |= {"FOUR"} if whole <= 2400 and whole % 100 < 60 else set()
    return frozenset(names)


def word_shape(value: float) -> frozenset[str]:
    """The classes of a number written in words, or in figures and words."""
    names = {"NUM", "NUMWORD"}
    if 1 <= value <= 12:
        names |= {"HOUR"}
    if 1500 < value <= 2099:
        names |= {"YEAR"}
    return frozenset(names)


def other_shape(word: str) -> frozenset[str]:
    """The classes of an ordinal, a decade or a date in figures; none for any other token."""
    ordinal = ordinal_value(word)
    if ordinal is not None:
        return frozenset({"ORD"} if 1 <= ordinal <= 31 else set())
    if word.endswith("s") and word[:-1].isdecimal() and len(word) in (3, 5) and word[-2] == "0":
        return frozenset({"DECADE"})
    if _FIGURE_DATE.fullmatch(word):
        return frozenset({"FIGURE_DATE"})
    return frozenset()
