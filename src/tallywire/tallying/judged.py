"""Figures that people judged wrong are not tallied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tallywire.records import Judgement, StatedFigure, Statement

__all__ = ["is_meant", "without_wrong_figures"]


def without_wrong_figures(statements: Iterable[Statement], judgements: Sequence[Judgement]) -> list[Statement]:
    """The statements without their figures that a judgement in force calls wrong."""
    wrong: dict[str, list[str]] = {}
    for one in judgements:
        if one.kind == "wrong_figure" and one.value:
            for name in one.left_statement_ids:
                wrong.setdefault(name, []).append(one.value)
    return [_without(statement, wrong.get(statement.id, ())) for statement in statements]


def _without(statement: Statement, wrong: Sequence[str]) -> Statement:
    if not wrong:
        return statement
    kept = tuple(figure for figure in statement.figures if not any(is_meant(figure, value) for value in wrong))
    return replace(statement, figures=kept)


def is_meant(figure: StatedFigure, value: str) -> bool:
    """Whether a judgement's value ("killed", "killed=12") means a figure.

    >>> figure = StatedFigure(
    ...     start=0, end=2, text="12", measure="killed", side=None, low=12, high=12, unit=None, qualifier="exact"
    ... )
    >>> is_meant(figure, "killed"), is_meant(figure, "killed=12"), is_meant(figure, "killed=13")
    (True, True, False)
    """
    measure, _, number = value.partition("=")
    return figure.measure == measure and (not number or number in (_told(figure.low), _told(figure.high)))


def _told(number: float | None) -> str | None:
    return None if number is None else f"{number:g}"
