"""What a reader types into the search box, as an expression of SQLite's FTS5; nothing typed is ever an operator there.

>>> fts_query('curfew "no one was hurt" bomb* -drill')
'("curfew" AND "no one was hurt" AND "bomb" *) NOT ("drill")'
>>> fts_query("shelled OR shelling Merrin")
'("shelled" OR "shelling") AND "Merrin"'
>>> fts_query('AND ) NEAR( "')
'"AND" AND "NEAR("'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallywire.errors import UsageError

__all__ = ["LONGEST", "fts_query"]

LONGEST = 200  # characters of a question: the box takes no more
_SHORTEST_BEGINNING = 2  # `b*` would find half of all passages
_PART = re.compile(r'(-?)"([^"]*)"?|(\S+)')
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def fts_query(asked: str) -> str:
    """Words (all of them), "a phrase", a beginning*, this OR that, -not this, as an FTS5 expression.

    Raises `UsageError` for a question that is too long or names nothing to look for.
    """
    if len(asked) > LONGEST:
        raise UsageError(f"the question has {len(asked)} characters; a search takes {LONGEST} at most")
    wanted, unwanted = list[list[str]](), list[str]()
    joining = False
    for minus, term in _terms(_CONTROL.sub(" ", asked)):
        if term == '"OR"' and wanted:
            joining = True
        elif minus:
            unwanted.append(term)
        elif joining:
            wanted[-1].append(term)
            joining = False
        else:
            wanted.append([term])
    if not wanted:
        raise UsageError("name a word to look for, with at least one letter or digit")
    found = " AND ".join(group[0] if len(group) == 1 else f"({' OR '.join(group)})" for group in wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found


def _terms(asked: str) -> Iterator[tuple[bool, str]]:
    """Every term with whether it is unwanted; what holds no letter and no digit is left aside."""
    for match in _PART.finditer(asked):
        minus, phrase, word = match.groups()
        if phrase is not None:
            yield from _quoted(bool(minus), phrase)
            continue
        minus, word = ("-", word[1:]) if word.startswith("-") else ("", word)
        beginning = word.endswith("*") and sum(map(str.isalnum, word)) >= _SHORTEST_BEGINNING
        for unwanted, term in _quoted(bool(minus), word.rstrip("*").replace('"', " ")):
            yield unwanted, f"{term} *" if beginning else term


def _quoted(unwanted: bool, words: str) -> Iterator[tuple[bool, str]]:
    if any(map(str.isalnum, words)):
        yield unwanted, f'"{words}"'
