"""What a run says of itself: the log for machines, and the report of what was read, rejected and why for people.

When a page was read stands here and not in the ledger: the same pages must give the same bytes on any day.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from tallywire.publishing.words import count

if TYPE_CHECKING:
    from tallywire.pipeline.build import BuildReport

__all__ = ["RunLog", "build_lines"]

_SHOWN_REJECTIONS = 10


class RunLog:
    """The run log on a stream: one JSON object a line with `as_json`, otherwise silent until the report."""

    def __init__(self, stream: TextIO, *, as_json: bool, quiet: bool) -> None:
        self._stream = stream
        self._on = as_json and not quiet

    def began(self, sources: Sequence[str], ledger: Path) -> None:
        """The build was started."""
        self._write("began", sources=list(sources), ledger=str(ledger))

    def ended(self, report: BuildReport) -> None:
        """The build has ended: every rejection, then the counts."""
        for rejection in report.rejections:
            self._write("rejected", source=rejection.source, code=rejection.code, message=rejection.message)
        self._write(
            "ended",
            added=report.added,
            known=report.known,
            rejected=len(report.rejections),
            not_english=dict(sorted(report.not_english.items())),
            rows=dict(report.rows),
            seconds={stage: round(seconds, 3) for stage, seconds in report.seconds.items()},
        )

    def _write(self, event: str, **fields: Any) -> None:
        if self._on:
            at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
            self._stream.write(json.dumps({"at": at, "event": event, **fields}) + "\n")


def build_lines(report: BuildReport, ledger: Path) -> Iterator[str]:
    """The report of a build, line by line, as the terminal shows it."""
    known = f", {count(report.known, 'page')} already there" if report.known else ""
    yield f"{count(report.added, 'page')} read{known}, {len(report.rejections)} rejected"
    if report.not_english:
        languages = ", ".join(f"{number} {language}" for language, number in sorted(report.not_english.items()))
        yield f"kept but not annotated, because the reader knows English only: {languages}"
    yield from _rejection_lines(report)
    rows = report.rows
    yield (
        f"{ledger}: {count(rows['documents'], 'document')}, {count(rows['origins'], 'origin')}, "
        f"{count(rows['stories'], 'story', 'stories')}, {count(rows['events'], 'event')}, "
        f"{count(rows['statements'], 'statement')} in {sum(report.seconds.values()):.1f} s"
    )
    yield f"look at it: tallywire show {ledger}"


def _rejection_lines(report: BuildReport) -> Iterator[str]:
    for rejection in report.rejections[:_SHOWN_REJECTIONS]:
        yield f"  rejected {rejection.source}: {rejection.message} [{rejection.code}]"
    rest = Counter(rejection.code for rejection in report.rejections[_SHOWN_REJECTIONS:])
    if rest:
        codes = ", ".join(f"{number} {code}" for code, number in sorted(rest.items()))
        yield f"  and {sum(rest.values())} more ({codes})"
        yield "  all of them: tallywire export LEDGER --table rejections --format csv"
