"""Makes a gazetteer file of a GeoNames dump: the shipped gazetteer and every place of the dump besides.

Memory stays bounded whatever the dump (`gazetteer_making`). The same dump gives the same bytes.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from tallywire.errors import UsageError
from tallywire.language.gazetteer import load_gazetteer
from tallywire.pipeline.gazetteer_making import GazetteerMaking
from tallywire.pipeline.geonames import GeoName, open_dump, read_row

__all__ = ["Imported", "import_geonames"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TOLD = 100_000  # rows between two calls of `advance`


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import made: rows of the dump, places it added, names of the file, and its bytes."""

    rows: int
    added: int
    names: int
    size: int


def import_geonames(dump: Path, target: Path, *, advance: Callable[[], None] = lambda: None) -> Imported:
    """Writes the gazetteer file `target`, which takes its place only when it is whole.

    `advance` is called after every 100,000 rows; all are read twice, divisions before what lies in them. Raises
    `UsageError` where `dump` is no dump of GeoNames or `target` cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(dir=target.absolute().parent, prefix=".gazetteer-") as name:
            folder = Path(name)
            divisions = [row for row in _rows(dump, advance) if row.kind in ("admin1", "admin2")]
            making = GazetteerMaking(load_gazetteer(), folder)
            for row in sorted(divisions, key=lambda row: row.kind):
                making.add_division(row)
            rows = sum(1 for row in _rows(dump, advance) if making.add(row))
            if not making.added:
                raise UsageError(f"{dump} holds no new place; give a dump of geonames.org, such as allCountries.zip")
            names = making.finish()
            whole = _packed(folder)
            size = whole.stat().st_size
            os.replace(whole, target)
    except OSError as problem:
        raise UsageError(f"{target} cannot be written ({problem.strerror}); choose another place for it") from None
    return Imported(rows=rows, added=making.added, names=names, size=size)


def _rows(dump: Path, advance: Callable[[], None]) -> Iterator[GeoName]:
    with open_dump(dump) as lines:
        while part := list(islice(lines, _TOLD)):
            yield from (row for line in part if (row := read_row(line)) is not None)
            advance()


def _member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    return archive.open(zipfile.ZipInfo(name, _EPOCH), "w", force_zip64=True)


def _packed(folder: Path) -> Path:
    """The uncompressed archive of the columns of a folder, its members in order of their names."""
    whole = folder / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(folder.iterdir()):
            if path.suffix in (".bin", ".u32", ".i32", ".u8", ".txt"):
                with path.open("rb") as content, _member(archive, path.name) as member:
                    while part := content.read(1 << 20):
                        member.write(part)
    return whole
