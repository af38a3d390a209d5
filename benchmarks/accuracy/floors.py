"""The floors of `floors.toml`: what CI does not let quality fall below.

Lowering one needs its reason in the changelog.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Floors", "load_floors"]

FLOORS = Path(__file__).with_name("floors.toml")
_CEILINGS = (
    "body_line_loss",
    "quote_violations",
    "bad_spans",
    "false_links_per_independent_pair",
    "furniture_linked",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The least that each figure may be (for a loss or a violation: the most), on the gold with this digest."""

    digest: str
    full: Mapping[str, float]
    fast: Mapping[str, float]

    def faults(self, figures: Mapping[str, Any], *, fast: bool) -> list[str]:
        """What does not hold, in words; an absent figure does not hold.

        >>> Floors(digest="", full={"f1": 0.9}, fast={}).faults({"f1": 0.8}, fast=False)
        ['f1 0.8 is not >= 0.9']
        """
        return [
            f"{name} {figures.get(name)} is not {'<=' if name in _CEILINGS else '>='} {bound}"
            for name, bound in (self.fast if fast else self.full).items()
            if not _holds(name, figures.get(name), bound)
        ]


def _holds(name: str, value: float | None, bound: float) -> bool:
    if value is None:
        return False
    return value <= bound if name in _CEILINGS else value >= bound


def load_floors() -> dict[str, Floors]:
    """The floors by benchmark name."""
    rows = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return {
        name: Floors(digest=row["digest"], full=row.get("full", {}), fast=row.get("fast", {}))
        for name, row in rows.items()
    }
