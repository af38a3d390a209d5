"""Runs every scorer and writes one table, quality beside speed.

python -m benchmarks.accuracy.run [NAME ...] [-o benchmarks/RESULTS.md]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.accuracy.floors import load_floors
from benchmarks.accuracy.scorers import BENCH, Benchmark, ScorerFailed, load_suite, run_scorer

_INTRODUCTION = """\
# What it reaches, quality beside speed

Written by `make bench`: every scorer beside the project, through the command line, on a machine with 2 cores.
`seconds` is the whole run of a scorer, with starting the program and exporting; floors are in `accuracy/floors.toml`.
Figures on the development data are optimistic for other data: rules were written while reading errors on it.

"""


def main() -> int:
    """The command line. Ends with 1 when a scorer failed or a floor is not held."""
    options = _arguments()
    if not BENCH.is_dir():
        print(f"the scorers and their data are not there ({BENCH.name} beside the project)", file=sys.stderr)
        return 2
    suite = load_suite()
    chosen = [suite[name] for name in options.names or suite]
    table = ""
    found: dict[str, Mapping[str, Any]] = {}
    for benchmark in chosen:
        print(f"{benchmark.name} ...", file=sys.stderr, flush=True)
        try:
            found[benchmark.name] = run_scorer(benchmark)
        except ScorerFailed as problem:
            found[benchmark.name] = {"failed": str(problem)}
        print(json.dumps({"benchmark": benchmark.name, **_short(benchmark, found[benchmark.name])}), flush=True)
        table = _INTRODUCTION + "\n".join(_table([suite[name] for name in found], found)) + "\n"
        if options.output:  # after each one: a run that is stopped keeps what it measured
            options.output.write_text(table, encoding="utf-8")
    print(table, file=sys.stderr)
    return int(any(_faults(benchmark, found[benchmark.name]) for benchmark in chosen))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="benchmarks of suite.toml (default: all)")
    parser.add_argument("-o", "--output", type=Path, help="write the table to this file")
    return parser.parse_args()


def _short(benchmark: Benchmark, figures: Mapping[str, Any]) -> dict[str, Any]:
    names = (*benchmark.figures, "inputs", "seconds", "failed")
    return {name: figures[name] for name in names if name in figures}


def _table(chosen: list[Benchmark], found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield "| benchmark | figures | floor | seconds | inputs/s |"
    yield "|---|---|---|---:|---:|"
    for benchmark in chosen:
        figures = found[benchmark.name]
        if "failed" in figures:
            yield f"| {benchmark.name} | failed: {figures['failed'][:80]} | | | |"
            continue
        shown = " · ".join(f"{name} {_number(figures.get(name))}" for name in benchmark.figures)
        inputs, seconds = figures.get("inputs"), figures["seconds"]
        speed = f"{inputs / seconds:.1f}" if inputs else ""
        faults = _faults(benchmark, figures)
        yield f"| {benchmark.name} | {shown} | {'; '.join(faults) or 'held'} | {seconds} | {speed} |"


def _number(value: Any) -> str:
    return "-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def _faults(benchmark: Benchmark, figures: Mapping[str, Any]) -> list[str]:
    if "failed" in figures:
        return ["failed"]
    floors = load_floors().get(benchmark.name)
    return [] if floors is None else floors.faults(figures, fast=False)


if __name__ == "__main__":
    sys.exit(main())
