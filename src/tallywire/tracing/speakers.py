"""Who speaks, under one name: what a spokesman says, his organisation says, whatever short name a page has for it.

Names are joined only where the pages show that they are one: "AFRICOM" and "U.S. Africa Command" where a page explains
the letters, "the Observatory" and "the Hill Observatory" on pages of one text, "Arlo Venn" and "the Dawn Front" where
he is called its spokesman. Two people of one surname on two pages stay two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallywire.language.abbreviations import abbreviations
from tallywire.language.speaker_names import name_key, spoken_for
from tallywire.records import Document, Speaker, Statement
from tallywire.tracing.aliases import full_names, name_in_text

__all__ = ["Voice", "name_voices"]

_BRACKETED = re.compile(r" ?\([^()]*\)")
_PAGES = 3  # of a text that are searched for a full name
_PARTICLES = frozenset(
    {"of", "for", "and", "al", "el", "de", "del", "da", "di", "du", "la", "van", "von", "bin", "ibn"}
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker under the name by which all pages are compared (`key`), and as a page writes it."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class _Heard:
    """A speaker as one statement names it: the person or body, and the body that it speaks for."""

    key: str
    name: str
    body: str | None


def name_voices(
    documents: Sequence[Document], texts: Mapping[str, str], statements: Sequence[Statement]
) -> dict[str, Voice]:
    """`{statement id: who says it}` for the statements that somebody in particular says.

    `texts` maps every document to the first document of its text: short names are read within one text.
    """
    heard = {statement.id: found for statement in statements if (found := _hear(_source(statement)))}
    text_of = {one.id: texts.get(one.document_id, one.document_id) for one in statements if one.id in heard}
    told: dict[str, list[_Heard]] = defaultdict(list)
    for statement_id, found in heard.items():
        told[text_of[statement_id]].append(found)
    written = _written(documents, texts, told)
    names = _names([*heard.values(), *written.values()])
    explained = _explained(documents, told, texts, names)
    everywhere = _bodies(found for found in heard.values() if " " in found.key)
    full = {}
    for text, own in told.items():
        keys = {key for found in own for key in (found.key, _key(found.body or found.name))}
        longer = {key: found.key for (where, key), found in written.items() if where == text}
        full[text] = full_names(keys, [explained, longer, everywhere | _bodies(own)])
    return {
        statement_id: Voice(key, names.get(key, found.name))
        for statement_id, found in heard.items()
        for key in [full[text_of[statement_id]][_key(found.body or found.name)]]
    }


def _bodies(heard: Iterable[_Heard]) -> dict[str, str]:
    """For whom people speak, by their names; a surname alone is somebody in one text only."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in heard:
        if one.body and _key(one.body) != one.key:
            found[one.key].add(_key(one.body))
    longest = {person: max(bodies, key=lambda body: (len(body), body)) for person, bodies in found.items()}
    return {person: body for person, body in longest.items() if all(f" {one} " in f" {body} " for one in found[person])}


def _written(
    documents: Sequence[Document], texts: Mapping[str, str], told: Mapping[str, Sequence[_Heard]]
) -> dict[tuple[str, str], _Heard]:
    """The full names of bodies that speak under one word, as the pages of their text write them."""
    short = {
        text: {b for one in own if (b := one.body) and " " not in b and b[0].isupper()} for text, own in told.items()
    }
    pages: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        text = texts.get(document.id, document.id)
        if short.get(text) and len(pages[text]) < _PAGES:
            pages[text].append(document.text)
    return {
        (text, _key(body)): _Heard(_key(name), name, None)
        for text, bodies in short.items()
        for body in sorted(bodies)
        if (name := name_in_text(body, pages[text]))
    }


def _names(heard: Iterable[_Heard]) -> dict[str, str]:
    """How names are written: as short as they are, rather in small letters than with a capital, or in capitals."""
    names: dict[str, str] = {}
    for one in heard:
        for key, name in ((one.key, one.name), (_key(one.body or one.name), one.body or one.name)):
            name = _BRACKETED.sub("", name).strip(" \"'“”‘’")
            names[key] = min(names.get(key, name), name, key=lambda form: (len(form), form.isupper(), form.swapcase()))
    return names


def _source(statement: Statement) -> Speaker | None:
    return statement.attribution.source if statement.attribution else None


def _hear(speaker: Speaker | None) -> _Heard | None:
    """What a phrase names. A pronoun stands for a name; what has a name of its own stands for no other."""
    if speaker is None:
        return None
    name = speaker.name if speaker.name and not _differs(speaker.text, speaker.name) else speaker.text
    key = name_key(name)
    if spoken := spoken_for(speaker.text) or spoken_for(name):
        body, person = spoken
        person = person or (name if key and not spoken_for(name) else body)
        return _Heard(_key(person), person, body)
    return _Heard(_key(_without_role(name)), _without_role(name), None) if key else None


def _differs(phrase: str, name: str) -> bool:
    """Whether a phrase is a name of its own: "the interior ministry", where "health ministry" is said to be meant."""
    own, other = set((name_key(phrase) or "").split()), set((name_key(name) or "").split())
    return bool(own - other) and bool(other - own)


def _without_role(name: str) -> str:
    """A name without what stands before it in small letters: "actor Ana Ruiz", "a count of the Hill Observatory"."""
    words = name.split()
    small = [at for at, word in enumerate(words) if word[0].islower() and word not in _PARTICLES]
    behind = words[small[-1] + 1 :] if small else []
    return " ".join(behind) if len(behind) > 1 and behind[0][0].isupper() else name


def _key(name: str) -> str:
    return name_key(name) or name.casefold()


def _explained(
    documents: Iterable[Document], told: Mapping[str, object], texts: Mapping[str, str], names: dict[str, str]
) -> dict[str, str]:
    """Short forms that pages explain, where all pages explain them alike. Names that are new are added to `names`."""
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        if texts.get(document.id, document.id) in told:
            for short, long in abbreviations(document.text).items():
                found[_key(short)].add(_key(long))
                names.setdefault(_key(long), long)
    return {short: next(iter(long)) for short, long in found.items() if len(long) == 1}
