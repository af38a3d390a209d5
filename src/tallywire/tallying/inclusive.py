"""Tolls with and without who did it: "six died, the gunman among them" and "he killed five" count the same dead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tallywire.tallying.report import Report

__all__ = ["counts_attacker", "of_all_dead", "with_himself"]

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


_HIMSELF = (
    r"(?:kill|shoot|stab|hang)(?:s|ed|ing)? (?:himself|herself)|shot (?:himself|herself)|"
    r"turn(?:s|ed|ing)? (?:the|his|her|a) (?:gun|weapon|rifle|pistol|handgun|shotgun|knife) on (?:himself|herself)|"
    r"t(?:ook|akes|aking|ake) (?:his|her) own life|commit(?:s|ted|ting)? suicide"
)
_THEN_HIMSELF = re.compile(rf"\b(?:before|and|then|later)\b[^.;]{{0,60}}?\b(?:{_HIMSELF})")
_BY_HIM = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|murder(?:s|ed|ing)?|slay(?:s|ing)?|slew|gun(?:s|ned|ning)? down|"
    r"fatally (?:shot|shooting|stabbed|stabbing)|shot (?:dead|and killed))\b[^.;]*$"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|are|is)\b[^.;,]{0,20}$")


def with_himself(report: Report, page: str) -> Report:
    """A count of those whom somebody killed, with himself where he then died by his own hand.

    "He killed five people before shooting himself" tells of six dead. Databases count all who died: UCDP's best
    estimate is of all deaths of an event, ACLED's fatalities are all that are reported, and the Gun Violence Archive
    counts a killer who dies among the killed.
    """
    before = report.sentence[: len(report.sentence) - len(report.behind)].casefold()
    if counts_attacker(report.sentence) or re.search(r"\b(?:him|her)self\b", report.figure.text.casefold()):
        return report
    died = _THEN_HIMSELF.search(report.behind.casefold())
    if not died and not (_is_by_him(before) and _MURDER_SUICIDE.search(page.casefold())):
        return report
    figure = report.figure
    low, high = (None if bound is None else bound + 1 for bound in (figure.low, figure.high))
    return replace(report, figure=replace(figure, low=low, high=high))


def _is_by_him(before: str) -> bool:
    """Whether the words before a count make it what somebody did: "killed five", not "in which five were killed"."""
    verb = _BY_HIM.search(before)
    return bool(verb) and not _PASSIVE.search(before[: verb.start()] if verb else "")


_MURDER_SUICIDE = re.compile(
    r"\bmurder[- ]suicide\b|\b(?:gunman|shooter|attacker|suspect|husband|father|man|he|she)\b[^.;]{0,80}?\b"
    rf"(?:{_HIMSELF})"
)


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
