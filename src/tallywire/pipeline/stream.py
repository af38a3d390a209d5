"""`annotate`: one JSON line in, one out, in the same order; no ledger, and memory that does not grow with the input."""

from __future__ import annotations

import functools
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tallywire.engines.base import Failure
from tallywire.errors import InputError
from tallywire.pipeline.per_document import AnnotatingOptions, ReadAndAnnotated, prepare
from tallywire.reading.jsonlines import read_json_line
from tallywire.records import Rejection
from tallywire.schema import row_of

if TYPE_CHECKING:
    from tallywire.engines.base import Engine

__all__ = ["AnnotatedLine", "annotate_lines"]

_PARTS = ("passages", "times", "places", "mentions", "quantities", "attributions", "statements")
_LEFT_OUT = {"passages": ("id", "document_id", "text"), "statements": ("document_id",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedLine:
    """One line of output, without its line end; `rejected` when it tells of an error."""

    content: bytes
    rejected: bool


def annotate_lines(
    lines: Iterable[bytes | None], *, engine: Engine, options: AnnotatingOptions | None = None, source: str = "-"
) -> Iterator[AnnotatedLine]:
    """Annotates JSON lines as they come; blank lines are passed over, None is a line that was too long to be kept.

    A line that cannot be read gives `{"id", "error": {"code", "message"}}` in its place. Raises `ReaderError` and
    `OntologyError` before the first line.
    """
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line is None or line.strip())
    waiting: deque[int] = deque()

    def numbers_noted() -> Iterator[tuple[int, bytes | None]]:
        for number, line in numbered:
            waiting.append(number)
            yield number, line

    results = engine.map(functools.partial(_prepare_line, options or AnnotatingOptions(), source), numbers_noted())
    for result in results:
        number = waiting.popleft()
        if isinstance(result, Failure):
            yield _error(None, "failed", f"line {number} of {source} could not be annotated ({result.reason})")
        else:
            yield result


def _prepare_line(options: AnnotatingOptions, source: str) -> Callable[[tuple[int, bytes | None]], AnnotatedLine]:
    read_and_annotate = prepare(options)

    def annotate_line(numbered: tuple[int, bytes | None]) -> AnnotatedLine:
        number, line = numbered
        try:
            page = read_json_line(line, source=source, number=number)
        except InputError as problem:
            return _error(_given_id(line), problem.code, str(problem))
        result = read_and_annotate(page)
        if isinstance(result, Rejection):
            return _error(page.given_id, result.code, result.message)
        return AnnotatedLine(content=_json(_row(result)), rejected=False)

    return annotate_line


def _row(result: ReadAndAnnotated) -> dict[str, Any]:
    document, annotations = result.page.document, row_of(result.annotations)
    parts = {name: [_without(row, _LEFT_OUT.get(name, ())) for row in annotations[name]] for name in _PARTS}
    return {
        "id": document.given_id,
        "language": document.language,
        "published": annotations["published"],
        **parts,
    }


def _without(row: dict[str, Any], left_out: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in left_out}


def _error(given_id: str | None, code: str, message: str) -> AnnotatedLine:
    return AnnotatedLine(content=_json({"id": given_id, "error": {"code": code, "message": message}}), rejected=True)


def _given_id(line: bytes | None) -> str | None:
    """The id of a line that is JSON but not a page, so that the sender can find it again."""
    try:
        given = json.loads(line or b"")["id"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return given if isinstance(given, str) else None


def _json(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")
