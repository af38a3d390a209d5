"""Runs the scorers of `../shared/bench` on the program through its command line, and reads what they print."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["BENCH", "Benchmark", "ScorerFailed", "load_suite", "run_scorer"]

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT.parent / "shared" / "bench"
SUITE = Path(__file__).with_name("suite.toml")


class ScorerFailed(Exception):
    """A scorer did not end with figures; the message holds the end of what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One row of the table: a scorer, its data, the figures to show, and how many inputs the fast gate takes.

    `fast` is None for a benchmark that only the full run measures, and 0 where the scorer takes no limit.
    """

    name: str
    script: str
    data: str
    figures: tuple[str, ...]
    fast: int | None

    def digest(self) -> str:
        """The SHA-256 of the gold: a floor says nothing about other data."""
        return hashlib.sha256((BENCH / self.data / "gold.jsonl").read_bytes()).hexdigest()[:16]


def load_suite() -> dict[str, Benchmark]:
    """The benchmarks of `suite.toml`, by name and in its order."""
    rows: Mapping[str, Mapping[str, Any]] = tomllib.loads(SUITE.read_text(encoding="utf-8"))
    return {
        name: Benchmark(
            name=name, script=row["script"], data=row["data"], figures=tuple(row["figures"]), fast=row.get("fast")
        )
        for name, row in rows.items()
    }


def run_scorer(benchmark: Benchmark, *, limit: int | None = None, timeout: float = 3600) -> dict[str, Any]:
    """The figures of one scorer, with `seconds` (of the whole run) and `inputs` added.

    Raises `ScorerFailed` when it does not end well within `timeout` seconds.
    """
    program = f"{sys.executable} -m tallywire.cli"
    command = [
        sys.executable,
        str(BENCH / benchmark.script),
        "--data",
        str(BENCH / benchmark.data),
        "--program",
        program,
    ]
    command += ["--limit", str(limit)] if limit else []
    began = time.monotonic()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired:
        raise ScorerFailed(f"{benchmark.name} did not end within {timeout:.0f} s") from None
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0 or not lines:
        raise ScorerFailed(f"{benchmark.name} ended with exit code {done.returncode}: {done.stderr[-800:]}")
    figures: dict[str, Any] = json.loads(lines[-1])
    figures["seconds"] = round(time.monotonic() - began, 1)
    figures.setdefault("inputs", figures.get("documents"))
    return figures
