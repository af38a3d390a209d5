"""Tracing beside datasketch's MinHash-LSH, and how its time and memory grow, with the quality of the same runs.

python -m benchmarks.speed.copies [--passages 100000] [--growth 10000,30000,100000] [--full] [--bench ../shared/bench]

Both sides get the same passages in the same run, one after the other, each in a process of its own. What is measured
is kept in `results.json`, and `RESULTS.md` is written from it. Ends with 3 where the benchmark data or datasketch is
not here.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.accuracy.scorers import BENCH, ROOT
from benchmarks.speed.copies_pages import LeftOut, make_pages
from benchmarks.speed.copies_table import RESULTS, keep, machine, render

__all__ = ["run_side"]

THRESHOLDS = (0.5, 0.7, 0.9)
"""Of the rival: the one in use everywhere, and those with which it is quicker and more precise on these pages."""
FULL = 300_000
_PAGES_PER_PASSAGE = 1 / 15  # more than enough: a page has 23 passages on average


def main() -> int:
    """The command line."""
    options = _arguments()
    try:
        with tempfile.TemporaryDirectory(prefix="tallywire-pages-", dir=options.scratch) as folder:
            _measure(options, Path(folder))
    except LeftOut as problem:
        print(problem, file=sys.stderr)
        return 3
    RESULTS.write_text(render(), encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))
    return 0


def _measure(options: argparse.Namespace, folder: Path) -> None:
    sizes = sorted({*options.growth, *([FULL] if options.full else [])})
    make_pages(options.bench, max(*sizes, int(options.passages * _PAGES_PER_PASSAGE), 1), folder, options.seed)
    if options.passages:
        keep("side_by_side", {**machine(), "sides": _side_by_side(folder, options.passages)})
    grown: list[dict[str, Any]] = []
    for size in sizes:  # what is measured is kept at once: the largest may need more than the machine has
        grown.append(run_side("tallywire", folder, "--documents", str(size)))
        keep("growth", {**machine(), "sizes": grown})


def _side_by_side(folder: Path, passages: int) -> list[dict[str, Any]]:
    size = ("--passages", str(passages))
    sides = [
        {"name": f"Tallywire, {_processes(workers)}"} | run_side("tallywire", folder, *size, "--workers", str(workers))
        for workers in (1, 2)
    ]
    rivals = [
        {"name": f"datasketch, threshold {threshold}"}
        | run_side("datasketch", folder, *size, "--threshold", str(threshold))
        for threshold in THRESHOLDS
    ]
    plain = run_side("datasketch", folder, *size, "--threshold", str(THRESHOLDS[0]), "--plainly")
    return [*sides, *rivals, {"name": f"datasketch, threshold {THRESHOLDS[0]}, plainly", "plainly": True} | plain]


def _processes(count: int) -> str:
    return "1 process" if count == 1 else f"{count} processes"


def run_side(side: str, folder: Path, *options: str) -> dict[str, Any]:
    """What `copies_side` prints. Raises `LeftOut` where something that the side needs is not here."""
    order = [sys.executable, "-m", "benchmarks.speed.copies_side", side, str(folder), *options]
    done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 3:
        raise LeftOut(done.stderr.strip())
    if done.returncode:
        raise SystemExit(f"{' '.join(order[3:])} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    figures: dict[str, Any] = json.loads(done.stdout)
    print(side, *options, json.dumps(figures), file=sys.stderr, flush=True)
    return figures


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=BENCH, help="the folder of make_pages.py")
    parser.add_argument("--passages", type=int, default=100_000, help="of the comparison; 0: none")
    parser.add_argument("--growth", type=_sizes, default=_sizes("10000,30000,100000"), help="documents; '': none")
    parser.add_argument("--full", action="store_true", help=f"grow to {FULL:,} documents")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scratch", type=Path, help="where the pages are made (default: the system's place)")
    return parser.parse_args()


def _sizes(text: str) -> Sequence[int]:
    return [int(size) for size in text.split(",") if size]


if __name__ == "__main__":
    sys.exit(main())
