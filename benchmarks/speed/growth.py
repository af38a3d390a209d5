"""How the time of the stages after tracing grows, from 2,000 to 100,000 pages, without annotating them all.

    python -m benchmarks.speed.growth --ledger LEDGER [--copies 1,5,50]

The pages of one annotated ledger are told again in other years and under other names. Copy number k of a page is the
same page with every name (word with a capital, of three letters or more) spelt by a substitution of its letters that
differs for each k, all its days moved by k times a whole number of weeks longer than the time that the ledger covers,
and with ids of its own. Lengths stay, so that every span still points at its words. What its statements and origins
say is moved and renamed alike: nothing is annotated or traced again. Each size runs in a process of its own, with one
worker. Stories are sought among all pages at once. Their events are told, story by story, for one copy in the middle,
and its time is multiplied by the number of copies: telling one story does not look at others, so it can grow only as
stories do. Making the copies is left out of all times.
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import itertools
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import Any, TypeVar

from benchmarks.speed.copies_table import exponent
from tallywire.engines.local import LocalEngine
from tallywire.ledger.store import Ledger, LedgerWriter
from tallywire.pipeline.as_read import AsRead
from tallywire.pipeline.dating import date_stories
from tallywire.pipeline.grouping import group_stories
from tallywire.pipeline.said import Said, with_dates
from tallywire.pipeline.telling import tell_events
from tallywire.records import Document, Statement, Story

__all__ = ["measure", "retold"]

_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}\b")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_VOWELS = "aeiouy"
_RESULTS = Path(__file__).with_name("growth.json")
_TABLE = Path(__file__).with_name("GROWTH.md")
_IDS = frozenset({"id", "document_id", "passage_id", "origin_id", "event_id", "story_id", "geonames_id", "entity_id"})
_WORDS = frozenset({"text", "title", "byline", "agency", "outlet", "name", "side", "via", "channel"})

Record = TypeVar("Record")
_GROUPING, _TELLING = ("proposing", "comparing", "linking"), ("dating", "merging", "tallying")


def read_ledger(path: str) -> tuple[list[Document], list[Statement]]:
    """What the documents of a ledger say, as they were read, with the origins that tracing found."""
    ledger = Ledger.open(path)
    read = AsRead.of(LedgerWriter(ledger.folder, ledger.manifest))
    documents = [
        dataclasses.replace(read.document(one), origin_id=one.origin_id) for one in ledger.records("documents")
    ]
    statements = [
        dataclasses.replace(read.statement(one), origin_id=one.origin_id) for one in ledger.records("statements")
    ]
    return documents, statements


# ---------------------------------------------------------------- the same, told again


def retold(record: Record, copy: int, days: int) -> Record:
    """Copy number `copy` of a record: other names, other ids, `copy` times `days` later; 0 is the record itself."""
    return record if copy == 0 else _changed(record, copy, timedelta(days=copy * days))


def _changed(record: Any, copy: int, later: timedelta) -> Any:
    """A record with all that it holds changed; tuples and records in it too."""
    if isinstance(record, tuple):
        return tuple(_changed(one, copy, later) for one in record)
    if not dataclasses.is_dataclass(record) or isinstance(record, type):
        return record
    fields = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    return dataclasses.replace(record, **{name: _value(name, value, copy, later) for name, value in fields.items()})


def _value(name: str, value: Any, copy: int, later: timedelta) -> Any:
    if not isinstance(value, str):
        return _changed(value, copy, later)
    if name in _IDS:
        return f"{value}.{copy}"
    if name in _WORDS:
        return _NAME.sub(lambda found: _respelt(found.group(), copy), value)
    return (date.fromisoformat(value) + later).isoformat() if _DAY.fullmatch(value) else value


@functools.lru_cache(maxsize=1 << 17)
def _respelt(word: str, copy: int) -> str:
    return word.translate(_spelling(copy))


@functools.cache
def _spelling(copy: int) -> dict[int, str]:
    """A substitution of vowels by vowels and consonants by consonants, so that names stay names."""
    chance = random.Random(copy)
    consonants = [letter for letter in ascii_lowercase if letter not in _VOWELS]
    pairs: dict[str, str] = {}
    for letters in (list(_VOWELS), consonants):
        pairs |= dict(zip(letters, chance.sample(letters, len(letters)), strict=True))
    pairs |= {letter: pairs[letter.lower()].upper() for letter in ascii_uppercase}
    return {ord(letter): spelt for letter, spelt in pairs.items()}


def _span(documents: Sequence[Document]) -> int:
    """Days, in whole weeks, after which a world can be told again beside itself."""
    days = [date.fromisoformat(d.published.from_) for d in documents if d.published.from_ and d.published.to]
    days.sort()
    middle = days[len(days) // 20 : -len(days) // 20 or None]  # a few pages are dated wrongly, far off
    return ((middle[-1] - middle[0]).days // 7 + 3) * 7


# ---------------------------------------------------------------- one size


def measure(ledger: str, copies: int) -> dict[str, float]:
    """Seconds of processor time of each stage over `copies` copies of a ledger, with the pages and the memory (MB)."""
    documents, statements = read_ledger(ledger)
    days, clock = _span(documents), _Clock()
    all_documents = [retold(one, copy, days) for copy in range(copies) for one in documents]
    glimpses = _Glimpses(statements, copies, days, clock)
    stories = group_stories(all_documents, glimpses, engine=LocalEngine(workers=1), entering=clock.enter)
    clock.enter("")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = dict.fromkeys(_TELLING, 0.0) | _tell(documents, statements, stories, copies // 2, days)
    figures = {"documents": len(all_documents), "stories": len(stories), "grouping MB": memory}
    return figures | clock.spent | {stage: seconds * copies for stage, seconds in told.items()}


def _tell(
    documents: Sequence[Document], statements: Sequence[Statement], stories: Sequence[Story], copy: int, days: int
) -> dict[str, float]:
    """The seconds of dating, merging and tallying the stories of one copy; one that reaches into others is left out."""
    own, engine, clock = [retold(one, copy, days) for one in documents], LocalEngine(workers=1), _Clock()
    names = {one.id for one in own}
    part = [story for story in stories if names.issuperset(story.document_ids)]
    said = Said(documents=own, passages=(), statements=[retold(one, copy, days) for one in statements])
    clock.enter("dating")
    dated = date_stories(part, said.documents, said.statements, engine=engine)
    clock.enter("")
    tell_events(part, with_dates(said, dated), rule="latest-most-origins", engine=engine, entering=clock.enter)
    clock.enter("")
    return clock.spent


def _glimpsed(statement: Statement, copy: int, days: int) -> Statement:
    """As much of a statement told again as grouping looks at: its page, its days, its places."""
    if copy == 0:
        return statement
    return dataclasses.replace(
        statement,
        document_id=f"{statement.document_id}.{copy}",
        time=retold(statement.time, copy, days),
        places=retold(statement.places, copy, days),
    )


class _Glimpses:
    """The statements of all copies, made while they are gone through, off the clock."""

    def __init__(self, statements: Sequence[Statement], copies: int, days: int, clock: _Clock) -> None:
        self.statements, self.copies, self.days, self.clock = statements, copies, days, clock

    def __iter__(self) -> Iterator[Statement]:
        made = (_glimpsed(one, copy, self.days) for copy in range(self.copies) for one in self.statements)
        return self.clock.left_out(made)


class _Clock:
    """The processor seconds of each stage, in `spent`; what `left_out` gives takes no time."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._stage, self._since = "", time.process_time()

    def enter(self, stage: str) -> None:
        now = time.process_time()
        if self._stage:
            self.spent[self._stage] = self.spent.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now

    def left_out(self, values: Iterable[Record]) -> Iterator[Record]:
        """The values, the time of making them added to no stage."""
        remaining = iter(values)
        while True:
            began = time.process_time()
            some = list(itertools.islice(remaining, 10_000))
            self._since += time.process_time() - began
            if not some:
                return
            yield from some


# ---------------------------------------------------------------- all sizes, and the table


def _table(rows: Sequence[dict[str, float]]) -> str:
    """The measured rows, for people."""
    how = (__doc__ or "").split("\n\n")[2].replace("\n", " ")
    lines = [
        "# Growth of stories, events and figures",
        "",
        "Written by `python -m benchmarks.speed.growth`. " + how,
        "",
    ]
    lines += ["Processor seconds of one process:", ""]
    lines += ["| pages | stories | grouping, s | dating | merging | tallying | all, s | pages/s | grouping, MB |"]
    lines += ["|---:|---:|---:|---:|---:|---:|---:|---:|---:|"]
    for row in rows:
        seconds = [sum(row[name] for name in _GROUPING), *(row[name] for name in _TELLING)]
        cells = [f"{row['documents']:,}", f"{row['stories']:,}", *(f"{one:.1f}" for one in [*seconds, sum(seconds)])]
        cells += [f"{row['documents'] / sum(seconds):.0f}", f"{row['grouping MB']:,.0f}"]
        lines.append(f"| {' | '.join(cells)} |")
    if len(rows) > 1:
        parts = {"grouping": _GROUPING, "merging and tallying": _TELLING[1:], "all": _GROUPING + _TELLING}
        grown = ", ".join(f"{name} {_exponent(rows, stages):.2f}" for name, stages in parts.items())
        lines += ["", f"Exponents (slopes on logarithmic axes): {grown}."]
    return "\n".join(lines) + "\n"


def _exponent(rows: Sequence[dict[str, float]], stages: Sequence[str]) -> float:
    return exponent([(row["documents"], sum(row[stage] for stage in stages)) for row in rows])


def main() -> None:
    """Measures every size in a process of its own and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", required=True, help="an annotated ledger, of make_pages' pages for instance")
    parser.add_argument("--copies", default="1,5,50", help="how many times the ledger is told")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.ledger, options.one)))
        return
    rows = []
    for copies in (int(number) for number in options.copies.split(",")):
        command = [sys.executable, "-m", "benchmarks.speed.growth", "--ledger", options.ledger, "--one", str(copies)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        rows.append(json.loads(done.stdout))
        _RESULTS.write_text(json.dumps(rows, indent=1) + "\n")
        _TABLE.write_text(_table(rows))
        print(rows[-1], flush=True)


if __name__ == "__main__":
    main()
