"""The manifest of a ledger: which files make up the last good state. Replaced atomically, so it is never half new.

```
LEDGER/
  manifest.json                   what is in force
  tables/documents-3f….parquet    named by content: the same rows are the same file
  .lock                           held by the one writer
```
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tallywire.errors import LedgerBroken, LedgerError

__all__ = ["FORMAT", "Manifest", "StoredTable", "read_manifest", "sync_folder", "write_manifest"]

FORMAT = 1
_NAME = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTable:
    """One table of a ledger: its file (relative to the ledger), its number of rows, the SHA-256 of its bytes."""

    file: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The state of a ledger: its tables, and the versions of the stages that made them."""

    tables: Mapping[str, StoredTable] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    generation: int = 0
    format: int = FORMAT


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a ledger, or None where there is none yet.

    Raises `LedgerBroken` for one that cannot be read, and `LedgerError` for one of a newer format.
    """
    try:
        row: dict[str, Any] = json.loads((folder / _NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as problem:
        raise LedgerBroken(f"{folder / _NAME} cannot be read ({problem}); build the ledger again") from problem
    if row.get("format") != FORMAT:
        raise LedgerError(
            f"{folder} has ledger format {row.get('format')!r}, this program reads {FORMAT}; "
            "use the version that wrote it"
        )
    tables = {name: StoredTable(**stored) for name, stored in row["tables"].items()}
    return Manifest(tables=tables, stages=row["stages"], generation=row["generation"])


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Puts `manifest` in force: written beside the old one, flushed to the disk, then renamed over it."""
    beside = folder / f"{_NAME}.new"
    with beside.open("w", encoding="utf-8") as file:
        json.dump(dataclasses.asdict(manifest), file, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / _NAME)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Flushes the names in a folder to the disk: without it, a rename may be lost with the power."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
