"""How long the web app takes to answer: the first screen, every later view, a search, a judgement.

python -m benchmarks.speed.web LEDGER [--rounds 5]

LEDGER should be of 10,000 documents; `make_pages.py --documents 10000 --format jsonl`, which lies with the benchmark
data, and `tallywire build` make one (an hour on two cores). The app runs in a process of its own, as `tallywire serve`
starts it; a request is timed by the clock and by the processor time that the server spends on it: on a machine that
does other work the clock says little. Every view is asked on several ids, the heaviest events and pages among them;
each address once before it counts. The search is measured by itself on the ledger's first 100,000 passages. Judgements
are made on a copy of the ledger. Figures are kept in `web.json`, and `WEB.md` is written from them.
"""

from __future__ import annotations

import argparse
import functools
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.speed.copies_table import machine
from tallywire.engines.local import LocalEngine
from tallywire.ledger.store import Ledger
from tallywire.pipeline.judging import add_judgements, make_judgement
from tallywire.publishing.record import Record
from tallywire.publishing.search import PassageIndex
from tallywire.records import JudgementKind
from tallywire.schema import TABLES

FLOORS = Path(__file__).with_name("web_floors.toml")
REPORT = Path(__file__).with_name("WEB.md")
_FIGURES = Path(__file__).with_name("web.json")
_PASSAGES = 100_000
_EACH = 3  # ids asked of each kind of view: the heaviest, one in the middle, one of the lightest
_SEARCHES = ("said", "the", "sa*", '"people have been killed"', "killed injured", "police OR army -denied", "zebra")
_TAKERS = "SELECT to_document_id FROM copies GROUP BY 1 ORDER BY count(*) DESC, 1"
_PAIRS = "SELECT to_document_id, from_document_id FROM copies GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2"
_PLACES = "SELECT place FROM events WHERE place IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 2"
_HEAVIEST = """SELECT "row" FROM events WHERE NOT background
    AND story_id = (SELECT story_id FROM events ORDER BY pages DESC, id LIMIT 1) ORDER BY pages DESC, id LIMIT 2"""

_INTRODUCTION = """\
# The web app: how long an answer takes

Written by `python -m benchmarks.speed.web LEDGER`. *Clock* is what the client waits, *processor* what the server spends
on the request, both in milliseconds, the median of the rounds and the slowest address of its kind.
"""


def main() -> int:
    """The command line."""
    options = _arguments()
    record = Record.open(Ledger.open(options.ledger))
    figures = {
        **machine(),
        "documents": record.count("documents"),
        "passages": record.count("passages"),
        "events": record.count("events"),
        "views": _views(options.ledger, addresses(record), options.rounds),
        "search": searches(record, options.rounds),
        "judging": judging(options.ledger, record),
    }
    _FIGURES.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    REPORT.write_text(render(figures), encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))
    return 0


# ---------------------------------------------------------------- views


def addresses(record: Record) -> dict[str, list[str]]:
    """The addresses to ask, by the kind of view."""
    events = _spread(record, "events", "pages DESC, id")
    documents = [name for (name,) in record.ask(_TAKERS)]
    pairs, words = record.ask(_PAIRS), [quote(name) for (name,) in record.ask(_PLACES)]
    return {
        "first screen": ["/"],
        "filtered list": [
            "/?status=contested",
            "/?sort=weight&page=2",
            *(f"/?place={quote(one)}" for one in words[:1]),
        ],
        "event": [f"/event/{name}" for name in events],
        "document": [f"/document/{name}" for name in _three(documents)],
        "side by side": [f"/document/{taker}/beside/{giver}" for taker, giver in _three(pairs)],
        "story": [f"/story/{name}" for name in _spread(record, "stories", "pages DESC, id")],
        "origin": [f"/origin/{name}" for name in _spread(record, "origins", "pages DESC, id")],
        "timeline": ["/timeline"],
        "figures": ["/figures"],
        "sources": ["/sources"],
        "stories": ["/stories"],
        "pages": ["/documents"],
        "queues": ["/queue"],
        "one queue": [f"/queue/{name}" for name in ("contradictions", "twins", "single-origin", "low-confidence")],
        "search": ["/search?q=said", *(f"/search?q={one}" for one in words[:2])],
        "sheet": ["/events.csv", "/events.json"],
    }


def _spread(record: Record, table: str, order: str) -> list[str]:
    return _three([name for (name,) in record.ask(f"SELECT id FROM {table} ORDER BY {order}")])


def _three(found: Sequence[Any]) -> list[Any]:
    """The first, the middle one and the last."""
    return [found[number] for number in sorted({0, len(found) // 2, len(found) - 1})] if found else []


def _views(ledger: Path, asked: dict[str, list[str]], rounds: int) -> dict[str, Any]:
    with _server(ledger) as (port, process, opening):
        found: dict[str, Any] = {"opening_seconds": opening}
        for name, places in asked.items():
            timed = [_address(port, process.pid, place, rounds) for place in places]
            found[name] = {key: max(one[key] for one in timed) for key in ("clock", "processor", "cold", "kilobytes")}
        found["megabytes"] = _resident(process.pid)
    return found


@contextmanager
def _server(ledger: Path) -> Iterator[tuple[int, subprocess.Popen[str], float]]:
    """A server on a free port, and the seconds until it listened."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "tallywire.cli", "serve", str(ledger), "--port", "0", "--read-only"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        said = next((line for line in process.stdout if "http://" in line), "")
        found = re.search(r"http://[\d.]+:(\d+)/", said)
        try:
            if not found:
                raise RuntimeError(f"the server did not start: {said}")
            yield int(found[1]), process, time.perf_counter() - began
        finally:
            process.terminate()


def _address(port: int, pid: int, place: str, rounds: int) -> dict[str, float]:
    """Milliseconds of one address: the first time, then the median of the rounds."""
    cold, _, size = _asked(port, pid, place)
    timed = [_asked(port, pid, place) for _ in range(rounds)]
    clock, processor = (statistics.median(one[number] for one in timed) for number in (0, 1))
    return {"cold": cold, "clock": clock, "processor": processor, "kilobytes": size / 1000}


def _asked(port: int, pid: int, place: str) -> tuple[float, float, int]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    began, spent = time.perf_counter(), _processor_seconds(pid)
    connection.request("GET", place)
    answer = connection.getresponse()
    content = answer.read()
    timed = 1000 * (time.perf_counter() - began), 1000 * (_processor_seconds(pid) - spent), len(content)
    connection.close()
    if answer.status != http.HTTPStatus.OK:
        raise RuntimeError(f"{place} answers {answer.status}")
    return timed


def _processor_seconds(pid: int) -> float:
    """The processor time of a process so far, all its threads (proc(5): utime and stime)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(pid: int) -> float:
    """The peak of a process's memory in megabytes (proc(5): VmHWM)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else 0.0


# ---------------------------------------------------------------- search and judgements


def searches(record: Record, rounds: int, *, passages: int = _PASSAGES) -> dict[str, Any]:
    """Milliseconds of searches on the first passages: rare and common words, phrases, beginnings."""
    table = record.arrow("passages").slice(0, passages)
    began = time.process_time()
    index = PassageIndex.of(table)
    found: dict[str, Any] = {"passages": table.num_rows, "index_seconds": time.process_time() - began, "asked": {}}
    for asked in _SEARCHES:
        timed = [_timed(functools.partial(index.search, asked)) for _ in range(rounds)]
        clock, processor = (statistics.median(one[number] for one in timed) for number in (0, 1))
        found["asked"][asked] = {"clock": clock, "processor": processor, "passages": index.search(asked).passages}
    return found


def judging(ledger: Path, record: Record) -> dict[str, Any]:
    """Seconds of judgements on a copy of a ledger, each of them undone."""
    heavy, *others = record.take("events", [row for (row,) in record.ask(_HEAVIEST)])
    cases: dict[str, tuple[JudgementKind, tuple[str, ...], tuple[str, ...], str | None]] = {
        "wrong kind": ("wrong_kind", heavy.statement_ids, (), "attack"),
        "hide": ("hide", heavy.statement_ids, (), None),
        "same, of one story": ("same", heavy.statement_ids, others[0].statement_ids, None),
    }
    found: dict[str, Any] = {}
    stored = Ledger.open(ledger).manifest.tables
    opened = {name: (stored[name].file, record.arrow(name)) for name in TABLES if name in stored}  # as the app has them
    with tempfile.TemporaryDirectory(prefix="tallywire-judging-") as folder:
        copy = shutil.copytree(ledger, Path(folder) / "ledger")
        for number, (name, (kind, left, right, value)) in enumerate(cases.items()):
            at = f"2031-01-01T00:00:0{number}Z"
            made = make_judgement(kind, left=left, right=right, value=value, by="benchmark", at=at)
            undo = make_judgement("withdrawn", withdraws=made.id, by="benchmark", at=at)
            for what, one in ((name, made), (f"undo {name}", undo)):
                add = functools.partial(add_judgements, copy, [one], engine=LocalEngine(workers=1), opened=opened)
                clock, processor = _timed(add)
                found[what] = {"clock": clock / 1000, "processor": processor / 1000}
    return found


def _timed(run: Callable[[], object]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    run()
    return 1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - processor)


# ---------------------------------------------------------------- the report


def render(figures: dict[str, Any]) -> str:
    """The report as Markdown."""
    views, search = figures["views"], figures["search"]
    lines = [
        _INTRODUCTION,
        f"{figures['date']}, {figures['machine']}. {figures['documents']:,} documents, {figures['events']:,} events, "
        f"{figures['passages']:,} passages; opened in {views['opening_seconds']:.1f} s, {views['megabytes']:.0f} MB.\n",
        "| view | clock | processor | the first time | kB |",
        "|---|---|---|---|---|",
    ]
    for name, one in views.items():
        if isinstance(one, dict):
            lines.append(
                f"| {name} | {one['clock']:.0f} | {one['processor']:.0f} | {one['cold']:.0f} | {one['kilobytes']:.0f} |"
            )
    lines += ["", f"A search on {search['passages']:,} passages; their index takes {search['index_seconds']:.1f} s.\n"]
    lines += ["| asked | passages found | clock | processor |", "|---|---|---|---|"]
    for asked, one in search["asked"].items():
        lines.append(f"| `{asked}` | {one['passages']:,} | {one['clock']:.1f} | {one['processor']:.1f} |")
    lines += ["", "A judgement, in seconds, until the ledger holds it and all that follows from it.\n"]
    lines += ["| judgement | clock | processor |", "|---|---|---|"]
    lines += [f"| {name} | {one['clock']:.2f} | {one['processor']:.2f} |" for name, one in figures["judging"].items()]
    return "\n".join(lines) + "\n"


def limits() -> dict[str, float]:
    """What must not be exceeded, in milliseconds of processor time."""
    held = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["milliseconds"]
    return {name: float(value) for name, value in held.items()}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
