"""The command line: the only place that prints.

Exit codes: 0 all read; 1 some inputs rejected (the rest is in the ledger), or a broken invariant (`verify`); 2 nothing
done (usage, unreadable ledger). Heavy imports stand inside the commands that need them: `--help` answers at once.
"""

from __future__ import annotations

import enum
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from tallywire import __version__
from tallywire.cli_gazetteer import app as gazetteer_app
from tallywire.errors import TallywireError, UsageError
from tallywire.streams import ReaderGone, open_closed_streams, progress, readable, reading, writing

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tallywire.engines.base import Engine
    from tallywire.pipeline.build import BuildReport
    from tallywire.pipeline.per_document import AnnotatingOptions
    from tallywire.publishing.tables import Tables
    from tallywire.records import JudgementKind

__all__ = ["app", "main"]

REJECTED, NOTHING_DONE = 1, 2

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Reads a pile of news pages about the same happenings and makes one sourced record of them.",
)

app.add_typer(gazetteer_app, name="gazetteer")


class EngineName(enum.StrEnum):
    """Where the work runs."""

    local = "local"
    spark = "spark"


class LogFormat(enum.StrEnum):
    """How the run log is written to standard error."""

    text = "text"
    json = "json"


class ExplainFormat(enum.StrEnum):
    """How an explanation is written."""

    text = "text"
    json = "json"


class Rule(enum.StrEnum):
    """How one figure is made of many reports."""

    latest_most_origins = "latest-most-origins"
    ucdp = "ucdp"
    acled = "acled"


Ledger = Annotated[Path, typer.Argument(help="A ledger, as `tallywire build` makes it.", show_default=False)]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes to use (default: the cores).", show_default=False)]
Reader = Annotated[str | None, typer.Option(help="A spaCy pipeline with a parser (default: the one shipped).")]
OntologyFile = Annotated[
    Path | None, typer.Option("--ontology", help="A TOML file of kinds that extends the shipped one.")
]
OntologyReplaces = Annotated[bool, typer.Option("--replace-ontology", help="Use the --ontology file alone.")]
GazetteerFile = Annotated[
    Path | None, typer.Option("--gazetteer", help="A file of `tallywire gazetteer import`: every village.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Log = Annotated[LogFormat, typer.Option("--log-format", help="The run log on standard error.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to a file (default: standard output).")]


# ---------------------------------------------------------------- commands


@app.command()
def build(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs, or - for JSON lines.")
    ],
    into: Annotated[Path, typer.Option("--into", help="The ledger to add to; made if absent.", metavar="LEDGER")],
    workers: Workers = None,
    engine: Annotated[EngineName, typer.Option(help="Where the work runs.")] = EngineName.local,
    reader: Reader = None,
    ontology: OntologyFile = None,
    replace_ontology: OntologyReplaces = False,
    gazetteer: GazetteerFile = None,
    rule: Annotated[Rule, typer.Option(help="How one figure is made of many reports.")] = Rule.latest_most_origins,
    quiet: Quiet = False,
    log_format: Log = LogFormat.text,
) -> None:
    """Read pages, add them to a ledger, and derive what they say together."""
    from tallywire.pipeline.build import build as run
    from tallywire.pipeline.expect import expected_pages
    from tallywire.publishing.runlog import RunLog

    log = RunLog(sys.stderr, as_json=log_format is LogFormat.json, quiet=quiet)
    log.began(sources, into)
    shown = not quiet and log_format is LogFormat.text
    with progress("reading", lambda: expected_pages(sources), shown=shown) as (advance, enter):
        report = run(
            sources,
            into=into,
            engine=_engine(engine, workers),
            options=_options(reader, ontology, replace_ontology, gazetteer),
            rule=rule.value,
            stdin=sys.stdin.buffer,
            page_done=advance,
            entering=enter,
        )
    log.ended(report)
    if shown:
        _print_build(report, into)
    raise typer.Exit(REJECTED if report.rejections else 0)


@app.command()
def annotate(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE.jsonl]", help="JSON lines (default: standard input).")
    ] = None,
    output: Output = None,
    workers: Workers = None,
    reader: Reader = None,
    ontology: OntologyFile = None,
    replace_ontology: OntologyReplaces = False,
    gazetteer: GazetteerFile = None,
    quiet: Quiet = False,
    log_format: Log = LogFormat.text,
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="SENTENCE",
            help="Explain this sentence instead: tree, triggers, rules, what was passed over and why. "
            "With a FILE: the document of it with this id or line number.",
        ),
    ] = None,
    at: Annotated[
        int | None, typer.Option(min=0, help="With --explain and a FILE: only the sentence at this character.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="With --explain and no FILE: the day it was published.")
    ] = None,
    format_name: Annotated[ExplainFormat, typer.Option("--format", help="How --explain answers.")] = ExplainFormat.text,
) -> None:
    """Annotate documents one by one: one JSON line in, one out, in the same order."""
    if explain is not None:
        _explain(
            explain, file, at, published, _options(reader, ontology, replace_ontology, gazetteer), format_name, output
        )
        return
    if at is not None or published is not None:
        raise UsageError("--at and --published say what --explain explains; give it, or leave them out")
    from tallywire.pipeline.expect import expected_lines
    from tallywire.pipeline.stream import annotate_lines
    from tallywire.reading.jsonlines import bounded_lines

    rejected = 0
    shown = not quiet and log_format is LogFormat.text
    options = _options(reader, ontology, replace_ontology, gazetteer)
    with (
        reading(file) as stream,
        writing(output) as out,
        progress("annotating", lambda: expected_lines(file) if file else None, shown=shown) as (advance, _),
    ):
        source = str(file) if file else "-"
        lines = readable(bounded_lines(stream), source)
        for line in annotate_lines(lines, engine=_engine(EngineName.local, workers), options=options, source=source):
            out.write(line.content + b"\n")
            out.flush()  # whoever waits for this line may send the next one only then
            rejected += line.rejected
            advance()
    if rejected and not quiet:
        _say(f'{rejected} lines could not be read; each has its reason in the output, under "error"')
    raise typer.Exit(REJECTED if rejected else 0)


@app.command()
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
    tables = _tables(ledger)
    with writing(output) as out:
        export_record(tables, out, format_name=format_name, table=table)


@app.command()
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

    _print(_rendered(render(_tables(ledger), what, identifier)))


@app.command()
def report(
    ledger: Ledger, output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")]
) -> None:
    """Write one self-contained HTML file that opens offline."""
    from tallywire.publishing.report import write_report

    tables = _tables(ledger)
    try:
        write_report(tables, output)
    except OSError as problem:
        raise UsageError(f"{output} cannot be written ({problem.strerror or problem})") from problem


@app.command()
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

    lookup = Lookup.of(_tables(ledger))
    if decision == "list":
        _print("".join(f"{line}\n" for line in decision_lines(lookup)))
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


@app.command()
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
    _print("".join(f"{problem}\n" for problem in problems))
    if not problems and not quiet:
        rows = sum(stored.rows for stored in store.manifest.tables.values())
        _print(f"{ledger}: {rows:,} rows in {len(store.manifest.tables)} tables; every invariant holds\n")
    raise typer.Exit(1 if problems else 0)


def _version(asked: bool) -> None:
    if asked:
        _print(f"tallywire {__version__}\n")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads a pile of news pages about the same happenings and makes one sourced record of them."""


def main() -> NoReturn:
    """Runs the command line and ends the process; an error of ours is one line on standard error and exit code 2."""
    # Arrow's default allocator reserves a gigabyte of addresses at its first write: too much where they are limited.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    open_closed_streams()
    try:
        app()
    except TallywireError as problem:
        _fail(str(problem))
    except ReaderGone:
        # The reader of our output has gone (`| head`). Nothing is wrong, and nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except MemoryError:
        _fail("there is not enough memory; use fewer --workers, or read fewer pages at once")
    except OSError as problem:
        where = f" {problem.filename}" if problem.filename else ""
        _fail(f"the system refused to read or write{where} ({problem.strerror or problem}); mend that, then try again")
    sys.exit(0)


# ---------------------------------------------------------------- what the commands share


def _fail(message: str) -> NoReturn:
    _say(f"tallywire: {message}")
    sys.exit(NOTHING_DONE)


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _print(text: str) -> None:
    """Text on standard output; what its encoding lacks becomes a question mark instead of an error."""
    with writing(None) as out:
        out.write(text.encode(sys.stdout.encoding or "utf-8", "replace"))


def _rendered(shown: RenderableType) -> str:
    """What rich makes of it for this terminal, or for 120 columns where there is none."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else 120
    console = Console(width=width, highlight=False)
    with console.capture() as captured:
        console.print(shown)
    return captured.get()


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
    report = add_judgements(ledger, [made], engine=_engine(EngineName.local, 1))
    if not quiet:
        _print(f"{made.id}: {count(len(report.gone), 'event')} gone, {len(report.made)} made\n")
        _print("".join(f"  now: {event.id} {event.title}\n" for event in report.made))
    for conflict in report.conflicts:
        _say(f"conflict: {conflict.reason}; the later one is followed")


def _explain(
    what: str,
    file: Path | None,
    at: int | None,
    published: str | None,
    options: AnnotatingOptions,
    format_name: ExplainFormat,
    output: Path | None,
) -> None:
    """Explains a sentence, or a document of a file, and prints it."""
    from tallywire.pipeline.explain import explain_document, explain_sentence
    from tallywire.publishing.explained import explanation_json, explanation_text
    from tallywire.reading.jsonlines import bounded_lines

    if file is None:
        found = explain_sentence(what, options=options, published=published, at=at)
    elif published is not None:
        raise UsageError("--published is for a sentence alone; a document of a file has its own date")
    else:
        with reading(file) as stream:
            found = explain_document(bounded_lines(stream), what, options=options, at=at)
    if format_name is ExplainFormat.json:
        shown = "".join(f"{explanation_json(one)}\n" for one in found)
    else:
        shown = "\n".join(_rendered(explanation_text(one)) for one in found)
    if output is None and format_name is ExplainFormat.text:
        _print(shown)
        return
    with writing(output) as out:
        out.write(shown.encode("utf-8", "backslashreplace"))


def _engine(name: EngineName, workers: int | None) -> Engine:
    if name is EngineName.spark:
        return _spark_engine(workers)
    from tallywire.engines.local import LocalEngine

    return LocalEngine(workers=workers)


def _spark_engine(workers: int | None) -> Engine:
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise UsageError(
            "the Spark engine needs Java 17 or newer, and there is no `java`; install it, or use --engine local"
        )
    try:
        from tallywire.engines.spark import SparkEngine
    except ImportError as problem:
        raise UsageError("the Spark engine needs pyspark: pip install 'tallywire[spark]'") from problem
    return SparkEngine(workers=workers)


def _options(
    reader: str | None, ontology: Path | None, replace_ontology: bool, gazetteer: Path | None
) -> AnnotatingOptions:
    from tallywire.pipeline.per_document import AnnotatingOptions

    if ontology is not None and not ontology.is_file():
        raise UsageError(f"{ontology} is not a file; --ontology takes a TOML file of kinds")
    if replace_ontology and ontology is None:
        raise UsageError("--replace-ontology needs an --ontology file to put in place of the shipped one")
    if gazetteer is not None and not gazetteer.is_file():
        raise UsageError(f"{gazetteer} is not a file; make one with `tallywire gazetteer import`")
    return AnnotatingOptions(reader=reader, ontology=ontology, replace_ontology=replace_ontology, gazetteer=gazetteer)


def _tables(ledger: Path) -> Tables:
    from tallywire.ledger.store import Ledger as Store
    from tallywire.publishing.tables import Tables

    return Tables.of(Store.open(ledger).all_records())


def _print_build(report: BuildReport, ledger: Path) -> None:
    from rich.console import Console

    from tallywire.publishing.runlog import build_lines

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for line in build_lines(report, ledger):
        console.print(line, markup=False)


if __name__ == "__main__":
    main()
