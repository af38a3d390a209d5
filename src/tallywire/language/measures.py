"""Which measure a verb or noun stands for ("wound" is `injured`), from `measure_words.toml`.

>>> measure_words().verbs["wound"]
'injured'
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from tallywire.records import Measure

__all__ = ["MeasureWords", "measure_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureWords:
    """Lemma to measure, for verbs and for nouns; and the words by which uncounted victims are told (see the file)."""

    verbs: Mapping[str, Measure]
    nouns: Mapping[str, Measure]
    anyone: frozenset[str]
    kin: frozenset[str]
    sided: frozenset[str]
    fatal: frozenset[str]
    deaths: frozenset[str]
    leaving: frozenset[str]


@cache
def measure_words() -> MeasureWords:
    """The table as shipped."""
    table = tomllib.loads(files("tallywire.language").joinpath("measure_words.toml").read_text("utf-8"))
    people = {name: frozenset(listed) for name, listed in table["people"].items()}
    return MeasureWords(verbs=_inverted(table["verbs"]), nouns=_inverted(table["nouns"]), **people)


def _inverted(table: Mapping[str, Sequence[str]]) -> Mapping[str, Measure]:
    return {word: cast(Measure, measure) for measure, words in table.items() for word in words}
