"""The words that tell place names from other names (`places.toml`), as sets."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass, fields
from importlib import resources

__all__ = ["PlaceWords", "load_place_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Tables of places.toml; the file says what each is for."""

    strong: frozenset[str]
    weak: frozenset[str]
    compass: frozenset[str]
    nouns_before: frozenset[str]
    nouns_after: frozenset[str]
    people: frozenset[str]
    hyphened: frozenset[str]
    named: frozenset[str]
    plurals: frozenset[str]
    demonyms: frozenset[str]
    organisations: frozenset[str]
    papers: frozenset[str]
    titles: frozenset[str]
    verbs: frozenset[str]
    streets: frozenset[str]
    waters: frozenset[str]
    leads: frozenset[str]
    small: frozenset[str]
    numbered: frozenset[str]
    tails: frozenset[str]
    inner: frozenset[str]
    phrases: frozenset[str]
    never: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]
    town_first: frozenset[str]
    cues: dict[str, frozenset[str]]
    peoples: dict[str, frozenset[str]]
    states: dict[str, str]
    postal: dict[str, str]
    speaking: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    """The countries that a word speaks for: as a cue of theirs, and as a name of their people."""


def _words(listed: str | list[str]) -> frozenset[str]:
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@functools.cache
def load_place_words() -> PlaceWords:
    """The tables, read once per process."""
    text = resources.files("tallywire.language").joinpath("places.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    flat = {**tables["before"], **tables["after"], **tables["names"]}
    flat["nouns_before"], flat["nouns_after"] = tables["before"]["nouns"], tables["after"]["nouns"]
    sets = {field.name: _words(flat[field.name]) for field in fields(PlaceWords) if field.name in flat}
    # A word that makes other words a name ("Council", "Judge", "Street") is none by itself.
    for name in ("organisations", "titles", "papers", "streets", "demonyms", "nouns_before"):
        sets["never"] |= sets[name]
    cues = {country: frozenset(listed.split()) for country, listed in tables["cues"].items()}
    peoples = {country: frozenset(listed.split()) for country, listed in tables["peoples"].items()}
    return PlaceWords(
        **sets,
        town_first=frozenset(tables["senses"]["town_first"]),
        cues=cues,
        peoples=peoples,
        speaking={
            word: (_countries_of(word, cues), _countries_of(word, peoples))
            for word in frozenset[str]().union(*cues.values(), *peoples.values())
        },
        states=tables["states"],
        postal=tables["postal"],
    )


def _countries_of(word: str, listed: dict[str, frozenset[str]]) -> tuple[str, ...]:
    return tuple(country for country, words in listed.items() if word in words)
