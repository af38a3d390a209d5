"""How many pages of news `tallywire annotate` reads in a second, where the time goes, and the memory of a worker.

python -m benchmarks.speed.annotate [--documents 400] [--workers 2] [--bench ../shared/bench]

The pages are those of `make_pages.py`, which lies with the benchmark data, or else the examples. Speed is measured on
the command as a user gives it, by the clock and by the processor: on a machine that does other work the clock says
little, so documents a second are also worked out from processor seconds, as if the workers had a core each. The
profile is that of one worker. Figures are kept in `annotate.json`, and `ANNOTATE.md` is written from them.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.accuracy.scorers import BENCH, ROOT
from benchmarks.speed.copies_pages import LeftOut, make_pages
from benchmarks.speed.copies_table import machine

REPORT = Path(__file__).with_name("ANNOTATE.md")
_FIGURES = Path(__file__).with_name("annotate.json")
_ENCODER = "annotate"
"""The part that is the encoder: words of sentences in, annotated `Doc`s out."""
_OUTERMOST = ("parse_sentences", "find_", "places", "read_", "row", "json")

_INTRODUCTION = """\
# Annotating: speed, where the time goes, memory

Written by `python -m benchmarks.speed.annotate`. Invented pages of news; no sentence is known before. *Processor*
seconds are those of all processes together. *As if alone* is workers divided by processor seconds for each document:
what the command reaches on a machine that does nothing else. The profile is of one worker, start left out.
"""


def main() -> int:
    """The command line."""
    options = _arguments()
    with tempfile.TemporaryDirectory(prefix="tallywire-pages-") as folder:
        pages, source = _pages(options.bench, options.documents, Path(folder))
        figures = {
            **machine(),
            "source": source,
            "command": _command(pages, options.workers, Path(folder)),
            "profile": _profile(pages),
        }
    _FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    REPORT.write_text(render(figures), encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))
    return 0


def render(figures: dict[str, Any]) -> str:
    """The report as Markdown."""
    command, profile = figures["command"], figures["profile"]
    each = command["processor_seconds"] / command["documents"]
    worker = profile["seconds"] / profile["documents"]
    lines = [
        _INTRODUCTION,
        f"{figures['date']}, {figures['machine']}; {figures['source']}.\n",
        "| | |",
        "|---|---|",
        f"| documents, workers | {command['documents']:,}, {command['workers']} |",
        f"| documents a second by the clock, start included | {command['documents'] / command['seconds']:.1f} |",
        f"| processor milliseconds a document, start included | {1000 * each:.0f} |",
        f"| documents a second as if alone, start included | {command['workers'] / each:.1f} |",
        f"| documents a second as if alone, start left out | {command['workers'] / worker:.1f} |",
        f"| sentences a document | {profile['sentences'] / profile['documents']:.1f} |",
        f"| processor milliseconds a sentence, one worker | {1000 * profile['seconds'] / profile['sentences']:.2f} |",
        f"| peak memory of a worker | {profile['peak_megabytes']:.0f} MB |",
        "",
        "| part of one worker | milliseconds a document | share |",
        "|---|---|---|",
        *_parts(profile),
    ]
    return "\n".join(lines) + "\n"


def _parts(profile: dict[str, Any]) -> list[str]:
    """Rows of the parts; what is inside another part stands behind it, and does not count again."""
    parts, total, documents = profile["parts"], profile["seconds"], profile["documents"]
    outermost = {name: spent for name, spent in parts.items() if name.startswith(_OUTERMOST)}
    outermost["the rest of the reader"] = outermost.pop("parse_sentences") - parts[_ENCODER]
    outermost["everything else"] = total - sum(outermost.values()) - parts[_ENCODER]
    rows = [("**the encoder**", parts[_ENCODER]), ("- of it its arithmetic and decoding", parts["read"])]
    rows += sorted(((f"`{name}`" if "_" in name else name, spent) for name, spent in outermost.items()), key=_spent)
    return [f"| {name} | {1000 * spent / documents:.1f} | {spent / total:.0%} |" for name, spent in rows]


def _spent(row: tuple[str, float]) -> float:
    return -row[1]


def _pages(bench: Path, count: int, folder: Path) -> tuple[Path, str]:
    pages = folder / "pages.jsonl"
    try:
        make_pages(bench, count, folder)
    except LeftOut:
        files = sorted((ROOT / "examples").glob("*/pages/**/*.html")) + sorted(
            (ROOT / "examples").glob("*/pages/**/*.txt")
        )
        kinds = {".html": "html", ".txt": "text"}
        rows = [{"id": path.name, kinds[path.suffix]: path.read_text(encoding="utf-8")} for path in files]
        pages.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return pages, "the pages of the examples"
    return pages, "pages of make_pages.py, seed 1"


def _command(pages: Path, workers: int, folder: Path) -> dict[str, Any]:
    documents = len(pages.read_bytes().splitlines())
    order = [sys.executable, "-m", "tallywire.cli", "annotate", str(pages), "-o", str(folder / "out.jsonl")]
    before, started = _children(), time.perf_counter()
    subprocess.run([*order, "--workers", str(workers), "--quiet"], cwd=ROOT, check=True, env=dict(os.environ))
    return {
        "documents": documents,
        "workers": workers,
        "seconds": time.perf_counter() - started,
        "processor_seconds": _children() - before,
    }


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _profile(pages: Path) -> dict[str, Any]:
    order = [sys.executable, "-m", "benchmarks.speed.annotate_profile", str(pages)]
    done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=BENCH, help="the folder of make_pages.py")
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
