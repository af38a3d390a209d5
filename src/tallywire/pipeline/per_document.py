"""The map stages, reading and annotating, as the one function that a worker process runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tallywire.errors import InputError
from tallywire.ontology import load_ontology
from tallywire.records import Annotations, Page, ReadPage, Rejection

__all__ = ["AnnotatingOptions", "ReadAndAnnotated", "prepare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatingOptions:
    """What the annotating of a document depends on besides the document.

    `reader` is the name or path of a spaCy pipeline (None: the shipped one), `ontology` a file that extends the
    shipped ontology, or replaces it with `replace_ontology`. `gazetteer` is a file of `tallywire gazetteer import`
    (None: the gazetteer shipped).
    """

    reader: str | None = None
    ontology: Path | None = None
    replace_ontology: bool = False
    gazetteer: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAndAnnotated:
    """A page after both map stages."""

    page: ReadPage
    annotations: Annotations


def prepare(options: AnnotatingOptions) -> Callable[[Page | ReadPage], ReadAndAnnotated | Rejection]:
    """The function from a page, or from one that was read before, to what it says.

    A page that cannot be read gives a `Rejection`. Raises `ReaderError`, `OntologyError` or, for a gazetteer that is
    none, `UsageError` here, before any page.
    """
    # spaCy and what reads pages take a second or two to load. A build that only hands pages to workers, or knows all
    # of them already, never calls this: so they are loaded here, by the process that reads.
    from tallywire.annotating.annotate import annotate
    from tallywire.language.gazetteer import load_gazetteer
    from tallywire.language.reader import LastingReader
    from tallywire.reading.read import read_page

    lasting = LastingReader(options.reader)
    ontology = load_ontology(options.ontology, replace=options.replace_ontology)
    gazetteer = load_gazetteer(options.gazetteer) if options.gazetteer else None

    def read_and_annotate(page: Page | ReadPage) -> ReadAndAnnotated | Rejection:
        try:
            read = read_page(page) if isinstance(page, Page) else page
        except InputError as problem:
            return Rejection(source=_source(page), stage="reading", code=problem.code, message=str(problem))
        with lasting.for_document() as reader:
            return ReadAndAnnotated(
                page=read, annotations=annotate(read, reader=reader, ontology=ontology, gazetteer=gazetteer)
            )

    return read_and_annotate


def _source(page: Page | ReadPage) -> str:
    return page.source if isinstance(page, Page) else page.document.source
