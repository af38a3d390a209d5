"""A page of a long list: what was asked, how many there are, and where in the list one is."""

from __future__ import annotations

from typing import Any

from tallywire.publishing.pages.filters import Filters
from tallywire.publishing.record import Record

__all__ = ["SIZE", "asked_rows", "pages_of"]

SIZE = 100
"""Rows of a list that are shown at once."""


def pages_of(total: int, size: int = SIZE) -> int:
    """How many pages a list has; an empty one has one."""
    return max(1, -(-total // size))


def asked_rows(
    record: Record, columns: str, source: str, order: str, asked: Filters, *values: Any, size: int = SIZE
) -> tuple[int, list[tuple[Any, ...]]]:
    """How many rows a question in SQL has, and those of the page that is asked for.

    `source` is all from FROM on, and `order` must name an order without ties, so that pages neither repeat nor lose.
    """
    ((total,),) = record.ask(f"SELECT count(*) {source}", *values)
    question = f"SELECT {columns} {source} ORDER BY {order} LIMIT ? OFFSET ?"
    return total, record.ask(question, *values, size, size * (asked.page - 1))
