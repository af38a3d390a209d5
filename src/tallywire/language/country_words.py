"""Which countries a text names, by their names or those of their people: "Ukraine", "Ukrainian", "South Korea".

The names are those of `country_names.tsv` (Unicode CLDR, IANA), the peoples those of `places.toml`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from tallywire.language.place_words import load_place_words
from tallywire.language.tokens import Tokens, tokenise
from tallywire.language.word_lists import read_rows

__all__ = ["country_ending_at", "country_starting_at", "named_countries"]

_LONGEST = 6  # tokens of a name
_POSSESSIVE = ("'s", "’s")


@cache
def _names() -> dict[tuple[str, ...], str]:
    rows = read_rows("tallywire.language", "country_names.tsv")
    names = {tuple(tokenise(name).lowers): country for name, country in rows}
    peoples = load_place_words().peoples
    return names | {(people,): country for country, words in sorted(peoples.items()) for people in sorted(words)}


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """How many tokens the names have that begin with a word, the longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in _names():
        lengths[name[0]].add(len(name))
    return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in lengths.items()}


def _starting_at(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The country and the token behind its name."""
    if index >= len(tokens) or not tokens.raw(index)[0].isupper():
        return None
    for size in _lengths().get(tokens.lowers[index], ()):
        country = _names().get(tuple(tokens.lowers[index : index + size]))
        if country is not None:
            return country, index + size
    return None


def country_starting_at(tokens: Tokens, index: int) -> str | None:
    """The country (ISO 3166-1 alpha-2) whose name or people begins at a token with a capital; None if there is none.

    >>> country_starting_at(tokenise("in South Korea"), 1)
    'KR'
    """
    found = _starting_at(tokens, index)
    return found[0] if found else None


def country_ending_at(tokens: Tokens, index: int) -> str | None:
    """The country whose name, people or possessive ends right before a token; None if there is none.

    >>> country_ending_at(tokenise("South Korea's Memorial Day"), 3)
    'KR'
    """
    end = index - 1 if index and tokens.lowers[index - 1] in _POSSESSIVE else index
    for size in range(min(_LONGEST, end), 0, -1):
        country = _names().get(tuple(tokens.lowers[end - size : end]))
        if country is not None and tokens.raw(end - size)[0].isupper():
            return country
    return None


def named_countries(tokens: Tokens) -> Counter[str]:
    """How often a text names each country.

    >>> sorted(named_countries(tokenise("Ukraine said Russian guns fired at Ukraine.")).items())
    [('RU', 1), ('UA', 2)]
    """
    first, counts, done = _lengths(), Counter[str](), 0
    for index, word in enumerate(tokens.lowers):
        if index >= done and word in first and (found := _starting_at(tokens, index)):
            country, done = found
            counts[country] += 1
    return counts
