"""Rules that choose low, best and high among the reports of one figure. Nothing is ever averaged.

`latest-most-origins` (the default): every origin counts once, with what it said last; a lower bound ("at least 50")
supports every higher count; best is the count that most origins support, of equals the latest, then the higher. The
word of a party to the fight chooses only where nobody else counts; it stays in low and high.
`ucdp`: best is the count with most origins, of equals the lower; low and high are the lowest and highest of all
reports (UCDP Georeferenced Event Dataset Codebook, section on low, best and high estimates: "best" is the most
reliable estimate, and where reports conflict without a more reliable one the lower is taken).
`acled`: best is the lowest count among those most often reported (ACLED Codebook, section on fatalities: the most
conservative of conflicting reports is recorded).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tallywire.errors import UsageError
from tallywire.tallying.report import Report

__all__ = ["DEFAULT_RULE", "RULES", "Estimate", "apply_rule", "latest_of_each_origin"]

DEFAULT_RULE = "latest-most-origins"

_ENOUGH = 2  # origins that a later count needs to replace earlier ones: one may err


@dataclass(frozen=True, slots=True)
class Estimate:
    """Low, best and high; `high` is None where the reports set no upper bound."""

    low: float | None
    best: float | None
    high: float | None


def apply_rule(rule: str, reports: Sequence[Report]) -> Estimate:
    """The estimate of a figure from its reports (at least one). Raises `UsageError` for a rule that does not exist."""
    if rule not in RULES:
        raise UsageError(f"there is no rule {rule!r} for figures; choose one of {', '.join(sorted(RULES))}")
    return RULES[rule](reports)


def latest_of_each_origin(reports: Sequence[Report]) -> list[Report]:
    """What every origin said last. Reports of one day, or without a day, stand beside each other."""
    last: dict[str, str] = defaultdict(str)
    for report in reports:
        last[report.origin] = max(last[report.origin], report.day or "")
    current = [report for report in reports if report.day is None or report.day == last[report.origin]]
    return [report for report in current if not _outgrown(report, current)]


def _outgrown(report: Report, reports: Sequence[Report]) -> bool:
    """Whether a lower bound was overtaken by a higher count of the same origin."""
    return report.figure.high is None and any(
        other.origin == report.origin and other.value > report.value for other in reports
    )


def _latest_most_origins(reports: Sequence[Report]) -> Estimate:
    current = latest_of_each_origin(reports)
    choosing = [report for report in current if not report.partisan] or current
    values = sorted({report.value for report in choosing})
    support = _support(values, choosing)
    said = Counter(report.value for report in choosing)
    latest = {value: max(report.day or "" for report in choosing if report.value == value) for value in values}
    voted = max(values, key=lambda value: (support[value], latest[value], said[value], value))
    newest = _newest(choosing)
    best = voted if newest is None else newest
    return Estimate(min(report.value for report in current), best, _high(best, current))


def _newest(reports: Sequence[Report]) -> float | None:
    """The latest count that took the place of earlier ones: two origins or more give it, and since its first day most.

    Who told an earlier count and no more has not spoken against a later one. A lower bound replaces nothing.
    """
    first: dict[float, str] = {}
    for report in reports:
        if report.day is not None and report.figure.high is not None:
            first[report.value] = min(first.get(report.value, report.day), report.day)
    for value in sorted(first, key=lambda value: (first[value], value), reverse=True):
        since = [report for report in reports if report.day is not None and report.day >= first[value]]
        support = _support(sorted({report.value for report in since}), since)
        rest = [count for other, count in support.items() if other != value]
        if support[value] >= _ENOUGH and support[value] > max(rest, default=0):
            return value
    return None


def _ucdp(reports: Sequence[Report]) -> Estimate:
    values = sorted({report.value for report in reports})
    origins = {value: len({report.origin for report in reports if report.value == value}) for value in values}
    best = min(values, key=lambda value: (-origins[value], value))
    return Estimate(values[0], best, _high(best, reports))


def _acled(reports: Sequence[Report]) -> Estimate:
    said = Counter(report.value for report in reports)
    best = min(said, key=lambda value: (-said[value], value))
    return Estimate(min(said), best, _high(best, reports))


def _support(values: Sequence[float], reports: Sequence[Report]) -> dict[float, int]:
    """How many origins have said nothing against each value: `{value: origins}`."""
    by_origin: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_origin[report.origin].append(report)
    return {value: sum(any(r.allows(value) for r in own) for own in by_origin.values()) for value in values}


def _high(best: float, reports: Sequence[Report]) -> float | None:
    """The highest count said; open where the best itself is only a lower bound."""
    highs = [report.figure.high for report in reports if report.figure.high is not None]
    behind = [report for report in reports if report.value == best]
    if behind and all(report.figure.high is None for report in behind):
        return None if not highs or max(highs) <= best else max(highs)
    return max([best, *highs])


RULES: Mapping[str, Callable[[Sequence[Report]], Estimate]] = {
    DEFAULT_RULE: _latest_most_origins,
    "ucdp": _ucdp,
    "acled": _acled,
}
