"""What became of the wounded: who was hurt on one page and is dead on another was counted once."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from dataclasses import replace

from tallywire.language.folding import fold_words
from tallywire.records import Measure
from tallywire.tallying.report import Report
from tallywire.tallying.totals import is_partial

__all__ = ["Key", "without_the_dead"]

_TOLD_WORDS = 4  # at the end of what tells of somebody: "a 16-year-old boy"
_OF_THEM = re.compile(
    r"\s+of (?:them|the (?:victims|injured|wounded|people|men|women|teens|children))\b.*\blater\b", re.S
)

Key = tuple[Measure, str, str, str, str]


def without_the_dead(groups: MutableMapping[Key, list[Report]]) -> None:
    """Takes out of the injured who died later, from `{(measure, side, ...): reports}`.

    So many as some pages call hurt, and no dead, others that came no earlier call dead, and none hurt: they are the
    same people. Pages that tell of dead and hurt tell of two sorts of victims, unless they tell of one person in the
    same words ("a 16-year-old"), or that some of those hurt died of it ("one of the victims later died").
    """
    for key in [key for key in groups if key[0] == "injured"]:
        dead = groups.get(("killed", *key[1:]), [])
        if dead:
            hurt = [report for report in groups[key] if not _is_one_of(report, dead)]
            left = [report for report in hurt if not _died(report, hurt, dead)]
            groups[key] = [_less(report, dead) for report in left]


def _is_one_of(report: Report, dead: list[Report]) -> bool:
    """Whether one person who is told of as hurt is told of as dead in the same words."""
    words = fold_words(report.figure.text)[-_TOLD_WORDS:]
    told = is_partial(report.figure) and any(word.isdigit() or "old" in word for word in words)
    return told and any(fold_words(other.figure.text)[-_TOLD_WORDS:] == words for other in dead)


def _less(report: Report, dead: list[Report]) -> Report:
    """A count of the hurt without those of them whom the same page goes on to call dead."""
    page = report.statement.document_id
    later = [other.value for other in dead if other.statement.document_id == page and _OF_THEM.match(other.behind)]
    others = [o for o in dead if o.statement.document_id == page and not _OF_THEM.match(o.behind)]
    gone = max(later, default=0.0)
    if others or not 0 < gone < report.value or report.figure.low is None:
        return report
    high = None if report.figure.high is None else report.figure.high - gone
    return replace(report, figure=replace(report.figure, low=report.figure.low - gone, high=high))


def _died(report: Report, hurt: list[Report], dead: list[Report]) -> bool:
    page = report.statement.document_id
    with_dead = {other.statement.document_id for other in dead}
    later = [other for other in dead if other.value == report.value and _no_earlier(other, report)]
    with_hurt = {other.statement.document_id for other in hurt}
    return page not in with_dead and any(other.statement.document_id not in with_hurt for other in later)


def _no_earlier(other: Report, report: Report) -> bool:
    return other.day is None or report.day is None or other.day >= report.day
