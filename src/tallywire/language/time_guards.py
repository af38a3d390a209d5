"""What looks like a date and is none: "may" and "march" as verbs, years inside figures, names and counts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from tomllib import loads

from tallywire.language.time_context import Expression

__all__ = ["counts", "false_feast", "false_month", "false_year"]


@cache
def _guards() -> dict[str, frozenset[str]]:
    table = loads(files("tallywire.language").joinpath("time_guards.toml").read_text(encoding="utf-8"))
    return {name: frozenset(rows["words"]) for name, rows in table.items()}


def counts(word: str) -> bool:
    """Whether a word behind figures shows that they count or measure something."""
    return word in _guards()["counted"]


def false_month(expression: Expression) -> bool:
    """Whether "may", "march" or the like is the verb or a name here.

    Such a word needs a capital letter, and a word before it that leads to a time or a modifier of its own.
    """
    if not expression.look_up("month", "WEAK"):
        return False
    raw = expression.raw("month")
    if not raw[0].isupper():
        return True
    if expression.has("phase") or expression.has("part") or expression.has("relative"):
        return False
    if expression.before in ("'s", "’s"):
        return True
    return expression.before not in _guards()["leads_to_month"]


def false_year(expression: Expression) -> bool:
    """Whether four figures that could be a year are a count, an amount, a clock time or part of a name."""
    if expression.size > 1 and expression.before != "$":
        return expression.after in ("%", "percent")
    symbols, index = expression.symbols, expression.candidate.slots["year"]
    year = int(symbols.numbers[index])
    if not symbols.word(index)[0].isdecimal() and not (1100 <= year <= 1999):
        return True
    if expression.before in _guards()["before_figure"] or expression.after in _guards()["counted"]:
        return True
    if _inside_a_name(expression):
        return True
    if expression.before in _guards()["leads_to_year"]:
        return False
    return not 1900 <= year <= 2050


def _inside_a_name(expression: Expression) -> bool:
    """Whether letters, hyphens or marks stand right against the figures ("Su-1998", "B1999")."""
    tokens = expression.symbols.tokens
    first = expression.symbols.first[expression.candidate.first]
    last = expression.symbols.last[expression.candidate.last - 1]
    left = tokens.lowers[first - 1] if first and tokens.joined(first - 1, first) else ""
    right = tokens.lowers[last] if last < len(tokens) and tokens.joined(last - 1, last) else ""
    if left.isalpha() or right.isalpha() or left in ("$", "£", "€", "#", ".", "/", "_"):
        return True
    hyphened = left == "-" and first >= 2 and tokens.joined(first - 2, first - 1)
    if not hyphened:
        return False
    before = tokens.lowers[first - 2]
    is_year = len(before) == 4 and before.isdecimal() and 1800 <= int(before) <= 2099  # "2011-2013"
    return not is_year and before not in _guards()["before_hyphen"]


def false_feast(expression: Expression) -> bool:
    """Whether the name of a Muslim month or feast is a person's: another name stands right against it.

    In a text of capitals every word looks like a name: there a word that leads to a time must stand before it.
    """
    symbols, first, last = expression.symbols, expression.candidate.first, expression.candidate.last
    if expression.size > 1 or expression.before in _guards()["leads_to_month"]:
        return False
    beside = [symbols.raw(index) for index in (first - 1, last) if 0 <= index < len(symbols.first)]
    return any(raw[0].isupper() and raw.lower() not in ("the", "in", "during") for raw in beside)
