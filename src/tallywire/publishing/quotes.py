"""Checks on spans: `text[start:end]` is exactly the quoted string, always, at every depth of the record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tallywire.publishing.checks import Violation, row_id, walk
from tallywire.publishing.tables import Lookup
from tallywire.records import Change, Copy, Document, Event, Passage, StatedTime, Statement

__all__ = ["check_quotes"]


def check_quotes(lookup: Lookup) -> Iterator[Violation]:
    """Every span lies in its document, every quote equals its span, and a statement lies in its passage."""
    for document in lookup.tables.documents:
        yield from _spans_within(document, "documents", document)
    for passage in lookup.tables.passages:
        yield from _quotes_of("passages", passage, lookup)
    for statement in lookup.tables.statements:
        yield from _quotes_of("statements", statement, lookup)
    for copy in lookup.tables.copies:
        yield from _copy_ends(copy, lookup)
        yield from _changed_words(copy, lookup)
    for event in lookup.tables.events:
        yield from _title_of(event, lookup)
    yield from _statements_in_passages(lookup)


def _quotes_of(table: str, record: Passage | Statement, lookup: Lookup) -> Iterator[Violation]:
    document = lookup.documents.get(record.document_id)
    if document is not None:  # a missing document is reported among the references
        yield from _spans_within(record, table, document)


def _spans_within(record: Any, table: str, document: Document) -> Iterator[Violation]:
    for path, part in walk(record):
        for problem in _wrong(part, document.text):
            yield Violation(
                table=table, id=row_id(record), problem=f"{path or 'the row'}: {problem}".replace(".:", ":")
            )


def _wrong(part: Any, text: str) -> Iterator[str]:
    start, end = getattr(part, "start", None), getattr(part, "end", None)
    if not hasattr(part, "start"):
        return
    if start is None or end is None:
        yield from _without_span(part)
    elif not 0 <= start < end <= len(text):
        yield f"[{start}, {end}) is no stretch of a text of {len(text)} characters"
    elif getattr(part, "text", None) is not None and part.text != text[start:end]:
        yield f"the quote {_short(part.text)} is not [{start}, {end}), {_short(text[start:end])}"


def _without_span(part: Any) -> Iterator[str]:
    """Only an inferred time may lack a span; it then has no quote, and it names its method."""
    if not isinstance(part, StatedTime) or part.start is not part.end:
        yield "half a span"
    elif part.text is not None:
        yield f"the quote {_short(part.text)} has no span"
    elif not part.method:
        yield "no span and no method"


def _title_of(event: Event, lookup: Lookup) -> Iterator[Violation]:
    quote = event.title_quote
    document = lookup.documents.get(quote.document_id) if quote is not None else None
    if quote is not None and document is not None and document.text[quote.start : quote.end] != event.title:
        problem = f"the title {_short(event.title)} is not [{quote.start}, {quote.end}) of {document.id}"
        yield Violation(table="events", id=event.id, problem=problem)


def _copy_ends(copy: Copy, lookup: Lookup) -> Iterator[Violation]:
    ends = ((copy.from_document_id, copy.from_start, copy.from_end), (copy.to_document_id, copy.to_start, copy.to_end))
    for document_id, start, end in ends:
        document = lookup.documents.get(document_id)
        if document is not None and not 0 <= start < end <= len(document.text):
            problem = f"[{start}, {end}) is no stretch of {document_id}, which has {len(document.text)} characters"
            yield Violation(table="copies", id=row_id(copy), problem=problem)


def _changed_words(copy: Copy, lookup: Lookup) -> Iterator[Violation]:
    """Every change quotes both pages, stands within what was copied, and changes something; a number, a name or a
    negation changed makes a copy an edited one.
    """
    for position, change in enumerate(copy.changes):
        for problem in (*_wrong_ends(change, copy, lookup), *_wrong_kind(change, copy)):
            yield Violation(table="copies", id=row_id(copy), problem=f"changes[{position}]: {problem}")


def _wrong_ends(change: Change, copy: Copy, lookup: Lookup) -> Iterator[str]:
    giver, taker = lookup.documents.get(copy.from_document_id), lookup.documents.get(copy.to_document_id)
    yield from _wrong_end(
        "from", (change.from_start, change.from_end), change.from_text, (copy.from_start, copy.from_end), giver
    )
    yield from _wrong_end("to", (change.to_start, change.to_end), change.to_text, (copy.to_start, copy.to_end), taker)


def _wrong_end(
    side: str, span: tuple[int, int], quote: str, copied: tuple[int, int], document: Document | None
) -> Iterator[str]:
    """One side of a change; a span without characters is right where words were added or left out."""
    start, end = span
    if not copied[0] <= start <= end <= copied[1]:
        yield f"{side} [{start}, {end}) is not within the copied [{copied[0]}, {copied[1]})"
    elif document is not None and document.text[start:end] != quote:
        yield f"the quote {_short(quote)} is not {side} [{start}, {end}), {_short(document.text[start:end])}"


def _wrong_kind(change: Change, copy: Copy) -> Iterator[str]:
    if change.from_text == change.to_text:
        yield f"it changes nothing: {_short(change.from_text)}"
    elif copy.kind == "verbatim" and change.kind != "words":
        yield f"a {change.kind} was changed, but the copy is verbatim"


def _statements_in_passages(lookup: Lookup) -> Iterator[Violation]:
    passages = {passage.id: passage for passage in lookup.tables.passages}
    for statement in lookup.tables.statements:
        passage = passages.get(statement.passage_id)
        if passage is None:
            problem = f"passage_id {statement.passage_id!r} is not in passages"
        elif passage.document_id != statement.document_id:
            problem = f"its passage {passage.id} is of another document, {passage.document_id}"
        elif not passage.start <= statement.start < statement.end <= passage.end:
            problem = f"it is not within its passage {passage.id} [{passage.start}, {passage.end})"
        else:
            continue
        yield Violation(table="statements", id=statement.id, problem=problem)


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:37]}...")
