"""Words that attribute, from `cues.toml`: verbs, nouns and adverbs with what they say about their content.

>>> cues = load_cues()
>>> cues.verbs["deny"], "tell" in cues.frames["hearer"], cues.speakers["witness"]
('deny', True, 'witness')
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

__all__ = ["CueClass", "Cues", "load_cues"]

CueClass = Literal["neutral", "claim", "deny", "demand", "belief", "attitude"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The tables of `cues.toml`, by word.

    `verbs`, `nouns`, `adverbs` and `adjectives` give a word's class; `frames` the verbs that take each kind of
    complement; `prepositions` the verbs whose content hangs on that preposition; `noun_prepositions` the prepositions
    of each noun; `speakers` what a head noun says about a speaker;
    `bodies` are officials that are no single person; `days` name the day on which something was said.
    """

    verbs: Mapping[str, CueClass]
    nouns: Mapping[str, CueClass]
    adverbs: Mapping[str, CueClass]
    adjectives: Mapping[str, CueClass]
    frames: Mapping[str, frozenset[str]]
    prepositions: Mapping[str, frozenset[str]]
    noun_prepositions: Mapping[str, frozenset[str]]
    speakers: Mapping[str, str]
    bodies: frozenset[str]
    channels: frozenset[str]
    days: frozenset[str]


@cache
def load_cues() -> Cues:
    """The cue tables, read once."""
    tables = tomllib.loads(files("tallywire.language").joinpath("cues.toml").read_text(encoding="utf-8"))
    return Cues(
        verbs=cast("Mapping[str, CueClass]", _by_word(tables["classes"])),
        nouns=cast("Mapping[str, CueClass]", _by_word(tables["nouns"])),
        adverbs=cast("Mapping[str, CueClass]", _by_word(tables["adverbs"])),
        adjectives=cast("Mapping[str, CueClass]", _by_word(tables["adjectives"])),
        frames={name: frozenset(words.split()) for name, words in tables["frames"].items()},
        prepositions={name: frozenset(words.split()) for name, words in tables["prepositions"].items()},
        noun_prepositions=_turned(tables["noun_prepositions"]),
        speakers=_by_word(tables["speakers"]),
        bodies=frozenset(tables["bodies"]["nouns"].split()),
        channels=frozenset(tables["channels"]["nouns"].split()),
        days=frozenset(tables["days"]["names"].split()),
    )


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    """Word to table name; the first table that has a word wins."""
    found: dict[str, str] = {}
    for name, words in table.items():
        for word in words.split():
            found.setdefault(word, name)
    return found


def _turned(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Word to the names of all tables that have it."""
    words = {word for listed in table.values() for word in listed.split()}
    return {word: frozenset(name for name, listed in table.items() if word in listed.split()) for word in words}
