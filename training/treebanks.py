"""Universal Dependencies files (CoNLL-U) as plain values, with the entity spans that GUM writes in the last column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["EntitySpan", "Token", "TreebankSentence", "read_conllu"]

_BRACKET = re.compile(r"\((?P<open>[^()]+)(?P<single>\))?|(?P<close>[^()]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One syntactic word; `head` is the index of its head in the sentence, its own index for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    space_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySpan:
    """Tokens `first` to `last` (inclusive) that GUM calls an entity of this type."""

    first: int
    last: int
    type: str


@dataclass(slots=True, kw_only=True)
class TreebankSentence:
    """A sentence with its document's name."""

    document: str
    tokens: list[Token]
    entities: list[EntitySpan] = field(default_factory=list)
    starts_paragraph: bool = False


def read_conllu(path: Path) -> Iterator[TreebankSentence]:
    """The sentences of one CoNLL-U file; empty nodes are left out, multiword tokens become their words."""
    document = path.stem
    paragraph = False
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc id"):
            document = line.split("=", 1)[1].strip()
        paragraph = paragraph or line.startswith("# newpar")
        if line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield _sentence(document, rows, paragraph)
            rows, paragraph = [], False


def _sentence(document: str, rows: list[list[str]], paragraph: bool) -> TreebankSentence:
    words = [row for row in rows if row[0].isdigit()]
    glued = _inside_multiword(rows)
    tokens = [
        Token(
            form=row[1].replace(" ", "\u00a0"),
            lemma=row[2],
            upos=row[3],
            xpos=row[4],
            head=int(row[6]) - 1 if row[6] != "0" else number,
            deprel=row[7],
            space_after="SpaceAfter=No" not in row[9] and int(row[0]) not in glued,
        )
        for number, row in enumerate(words)
    ]
    entities = list(_entities([row[9] for row in words]))
    return TreebankSentence(document=document, tokens=tokens, entities=entities, starts_paragraph=paragraph)


def _inside_multiword(rows: list[list[str]]) -> set[int]:
    """Word numbers after which no space is written, because the written word goes on (don't = do + n't)."""
    glued: set[int] = set()
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            glued.update(range(first, last + ("SpaceAfter=No" in row[9])))
    return glued


def _entities(misc: list[str]) -> Iterator[EntitySpan]:
    opened: dict[str, list[tuple[int, str]]] = {}
    for position, cell in enumerate(misc):
        brackets = next((part[7:] for part in cell.split("|") if part.startswith("Entity=")), "")
        for bracket in _BRACKET.finditer(brackets):
            if bracket["close"]:
                first, kind = opened.get(bracket["close"], [(-1, "")])[-1]
                if first >= 0:
                    opened[bracket["close"]].pop()
                    yield EntitySpan(first=first, last=position, type=kind)
                if bracket["close"] in opened and not opened[bracket["close"]]:
                    del opened[bracket["close"]]
                continue
            name, kind, *_ = bracket["open"].split("-")
            if bracket["single"]:
                yield EntitySpan(first=position, last=position, type=kind)
            else:
                opened.setdefault(name, []).append((position, kind))
