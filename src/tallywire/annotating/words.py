"""The word lists of annotating, loaded from `words.toml`, which says what each is for.

>>> "army" in words().groups
True
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Words", "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Sets of lemmas in lower case."""

    light_verbs: frozenset[str]
    groups: frozenset[str]
    seated_bodies: frozenset[str]
    officials: frozenset[str]
    witnesses: frozenset[str]
    media: frozenset[str]
    documents: frozenset[str]
    habitual_adverbs: frozenset[str]
    habitual_adjectives: frozenset[str]
    wars: frozenset[str]


@cache
def words() -> Words:
    """The lists as shipped."""
    table = tomllib.loads(files("tallywire.annotating").joinpath("words.toml").read_text("utf-8"))
    return Words(**{name: frozenset(listed) for name, listed in table.items()})
