"""Nouns that mention people, bodies, facilities, weapons and vehicles, loaded from `mention_nouns.toml`.

>>> noun_class("soldier"), noun_class("regiment"), noun_class("truck"), noun_class("idea")
('people', 'bodies', 'vehicles', None)
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, cast

__all__ = ["NounClass", "noun_class"]

NounClass = Literal["people", "bodies", "facilities", "weapons", "vehicles"]


def noun_class(noun: str) -> NounClass | None:
    """The class of a noun in the singular and in lower case, or of two nouns joined by a hyphen ("car-bomb")."""
    return _classes().get(noun)


@cache
def _classes() -> dict[str, NounClass]:
    table = tomllib.loads((files("tallywire.language") / "mention_nouns.toml").read_text("utf-8"))
    return {noun: cast(NounClass, name) for name, nouns in table.items() for noun in nouns.split()}
