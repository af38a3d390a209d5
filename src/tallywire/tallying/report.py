"""One report of a figure: who gives which number, when, and on whose words."""

from __future__ import annotations

from dataclasses import dataclass

from tallywire.records import StatedFigure, Statement

__all__ = ["Report"]


@dataclass(frozen=True, slots=True)
class Report:
    """One figure in one statement.

    `day` is when the first page with this count of this origin was published (the first day it can have been), so
    that an undated page, or a late one, does not make an old count new. `origin` is whom the count rests on; where
    nobody is known, the page speaks for itself, which makes it no row of `origins`. `sentence` is what the page says
    from the statement's beginning to its sentence's end, `behind` the part of it behind the number; `partisan` says
    that the count is the word of a party to the fight.
    """

    figure: StatedFigure
    statement: Statement
    origin: str
    day: str | None
    exact_day: str | None
    sentence: str = ""
    behind: str = ""
    partisan: bool = False

    @property
    def value(self) -> float:
        """The number said: the lower bound, or the upper one where only that is given."""
        return self.figure.low if self.figure.low is not None else self.figure.high or 0.0

    def allows(self, value: float) -> bool:
        """Whether the report is true if `value` is. "About" is read as within a tenth.

        The tenth is a reading of this project; no codebook gives one.
        """
        if self.figure.qualifier == "about":
            return abs(value - self.value) <= 0.1 * max(value, self.value)
        low, high = self.figure.low, self.figure.high
        return (low is None or low <= value) and (high is None or value <= high)
