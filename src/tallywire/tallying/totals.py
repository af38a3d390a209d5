"""Totals and the people in them: "five people were killed" and "a boy of nine was killed" are one toll, not two.

A side is a party, or people as reports of conflict tell them apart (soldiers, civilians); men, children, guests are
people as such. Where a page gives a total, what it tells of some of its dead is a part of it. Where it gives none,
who is told of singly is at least one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tallywire.language.folding import WORD, fold, fold_words
from tallywire.language.measures import measure_words
from tallywire.records import StatedFigure
from tallywire.tallying.report import Report

__all__ = ["is_partial", "named_side", "settled", "side_key", "singulars"]

_ARTICLES = ("the ", "a ", "an ")
_FIRST = frozenset({"the", "a", "an", "his", "her", "their", "other", "young"})  # words with a capital that are no name
_ONE = frozenset({"1", "one"})


def side_key(side: str | None) -> str:
    """A side as it is compared: "the Rebels" and "rebels" are one; people as such are nobody's.

    >>> side_key("The Rebels") == side_key("rebels"), side_key("young children"), side_key(None)
    (True, '', '')
    """
    return named_side(side) if _is_party(side or "") else ""


def named_side(side: str | None) -> str:
    """A side without case and article.

    >>> named_side("The Children")
    'children'
    """
    folded = " ".join((side or "").casefold().split())
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return folded


def _is_party(side: str) -> bool:
    """Whether a name says to whom people belong: by a capital ("Orlan farmers"), or by a word for such people."""
    words = WORD.findall(side)
    people = measure_words().anyone | measure_words().kin
    return any(
        bool(singulars(fold(word)) & measure_words().sided)
        or (word[0].isupper() and fold(word) not in _FIRST and not singulars(fold(word)) & people)
        for word in words
    )


def singulars(form: str) -> frozenset[str]:
    """The forms that a plural may come from: "policemen" from "policeman".

    >>> "policeman" in singulars("policemen"), "soldier" in singulars("soldiers"), "child" in singulars("children")
    (True, True, True)
    """
    return frozenset({form, form.removesuffix("s"), form.removesuffix("es"), form.removesuffix("ren")}) | (
        {form.removesuffix("men") + "man"} if form.endswith("men") else frozenset()
    )


def settled(reports: Iterable[Report]) -> list[Report]:
    """The reports of a figure without those that only tell of some whom the same page counts in all.

    News gives the toll first and goes on to those in it: a lower count further down a page ("two of them were
    wounded in the leg") is a part, unless somebody else stands by it. One person told of singly, where other pages
    count more, is a lower bound: "a boy was killed" contradicts no five.
    """
    pages: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        pages[report.statement.document_id].append(report)
    kept = [report for told in pages.values() for report in _without_parts(told)]
    most = max((report.value for report in kept), default=0.0)
    return [_at_least(report) if report.value < most and is_partial(report.figure) else report for report in kept]


def _without_parts(told: Sequence[Report]) -> list[Report]:
    """The counts of one page that no greater count of the page holds already."""
    whole = [report for report in told if not is_partial(report.figure)]
    most = max((report.value for report in whole), default=-1.0)
    kept: list[Report] = []
    for report in sorted(told, key=lambda report: (report.statement.start, report.figure.start)):
        before = [other for other in kept if other.value > report.value and not _are_rivals(other, report)]
        if not before and (report in whole or report.value > most):
            kept.append(report)
    return kept


def _are_rivals(left: Report, right: Report) -> bool:
    """Whether two counts are the words of two speakers."""
    spoken = left.statement.attribution and right.statement.attribution
    return bool(spoken) and left.origin != right.origin


def is_partial(figure: StatedFigure) -> bool:
    """Whether a figure counts some people of a sort, or one person who is told of, rather than all."""
    single = figure.low == 1 and not _ONE & frozenset(fold_words(figure.text))
    return single or (figure.side is not None and not side_key(figure.side))


def _at_least(report: Report) -> Report:
    return replace(report, figure=replace(report.figure, high=None, qualifier="at_least"))
