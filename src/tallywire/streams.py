"""Where the command line reads and writes: files, standard streams, and the progress bar on a terminal."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from tallywire.errors import UsageError

__all__ = ["ReaderGone", "open_closed_streams", "progress", "readable", "reading", "replacing", "writing"]


class ReaderGone(Exception):
    """Whoever read our standard output has closed it. Not an `OSError`: Click would answer that with exit code 1."""


def open_closed_streams() -> None:
    """A standard stream that was closed (`<&-`) is None in Python; from here on it is empty instead."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - for the whole process


@contextlib.contextmanager
def reading(file: Path | None) -> Iterator[BinaryIO]:
    """A file to read, standard input for None and `-`. Raises `UsageError` when it cannot be opened."""
    if file is None or str(file) == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = file.open("rb")
    except OSError as problem:
        raise UsageError(f"{file} cannot be read ({problem.strerror or problem})") from problem
    with stream:
        yield stream


def readable(lines: Iterator[bytes | None], source: str) -> Iterator[bytes | None]:
    """`lines`, with `UsageError` where the system stops reading them."""
    try:
        yield from lines
    except OSError as problem:
        raise UsageError(f"{source} cannot be read ({problem.strerror or problem})") from problem


@contextlib.contextmanager
def writing(file: Path | None) -> Iterator[BinaryIO]:
    """A file to write, standard output for None and `-`.

    Raises `UsageError` when it cannot be written (to the end), and `ReaderGone` when nobody reads it any more.
    """
    try:
        if file is None or str(file) == "-":
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        else:
            with file.open("wb") as stream:
                yield stream
    except BrokenPipeError:
        raise ReaderGone from None
    except OSError as problem:
        where = "standard output" if file is None else file
        raise UsageError(
            f"{where} cannot be written ({problem.strerror or problem}); what is there is not whole"
        ) from problem


@contextlib.contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """A path beside `file` to write to: it takes the place of `file`, at once, only when all has been written.

    Raises `UsageError` when it cannot be written; what stood at `file` is then unharmed.
    """
    if not file.parent.is_dir():
        raise UsageError(f"{file} cannot be written (there is no folder {file.parent}); make it, then try again")
    beside = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        yield beside
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.replace(file)
    except OSError as problem:
        raise UsageError(
            f"{file} cannot be written ({problem.strerror or problem}); what was there is unharmed"
        ) from problem
    finally:
        beside.unlink(missing_ok=True)


@contextlib.contextmanager
def progress(
    first: str, expected: Callable[[], int | None], *, shown: bool
) -> Iterator[tuple[Callable[[], None], Callable[[str], None]]]:
    """A bar with rate and time left on a terminal; nothing at all in a pipe."""
    if not shown or not sys.stderr.isatty():
        yield (lambda: None), (lambda _: None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeLeft(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(first, total=expected(), rate="")

        def advance() -> None:
            bar.advance(task)
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:,.0f}/s" if speed else "")

        yield advance, lambda stage: bar.update(task, description=stage)
