"""The index of passages of the ledger that is served: made in the background, kept while the passages stay the same."""

from __future__ import annotations

import threading

from tallywire.publishing.record import Record
from tallywire.publishing.search import PassageIndex

__all__ = ["Finder"]


class Finder:
    """Holds one index; a judgement leaves the passages alone, and with them the index."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._key: str | None = None
        self._index: PassageIndex | None = None
        self._ordered: tuple[Record, PassageIndex] | None = None

    def prepare(self, record: Record) -> threading.Thread:
        """Makes the index of a record in the background."""
        thread = threading.Thread(target=self.index, args=(record,), daemon=True)
        thread.start()
        return thread

    def index(self, record: Record) -> PassageIndex:
        """The index of a record; who asks before it is made waits, about a second for 100,000 passages."""
        with self._lock:
            if self._ordered is not None and self._ordered[0] is record:
                return self._ordered[1]
            key = _key(record)
            if self._index is None or key is None or key != self._key:
                self._index, self._key = PassageIndex.of(record.arrow("passages")), key
            ordered = self._index.by_day(dict(record.ask("SELECT id, day FROM documents")))
            self._ordered = record, ordered
            return ordered


def _key(record: Record) -> str | None:
    """What tells the passages of a ledger from others: the digest of their file."""
    stored = record.ledger.manifest.tables.get("passages") if record.ledger else None
    return stored.sha256 if stored else None
