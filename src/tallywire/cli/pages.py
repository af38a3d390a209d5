"""The commands that read pages: `build` and `annotate`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallywire.cli.options import (
    EngineName,
    ExplainFormat,
    GazetteerFile,
    Log,
    LogFormat,
    OntologyFile,
    OntologyReplaces,
    Output,
    Quiet,
    Reader,
    Rule,
    Workers,
    annotating_options,
    engine_of,
)  # fmt: skip
from tallywire.cli.terminal import print_text, rendered, say
from tallywire.errors import UsageError
from tallywire.streams import progress, readable, reading, writing

if TYPE_CHECKING:
    from tallywire.pipeline.build import BuildReport
    from tallywire.pipeline.per_document import AnnotatingOptions

__all__ = ["annotate", "build"]

REJECTED = 1


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
            engine=engine_of(engine, workers),
            options=annotating_options(reader, ontology, replace_ontology, gazetteer),
            rule=rule.value,
            stdin=sys.stdin.buffer,
            page_done=advance,
            entering=enter,
        )
    log.ended(report)
    if shown:
        _print_build(report, into)
    raise typer.Exit(REJECTED if report.rejections else 0)


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
            explain,
            file,
            at,
            published,
            annotating_options(reader, ontology, replace_ontology, gazetteer),
            format_name,
            output,
        )
        return
    if at is not None or published is not None:
        raise UsageError("--at and --published say what --explain explains; give it, or leave them out")
    from tallywire.pipeline.expect import expected_lines
    from tallywire.pipeline.stream import annotate_lines
    from tallywire.reading.jsonlines import bounded_lines

    rejected = 0
    shown = not quiet and log_format is LogFormat.text
    options = annotating_options(reader, ontology, replace_ontology, gazetteer)
    with (
        reading(file) as stream,
        writing(output) as out,
        progress("annotating", lambda: expected_lines(file) if file else None, shown=shown) as (advance, _),
    ):
        source = str(file) if file else "-"
        lines = readable(bounded_lines(stream), source)
        for line in annotate_lines(lines, engine=engine_of(EngineName.local, workers), options=options, source=source):
            out.write(line.content + b"\n")
            out.flush()  # whoever waits for this line may send the next one only then
            rejected += line.rejected
            advance()
    if rejected and not quiet:
        say(f'{rejected} lines could not be read; each has its reason in the output, under "error"')
    raise typer.Exit(REJECTED if rejected else 0)


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
        shown = "\n".join(rendered(explanation_text(one)) for one in found)
    if output is None and format_name is ExplainFormat.text:
        print_text(shown)
        return
    with writing(output) as out:
        out.write(shown.encode("utf-8", "backslashreplace"))


def _print_build(report: BuildReport, ledger: Path) -> None:
    from rich.console import Console

    from tallywire.publishing.runlog import build_lines

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for line in build_lines(report, ledger):
        console.print(line, markup=False)
