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
    """Lemma to measure, for verbs and for nouns."""

    verbs: Mapping[str, Measure]
    nouns: Mapping[str, Measure]


@cache
def measure_words() -> MeasureWords:
    """The table as shipped."""
    table = tomllib.loads(files("tallywire.language").joinpath("measure_words.toml").read_text("utf-8"))
    return MeasureWords(verbs=_inverted(table["verbs"]), nouns=_inverted(table["nouns"]))


def _inverted(table: Mapping[str, Sequence[str]]) -> Mapping[str, Measure]:
    return {word: cast(Measure, measure) for measure, words in table.items() for word in words}
