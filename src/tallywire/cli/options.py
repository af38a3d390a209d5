"""The options that several commands take, and what becomes of them: an engine, annotating options, tables."""

from __future__ import annotations

import enum
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallywire.errors import UsageError

if TYPE_CHECKING:
    from tallywire.engines.base import Engine
    from tallywire.pipeline.per_document import AnnotatingOptions
    from tallywire.publishing.tables import Tables

__all__ = [
    "EngineName", "ExplainFormat", "GazetteerFile",
    "HideNames", "Ledger", "Log", "LogFormat", "OntologyFile", "OntologyReplaces",
    "Output", "Quiet", "Reader", "Rule", "Workers", "annotating_options", "engine_of", "tables_of",
]  # fmt: skip


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
HideNames = Annotated[bool, typer.Option("--hide-names", help="Black out the names of private victims.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to a file (default: standard output).")]


def engine_of(name: EngineName, workers: int | None) -> Engine:
    """The engine of that name. Raises `UsageError` where it needs what is not installed."""
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


def annotating_options(
    reader: str | None, ontology: Path | None, replace_ontology: bool, gazetteer: Path | None
) -> AnnotatingOptions:
    """How to annotate. Raises `UsageError` for a file that there is not."""
    from tallywire.pipeline.per_document import AnnotatingOptions

    if ontology is not None and not ontology.is_file():
        raise UsageError(f"{ontology} is not a file; --ontology takes a TOML file of kinds")
    if replace_ontology and ontology is None:
        raise UsageError("--replace-ontology needs an --ontology file to put in place of the shipped one")
    if gazetteer is not None and not gazetteer.is_file():
        raise UsageError(f"{gazetteer} is not a file; make one with `tallywire gazetteer import`")
    return AnnotatingOptions(reader=reader, ontology=ontology, replace_ontology=replace_ontology, gazetteer=gazetteer)


def tables_of(ledger: Path, *, hide_names: bool = False) -> Tables:
    """Every table of a ledger, without the names of private victims if asked.

    Raises `LedgerError` where it cannot be read.
    """
    from tallywire.ledger.store import Ledger as Store
    from tallywire.publishing.hiding import hide_names as hidden
    from tallywire.publishing.tables import Tables

    tables = Tables.of(Store.open(ledger).all_records())
    return hidden(tables) if hide_names else tables
