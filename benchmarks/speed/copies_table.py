"""`RESULTS.md`, written from the figures that the runs have left in `results.json`."""

from __future__ import annotations

import datetime as dt
import json
import math
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

__all__ = ["RESULTS", "exponent", "keep", "machine", "render"]

RESULTS = Path(__file__).with_name("RESULTS.md")
_FIGURES = Path(__file__).with_name("results.json")
_PACKAGES = ("tallywire", "datasketch", "numpy", "duckdb", "ibis-framework", "rapidfuzz", "scipy")

Row = Mapping[str, Any]

_INTRODUCTION = """\
# Tracing: speed, memory and growth, with the quality of the same runs

Written by `python -m benchmarks.speed.copies`. The pages are invented: happenings, agency stories, reprints, edits,
stitched pages and independent reports that share turns of phrase, with the truth about every sentence. Two sentences
belong together when both go back to one sentence. *Recall* is the share of taken sentences that are linked with their
kin, *precision* the share of links that join kin. Bylines, dates and "Read more" lines are given as body text, without
their labels. Memory is the peak of the process (and of its workers), with Python, the libraries and the pages in it.
"""
_RIVAL = """\
## Beside datasketch

Tallywire: from records to copies, directions and origins. datasketch: candidate pairs of passages alone (MinHash of
128 permutations by `MinHash.bulk` over shingles of five words, banded into an LSH index through an insertion session,
every passage queried); the same passages and words. Neither splitting the passages into words (`words`) nor any check
of the candidates is in its time. *Plainly* is the same as the first example of its manual has it: an update for each
shingle, an insertion for each signature. All libraries are loaded before the clocks start. `times` is its processor
time divided by that of Tallywire in one process: a machine that does other work stretches the seconds of both.
"""
_GROWTH = """\
## Growth

Each size in a process of its own, 1 process, passages streamed from disk (reading them is left out of the time, all
documents are held). The exponent is the slope of a straight line through the sizes, both axes logarithmic.
"""
_PASSIM = """\
## passim

Not compared. The package `passim` on the package index (0.1.0) is another project, which compares passwords. The
text-reuse program of that name is not on the index; it is a Spark job to be built from its sources.
"""


def machine() -> dict[str, Any]:
    """When and on what a run was made: in words, nothing by which the machine could be known."""
    pages = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 0
    return {
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "machine": f"{os.cpu_count()} cores ({platform.machine()}), {pages / 2**30:.0f} GiB of memory, "
        f"{platform.system()}, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f} at the end",
        "versions": ", ".join(f"{name} {found}" for name in _PACKAGES if (found := _version(name))),
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def keep(part: str, figures: Row) -> None:
    """Stores one part of the figures; the others stay."""
    held = _load() | {part: figures}
    _FIGURES.write_text(json.dumps(held, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _load() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_FIGURES.read_text(encoding="utf-8")) if _FIGURES.is_file() else {}
    return found


def render() -> str:
    """The text of `RESULTS.md`."""
    held = _load()
    parts = [_INTRODUCTION]
    if "side_by_side" in held:
        parts += [_RIVAL, _where(held["side_by_side"]), "\n".join(_rivals(held["side_by_side"]["sides"])) + "\n"]
    if "growth" in held:
        parts += [_GROWTH, _where(held["growth"]), "\n".join(_sizes(held["growth"]["sizes"])) + "\n"]
    return "\n".join([*parts, _PASSIM])


def _where(part: Row) -> str:
    return f"{part['date']}: {part['machine']}. {part['versions']}.\n"


def _rivals(sides: Sequence[Row]) -> Iterator[str]:
    own = sides[0]["processor_seconds"]
    yield f"{sides[0]['passages']:,} passages of {sides[0]['documents']:,} pages:\n"
    yield from _head("", "seconds", "processor, s", "times", "words, s", "MB", "precision", "recall", "F1", "links")
    for side in sides:
        words = f"{side['tokens_seconds']:.1f}" if "tokens_seconds" in side else "within"
        yield _line(
            side["name"],
            f"{side['seconds']:.1f}",
            f"{side['processor_seconds']:.1f}",
            f"{side['processor_seconds'] / own:.1f}",
            words,
            f"{side['megabytes']:,.0f}",
            *(f"{side[figure]:.3f}" for figure in ("precision", "recall", "f1")),
            f"{side['links']:,.0f}",
        )
    rivals = [side for side in sides if "tokens_seconds" in side and not side.get("plainly")]
    if rivals:
        slowest, best = max(rivals, key=_used), max(side["f1"] for side in rivals)
        yield f"\nOf the time of {slowest['name']} it takes {own / _used(slowest):.2f} (the aim: below 0.20),"
        yield f"with F1 {sides[0]['f1']:.3f} against {best:.3f} at best."


def _used(side: Row) -> float:
    return float(side["processor_seconds"])


def _sizes(sizes: Sequence[Row]) -> Iterator[str]:
    quality = ("f1", "kind_accuracy", "direction_accuracy", "origin_accuracy", "origin_count_exact")
    yield from _head(
        "documents", "seconds", "processor, s", "documents/s", "MB",
        "F1", "kinds", "directions", "origins of pages", "origins of stories",
    )  # fmt: skip
    for size in sizes:
        yield _line(
            f"{size['documents']:,}",
            f"{size['seconds']:.1f}",
            f"{size['processor_seconds']:.1f}",
            f"{size['documents'] / size['processor_seconds']:,.0f}",
            f"{size['megabytes']:,.0f}",
            *(f"{size[figure]:.3f}" for figure in quality),
        )
    if len(sizes) > 1:
        time, memory = (
            exponent([(size["documents"], size[figure]) for size in sizes])
            for figure in ("processor_seconds", "megabytes")
        )
        yield f"\nExponents: time {time:.2f}, memory {memory:.2f}."


def _head(*names: str) -> Iterator[str]:
    yield _line(*names)
    yield "|" + "---:|" * len(names)


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The power of size with which something grows: the slope of the least-squares line through the logarithms.

    >>> round(exponent([(10, 5), (100, 50), (1000, 500)]), 6)
    1.0
    """
    logs = [(math.log(size), math.log(value)) for size, value in points]
    middle = [sum(axis) / len(logs) for axis in zip(*logs, strict=True)]
    spread = sum((x - middle[0]) ** 2 for x, _ in logs)
    return float(sum((x - middle[0]) * (y - middle[1]) for x, y in logs) / spread)
