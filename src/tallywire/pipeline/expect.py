"""How many pages are to come, for a progress bar: a guess from names and line ends, without opening archives."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

__all__ = ["expected_lines", "expected_pages"]

_ONE_PAGE = {".html", ".htm", ".txt", ".eml", ".pdf", ".docx"}
_A_LINE_EACH = {".jsonl", ".ndjson"}
_READ_AT_A_TIME = 1 << 20


def expected_pages(sources: Sequence[str]) -> int | None:
    """The number of pages in `sources`, or None where only reading can tell (standard input, archives, feeds)."""
    total = 0
    for path in _files(sources):
        ending = path.suffix.lower()
        found = 1 if ending in _ONE_PAGE else expected_lines(path) if ending in _A_LINE_EACH else None
        if found is None:
            return None
        total += found
    return total or None


def expected_lines(path: Path) -> int | None:
    """The number of line ends in a regular file; None for anything else."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            return sum(part.count(b"\n") for part in iter(lambda: file.read(_READ_AT_A_TIME), b""))
    except OSError:
        return None


def _files(sources: Sequence[str]) -> Iterator[Path]:
    for source in sources:
        named = [source] if os.path.lexists(source) or source == "-" else glob.glob(source, recursive=True)
        for name in named:
            if not Path(name).is_dir():
                yield Path(name)
                continue
            for folder, _, names in os.walk(name):
                yield from (Path(folder, file) for file in names if not file.startswith("."))
