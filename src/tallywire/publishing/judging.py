"""From what a person points at, an event or a statement, to a decision on statements; and decisions to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from tallywire.errors import UsageError
from tallywire.merging.judged import conflicts, in_force
from tallywire.publishing.tables import Lookup
from tallywire.publishing.words import count
from tallywire.records import Judgement, JudgementKind, Measure
from tallywire.tallying.judged import is_meant

__all__ = ["DECISIONS", "decision_lines", "find_judgement", "sides_of"]

DECISIONS: Mapping[str, JudgementKind] = {
    "same": "same",
    "different": "different",
    "wrong-kind": "wrong_kind",
    "wrong-place": "wrong_place",
    "wrong-figure": "wrong_figure",
    "hide": "hide",
}
"""What can be decided, as it is written on the command line."""

_OF_TWO = ("same", "different")
_SHOWN = 60  # characters of a statement


def sides_of(
    lookup: Lookup, kind: JudgementKind, named: Iterable[str], value: str | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The statements of either side of a decision on events or statements (`named`: ids, or how they begin).

    "Different" of an event and one of its own statements is of that statement and the rest. Raises `UsageError` for an
    unknown or ambiguous id, for one or two too few or too many of them, and for a figure that is not there.
    """
    sides = [_statements(lookup, name) for name in named]
    if len(sides) != (2 if kind in _OF_TWO else 1):
        raise UsageError(f"{kind.replace('_', '-')} needs {'two events or statements' if kind in _OF_TWO else 'one'}")
    if kind in _OF_TWO:
        return _apart(sides[0], sides[1])
    if kind == "wrong_kind" and not value:
        raise UsageError("wrong-kind needs the right one: --value KIND (docs/kinds.md lists them)")
    return (_with_figure(lookup, sides[0], value) if kind == "wrong_figure" else sides[0]), ()


def _apart(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Two sides without a statement in common: of a whole and its part, the part and the rest."""
    if set(left) == set(right):
        raise UsageError("these are one and the same; name two")
    if set(left) < set(right):
        left, right = right, left
    return tuple(name for name in left if name not in right), right


def _with_figure(lookup: Lookup, names: Iterable[str], value: str | None) -> tuple[str, ...]:
    if value is None or value.partition("=")[0] not in get_args(Measure):
        raise UsageError(f"wrong-figure needs --value MEASURE or MEASURE=NUMBER, of: {', '.join(get_args(Measure))}")
    found = tuple(name for name in names if any(is_meant(f, value) for f in lookup.statements[name].figures))
    if not found:
        raise UsageError(f"nobody gives the figure {value} there; `tallywire show LEDGER event ID` lists the figures")
    return found


def _statements(lookup: Lookup, name: str) -> tuple[str, ...]:
    events = _beginning(name, lookup.events)
    statements = _beginning(name, lookup.statements)
    if len(events) + len(statements) != 1:
        found = len(events) + len(statements) or "no"
        raise UsageError(f"{found} events or statements have an id that begins with {name!r}; give one, in full")
    return (statements[0],) if statements else lookup.events[events[0]].statement_ids


def _beginning(name: str, ids: Iterable[str]) -> list[str]:
    return [one for one in ids if one.startswith(name) or one.split("-", 1)[-1].startswith(name)]


def find_judgement(lookup: Lookup, name: str) -> Judgement:
    """The judgement of that id, or whose id begins so. Raises `UsageError` if there is none, or several."""
    by_id = {one.id: one for one in lookup.tables.judgements}
    found = _beginning(name, by_id)
    if len(found) != 1:
        raise UsageError(
            f"{len(found) or 'no'} judgements have an id that begins with {name!r}; see `judge LEDGER list`"
        )
    return by_id[found[0]]


# ---------------------------------------------------------------- to read


def decision_lines(lookup: Lookup) -> Iterator[str]:
    """Every decision with who made it and when, whether it is in force, and what it is about; then the conflicts."""
    kept = {one.id for one in in_force(lookup.tables.judgements)}
    for one in lookup.tables.judgements:
        state = "" if one.id in kept or one.kind == "withdrawn" else "  (withdrawn)"
        yield f"{one.id}  {one.at}  {one.by}: {_said(one)}{state}"
        for names in (one.left_statement_ids, one.right_statement_ids):
            if names:
                yield f"    {_about(lookup, names)}"
        if one.note:
            yield f"    note: {one.note}"
    for conflict in conflicts(lookup.tables.judgements):
        yield f"conflict: {conflict.reason}; {conflict.later.id} is followed, being the later one"


def _said(judgement: Judgement) -> str:
    what = judgement.kind.replace("_", " ")
    if judgement.withdraws:
        return f"{what} {judgement.withdraws}"
    if judgement.kind == "wrong_place":
        return f"{what}: {judgement.value or 'not known'} is right"
    return f"{what}: {judgement.value}" if judgement.value else what


def _about(lookup: Lookup, names: tuple[str, ...]) -> str:
    statement = lookup.statements.get(names[0])
    if statement is None:
        return f"{count(len(names), 'statement')} that the ledger no longer has"
    text = " ".join(lookup.documents[statement.document_id].text[statement.start : statement.end].split())
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    more = f" and {len(names) - 1} more" if names[1:] else ""
    return f"“{shown}”{more}"
