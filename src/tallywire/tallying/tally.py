"""Tallying: what the reports of an event give for every measure, side and period, and how far it is borne out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tallywire.records import Document, Event, Figure, FigureStatus, Judgement, Relation, Statement
from tallywire.tallying.judged import without_wrong_figures
from tallywire.tallying.reports import Group, Report, group_reports
from tallywire.tallying.rules import DEFAULT_RULE, Estimate, apply_rule, latest_of_each_origin
from tallywire.tallying.shot import LESS_DEAD
from tallywire.tallying.status import event_status

__all__ = ["Tally", "tally_event"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What tallying gives: the event with its status, and its figures."""

    event: Event
    figures: tuple[Figure, ...]


def tally_event(
    event: Event,
    statements: Iterable[Statement],
    documents: Iterable[Document],
    relations: Sequence[Relation],
    *,
    rule: str = DEFAULT_RULE,
    judgements: Sequence[Judgement] = (),
) -> Tally:
    """The figures of one event by a rule of `rules.RULES`, and the event with its status.

    Statements, documents and relations of other events may be among those given; they are left out, and so are the
    figures that people judged wrong (`judgements`: those in force). Raises `UsageError` for a rule that does not exist.
    """
    held = frozenset(event.statement_ids)
    own = without_wrong_figures([statement for statement in statements if statement.id in held], judgements)
    groups = group_reports(event, own, documents)
    return Tally(
        event=replace(event, status=event_status(event, own, relations)),
        figures=tuple(_figure(event, group, rule) for group in groups),
    )


def _figure(event: Event, group: Group, rule: str) -> Figure:
    """One figure; while origins stand against each other, its low is the lowest count that anybody has given."""
    estimate = apply_rule(rule, group.reports)
    status = _status(group.reports, estimate)
    said = [report.value for report in group.reports]
    behind = [report for report in group.reports if report.value == estimate.best]
    return Figure(
        event_id=event.id,
        measure=group.measure,
        side=group.side,
        period=group.period,
        low=min(said) if status == "contested" else estimate.low,
        best=estimate.best,
        high=estimate.high,
        status=status,
        rule=f"{rule}, {LESS_DEAD}" if group.reckoned else rule,
        statement_ids=tuple(dict.fromkeys(report.statement.id for report in group.reports)),
        origin_ids=tuple(sorted({r.statement.origin_id for r in group.reports if r.statement.origin_id})),
        as_of=max((report.exact_day for report in behind if report.exact_day), default=None),
    )


def _status(reports: Sequence[Report], estimate: Estimate) -> FigureStatus:
    """`contested`: origins stand by counts that cannot both be; `updated`: a count took the place of an earlier one.

    A lower count of an earlier day is early, not contrary: tolls rise while the day goes on.
    """
    best = estimate.best or 0.0
    current = latest_of_each_origin(reports)
    behind = [report for report in current if report.value == best]
    latest = max((report.day for report in behind if report.day), default="")
    early = [
        r for r in current if r.value < best and (r.figure.high is None or not r.allows(best)) and _before(r, latest)
    ]
    against = [report for report in current if not report.allows(best) and report not in early]
    if any(report.origin != other.origin for report in against for other in behind):
        return "contested"
    if early or any(report.value != best and report not in current for report in reports):
        return "updated"
    if len({report.origin for report in current}) < 2:
        return "single_origin"
    return "range" if len({report.value for report in current}) > 1 else "agreed"


def _before(report: Report, latest: str) -> bool:
    return report.day is not None and report.day < latest
