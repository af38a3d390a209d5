"""A person's decisions, put into a ledger: kept for ever, and at once an input of what stands in it.

Only the stories that a decision speaks of are merged and tallied again; the next build gives the same rows.
"""

from __future__ import annotations

import os
import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from tallywire import schema
from tallywire.errors import UsageError
from tallywire.identity import content_id
from tallywire.ledger.store import Ledger, writing
from tallywire.merging.judged import Conflict, conflicts
from tallywire.pipeline.renewing import Held, renewed
from tallywire.pipeline.rows import rows_with
from tallywire.records import Event, Judgement, JudgementKind

if TYPE_CHECKING:
    from tallywire.engines.base import Engine

__all__ = ["JudgingReport", "add_judgements", "make_judgement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingReport:
    """What came of decisions: those added, the events that are gone and those that came, and what conflicts."""

    added: tuple[Judgement, ...]
    gone: tuple[Event, ...]
    made: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]


def make_judgement(
    kind: JudgementKind,
    *,
    left: Iterable[str] = (),
    right: Iterable[str] = (),
    value: str | None = None,
    by: str,
    at: str,
    note: str | None = None,
    withdraws: str | None = None,
) -> Judgement:
    """A decision with its id; `left` and `right` are statement ids, `at` is an ISO 8601 time in UTC.

    >>> made = make_judgement("hide", left=["statement-1"], by="Ada", at="2031-05-07T10:00:00Z")
    >>> made.id == make_judgement("hide", left=["statement-1"], by="Ada", at="2031-05-07T10:00:00Z").id
    True
    """
    sides = tuple(sorted(set(left))), tuple(sorted(set(right)))
    key = content_id("judgement", kind, *sides[0], None, *sides[1], None, value, by, at, withdraws)
    return Judgement(
        id=key,
        kind=kind,
        left_statement_ids=sides[0],
        right_statement_ids=sides[1],
        value=value,
        by=by,
        at=at,
        note=note,
        withdraws=withdraws,
    )


def add_judgements(
    path: str | os.PathLike[str],
    judgements: Sequence[Judgement],
    *,
    engine: Engine,
    opened: Mapping[str, tuple[str, pa.Table]] = types.MappingProxyType({}),
) -> JudgingReport:
    """Adds decisions to the ledger at `path` and derives anew what they change.

    One that the ledger holds already is left as it is. `opened` are tables that the caller has read already, with the
    names of their files: those still in force are not read again. Raises `LedgerError` (no ledger, locked, no room) and
    `UsageError` for a decision on statements or on a judgement that the ledger does not hold.
    """
    Ledger.open(path)  # a judgement makes no ledger
    with writing(path) as ledger:
        tables, held = Held(ledger, opened), ledger.records("judgements")
        new = [one for one in judgements if one.id not in {old.id for old in held}]
        _check(new, held, tables)
        ordered = tuple(sorted((*held, *new), key=lambda one: (one.at, one.id)))
        changed = renewed(tables, held, ordered, engine=engine)
        ledger.replace({**changed.tables, "judgements": schema.arrow_table("judgements", ordered)})
        return JudgingReport(
            added=tuple(new), gone=changed.gone, made=changed.made, conflicts=tuple(conflicts(ordered))
        )


def _check(judgements: Sequence[Judgement], held: Sequence[Judgement], tables: Held) -> None:
    named = {name for one in judgements for name in (*one.left_statement_ids, *one.right_statement_ids)}
    known = set(rows_with(tables.table("statements"), "id", named)["id"].to_pylist())
    earlier = {one.id for one in held}
    for one in judgements:
        missing = [name for name in (*one.left_statement_ids, *one.right_statement_ids) if name not in known]
        if missing:
            raise UsageError(f"the ledger has no statement {missing[0]!r}; judge what `tallywire show` lists")
        if one.kind == "withdrawn" and one.withdraws not in earlier:
            raise UsageError(f"the ledger has no judgement {one.withdraws!r}; `tallywire judge list` shows them")
