"""Word lists (TOML) and tables (tab-separated) kept beside the code that uses them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files

__all__ = ["read_rows", "read_word_lists"]


def read_word_lists(package: str, name: str) -> dict[str, frozenset[str]]:
    """The lists of the file `name` in `package`, each as a set.

    >>> "not" in read_word_lists("tallywire.language", "cues_modality.toml")["negation"]
    True
    """
    table = tomllib.loads(files(package).joinpath(name).read_text("utf-8"))
    return {key: frozenset(listed) for key, listed in table.items()}


def read_rows(package: str, name: str) -> Iterator[list[str]]:
    """The fields of each row of the tab-separated file `name` in `package`; empty lines and comments ("#") are none.

    >>> next(row for row in read_rows("tallywire.language", "countries.tsv") if row[0] == "SY")[:2]
    ['SY', 'SYR']
    """
    for line in files(package).joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
