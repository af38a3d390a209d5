"""The tables of `kinds.toml`: kinds that go together, sides, means, and words that tell how a clause tells its deed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["VAGUE", "kinds_together", "rules"]

VAGUE = frozenset({"casualties", "attack"})  # kinds that leave the means unsaid


@cache
def rules() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The tables of `kinds.toml`."""
    tables = tomllib.loads((files("tallywire.merging") / "kinds.toml").read_text("utf-8"))
    return {name: {key: frozenset(values) for key, values in table.items()} for name, table in tables.items()}


def kinds_together(left: str, right: str) -> bool:
    """Whether two kinds can tell of one happening.

    >>> kinds_together("air_strike", "casualties"), kinds_together("air_strike", "shelling")
    (True, False)
    """
    together = rules()["together"]
    return left == right or right in together.get(left, ()) or left in together.get(right, ())
