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


def kinds_together(left: str, right: str, *, one_side: bool = False) -> bool:
    """Whether two kinds can tell of one happening; `one_side`: both are known to be deeds of one side of a fight.

    >>> kinds_together("air_strike", "casualties"), kinds_together("air_strike", "shelling")
    (True, False)
    """
    tables = (rules()["together"], rules()["together_of_one_side"] if one_side else {})
    return left == right or any(
        right in together.get(left, ()) or left in together.get(right, ()) for together in tables
    )
