"""The hurt among those shot: where five were shot and one died, four were hurt.

Reports of a shooting often give those hit and those dead, and leave the rest to be worked out. This is done where no
page counts the hurt itself; the figure says so in its rule.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tallywire.language.measures import measure_words
from tallywire.records import Figure, Measure, StatedFigure
from tallywire.tallying.fates import Key
from tallywire.tallying.report import Report
from tallywire.tallying.totals import is_partial, singulars

__all__ = ["LESS_DEAD", "bears", "with_survivors"]

LESS_DEAD = "shot less dead"
"""What the rule of a figure of this sort ends with."""

SHOT: Measure = "other"  # the measure of people of whom only this is told
_SHOOTING = re.compile(r"\b(?:shot|shots|shoot|shoots|shootings?|hit|struck|gunshot|gunfire|stabbed|stabbing)\b")


def bears(stated: StatedFigure, figure: Figure) -> bool:
    """Whether what a statement gives is of a figure: of its measure, or those shot of whom a figure is the rest."""
    if stated.measure == figure.measure:
        return True
    return figure.rule.endswith(LESS_DEAD) and stated.measure == SHOT and counts_people(stated.unit)


def counts_people(unit: str | None) -> bool:
    """Whether what is counted is people: no unit, or a word for them.

    >>> counts_people(None), counts_people("women"), counts_people("percent")
    (True, True, False)
    """
    table = measure_words()
    people = table.anyone | table.kin | table.sided | {"people", "persons"}
    return unit is None or not singulars(unit).isdisjoint(people)


def with_survivors(groups: Mapping[Key, Sequence[Report]]) -> dict[Key, list[Report]]:
    """The hurt whom pages leave to be worked out: `{(injured, side, ...): reports}`, where no page counts them all.

    From those shot on a page are taken the dead of that page, or else those whom most pages count. One person of whom
    it is told that he was shot may be dead on another page, and leaves nothing to be worked out.
    """
    found: dict[Key, list[Report]] = {}
    for key in groups:
        hurt: Key = ("injured", *key[1:])
        counted = [r for r in groups.get(hurt, ()) if not is_partial(r.figure) and r.figure.high is not None]
        if key[0] != SHOT or key[-1] or counted:
            continue
        reports = _less_dead(groups[key], groups.get(("killed", *key[1:]), ()))
        told = [report for report in groups.get(hurt, ()) if report.value > max((r.value for r in reports), default=0)]
        if reports and not told:
            found[hurt] = [*groups.get(hurt, ()), *reports]
    return found


def _less_dead(shot: Sequence[Report], dead: Sequence[Report]) -> list[Report]:
    pages: dict[str, list[Report]] = defaultdict(list)
    for report in shot:
        if _SHOOTING.search(report.sentence.casefold()) and not is_partial(report.figure):
            pages[report.statement.document_id].append(report)
    rest: list[Report] = []
    for page, told in sorted(pages.items()):
        most = max(told, key=lambda report: report.value)
        left = most.value - _dead_of(page, dead)
        if left > 0:
            high = None if most.figure.high is None else left
            rest.append(replace(most, figure=replace(most.figure, measure="injured", low=left, high=high)))
    return rest


def _dead_of(page: str, dead: Sequence[Report]) -> float:
    own = [report.value for report in dead if report.statement.document_id == page]
    if own:
        return max(own)
    said = Counter(report.value for report in dead)
    return max(said, key=lambda value: (said[value], value), default=0.0)
