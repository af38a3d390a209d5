"""Checks on single values: ids used once, words of closed vocabularies, dates that are dates, bounds in order.

The vocabularies are read off the records' own types, so a word added there is allowed here.
"""

from __future__ import annotations

import dataclasses
import functools
import itertools
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tallywire.ontology import is_kind_name
from tallywire.publishing.tables import Lookup
from tallywire.records import StatementKind
from tallywire.schema import TABLES

__all__ = [
    "Violation",
    "check_closed_words",
    "check_dates",
    "check_numbers",
    "check_unique_ids",
    "row_id",
    "walk",
]

_KINDS = typing.get_args(StatementKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One broken promise: in which table, in which row, and what is wrong."""

    table: str
    id: str
    problem: str


def check_unique_ids(lookup: Lookup) -> Iterator[Violation]:
    """Every id names one row of its table."""
    for table in TABLES:
        seen: set[str] = set()
        for record in lookup.tables.table(table):
            name = getattr(record, "id", None)
            if name is not None and name in seen:
                yield Violation(table=table, id=name, problem="the id stands more than once")
            if name is not None:
                seen.add(name)


def check_closed_words(lookup: Lookup) -> Iterator[Violation]:
    """Every field with a closed vocabulary holds one of its words; a kind may be one that the user added."""
    for table, owner, path, record in _all_records(lookup):
        for name, allowed in _vocabularies(record.__class__).items():
            word = getattr(record, name)
            if word not in allowed and not (allowed == _KINDS and is_kind_name(str(word))):
                yield Violation(
                    table=table, id=owner, problem=f"{path}{name} {word!r} is not one of {sorted(map(str, allowed))}"
                )


def check_dates(lookup: Lookup) -> Iterator[Violation]:
    """Every day is an ISO 8601 day that exists, and no interval ends before it begins."""
    for table, owner, path, record in _all_records(lookup):
        if not hasattr(record, "from_") or not hasattr(record, "to"):
            continue
        days = {"from": record.from_, "to": record.to}
        wrong = [f"{path}{end} {day!r} is not an ISO day" for end, day in days.items() if not _is_day(day)]
        for problem in wrong:
            yield Violation(table=table, id=owner, problem=problem)
        if not wrong and record.from_ and record.to and record.from_ > record.to:
            yield Violation(table=table, id=owner, problem=f"{path}from {record.from_} is after to {record.to}")


def check_numbers(lookup: Lookup) -> Iterator[Violation]:
    """No bound stands above the next one, and no coordinate lies off the earth."""
    for table, owner, path, record in _all_records(lookup):
        for problem in (*_disorder(record), *_off_the_earth(record), *_not_a_share(record)):
            yield Violation(table=table, id=owner, problem=path + problem)


def _disorder(record: Any) -> Iterator[str]:
    names = [name for name in ("low", "best", "high") if hasattr(record, name)]
    known = [(name, getattr(record, name)) for name in names if getattr(record, name) is not None]
    for (lower, less), (upper, more) in itertools.pairwise(known):
        if not less <= more:
            yield f"{lower} {less} is above {upper} {more}"


def _off_the_earth(record: Any) -> Iterator[str]:
    for name, limit in (("lat", 90), ("lon", 180)):
        degrees = getattr(record, name, None)
        if degrees is not None and not -limit <= degrees <= limit:
            yield f"{name} {degrees} is off the earth"


def _not_a_share(record: Any) -> Iterator[str]:
    for name in ("similarity", "confidence"):
        share = getattr(record, name, None)
        if share is not None and not 0 <= share <= 1:
            yield f"{name} {share} is not between 0 and 1"


def _is_day(day: str | None) -> bool:
    if day is None:
        return True
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


# ---------------------------------------------------------------- walking records


def _all_records(lookup: Lookup) -> Iterator[tuple[str, str, str, Any]]:
    for table in TABLES:
        for record in lookup.tables.table(table):
            for path, part in walk(record):
                yield table, row_id(record), path, part


def walk(record: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """A record and every record inside it, each with the path that leads to its fields (`figures[0].`)."""
    yield path, record
    for name in _nested(record.__class__):
        value = getattr(record, name)
        column = name.removesuffix("_")
        if isinstance(value, tuple):
            for position, part in enumerate(value):
                yield from walk(part, f"{path}{column}[{position}].")
        elif value is not None:
            yield from walk(value, f"{path}{column}.")


def row_id(record: Any) -> str:
    """The id of a row, or what stands for one in tables without ids."""
    for names in (("id",), ("event_id", "measure", "side"), ("left_statement_id", "right_statement_id")):
        if hasattr(record, names[0]):
            return " ".join(str(getattr(record, name)) for name in names if getattr(record, name) is not None)
    if hasattr(record, "from_document_id"):
        return f"{record.from_document_id}[{record.from_start}:{record.from_end}]→{record.to_document_id}"
    return str(record.source)


@functools.cache
def _vocabularies(kind: type) -> dict[str, tuple[object, ...]]:
    """The fields of a record type that hold words of a closed vocabulary, with the words (`None` where allowed)."""
    found: dict[str, tuple[object, ...]] = {}
    for name, hint in typing.get_type_hints(kind).items():
        alternatives = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
        words = [
            word for part in alternatives for word in typing.get_args(part) if typing.get_origin(part) is typing.Literal
        ]
        if words:
            found[name] = (*words, None) if types.NoneType in alternatives else tuple(words)
    return found


@functools.cache
def _nested(kind: type) -> tuple[str, ...]:
    """The fields of a record type that hold records."""
    return tuple(name for name, hint in typing.get_type_hints(kind).items() if any(map(_is_record, _parts(hint))))


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for part in typing.get_args(hint):
        yield from _parts(part)


def _is_record(hint: Any) -> bool:
    return dataclasses.is_dataclass(hint)
