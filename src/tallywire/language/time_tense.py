"""Whether the clause around a time expression looks forward or back, from the verb forms beside it."""

from __future__ import annotations

from tallywire.language.time_grammar import Symbols

__all__ = ["direction"]

_WINDOW = 12
_ENDS = frozenset((".", "!", "?", ";", "\n"))
_FORWARD = frozenset(
    [
        "will",
        "'ll",
        "shall",
        "would",
        "wo",
        "plans",
        "planned",
        "planning",
        "plan",
        "scheduled",
        "due",
        "expected",
        "expects",
        "expect",
        "set",
        "intends",
        "going",
        "upcoming",
        "until",
        "till",
        "hopes",
    ]
)
_BACK = frozenset(
    [
        "was",
        "were",
        "had",
        "did",
        "said",
        "told",
        "announced",
        "killed",
        "reported",
        "took",
        "came",
        "went",
        "began",
        "made",
        "has",
        "been",
    ]
)


def direction(symbols: Symbols, first: int) -> int:
    """1 for forward, -1 for back, 0 for unknown: the nearest telling word before the expression, then after it."""
    for index in range(first - 1, max(-1, first - 1 - _WINDOW), -1):
        word = symbols.word(index)
        if word in _ENDS:
            break
        if word in _FORWARD:
            return 1
        if word in _BACK or (len(word) > 4 and word.endswith("ed")):
            return -1
    for index in range(first + 1, min(len(symbols.first), first + 1 + _WINDOW)):
        word = symbols.word(index)
        if word in _ENDS:
            break
        if word in _FORWARD:
            return 1
        if word in _BACK or (len(word) > 4 and word.endswith("ed")):
            return -1
    return 0
