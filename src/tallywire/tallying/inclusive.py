"""Tolls with and without who did it: "six died, the gunman among them" and "he killed five" count the same dead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallywire.tallying.report import Report

__all__ = ["counts_attacker", "of_all_dead"]

# the words of WordNet's "attacker" and "killer", and those of police reports for who is thought to be one
_ATTACKERS = "gunman|gunmen|shooter|attacker|assailant|bomber|suspect|perpetrator|killer|himself|herself"
_WITH = "(?:including|counting|plus|and then|and)(?: (?:the|a|suspected|alleged)){0,2}"
_WITH_HIM = re.compile(rf"\b{_WITH} (?:{_ATTACKERS})\b")


def counts_attacker(text: str) -> bool:
    """Whether a count in a text takes in who did it.

    >>> counts_attacker("Six people, including the suspected gunman, were killed"), counts_attacker("He killed five")
    (True, False)
    """
    return bool(_WITH_HIM.search(text.casefold()))


def of_all_dead(reports: Sequence[Report], with_attacker: frozenset[str]) -> list[Report]:
    """The reports without those that count one fewer than a report that takes in who did it: both are right, and the
    toll is of all who died. `with_attacker` are the ids of the statements whose counts take him in.
    """
    fuller = {report.value for report in reports if report.statement.id in with_attacker}
    return [
        report
        for report in reports
        if report.statement.id in with_attacker or report.value + 1 not in fuller or report.figure.high is None
    ]
