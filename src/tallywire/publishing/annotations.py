"""Statements as W3C Web Annotations, so that any annotation tool can show them on the page itself.

Each statement is found again by its words (TextQuoteSelector, with the words around them) and by its offsets in the
record's text of the page (TextPositionSelector). https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

from typing import Any, BinaryIO

from tallywire.publishing.lines import json_bytes
from tallywire.publishing.pages.links import web_address
from tallywire.publishing.tables import Lookup, Tables
from tallywire.publishing.views import said_by
from tallywire.publishing.words import kind_words, stated_bounds
from tallywire.records import Document, Statement

__all__ = ["write_annotations"]

_AROUND = 32
"""Characters before and after a quote: the length that annotation tools write (Hypothesis, Apache Annotator)."""


def write_annotations(tables: Tables, stream: BinaryIO) -> None:
    """Write every statement whose page is known as one AnnotationPage, an annotation at a time."""
    lookup = Lookup.of(tables)
    found = [statement for statement in tables.statements if statement.document_id in lookup.documents]
    stream.write(
        b'{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:tallywire:annotations", '
        b'"type": "AnnotationPage", "items": ['
    )
    for position, statement in enumerate(found):
        stream.write(b",\n" if position else b"\n")
        stream.write(json_bytes(_annotation(statement, lookup.documents[statement.document_id])))
    stream.write(b"\n]}\n")


def _annotation(statement: Statement, document: Document) -> dict[str, Any]:
    text, start, end = document.text, statement.start, statement.end
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
    }
    return {
        "id": f"urn:tallywire:{statement.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in _tags(statement)],
        "target": {
            "source": web_address(document.url) or f"urn:tallywire:{document.id}",
            "selector": [quote, {"type": "TextPositionSelector", "start": start, "end": end}],
        },
    }


def _tags(statement: Statement) -> list[str]:
    """What the statement was read as, in plain words."""
    speaker = said_by(statement)
    return [
        kind_words(statement.kind),
        *(["background"] if statement.background else []),
        *(["denied"] if statement.polarity == "denied" else []),
        *([statement.modality] if statement.modality != "happened" else []),
        *(f"{stated_bounds(figure)} {kind_words(figure.measure)}" for figure in statement.figures),
        *([f"said by {speaker}"] if speaker else []),
        *([f"event {statement.event_id}"] if statement.event_id else []),
    ]
