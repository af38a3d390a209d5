"""Number words and single figures: what one token is worth, from `number_words.toml`.

>>> number_words()["cardinals"]["twelve"], plain_figure("1,500"), ordinal_value("21st")
(12, 1500, 21)
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from tomllib import loads

__all__ = ["MAX_DIGITS", "number_words", "ordinal_value", "plain_figure"]

MAX_DIGITS = 15  # a double holds every whole number of fifteen digits exactly; longer runs are codes, not counts


@cache
def number_words() -> dict[str, dict[str, float]]:
    """The tables of number words by class: `cardinals`, `scales`, `short_scales`, `vulgar`, `parts`, `ordinals`."""
    return loads(files("tallywire.language").joinpath("number_words.toml").read_text(encoding="utf-8"))


def plain_figure(word: str) -> float | None:
    """The value of one figure token, with thousands commas and a decimal point; None if it is not a plain number.

    >>> [plain_figure(word) for word in ("1,500", "2.5", "25,1999", "1.2.3", "21st")]
    [1500, 2.5, None, None, None]
    """
    if word.isdecimal():
        return int(word) if len(word) <= MAX_DIGITS else None
    whole, point, part = word.partition(".")
    if len(word) > 2 * MAX_DIGITS or (point and not part.isdecimal()):
        return None
    first, *groups = whole.split(",")
    if not first.isdecimal() or any(len(group) != 3 or not group.isdecimal() for group in groups):
        return None
    if groups and len(first) > 3:
        return None
    joined = first + "".join(groups)
    if len(joined) > MAX_DIGITS:
        return None
    return float(f"{joined}.{part}") if point else int(joined)


def ordinal_value(word: str) -> int | None:
    """The value of an ordinal word or figure ("third", "21st"); None for any other word."""
    value = number_words()["ordinals"].get(word)
    if value is not None:
        return int(value)
    is_figure = word[:1].isdecimal() and word[:-2].isdecimal() and len(word) < MAX_DIGITS
    return int(word[:-2]) if is_figure and word[-2:] in ("st", "nd", "rd", "th") else None
