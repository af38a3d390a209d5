"""What an engine does for the pipeline: the three shapes of stage, and nothing else.

- **map**: one value in, one value out, in order. The function is made once in each worker by `prepare`, because what it
  stands on (a loaded reader, a gazetteer) is large and cannot be sent.
- **set**: tables in, tables out, as Ibis expressions.
- **group**: one group of rows in, rows out; groups know nothing of each other, so they may run anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    import ibis
    import pyarrow as pa

__all__ = ["Engine", "Failure", "Prepare", "SetFunction", "guarded"]

Given = TypeVar("Given")
Made = TypeVar("Made")

Prepare = Callable[[], Callable[[Given], Made]]
SetFunction = Callable[[Mapping[str, "ibis.Table"]], Mapping[str, "ibis.Table"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What stands in the place of a result when the function failed on one value: why, in words."""

    reason: str


class Engine(Protocol):
    """Runs stages. Both engines give the same rows in the same order."""

    def map(self, prepare: Prepare[Given, Made], values: Iterable[Given]) -> Iterator[Made | Failure]:
        """The results in the order of `values`, streaming: only a bounded number of values is held at a time."""
        ...

    def set(self, function: SetFunction, tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
        """The tables that `function` expresses over `tables`, computed."""
        ...

    def group(
        self, function: Callable[[Given], Made], groups: Iterable[Given], *, batch: int | None = None
    ) -> Iterator[Made]:
        """The function's result for each group, in order. An error is a bug and is raised.

        `batch` says how many groups are worth sending to another process together; None: none are, and an engine
        that runs on one machine works through them where it is.
        """
        ...


def guarded(function: Callable[[Given], Made]) -> Callable[[Given], Made | Failure]:
    """`function`, giving a `Failure` where it would raise: one bad page must not cost the others.

    >>> guarded(lambda number: 1 // number)(0)
    Failure(reason='ZeroDivisionError: integer division or modulo by zero')
    """

    def call(value: Given) -> Made | Failure:
        try:
            return function(value)
        except Exception as problem:
            return Failure(reason=f"{type(problem).__name__}: {problem}"[:500])

    return call
