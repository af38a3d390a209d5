"""Full text over the passages of a record: words, "phrases", beginnings* and -what is not wanted.

The index is SQLite's FTS5, in memory: it comes with Python, is made in a second from 100,000 passages, and answers in
milliseconds (docs/decisions/search.md has the figures, and what else was measured). Furniture of pages is left out, or
a search for "share" would find every page.

>>> import pyarrow as pa
>>> rows = {"document_id": ["d", "d"], "start": [0, 30], "kind": ["body", "body"],
...         "text": ["A night curfew began.", "Nobody was hurt at night."]}
>>> index = PassageIndex.of(pa.table(rows))
>>> [hit.marks for page in index.search('"night curfew"').pages for hit in page.hits]
[((2, 14),)]
>>> [index.search(asked).passages for asked in ("night -curfew", "curf*", "night curfew hurt")]
[1, 1, 0]
"""

from __future__ import annotations

import copy
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from tallywire.publishing.querying import fts_query

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["FoundPage", "Hit", "PassageIndex", "Results"]

_OPEN, _CLOSE = "\x02", "\x03"  # stand around what was found; a passage that holds one itself is shown unmarked
_HITS = 3  # passages shown of one page
_AT_A_TIME = 20_000  # passages given to the index at once

# Words are cut and folded as Unicode has them, accents and all: "Malmo" finds "Malmö". Beginnings of two and three
# letters are indexed, so that `bo*` costs no more than a word.
_MAKE = """CREATE VIRTUAL TABLE passages
    USING fts5(text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', columnsize = 0)"""
_FIND = "SELECT rowid FROM passages WHERE passages MATCH ?"
_SHOW = "SELECT text, highlight(passages, 0, ?, ?) FROM passages WHERE passages MATCH ? AND rowid = ?"

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that was found: where it begins in its page, its text, and what was found, as offsets into the text."""

    start: int
    kind: str
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """A page with its first passages that were found, and how many there are."""

    document_id: str
    passages: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What a search found: how many passages, on which pages (all, in order), and some of the pages with the words."""

    passages: int
    document_ids: tuple[str, ...]
    pages: tuple[FoundPage, ...]


class PassageIndex:
    """An index of passages; safe to ask from many threads, which wait for each other some milliseconds."""

    def __init__(
        self, connection: sqlite3.Connection, documents: Sequence[str], document: Numbers, passages: pa.Table
    ) -> None:
        self._connection = connection
        self._documents = documents
        self._document = document
        self._passages = passages
        self._place = np.arange(len(documents))
        self._lock = threading.Lock()

    @classmethod
    def of(cls, passages: pa.Table) -> PassageIndex:
        """An index of the rows of the table `passages`, which stand page by page."""
        pages = passages["document_id"].combine_chunks().dictionary_encode()
        connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute(_MAKE)
        connection.execute("BEGIN")
        for rows in _rows(passages):
            connection.executemany("INSERT INTO passages (rowid, text) VALUES (?, ?)", rows)
        connection.execute("COMMIT")
        places = passages.select(["start", "kind"])
        return cls(connection, pages.dictionary.to_pylist(), pages.indices.to_numpy().astype(np.int64), places)

    def by_day(self, days: Mapping[str, str]) -> PassageIndex:
        """The same index, which gives of pages found equally often the one of the earliest day first."""
        given = copy.copy(self)
        keys = np.array([days.get(name, "9999") for name in self._documents], dtype=np.str_)
        given._place = np.argsort(np.argsort(keys, kind="stable"), kind="stable")
        return given

    def search(self, asked: str, *, most: int = 20, skipped: int = 0) -> Results:
        """What is found: pages with the most passages that have all the words first.

        `most` pages come with their words, after the `skipped` first. Raises `UsageError` for what names nothing.
        """
        query = fts_query(asked)
        with self._lock:
            found = np.array([row for (row,) in self._connection.execute(_FIND, (query,))], dtype=np.int64)
            documents, first, counts = np.unique(self._document[found], return_index=True, return_counts=True)
            order = np.lexsort((self._place[documents], -counts))
            shown = order[skipped : skipped + most].tolist()
            pages = tuple(self._page(query, found[first[n] : first[n] + counts[n]]) for n in shown)
        names = tuple(self._documents[number] for number in documents[order].tolist())
        return Results(passages=len(found), document_ids=names, pages=pages)

    def _page(self, query: str, rows: Numbers) -> FoundPage:
        """A page and its first passages; `rows` are those found on it, which stand together."""
        hits = tuple(self._hit(query, row) for row in rows[:_HITS].tolist())
        return FoundPage(document_id=self._documents[self._document[rows[0]]], passages=len(rows), hits=hits)

    def _hit(self, query: str, row: int) -> Hit:
        ((text, marked),) = self._connection.execute(_SHOW, (_OPEN, _CLOSE, query, row))
        start, kind = (self._passages[name][row].as_py() for name in ("start", "kind"))
        marks = () if _OPEN in text or _CLOSE in text else tuple(_marks(marked))
        return Hit(start=start, kind=kind, text=text, marks=marks)


def _rows(passages: pa.Table) -> Iterator[list[tuple[int, str]]]:
    """The rows of the passages that are no furniture, with their numbers."""
    for begin in range(0, passages.num_rows, _AT_A_TIME):
        part = passages.slice(begin, _AT_A_TIME)
        texts, kinds = part["text"].to_pylist(), part["kind"].to_pylist()
        numbered = enumerate(zip(texts, kinds, strict=True), begin)
        yield [(row, text) for row, (text, kind) in numbered if kind != "boilerplate"]


def _marks(marked: str) -> Iterator[tuple[int, int]]:
    """The stretches between the signs, as offsets into the text without them."""
    parts = marked.split(_OPEN)
    offset = len(parts[0])
    for part in parts[1:]:
        words, _, rest = part.partition(_CLOSE)
        yield offset, offset + len(words)
        offset += len(words) + len(rest)
