"""One build: pages in, the record of all of them out.

Adding is idempotent: a page that the ledger holds is not read again, and the stages across documents run over what all
pages say, in an order that does not depend on when each came.
"""

from __future__ import annotations

import collections
import functools
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO

from tallywire import schema
from tallywire.engines.base import Failure
from tallywire.identity import content_id
from tallywire.ledger.store import LedgerWriter, writing
from tallywire.pipeline.across import derive
from tallywire.pipeline.as_read import AsRead, as_read_tables
from tallywire.pipeline.blocks import BLOCKS, block_table, stored_blocks
from tallywire.pipeline.keeping import Before
from tallywire.pipeline.per_document import AnnotatingOptions, ReadAndAnnotated, prepare
from tallywire.pipeline.plan import PLAN, check_plan, unwatched, versions
from tallywire.pipeline.said import Said, by_document
from tallywire.pipeline.source_files import beginnings, file_of
from tallywire.reading.sources import open_sources
from tallywire.records import Block, Document, Judgement, Page, Passage, ReadPage, Rejection, Statement

if TYPE_CHECKING:
    from tallywire.engines.base import Engine

__all__ = ["BuildReport", "build"]

READ_ENGLISH = "en"


@dataclass(kw_only=True)
class BuildReport:
    """What one build did, for people: counts of this run, the rejections, and how long each stage took (seconds)."""

    added: int = 0
    known: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    not_english: collections.Counter[str] = field(default_factory=collections.Counter)
    rows: Mapping[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


def build(
    sources: Iterable[str],
    *,
    into: str | os.PathLike[str],
    engine: Engine,
    options: AnnotatingOptions | None = None,
    rule: str = "latest-most-origins",
    stdin: BinaryIO | None = None,
    page_done: Callable[[], None] = lambda: None,
    entering: Callable[[str], None] | None = None,
) -> BuildReport:
    """Reads `sources` and adds them to the ledger at `into`, which is made if absent.

    `page_done` is called after each page, `entering` with the name of each stage across documents. Raises
    `LedgerError` (locked, not a ledger, no room), `ReaderError` and `OntologyError`; a page that cannot be read is a
    rejection in the report and in the ledger, never an error.
    """
    check_plan(PLAN, given=["pages", "judgements"])
    options = options or AnnotatingOptions()
    with writing(into) as ledger:
        run = _Run(ledger, engine, options, rule, entering or unwatched)
        run.read(open_sources(list(sources), stdin=stdin), page_done)
        run.finish()
        return run.report


class _Run:
    """The state of one build: what the ledger held, and what came to it."""

    def __init__(
        self,
        ledger: LedgerWriter,
        engine: Engine,
        options: AnnotatingOptions,
        rule: str,
        entering: Callable[[str], None],
    ) -> None:
        self.ledger, self.engine, self.rule = ledger, engine, rule
        self.prepare = functools.partial(prepare, options)
        self.entering = self._timed(entering)
        self.report = BuildReport()
        self.stages = versions() | {"reader": options.reader or "shipped", "rule": rule, "ontology": _ontology(options)}
        self.stages |= _gazetteer(options)
        self.documents: dict[str, Document] = {}
        self.blocks: dict[str, tuple[Block, ...]] = {}
        self.passages: dict[str, tuple[Passage, ...]] = {}
        self.statements: dict[str, tuple[Statement, ...]] = {}
        self.rejections: dict[tuple[str, str, str], Rejection] = {}
        self.judgements: tuple[Judgement, ...] = ()
        self.before: Before | None = None
        self._first_sources: dict[str, str] = {}
        self.read_again: set[str] = set()  # files whose earlier rejections no longer hold
        self._load()

    # ------------------------------------------------------------ what the ledger holds

    def _load(self) -> None:
        as_read = AsRead.of(self.ledger)
        documents = self.ledger.records("documents")
        self.documents = {document.id: as_read.document(document) for document in documents}
        self.judgements = self.ledger.records("judgements")
        self.blocks = stored_blocks(self.ledger.own_table(BLOCKS))
        if self._unchanged("annotating", "reader", "ontology", "gazetteer"):
            self.passages = by_document(self.ledger.records("passages"))
            statements = self.ledger.records("statements")
            self.statements = by_document(map(as_read.statement, statements))
            if self.ledger.manifest.stages == self.stages:
                self.before = Before.of(self.ledger, documents, statements, as_read.dated(documents, statements))
        else:
            self._annotate_again()

    def _unchanged(self, *names: str) -> bool:
        return all(self.ledger.manifest.stages.get(name) == self.stages.get(name) for name in names)

    def _annotate_again(self) -> None:
        held = (ReadPage(document=d, blocks=self.blocks.get(d.id, ())) for d in list(self.documents.values()))
        for result in self.engine.map(self.prepare, held):
            if isinstance(result, ReadAndAnnotated):
                self._keep(result)
            elif isinstance(result, Failure):
                raise RuntimeError(f"a document of the ledger could not be annotated again: {result.reason}")

    # ------------------------------------------------------------ reading

    def read(self, found: Iterable[Page | Rejection], page_done: Callable[[], None]) -> None:
        """Runs the map stages over what is new."""
        self.entering("reading")
        under_way: collections.deque[Page] = collections.deque()
        for result in self.engine.map(self.prepare, self._new_pages(found, under_way)):
            page = under_way.popleft()
            if isinstance(result, ReadAndAnnotated):
                self._keep(result)
                self._count(result.page.document)
            else:
                self._reject(result if isinstance(result, Rejection) else _failed(page, result))
            page_done()

    def _new_pages(self, found: Iterable[Page | Rejection], under_way: collections.deque[Page]) -> Iterator[Page]:
        asked: dict[str, str] = {}
        for page in found:
            self.read_again.add(file_of(page.source))
            if isinstance(page, Rejection):
                self._reject(page)
                continue
            document_id = content_id("doc", *page.identity)
            if document_id in self.documents or document_id in asked:
                self.report.known += 1
                asked[document_id] = min(page.source, asked.get(document_id, page.source))
                self._name_first(document_id, asked[document_id])
                continue
            asked[document_id] = page.source
            under_way.append(page)
            yield page
        self._first_sources = asked

    def _name_first(self, document_id: str, source: str) -> None:
        held = self.documents.get(document_id)
        if held is not None and source < held.source:
            self.documents[document_id] = replace(held, source=source)

    def _keep(self, result: ReadAndAnnotated) -> None:
        document = result.page.document
        self.documents[document.id] = replace(document, published=result.annotations.published)
        self.blocks[document.id] = result.page.blocks
        self.passages[document.id] = result.annotations.passages
        self.statements[document.id] = result.annotations.statements

    def _count(self, document: Document) -> None:
        self.report.added += 1
        if document.language != READ_ENGLISH:
            self.report.not_english[document.language or "unknown"] += 1

    def _reject(self, rejection: Rejection) -> None:
        self.report.rejections.append(rejection)
        self.rejections[rejection.source, rejection.stage, rejection.code] = rejection

    # ------------------------------------------------------------ across documents

    def finish(self) -> None:
        """Runs the stages across documents and commits."""
        for document_id, source in self._first_sources.items():
            self._name_first(document_id, source)
        said = self._said()
        tables = derive(said, rule=self.rule, engine=self.engine, entering=self.entering, before=self.before)
        tables |= as_read_tables(said.documents, said.statements)
        tables["judgements"] = schema.arrow_table("judgements", self.judgements)
        tables["rejections"] = schema.arrow_table("rejections", self._all_rejections())
        tables[BLOCKS] = block_table(self.blocks)
        self.entering("writing")
        self.ledger.commit(tables, stages=self.stages)
        self.entering("")
        self.report.rows = {name: table.num_rows for name, table in tables.items()}

    def _said(self) -> Said:
        ids = sorted(self.documents)
        return Said(
            documents=[self.documents[document_id] for document_id in ids],
            passages=[passage for document_id in ids for passage in self.passages.get(document_id, ())],
            statements=[statement for document_id in ids for statement in self.statements.get(document_id, ())],
            judgements=self.judgements,
        )

    def _all_rejections(self) -> list[Rejection]:
        for held in self.ledger.records("rejections"):
            if self.read_again.isdisjoint(beginnings(held.source)):
                self.rejections.setdefault((held.source, held.stage, held.code), held)
        return [self.rejections[key] for key in sorted(self.rejections)]

    def _timed(self, entering: Callable[[str], None]) -> Callable[[str], None]:
        since: list[tuple[str, float]] = []

        def enter(stage: str) -> None:
            now = time.monotonic()
            if since:
                name, began = since.pop()
                self.report.seconds[name] = now - began
            if stage:
                since.append((stage, now))
                entering(stage)

        return enter


# ---------------------------------------------------------------- small conversions


def _ontology(options: AnnotatingOptions) -> str:
    if options.ontology is None:
        return "shipped"
    return content_id("ontology", options.ontology.read_bytes(), str(options.replace_ontology))


def _gazetteer(options: AnnotatingOptions) -> dict[str, str]:
    """Which gazetteer it is, if not the shipped one: its name and size, as it is too large to be read through."""
    file = options.gazetteer
    return {} if file is None else {"gazetteer": f"{file.name} of {file.stat().st_size} bytes"}


def _failed(page: Page, failure: Failure) -> Rejection:
    message = (
        f"it could not be read because of a fault of this program ({failure.reason}); please report it with the page"
    )
    return Rejection(source=page.source, stage="annotating", code="failed", message=message)
