"""The rows of a GeoNames dump (`allCountries.txt`, or one country's): what each is, under which names.

A row has 19 columns between tabs (https://download.geonames.org/export/dump/readme.txt); the dump is CC BY 4.0.
Which feature codes are taken, and as which kind of place, stands in `geonames.toml`.
"""

from __future__ import annotations

import io
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import IO

from tallywire.errors import UsageError

__all__ = ["GeoName", "open_dump", "read_row"]

_COLUMNS = 19
_LONGEST_NAME = 100  # code points
_MOST_PEOPLE = 2**32 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoName:
    """One place of the dump. `names` begins with its main names; `admin1` and `admin2` are codes."""

    geonames_id: int
    kind: str
    names: tuple[str, ...]
    mains: int  # how many of `names` are main ones: the name and its plain form
    lat: float
    lon: float
    country: str
    admin1: str
    admin2: str
    population: int


@cache
def _kinds() -> dict[str, str]:
    table = tomllib.loads(files("tallywire.pipeline").joinpath("geonames.toml").read_text("utf-8"))
    return {code: kind for kind, codes in table["kinds"].items() for code in codes}


def read_row(line: str) -> GeoName | None:
    r"""The place of one line; None for a feature that is not taken and for a line that is no row.

    >>> row = "170654\tDamascus\tDamascus\tDimashq,DAM\t33.5102\t36.29128\tP\tPPLC\tSY\t\t13\t\t\t\t1569394\t\t691\t\t"
    >>> read_row(row).kind, read_row(row).names, read_row("# no row")
    ('town', ('Damascus', 'Dimashq'), None)
    """
    columns = line.rstrip("\r\n").split("\t")
    if len(columns) != _COLUMNS:
        return None
    kind = _kinds().get(f"{columns[6]}.{columns[7]}") or _kinds().get(columns[6])
    try:
        number, lat, lon = int(columns[0]), float(columns[4]), float(columns[5])
        population = int(columns[14] or 0)
    except ValueError:
        return None
    if kind is None or kind == "none" or not (0 < number < 2**32 and -90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    mains = tuple(dict.fromkeys(name for name in columns[1:3] if name and len(name) <= _LONGEST_NAME))
    others = (name for name in columns[3].split(",") if _is_latin(name) and not _is_code(name))
    names = tuple(dict.fromkeys([*mains, *others]))
    if not mains:
        return None
    return GeoName(
        geonames_id=number,
        kind=kind,
        names=names,
        mains=len(mains),
        lat=lat,
        lon=lon,
        country=columns[8],
        admin1=columns[10],
        admin2=columns[11],
        population=min(max(population, 0), _MOST_PEOPLE),
    )


def _is_latin(name: str) -> bool:
    """Whether a name could stand in an English text; addresses of web pages are among the names as well."""
    if not name[:1].isupper() or len(name) > _LONGEST_NAME or "://" in name:
        return False
    return name.isascii() or all(
        ord(sign) < 0x250 or 0x2B0 <= ord(sign) < 0x300 or 0x1E00 <= ord(sign) < 0x1F00 or sign in "‘’" for sign in name
    )


def _is_code(name: str) -> bool:
    """ "DAM": an airport's or a map's code."""
    return name.isupper() and len(name) <= 4


@contextmanager
def open_dump(path: Path) -> Iterator[Iterator[str]]:
    """The lines of a dump: a text file, or the zip archive in which GeoNames serves it.

    Raises `UsageError` where there is no such file, or nothing in it that could be a dump.
    """
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as stream:
                yield _lines(stream)
            return
        with zipfile.ZipFile(path) as archive:
            texts = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
            if len(texts) != 1:
                raise UsageError(f"{path} holds {len(texts)} text files; give the one dump in it, unpacked")
            with archive.open(texts[0]) as stream:
                yield _lines(stream)
    except (OSError, zipfile.BadZipFile) as problem:
        raise UsageError(f"{path} cannot be read ({problem}); give a dump of geonames.org") from None


def _lines(stream: IO[bytes]) -> Iterator[str]:
    return iter(io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="\n"))
