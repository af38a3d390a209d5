"""Which rows are asked for: the keyword arguments of the Python API as tests of one row.

>>> [row for row in kept([{"kind": "protest"}, {"kind": "attack"}], kind=one_of("attack"))]
[{'kind': 'attack'}]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeAlias

from tallywire.errors import UsageError

__all__ = ["Asked", "Test", "as_day", "contains", "holds", "kept", "matches", "meets", "one_of"]

Asked: TypeAlias = str | Iterable[str] | None
"""What a filter takes: one value, any of several, or None for everything."""

Test: TypeAlias = Callable[[Any], bool] | None
Row = dict[str, Any]


def kept(rows: Iterable[Row], **tests: Test) -> Iterator[Row]:
    """The rows whose columns pass their tests; a test that is None passes everything."""
    asked = [(column, test) for column, test in tests.items() if test is not None]
    return (row for row in rows if all(test(row[column.removesuffix("_")]) for column, test in asked))


def one_of(asked: Asked) -> Test:
    """The value is one of those asked for."""
    values = _values(asked)
    return None if values is None else values.__contains__


def holds(asked: Asked) -> Test:
    """The list holds one of those asked for."""
    values = _values(asked)
    return None if values is None else lambda found: not values.isdisjoint(found or ())


def contains(words: str | None) -> Test:
    """The text, or one of the texts, contains these words, whatever their case."""
    if words is None:
        return None
    folded = words.casefold()
    return lambda found: any(
        folded in (text or "").casefold() for text in (found if isinstance(found, list) else [found])
    )


def meets(row: Row, start: str | None, end: str | None) -> bool:
    """Whether a row's `from`–`to` may lie within the days asked for; a row without any date does not."""
    if start is None and end is None:
        return True
    first, last = row["from"], row["to"]
    if first is None and last is None:
        return False
    return not ((end and first and first > end) or (start and last and last < start))


def matches(ids: Iterable[str], given: str, what: str) -> str:
    """The one id that is `given`, or begins with it. Raises `UsageError` for none or several."""
    found = [one for one in ids if one == given or one.startswith(given) or one.split("-", 1)[-1].startswith(given)]
    if given in found:
        return given
    if len(found) != 1:
        raise UsageError(f"{len(found) or 'no'} {what}s begin with {given!r}; give one id of .{what}s()")
    return found[0]


def as_day(given: str | date | None) -> str | None:
    """A day as ISO 8601. Raises `UsageError` for what is none."""
    if given is None:
        return None
    try:
        return (given if isinstance(given, date) else date.fromisoformat(given)).isoformat()[:10]
    except ValueError as problem:
        raise UsageError(f"{given!r} is no day; write it as 2031-03-02") from problem


def _values(asked: Asked) -> frozenset[str] | None:
    if asked is None:
        return None
    return frozenset((asked,) if isinstance(asked, str) else asked)
