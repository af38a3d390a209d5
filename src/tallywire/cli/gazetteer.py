"""The command `tallywire gazetteer import`: a gazetteer of every village, made of a dump of GeoNames."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tallywire.streams import progress

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, help="Make a gazetteer of a GeoNames dump, for --gazetteer.")


@app.callback()
def _gazetteer() -> None:
    """Keeps `import` a command of its own: a Typer app of one command would have no name for it."""


@app.command("import")
def import_dump(
    file: Annotated[Path, typer.Argument(help="allCountries.zip or a country's, as geonames.org serves it.")],
    into: Annotated[Path, typer.Option("--into", help="The file to make.")] = Path("geonames.gazetteer"),
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Make a gazetteer file of a GeoNames dump; the shipped gazetteer is part of it."""
    from tallywire.pipeline.gazetteers import import_geonames

    with progress("reading, 100,000 rows each", lambda: None, shown=not quiet) as (advance, _):
        report = import_geonames(file, into, advance=advance)
    if not quiet:
        size = f"{report.size / 1e6:.0f} MB"
        typer.echo(f"{into}: {report.added:,} places added, {report.names:,} names, {size}", err=True)
