"""A ledger: a folder of Parquet files and one manifest.

Readers take the manifest in force when they open it and are never blocked; one writer at a time replaces it whole.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import filelock
import pyarrow as pa
import pyarrow.parquet as pq

from tallywire import schema
from tallywire.errors import LedgerBroken, LedgerError, LedgerLocked
from tallywire.ledger.manifest import Manifest, StoredTable, read_manifest, sync_folder, write_manifest

__all__ = ["Ledger", "LedgerWriter", "writing"]

_TABLES = "tables"
_LOCK = ".lock"
_READ_AT_A_TIME = 1 << 20
_WRITERS = 2


class Ledger:
    """The last good state of a ledger, as it was when it was opened."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Ledger:
        """The ledger at `path`. Raises `LedgerError` when there is none."""
        folder = Path(path)
        manifest = read_manifest(folder)
        if manifest is None:
            what = "is not a ledger (it has no manifest.json)" if folder.exists() else "does not exist"
            raise LedgerError(f"{folder} {what}; make one with: tallywire build SOURCE... --into {folder}")
        return cls(folder, manifest)

    def table(self, name: str, *, columns: Sequence[str] | None = None) -> pa.Table:
        """One table, or some `columns` of it, as Arrow.

        Raises `UsageError` for a name that is no table, `LedgerBroken` for a damaged file.
        """
        empty = schema.arrow_schema(name).empty_table()
        stored = self.manifest.tables.get(name)
        if stored is None:
            return empty if columns is None else empty.select(list(columns))
        return _read(self.folder / stored.file, columns)

    def records(self, name: str) -> tuple[Any, ...]:
        """The records of one table, in the ledger's order."""
        return tuple(schema.records_of(schema.table_record(name), self.table(name)))

    def all_records(self) -> dict[str, tuple[Any, ...]]:
        """The records of every table of the contract, by table name."""
        return {name: self.records(name) for name in schema.TABLES}

    def damaged_files(self) -> list[str]:
        """What is wrong with the files themselves, in words: missing ones, and bytes that are not those written."""
        return [problem for stored in self.manifest.tables.values() if (problem := _damage(self.folder, stored))]


class LedgerWriter(Ledger):
    """The one writer of a ledger. Nothing that it writes is in force before `commit`."""

    def own_table(self, name: str) -> pa.Table | None:
        """A table that is not one of the contract's, kept for the program's own use; None if it was never written."""
        stored = self.manifest.tables.get(name)
        return None if stored is None else _read(self.folder / stored.file)

    def commit(self, tables: Mapping[str, pa.Table], *, stages: Mapping[str, str]) -> None:
        """Replaces the whole content by `tables`, at once.

        The same tables again change nothing, not even the manifest. Raises `LedgerError` when the disk will not take
        it; the last good state stays in force.
        """
        self._commit({}, tables, stages)

    def replace(self, tables: Mapping[str, pa.Table]) -> None:
        """Puts `tables` in the place of those of their names, at once; the others stay. Raises as `commit` does."""
        self._commit(self.manifest.tables, tables, self.manifest.stages)

    def _commit(
        self, kept: Mapping[str, StoredTable], tables: Mapping[str, pa.Table], stages: Mapping[str, str]
    ) -> None:
        try:
            names = sorted(tables)
            with ThreadPoolExecutor(_WRITERS) as writers:  # Arrow lets go of the interpreter while it packs a table
                stored = {
                    **kept,
                    **dict(zip(names, writers.map(lambda name: self._store(name, tables[name]), names), strict=True)),
                }
            if (stored, stages) == (self.manifest.tables, self.manifest.stages):
                return
            sync_folder(self.folder / _TABLES)
            manifest = Manifest(tables=stored, stages=dict(stages), generation=self.manifest.generation + 1)
            write_manifest(self.folder, manifest)
        except OSError as problem:
            self._sweep(self.manifest)
            raise LedgerError(
                f"{self.folder} could not be written ({problem.strerror or problem}); "
                "what it held before is unharmed: make room, then build again"
            ) from problem
        # The files of the state before stay until the next commit: a reader may have just opened it.
        self._sweep(self.manifest, manifest)
        self.manifest = manifest

    def _store(self, name: str, table: pa.Table) -> StoredTable:
        beside = self.folder / _TABLES / f"{name}.new"
        pq.write_table(table, beside, compression="zstd")
        digest = _sha256(beside)
        file = f"{_TABLES}/{name}-{digest[:16]}.parquet"
        with beside.open("rb+") as handle:
            os.fsync(handle.fileno())
        beside.replace(self.folder / file)
        return StoredTable(file=file, rows=table.num_rows, sha256=digest)

    def _sweep(self, *in_force: Manifest) -> None:
        kept = {stored.file for manifest in in_force for stored in manifest.tables.values()}
        for path in (self.folder / _TABLES).iterdir():
            if f"{_TABLES}/{path.name}" not in kept:
                path.unlink(missing_ok=True)


@contextmanager
def writing(path: str | os.PathLike[str]) -> Iterator[LedgerWriter]:
    """The ledger at `path`, made if absent, open for writing by this process alone.

    Raises `LedgerLocked` when another process is writing to it, and `LedgerError` when the folder is something else.
    """
    folder = Path(path)
    _make_folder(folder)
    lock = filelock.FileLock(folder / _LOCK)
    try:
        lock.acquire(blocking=False)
    except filelock.Timeout:
        raise LedgerLocked(f"another process is writing to {folder}; wait until it has ended, then try again") from None
    except OSError as problem:
        raise LedgerError(f"{folder} cannot be written ({problem.strerror or problem})") from problem
    try:
        yield LedgerWriter(folder, read_manifest(folder) or _found(folder))
    finally:
        lock.release()


def _make_folder(folder: Path) -> None:
    try:
        foreign = folder.is_dir() and any(
            not path.name.startswith((_LOCK, _TABLES, "manifest.json")) for path in folder.iterdir()
        )
        if foreign and read_manifest(folder) is None:
            raise LedgerError(f"{folder} is a folder with other things in it, not a ledger; name a new folder")
        (folder / _TABLES).mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise LedgerError(f"{folder} is a file, not a ledger; name a new folder") from None
    except OSError as problem:
        raise LedgerError(f"{folder} cannot be made ({problem.strerror or problem})") from problem


def _found(folder: Path) -> Manifest:
    """An empty ledger: a first build that is killed or runs out of room leaves something that opens."""
    try:
        write_manifest(folder, Manifest())
    except OSError as problem:
        raise LedgerError(f"{folder} cannot be written ({problem.strerror or problem})") from problem
    return Manifest()


# ---------------------------------------------------------------- files


def _read(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    try:
        with pq.ParquetFile(
            path, memory_map=False
        ) as file:  # `read_table` would load pyarrow.dataset, 1.1 GB of addresses
            return file.read(columns=None if columns is None else list(columns))
    except (OSError, pa.ArrowException) as problem:
        raise LedgerBroken(f"{path} cannot be read ({problem}); build the ledger again") from problem


def _damage(folder: Path, stored: StoredTable) -> str | None:
    path = folder / stored.file
    try:
        digest = _sha256(path)
    except OSError as problem:
        return f"{path} cannot be read ({problem.strerror})"
    return None if digest == stored.sha256 else f"{path} is not the file that was written: its bytes have changed"


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_READ_AT_A_TIME):
            digest.update(part)
    return digest.hexdigest()
