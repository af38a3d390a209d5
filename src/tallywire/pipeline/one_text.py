"""One text read into records, without a ledger: `tallywire.annotate`."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tallywire.errors import InputError
from tallywire.pipeline.per_document import AnnotatingOptions, ReadAndAnnotated, prepare
from tallywire.reading.jsonlines import read_json_line
from tallywire.records import Annotations, Page, ReadPage, Rejection

__all__ = ["annotate"]


def annotate(
    text: str,
    *,
    published: str | date | None = None,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    reader: str | None = None,
    ontology: str | os.PathLike[str] | None = None,
    gazetteer: str | os.PathLike[str] | None = None,
) -> Annotations:
    """What one text says: its times, places, figures, attributions and statements, as `tallywire.records`.

    `text` is taken as it is; offsets count its characters. `published` is the day from which "Tuesday" counts. The
    reader is loaded at the first call (a second or two) and kept. Raises `InputError` for a text that cannot be read
    (empty, too long), `ReaderError`, `OntologyError`.
    """
    given = {
        "text": text, "published": str(published) if published is not None else None, "title": title, "url": url,
        "outlet": outlet, "language": language,
    }  # fmt: skip
    page = read_json_line(json.dumps(given).encode(), source="text", number=1)
    options = AnnotatingOptions(
        reader=reader,
        ontology=None if ontology is None else Path(ontology),
        gazetteer=None if gazetteer is None else Path(gazetteer),
    )
    result = _annotator(options)(page)
    if isinstance(result, Rejection):
        raise InputError(result.code, result.message)
    return result.annotations


@functools.lru_cache(maxsize=2)
def _annotator(options: AnnotatingOptions) -> Callable[[Page | ReadPage], ReadAndAnnotated | Rejection]:
    return prepare(options)
