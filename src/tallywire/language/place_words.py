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
    return PlaceWords(
        **sets,
        town_first=frozenset(tables["senses"]["town_first"]),
        cues={country: frozenset(cues.split()) for country, cues in tables["cues"].items()},
        peoples={country: frozenset(peoples.split()) for country, peoples in tables["peoples"].items()},
        states=tables["states"],
        postal=tables["postal"],
    )
