"""The commands that answer from a ledger: `export`, `show`, `report` and `verify`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tallywire.cli.options import HideNames, Ledger, OntologyFile, Output, Quiet, tables_of
from tallywire.cli.terminal import print_text, rendered
from tallywire.errors import UsageError
from tallywire.streams import replacing, writing

if TYPE_CHECKING:
    from tallywire.ontology import Ontology

__all__ = ["export", "report", "show", "verify"]


def export(
    ledger: Ledger,
    format_name: Annotated[
        str,
        typer.Option(
            "--format",
            help="One table: jsonl, csv, csv-excel, parquet. All: geojson, acled, ucdp, timelinejs, annotations, ftm, "
            "duckdb.",
        ),
    ],
    table: Annotated[str | None, typer.Option(help="The table, for a format of one table.")] = None,
    output: Output = None,
    hide_names: HideNames = False,
    hxl: Annotated[
        bool, typer.Option("--hxl", help="With csv of events or figures: flat columns and a row of HXL hashtags.")
    ] = False,
    ontology: OntologyFile = None,
) -> None:
    """Write one table of a ledger, or the whole record in an exchange format.

    For example: tallywire export crisis --format csv --table events -o events.csv
    """
    from tallywire.publishing.formats import FILE_FORMATS, RECORD_FORMATS, TABLE_FORMATS
    from tallywire.publishing.formats import export as export_record

    if table is not None and format_name in (*RECORD_FORMATS, *FILE_FORMATS):
        raise UsageError(f"the format {format_name} writes the whole record; leave out --table")
    if hxl and (format_name not in ("csv", "csv-excel") or table is None):
        raise UsageError("--hxl adds its row to one table of CSV: give --format csv and --table events or figures")
    if format_name in FILE_FORMATS:
        _export_database(ledger, output, hide_names)
    elif format_name in TABLE_FORMATS and table is not None and not hide_names and not hxl:
        _export_rows(ledger, table, format_name, output)
    else:
        kinds = _kinds(ontology)
        tables = tables_of(ledger, hide_names=hide_names)
        with writing(output) as out:
            export_record(tables, out, format_name=format_name, table=table, ontology=kinds, hxl=hxl)


def _export_rows(ledger: Path, table: str, format_name: str, output: Path | None) -> None:
    """One table, row by row as it stands in the ledger: nothing else is read."""
    from tallywire.ledger.store import Ledger as Store
    from tallywire.publishing.formats import export_table
    from tallywire.schema import records_of, table_record

    rows: Iterator[Any] = records_of(table_record(table), Store.open(ledger).table(table))
    with writing(output) as out:
        export_table(rows, out, table=table, format_name=format_name)


def _export_database(ledger: Path, output: Path | None, hide_names: bool) -> None:
    from tallywire.ledger.store import Ledger as Store
    from tallywire.publishing.database import write_duckdb
    from tallywire.schema import TABLES, arrow_table

    if output is None or str(output) == "-":
        raise UsageError("a DuckDB database is a file: name it with --output record.duckdb")
    if hide_names:
        shown = tables_of(ledger, hide_names=True)
        tables = {name: arrow_table(name, shown.table(name)) for name in TABLES}
    else:
        store = Store.open(ledger)
        tables = {name: store.table(name) for name in TABLES}
    with replacing(output) as beside:
        write_duckdb(tables, beside)


def _kinds(ontology: Path | None) -> Ontology | None:
    from tallywire.ontology import load_ontology

    if ontology is None:
        return None
    if not ontology.is_file():
        raise UsageError(f"{ontology} is not a file; --ontology takes the TOML file of kinds of the build")
    return load_ontology(ontology)


def show(
    ledger: Ledger,
    what: Annotated[
        str, typer.Argument(help="summary, events, event, figures, timeline, sources or document.")
    ] = "summary",
    identifier: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Which event or document; the beginning is enough.")
    ] = None,
    hide_names: HideNames = False,
) -> None:
    """Show a ledger as tables in the terminal."""
    from tallywire.publishing.show import render

    print_text(rendered(render(tables_of(ledger, hide_names=hide_names), what, identifier)))


def report(
    ledger: Ledger,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")],
    hide_names: HideNames = False,
) -> None:
    """Write one self-contained HTML file that opens offline."""
    from tallywire.ledger.store import Ledger as Store
    from tallywire.publishing.report import write_report

    tables = tables_of(ledger, hide_names=hide_names)
    try:
        write_report(tables, output, ledger=None if hide_names else Store.open(ledger))
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
