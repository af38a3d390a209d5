"""The phrases and weights of `furniture.toml`, loaded once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["FurnitureModel", "Phrases", "load_furniture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Phrases in lower-case words: a whole line, its beginning, a part of it, the name of a list of links, ...

    ... what announces a link on the link's own line, and a verb that begins an order.
    """

    exact: frozenset[str]
    prefix: frozenset[str]
    inside: frozenset[str]
    label: frozenset[str]
    announce: frozenset[str]
    verb: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureModel:
    """Phrases, the weight of each feature and the cost of each step, in log-odds."""

    phrases: Phrases
    weights: Mapping[str, float]
    steps: Mapping[str, float]


@cache
def load_furniture() -> FurnitureModel:
    """The model that ships with the package."""
    table = tomllib.loads(files("tallywire.reading").joinpath("furniture.toml").read_text("utf-8"))
    phrases = {name: frozenset(entries) for name, entries in table["phrases"].items()}
    return FurnitureModel(phrases=Phrases(**phrases), weights=table["weights"], steps=table["steps"])
