"""The ledger that is served, opened anew when a build or a judgement has changed it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from tallywire.ledger.store import Ledger
from tallywire.publishing.hiding import hide_names
from tallywire.publishing.pages.first import Overview, overview
from tallywire.publishing.record import Record
from tallywire.publishing.tables import Tables
from tallywire.schema import TABLES, arrow_table

__all__ = ["Opened", "Shelf"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A record with what is said of it on every screen."""

    record: Record
    overview: Overview


class Shelf:
    """Holds the record of a ledger in its present state; safe to ask from many threads."""

    def __init__(self, folder: Path, *, hide_names: bool = False) -> None:
        self.folder = folder
        self.hide_names = hide_names
        self._lock = threading.Lock()
        self._stamp: tuple[int, int, int] | None = None
        self._opened: Opened | None = None

    def opened(self) -> Opened:
        """The record in its present state. Raises `LedgerError` if the ledger is gone or damaged."""
        stamp = self._look()
        opened = self._opened
        if opened is not None and stamp == self._stamp:
            return opened
        with self._lock:
            if self._opened is None or stamp != self._stamp:
                record = self._read()
                record.prepare()
                self._opened, self._stamp = Opened(record=record, overview=overview(record)), stamp
            return self._opened

    def _read(self) -> Record:
        """The record of the ledger as it is now; with the names of private victims hidden, if that was asked."""
        ledger = Ledger.open(self.folder)
        if not self.hide_names:
            return Record.open(ledger, self._opened.record if self._opened else None)
        hidden = hide_names(Tables.of(ledger.all_records()))
        return Record.of({name: arrow_table(name, hidden.table(name)) for name in TABLES})

    def record(self) -> Record:
        """The record alone."""
        return self.opened().record

    def _look(self) -> tuple[int, int, int] | None:
        """What tells one manifest from the next without reading it: it is replaced whole, never written into."""
        try:
            found = (self.folder / "manifest.json").stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size
