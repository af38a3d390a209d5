"""What the whole stage reads from one plain sentence with the shipped reader."""

from __future__ import annotations

from collections.abc import Collection

from tallywire.annotating.annotate import annotate
from tallywire.language.reader import load_reader
from tallywire.ontology import Ontology, load_ontology
from tallywire.reading.read import read_page
from tallywire.records import Page, Statement

__all__ = ["people_of", "statements_of"]


def statements_of(text: str, ontology: Ontology | None = None) -> tuple[Statement, ...]:
    read = read_page(Page(source="x.txt", media="text", content=text, identity=(text,), given_published="2031-05-07"))
    return annotate(read, reader=load_reader(), ontology=ontology or load_ontology()).statements


def people_of(text: str, *, kinds: Collection[str]) -> list[tuple[list[str], list[str]]]:
    """Actors and targets of the statements of these kinds."""
    return [
        ([actor.text for actor in one.actors], [target.text for target in one.targets])
        for one in statements_of(text)
        if one.kind in kinds
    ]
