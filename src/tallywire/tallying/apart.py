"""Counts that stand beside the toll of an event, not for it: one side's dead, and the dead of a whole conflict.

A party tells how many of the other side fell; hospitals and officials tell how many people did. Both are kept, but
the first is a figure of its own side wherever anybody gives the second. The same goes for the dead of years of war
that news of one day ends with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tallywire.language.folding import fold, fold_words
from tallywire.language.measures import measure_words
from tallywire.tallying.report import Report
from tallywire.tallying.totals import singulars

__all__ = ["is_partys", "split_by_side", "without_long_tolls"]

_OWNED = frozenset({"troop", "member", "comrade", "man", "personnel"})  # whom the words beside give to a body
_OWN = re.compile(r" of (?:their|its|our)(?: own)? (\w+)")
_OF_A_BODY = re.compile(r" (\w+) of (?:the )?([A-Z][\w'’-]*(?: (?:of (?:the )?)?[A-Z][\w'’-]*)*)([^.,;:]*)")
_DEAD_OF = re.compile(r"\bof the ([A-Z][\w'’-]*(?: [\w'’-]+){0,6}) (?:dead|killed|slain) (?:at|to) [^ ]+$")
_AT_HOME = frozenset({"family", "families", "household", "church", "congregation", "clan", "crew", "team", "community"})
# how armed bodies are called and call themselves: hyponyms of "military unit", "armed service" and "insurgent" in
# WordNet, with "front", which it has as a movement
_ARMED = frozenset(
    (
        "army", "armies", "battalion", "battalions", "brigade", "brigades", "regiment", "militia", "militias",
        "guerrillas", "legion", "corps", "column", "platoon", "commandos", "forces", "troops",
        "rebels", "insurgents", "militants", "fighters", "jihadists", "front",
    )
)  # fmt: skip
_PERFECT = re.compile(r"\b(?:have|has)(?: been)?(?: \w+ly)? (?:killed|slain|murdered|died|perished|wounded|injured)\b")
_SINCE = re.compile(r"\bsince\b|\b(?:over|in|during) the (?:past|last)\b")
_MORE, _FAR_MORE = 2, 10  # times the other tolls, with and without words for a longer time; a reading of this project


def split_by_side(reports: Sequence[Report]) -> tuple[list[Report], list[Report]]:
    """Those of the reports without a side that count people, and those that count a side's, each with that side.

    Where nobody counts people as such, a side's are all that are known, and stand for the toll.
    """
    sides = [_side(report) for report in reports]
    told = {
        (report.origin, report.value): side
        for report, side in zip(reports, sides, strict=True)
        if side and report.statement.attribution
    }
    people: list[Report] = []
    sided: list[Report] = []
    for report, side in zip(reports, sides, strict=True):
        # who speaks of 18 troops, and then of 18 dead, means them
        again = told.get((report.origin, report.value)) if report.statement.attribution else None
        if whose := side or again:
            sided.append(replace(report, figure=replace(report.figure, side=whose)))
        else:
            people.append(report)
    return (people, sided) if people else (list(reports), [])


def _side(report: Report) -> str | None:
    """Whose people a report counts: "18 troops", "27 of their men", "seven members of the Orlan Guard".

    Or those before it: "put the number of the Orlan Guard dead at 27".
    """
    named = _DEAD_OF.search(report.sentence[: len(report.sentence) - len(report.behind)])
    if named:
        return named[1]
    own = _OWN.match(report.behind)
    if own and _belong(own[1]):
        return f"their {own[1]}"
    of_body = _OF_A_BODY.match(report.behind)
    if of_body and _belong(of_body[1]):
        return of_body[2] if _AT_HOME.isdisjoint(fold_words(f"{of_body[2]} {of_body[3]}")) else None
    words = fold_words(report.figure.side)
    return report.figure.side if any("troop" in singulars(word) for word in words) else None


def _belong(word: str) -> bool:
    return not singulars(fold(word)).isdisjoint(_OWNED | measure_words().sided)


def is_partys(report: Report) -> bool:
    """Whether a report rests on the word of an armed body: no disinterested count."""
    source = report.statement.attribution.source if report.statement.attribution else None
    named = f"{source.text} {source.name or ''}" if source else ""
    return not _ARMED.isdisjoint(fold_words(named))


def without_long_tolls(reports: Sequence[Report]) -> list[Report]:
    """The reports of one event without the tolls of a longer time.

    The present perfect counts up to now ("more than 7,000 people have been killed in Orland since 2004"): a number so
    told that is many times those of the other reports is no toll of one day. Alone, it is all that is known.
    """
    long = [report for report in reports if _PERFECT.search(report.sentence)]
    most = max((report.value for report in reports if report not in long), default=0.0)
    if not most:
        return list(reports)
    return [report for report in reports if report not in long or report.value < most * _times(report)]


def _times(report: Report) -> int:
    return _MORE if _SINCE.search(report.sentence) else _FAR_MORE
