"""One side of the comparison, in a process of its own, so that its memory is its own: figures as one JSON line.

python -m benchmarks.speed.copies_side tallywire|datasketch FOLDER (--passages N | --documents N) [--workers N]
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import itertools
import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from benchmarks.speed.copies_minhash import find_candidates, load_datasketch
from benchmarks.speed.copies_pages import LeftOut, Page, first_pages, stream_pages
from benchmarks.speed.copies_truth import Figures, Kin, score_copies, score_links, score_origins
from tallywire.engines.local import LocalEngine
from tallywire.pipeline.tracing import trace_all
from tallywire.records import Passage
from tallywire.tracing.trace import Tracing

__all__ = ["Clock", "measure_datasketch", "measure_growth", "measure_tallywire"]

Value = TypeVar("Value")


class Clock:
    """Seconds of wall and of processors since it was made; time within `left_out` is not counted."""

    def __init__(self) -> None:
        self.apart = 0.0
        self.cpu, self.wall = _processors(), time.perf_counter()

    def left_out(self, values: Iterable[Value]) -> Iterator[Value]:
        """The values, without the time that making them takes."""
        began = time.perf_counter()
        for value in values:
            self.apart += time.perf_counter() - began
            yield value
            began = time.perf_counter()
        self.apart += time.perf_counter() - began

    def read(self, workers: int = 1) -> Figures:
        """Seconds, seconds of all processors, and the most memory (MB) of this process and its workers so far."""
        helpers = workers * _peak(resource.RUSAGE_CHILDREN) if workers > 1 else 0
        return {
            "seconds": time.perf_counter() - self.wall - self.apart,
            "processor_seconds": _processors() - self.cpu - self.apart,
            "megabytes": _peak(resource.RUSAGE_SELF) + helpers,
        }


def _processors() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _peak(who: int) -> float:
    # Kilobytes on Linux, bytes on macOS; of the workers only the largest is known, so each counts as that one.
    return resource.getrusage(who).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measure_tallywire(pages: Sequence[Page], workers: int) -> Figures:
    """From records to copies and origins, without statements; the records are there before the clock starts."""
    documents = [page.document for page in pages]
    passages = [passage for page in pages for passage in page.passages()]
    clock = Clock()
    tracing = trace_all(documents, passages, (), engine=LocalEngine(workers=workers))
    return (
        clock.read(workers) | _score(tracing, lambda: pages) | {"passages": len(passages), "documents": len(documents)}
    )


def measure_growth(folder: Path, count: int, workers: int) -> Figures:
    """The same with passages streamed from disk; the time that reading and cutting them takes is left out."""
    documents = [page.document for page in stream_pages(folder, count)]
    clock = Clock()
    streamed = clock.left_out(page.passages() for page in stream_pages(folder, count))
    tracing = trace_all(documents, itertools.chain.from_iterable(streamed), (), engine=LocalEngine(workers=workers))
    read = clock.read(workers)
    return read | _score(tracing, lambda: stream_pages(folder, count)) | {"documents": count}


def _score(tracing: Tracing, pages: Callable[[], Iterable[Page]]) -> Figures:
    return score_copies(tracing.copies, Kin(pages())) | score_origins(tracing.document_origins, pages())


def measure_datasketch(pages: Sequence[Page], threshold: float, *, plainly: bool = False) -> Figures:
    """Candidates alone, without the time of splitting passages into words."""
    passages = [passage for page in pages for passage in page.passages()]
    clock = Clock()
    found = find_candidates(passages, threshold, plainly=plainly)
    read = clock.read()
    places = ((_place(passages[one]), _place(passages[other])) for one, other in found.pairs)
    return read | {
        "seconds": found.candidates_seconds,
        "processor_seconds": found.processor_seconds,
        "tokens_seconds": found.tokens_seconds,
        "passages": len(passages),
        "documents": len(pages),
        **score_links(places, Kin(pages)),
    }


def _place(passage: Passage) -> tuple[str, int]:
    return passage.document_id, passage.start


def _load(side: str) -> None:
    """Loads the libraries of a side, so that its clock counts none of it."""
    for library in ("duckdb", "ibis", "pyarrow.parquet", "pandas") if side == "tallywire" else ():
        with contextlib.suppress(ImportError):  # pandas need not be there; where it is, the others load it
            importlib.import_module(library)
    if side == "datasketch":
        load_datasketch()


def main() -> int:
    """The command line; ends with 3 where something that it needs is not here."""
    options = _arguments()
    try:
        _load(options.side)
        if options.documents:
            figures = measure_growth(options.folder, options.documents, options.workers)
        elif options.side == "tallywire":
            figures = measure_tallywire(first_pages(options.folder, options.passages), options.workers)
        else:
            figures = measure_datasketch(
                first_pages(options.folder, options.passages), options.threshold, plainly=options.plainly
            )
    except LeftOut as problem:
        print(problem, file=sys.stderr)
        return 3
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("side", choices=("tallywire", "datasketch"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--documents", type=int, help="measure growth: so many documents, passages streamed")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--plainly", action="store_true", help="datasketch as its first example has it")
    parser.add_argument("--threshold", type=float, default=0.5)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
