"""Every promise that the record makes, checked again on the record itself.

A violation is a bug of the program or damage to the ledger, never a fault of a page. The checks read the tables as an
outsider would and share no code with the stages that wrote them.

>>> from tallywire.records import Passage
>>> passage = Passage(id="p1", document_id="d1", start=0, end=4, kind="body", text="Rain")
>>> [violation.problem for violation in verify(Tables.of({"passages": [passage]}))]
["document_id 'd1' is not in documents"]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tallywire.publishing.checks import Violation, check_closed_words, check_dates, check_numbers, check_unique_ids
from tallywire.publishing.quotes import check_quotes
from tallywire.publishing.references import check_events, check_figures, check_lineage, check_references
from tallywire.publishing.tables import Lookup, Tables

__all__ = ["Violation", "verify"]

CHECKS: tuple[Callable[[Lookup], Iterator[Violation]], ...] = (
    check_unique_ids,
    check_closed_words,
    check_dates,
    check_numbers,
    check_quotes,
    check_references,
    check_lineage,
    check_events,
    check_figures,
)
"""Every check, in the order in which violations are listed."""


def verify(tables: Tables) -> list[Violation]:
    """Every broken invariant of the record; an empty list means that it holds. Linear in the size of the tables."""
    lookup = Lookup.of(tables)
    return [violation for check in CHECKS for violation in check(lookup)]
