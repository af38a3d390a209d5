"""Whether the clause around a time expression looks forward or back, from the verb forms beside it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from tomllib import loads

from tallywire.language.time_symbols import Symbols

__all__ = ["direction", "same_sentence"]

_WINDOW = 12
_SENTENCE = 40  # words: a day named further back is not looked for


@cache
def _cues() -> dict[str, frozenset[str]]:
    table = loads(files("tallywire.language").joinpath("time_guards.toml").read_text(encoding="utf-8"))
    return {name: frozenset(table[name]["words"]) for name in ("forward", "back", "deadline", "clause_ends")}


def direction(symbols: Symbols, first: int) -> int:
    """1 for forward, -1 for back, -2 for certainly back ("since"), 0 for unknown.

    The nearest telling word before the expression decides, then the nearest behind it.

    A word of deadline right before the expression ("by", "as soon as") looks forward, but in the past perfect.
    """
    near = [symbols.word(index) for index in range(max(0, first - 3), first)]
    if near and near[-1] == "since":
        return -2
    back = range(first - 1, max(-1, first - 1 - _WINDOW), -1)
    if near and (near[-1] in _cues()["deadline"] or near in (["as", "soon", "as"], ["as", "early", "as"])):
        return -1 if _in_pluperfect(symbols, back) else 1
    before = _first_cue(symbols, back)
    return before or _first_cue(symbols, range(first + 1, min(len(symbols.first), first + 1 + _WINDOW)))


def _in_pluperfect(symbols: Symbols, places: range) -> bool:
    """ "had reported by Wednesday": the day is over."""
    for index in places:
        word = symbols.word(index)
        if word in _cues()["clause_ends"] or word in _cues()["forward"]:
            return False
        if word == "had":
            return True
    return False


def _first_cue(symbols: Symbols, places: range) -> int:
    cues = _cues()
    for index in places:
        word = symbols.word(index)
        if word in cues["clause_ends"]:
            return 0
        if word in cues["forward"]:
            planned = [symbols.word(at) for at in range(max(0, index - 2), index)] == ["had", "been"]
            return -1 if planned else 1  # "had been due to expire on Friday": Friday is over
        if word in cues["back"] or (len(word) > 4 and word.endswith("ed")):
            return -1
    return 0


def same_sentence(symbols: Symbols, behind: int, first: int) -> bool:
    """Whether nothing that ends a sentence stands between two expressions, the second of which begins at `first`."""
    ends = _cues()["clause_ends"]
    return 0 <= first - behind <= _SENTENCE and all(symbols.word(index) not in ends for index in range(behind, first))
