"""One sentence, or one document of a file, explained: read as always, annotated as always, with notes taken."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tallywire.annotating.explaining import Explanation, explain
from tallywire.errors import InputError, UsageError
from tallywire.language.gazetteer import load_gazetteer
from tallywire.language.reader import load_reader
from tallywire.ontology import load_ontology
from tallywire.pipeline.per_document import AnnotatingOptions
from tallywire.reading.jsonlines import read_json_line
from tallywire.reading.read import read_page
from tallywire.records import Block, Page, ReadPage

__all__ = ["explain_document", "explain_sentence"]


def explain_sentence(
    sentence: str, *, options: AnnotatingOptions | None = None, published: str | None = None, at: int | None = None
) -> list[Explanation]:
    """Explains a text that stands alone, a sentence or a few, as body text of a page published on a day.

    Raises `UsageError` where there is no sentence, or `published` is no date.
    """
    line = json.dumps({"text": sentence, "published": published}).encode()
    page = _read(line, number=1)
    block = Block(start=0, end=len(page.document.text), kind="body")
    return _explained(ReadPage(document=page.document, blocks=(block,)), options or AnnotatingOptions(), at)


def explain_document(
    lines: Iterable[bytes | None], name: str, *, options: AnnotatingOptions | None = None, at: int | None = None
) -> list[Explanation]:
    """Explains the sentences of one of these JSON lines, named by its `id` or its number (from 1).

    `at` is a character of its text: only the sentence there is explained. Raises `UsageError` if there is no such
    document, or no sentence there.
    """
    for number, line in enumerate(lines, 1):
        if line is None or not line.strip() or not _is_named(line, number, name):
            continue
        return _explained(_read(line, number=number), options or AnnotatingOptions(), at)
    raise UsageError(f"there is no document {name!r} in the file; name it by its `id` or the number of its line")


def _is_named(line: bytes, number: int, name: str) -> bool:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return str(number) == name
    return str(number) == name or (isinstance(row, dict) and row.get("id") == name)


def _read(line: bytes, *, number: int) -> ReadPage:
    try:
        page: Page = read_json_line(line, source="-", number=number)
        return read_page(page)
    except InputError as problem:
        raise UsageError(f"the document cannot be read: {problem}") from problem


def _explained(page: ReadPage, options: AnnotatingOptions, at: int | None) -> list[Explanation]:
    reader = load_reader(options.reader)
    ontology = load_ontology(options.ontology, replace=options.replace_ontology)
    gazetteer = load_gazetteer(options.gazetteer) if options.gazetteer else None
    found = explain(page, reader=reader, ontology=ontology, gazetteer=gazetteer, at=at)
    if not found:
        where = f"at character {at} of the text" if at is not None else "in the text, or it is in another language"
        raise UsageError(f"there is no sentence {where}; give one in the reader's language, or another offset")
    return found
