"""Word lists kept as TOML beside the code that uses them."""

from __future__ import annotations

import tomllib
from importlib.resources import files

__all__ = ["read_word_lists"]


def read_word_lists(package: str, name: str) -> dict[str, frozenset[str]]:
    """The lists of the file `name` in `package`, each as a set.

    >>> "not" in read_word_lists("tallywire.language", "cues_modality.toml")["negation"]
    True
    """
    table = tomllib.loads(files(package).joinpath(name).read_text("utf-8"))
    return {key: frozenset(listed) for key, listed in table.items()}
