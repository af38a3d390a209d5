"""The command that takes people's decisions: `judge`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallywire.cli.options import EngineName, Ledger, Quiet, engine_of, tables_of
from tallywire.cli.terminal import print_text, say
from tallywire.errors import UsageError

if TYPE_CHECKING:
    from tallywire.records import JudgementKind

__all__ = ["judge"]


def judge(
    ledger: Ledger,
    decision: Annotated[
        str, typer.Argument(help="same, different, wrong-kind, wrong-place, wrong-figure, hide, undo or list.")
    ],
    about: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID...]", help="Events, statements or, to undo, a judgement; the beginning is enough."),
    ] = None,
    value: Annotated[str | None, typer.Option(help="What is right, or the figure that is wrong: killed=12.")] = None,
    by: Annotated[str | None, typer.Option(help="Who decides (default: your login name).")] = None,
    note: Annotated[str | None, typer.Option(help="Why, for those who read it later.")] = None,
    quiet: Quiet = False,
) -> None:
    """Decide what the rules got wrong: kept with your name and the time, followed by every later build."""
    from tallywire.publishing.judging import DECISIONS, decision_lines, find_judgement, sides_of
    from tallywire.publishing.tables import Lookup

    lookup = Lookup.of(tables_of(ledger))
    if decision == "list":
        print_text("".join(f"{line}\n" for line in decision_lines(lookup)))
        return
    named = about or []
    if decision == "undo" and len(named) == 1:
        _judge(ledger, "withdrawn", (), (), value, by, note, quiet, withdraws=find_judgement(lookup, named[0]).id)
    elif decision in DECISIONS:
        left, right = sides_of(lookup, DECISIONS[decision], named, value)
        _judge(ledger, DECISIONS[decision], left, right, value, by, note, quiet)
    else:
        known = f"{', '.join(DECISIONS)}, undo JUDGEMENT and list"
        raise UsageError(f"there is no decision {decision!r} of {len(named)} ids; the decisions are: {known}")


def _judge(
    ledger: Path,
    kind: JudgementKind,
    left: tuple[str, ...],
    right: tuple[str, ...],
    value: str | None,
    by: str | None,
    note: str | None,
    quiet: bool,
    *,
    withdraws: str | None = None,
) -> None:
    """Puts one decision into a ledger and says what came of it."""
    import getpass
    from datetime import UTC, datetime

    from tallywire.pipeline.judging import add_judgements, make_judgement
    from tallywire.publishing.words import count

    made = make_judgement(
        kind,
        left=left,
        right=right,
        value=value,
        by=by or getpass.getuser(),
        at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        note=note,
        withdraws=withdraws,
    )
    report = add_judgements(ledger, [made], engine=engine_of(EngineName.local, 1))
    if not quiet:
        print_text(f"{made.id}: {count(len(report.gone), 'event')} gone, {len(report.made)} made\n")
        print_text("".join(f"  now: {event.id} {event.title}\n" for event in report.made))
    for conflict in report.conflicts:
        say(f"conflict: {conflict.reason}; the later one is followed")
