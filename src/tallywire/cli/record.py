"""The commands that answer from a ledger: `export`, `show`, `report` and `verify`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from tallywire.cli.options import Ledger, Output, Quiet, tables_of
from tallywire.cli.terminal import print_text, rendered
from tallywire.errors import UsageError
from tallywire.streams import writing

__all__ = ["export", "report", "show", "verify"]


def export(
    ledger: Ledger,
    format_name: Annotated[
        str,
        typer.Option(
            "--format",
            help="One table: jsonl, csv, csv-excel, parquet. All: geojson, acled, ucdp, timelinejs, annotations, ftm.",
        ),
    ],
    table: Annotated[str | None, typer.Option(help="The table, for a format of one table.")] = None,
    output: Output = None,
) -> None:
    """Write one table of a ledger, or the whole record in an exchange format."""
    from tallywire.publishing.formats import RECORD_FORMATS, TABLE_FORMATS, export_table
    from tallywire.publishing.formats import export as export_record

    if format_name in TABLE_FORMATS and table is not None:
        from tallywire.ledger.store import Ledger as Store
        from tallywire.schema import records_of, table_record

        rows: Iterator[Any] = records_of(table_record(table), Store.open(ledger).table(table))
        with writing(output) as out:
            export_table(rows, out, table=table, format_name=format_name)
        return
    if table is not None and format_name in RECORD_FORMATS:
        raise UsageError(f"the format {format_name} writes the whole record; leave out --table")
    tables = tables_of(ledger)
    with writing(output) as out:
        export_record(tables, out, format_name=format_name, table=table)


def show(
    ledger: Ledger,
    what: Annotated[
        str, typer.Argument(help="summary, events, event, figures, timeline, sources or document.")
    ] = "summary",
    identifier: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Which event or document; the beginning is enough.")
    ] = None,
) -> None:
    """Show a ledger as tables in the terminal."""
    from tallywire.publishing.show import render

    print_text(rendered(render(tables_of(ledger), what, identifier)))


def report(
    ledger: Ledger, output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")]
) -> None:
    """Write one self-contained HTML file that opens offline."""
    from tallywire.publishing.report import write_report

    tables = tables_of(ledger)
    try:
        write_report(tables, output)
    except OSError as problem:
        raise UsageError(f"{output} cannot be written ({problem.strerror or problem})") from problem


def verify(ledger: Ledger, quiet: Quiet = False) -> None:
    """Check every invariant of a ledger again; exit code 1, and the rows, if one is broken."""
    from tallywire.ledger.store import Ledger as Store
    from tallywire.publishing.tables import Tables
    from tallywire.publishing.verify import verify as check

    store = Store.open(ledger)
    problems = store.damaged_files()
    if not problems:
        tables = Tables.of(store.all_records())
        problems = [f"{broken.table} {broken.id}: {broken.problem}" for broken in check(tables)]
    print_text("".join(f"{problem}\n" for problem in problems))
    if not problems and not quiet:
        rows = sum(stored.rows for stored in store.manifest.tables.values())
        print_text(f"{ledger}: {rows:,} rows in {len(store.manifest.tables)} tables; every invariant holds\n")
    raise typer.Exit(1 if problems else 0)
