"""What pages tell beside their news of a day that they name: what they recall, and what no kind of happening fits.

Such statements are background and never make an incident. But a page that says on which day something came to pass
gives the record that day, and the days of a long crisis are known by what is told of them later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tallywire.merging.features import Features
from tallywire.records import StatementKind

__all__ = ["is_common_knowledge", "recalled_kind"]

# rules of annotating: history with a day of its own, and happenings that the ontology has no name for
_RECALLED = frozenset({"background:history", "background:recalled", "background:happening"})


def recalled_kind(members: Sequence[Features]) -> StatementKind:
    """The kind of an event that is told as background only: `background` unless a page names its day.

    Of a known day it keeps the kind that is told; `other` is what is of none of the kinds that the ontology names.
    """
    recalled = [one for one in members if _names_its_day(one)]
    if not recalled or any(one.lane != "background" for one in members):  # joined with news by somebody's judgement
        return "background"
    told: Counter[StatementKind] = Counter(one.kind for one in recalled if one.kind != "background")
    return min(told, key=lambda kind: (-told[kind], kind), default="other")


def is_common_knowledge(members: Sequence[Features]) -> bool:
    """Whether it is history, which everybody can tell: telling it again corroborates nothing.

    What a page tells beside its news of these days is news to somebody, and newsrooms that tell it are heard singly.
    """
    return not all("background:happening" in one.statement.rules for one in members)


def _names_its_day(one: Features) -> bool:
    statement, when = one.statement, one.statement.time
    if when is None or when.start is None or when.from_ is None or when.from_ != when.to:
        return False
    told = statement.polarity == "asserted" and statement.modality == "happened"
    return told and not _RECALLED.isdisjoint(statement.rules)
