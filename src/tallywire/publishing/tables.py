"""What publishing works on: one tuple of records per table of the ledger, and the ways from one to another.

`Tables` is the record as the contract names it; `Lookup` answers "which statements has this event" without a search,
and is built once per command. Both are values: nothing here reads a file.

>>> tables = Tables.of({"rejections": [Rejection(source="a.pdf", stage="reading", code="encrypted", message="...")]})
>>> len(tables.rejections), len(tables.documents)
(1, 0)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from tallywire.errors import UsageError
from tallywire.records import (
    Copy,
    Document,
    Event,
    Figure,
    Judgement,
    Origin,
    Passage,
    Rejection,
    Relation,
    Statement,
    Story,
)

__all__ = ["Lookup", "Tables"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Every table of a ledger, each in the ledger's own order."""

    documents: tuple[Document, ...] = ()
    passages: tuple[Passage, ...] = ()
    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    stories: tuple[Story, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    judgements: tuple[Judgement, ...] = ()

    @classmethod
    def of(cls, records: Mapping[str, Sequence[Any]]) -> Tables:
        """The tables of a mapping from table name to records; a table that is not named is empty.

        Raises `UsageError` for a name that is no table.
        """
        known = [field.name for field in fields(cls)]
        unknown = sorted(set(records) - set(known))
        if unknown:
            raise UsageError(f"no such table: {', '.join(unknown)}; the tables are {', '.join(known)}")
        return cls(**{name: tuple(rows) for name, rows in records.items()})

    def table(self, name: str) -> tuple[Any, ...]:
        """The records of one table. Raises `UsageError` for a name that is no table."""
        known = [field.name for field in fields(self)]
        if name not in known:
            raise UsageError(f"no such table: {name}; the tables are {', '.join(known)}")
        rows: tuple[Any, ...] = getattr(self, name)
        return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """The same tables by id and by what belongs to what; an id that nothing has gives an empty tuple or a KeyError."""

    tables: Tables
    documents: Mapping[str, Document]
    statements: Mapping[str, Statement]
    events: Mapping[str, Event]
    origins: Mapping[str, Origin]
    passages_of: Mapping[str, tuple[Passage, ...]]
    statements_of: Mapping[str, tuple[Statement, ...]]
    figures_of: Mapping[str, tuple[Figure, ...]]
    relations_of: Mapping[str, tuple[Relation, ...]]
    copies_from: Mapping[str, tuple[Copy, ...]]
    copies_to: Mapping[str, tuple[Copy, ...]]

    @classmethod
    def of(cls, tables: Tables) -> Lookup:
        """Index `tables`; linear in the number of records."""
        relations = [(end, relation) for relation in tables.relations for end in _ends(relation)]
        return cls(
            tables=tables,
            documents={document.id: document for document in tables.documents},
            statements={statement.id: statement for statement in tables.statements},
            events={event.id: event for event in tables.events},
            origins={origin.id: origin for origin in tables.origins},
            passages_of=_grouped(tables.passages, lambda passage: passage.document_id),
            statements_of=_grouped(tables.statements, lambda statement: statement.document_id),
            figures_of=_grouped(tables.figures, lambda figure: figure.event_id),
            relations_of={key: tuple(r for _, r in pairs) for key, pairs in _grouped(relations, _first).items()},
            copies_from=_grouped(tables.copies, lambda copy: copy.from_document_id),
            copies_to=_grouped(tables.copies, lambda copy: copy.to_document_id),
        )

    def document(self, given: str) -> Document:
        """The document with this id or given id, or whose id begins so. Raises `UsageError` if none or many."""
        by_given = [document for document in self.tables.documents if document.given_id == given]
        return by_given[0] if len(by_given) == 1 else self.documents[_one_id(given, self.documents, "document")]

    def event(self, given: str) -> Event:
        """The event with this id, or the one whose id begins with it. Raises `UsageError` if none or many."""
        return self.events[_one_id(given, self.events, "event")]

    def event_statements(self, event: Event) -> tuple[Statement, ...]:
        """The statements of an event that the ledger has, in the event's order."""
        return tuple(self.statements[name] for name in event.statement_ids if name in self.statements)


def _ends(relation: Relation) -> tuple[str, ...]:
    ends = (relation.left_statement_id, relation.right_statement_id)
    return ends[:1] if ends[0] == ends[1] else ends


def _first(pair: tuple[str, Relation]) -> str:
    return pair[0]


def _grouped(records: Iterable[T], key: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return {name: tuple(members) for name, members in groups.items()}


def _one_id(given: str, ids: Iterable[str], what: str) -> str:
    found = [name for name in ids if name.startswith(given) or name.split("-", 1)[-1].startswith(given)]
    if given in found:
        return given
    if len(found) == 1:
        return found[0]
    problem = f"{len(found)} {what}s begin with {given!r}; give more of the id" if found else f"no {what} {given!r}"
    raise UsageError(f"{problem}; `tallywire export LEDGER --table {what}s --format csv` lists them all")
