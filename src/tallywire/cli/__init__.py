"""The command line: one module for each group of commands, and `terminal`, the only place that prints.

| module | commands |
|---|---|
| `pages` | build, annotate |
| `record` | export, show, report, verify |
| `decisions` | judge |
| `gazetteer` | gazetteer import |
| `serve` | serve |

`options` holds the options that commands share and what becomes of them. A command is a plain function with typed
parameters; it is registered here, in the order in which `--help` lists it. Its docstring is its help. Exit codes: 0 all
read; 1 some inputs rejected (the rest is in the ledger), or a broken invariant (`verify`); 2 nothing done (usage,
unreadable ledger). Heavy imports stand inside the commands that need them: `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated, NoReturn

import typer

from tallywire import __version__
from tallywire.cli import decisions, gazetteer, pages, record, serve
from tallywire.cli.options import Rule
from tallywire.cli.terminal import print_text, say
from tallywire.errors import TallywireError
from tallywire.streams import ReaderGone, open_closed_streams

__all__ = ["Rule", "app", "main"]

NOTHING_DONE = 2

EXAMPLES = """For example:

tallywire build pages --into crisis

tallywire show crisis

tallywire serve crisis

tallywire export crisis --format csv --table events -o events.csv"""
"""What `--help` ends with: the way from pages to a table."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Reads a pile of news pages about the same happenings and makes one sourced record of them.",
    epilog=EXAMPLES,
)

for _command in (
    pages.build,
    pages.annotate,
    record.export,
    record.show,
    record.report,
    serve.serve,
    decisions.judge,
    record.verify,
):
    app.command()(_command)
app.add_typer(gazetteer.app, name="gazetteer")


def _version(asked: bool) -> None:
    if asked:
        print_text(f"tallywire {__version__}\n")
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


def _fail(message: str) -> NoReturn:
    say(f"tallywire: {message}")
    sys.exit(NOTHING_DONE)
