"""What became of the wounded: who was hurt on one page and is dead on another was counted once."""

from __future__ import annotations

from collections.abc import MutableMapping

from tallywire.records import Measure
from tallywire.tallying.report import Report

__all__ = ["Key", "without_the_dead"]

Key = tuple[Measure, str, str, str, str]


def without_the_dead(groups: MutableMapping[Key, list[Report]]) -> None:
    """Takes out of the injured who died later, from `{(measure, side, ...): reports}`.

    So many as some pages call hurt, and no dead, others that came no earlier call dead, and none hurt: they are the
    same people. Pages that tell of dead and hurt tell of two sorts of victims.
    """
    for key in [key for key in groups if key[0] == "injured"]:
        dead = groups.get(("killed", *key[1:]), [])
        if dead:
            groups[key] = [report for report in groups[key] if not _died(report, groups[key], dead)]


def _died(report: Report, hurt: list[Report], dead: list[Report]) -> bool:
    page = report.statement.document_id
    with_dead = {other.statement.document_id for other in dead}
    later = [other for other in dead if other.value == report.value and _no_earlier(other, report)]
    with_hurt = {other.statement.document_id for other in hurt}
    return page not in with_dead and any(other.statement.document_id not in with_hurt for other in later)


def _no_earlier(other: Report, report: Report) -> bool:
    return other.day is None or report.day is None or other.day >= report.day
