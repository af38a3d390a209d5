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
from tallywire.records import Document, Statement
from tallywire.tracing.aliases import full_names, name_in_text
from tallywire.tracing.hearing import Heard, hear, key_of

__all__ = ["Voice", "name_voices"]

_BRACKETED = re.compile(r" ?\([^()]*\)")
_WORDS = 20  # bodies with a name of one word that are looked up in one text
_PAGES = 3  # of a text that are searched for a full name


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker under the name by which all pages are compared (`key`), and as a page writes it."""

    key: str
    name: str


def name_voices(
    documents: Iterable[Document], texts: Mapping[str, str], statements: Sequence[Statement]
) -> dict[str, Voice]:
    """`{statement id: who says it}` for the statements that somebody in particular says.

    `texts` maps every document to the first document of its text: short names are read within one text.
    """
    documents = sorted(documents, key=lambda document: document.id)
    heard = hear(statements)
    text_of = {one.id: texts.get(one.document_id, one.document_id) for one in statements if one.id in heard}
    told: dict[str, set[Heard]] = defaultdict(set)
    for statement_id, found in heard.items():
        told[text_of[statement_id]].add(found)
    everybody = frozenset(heard.values())
    written = _written(documents, texts, told)
    names = _names([*everybody, *(found for own in written.values() for found in own)])
    explained = _explained(documents, told, texts, names)
    everywhere = _bodies(one for one in everybody if " " in one.key)
    full: dict[tuple[str, str], str] = {}
    for text, own in told.items():
        longer = {one.key: one.body_key for one in written.get(text, ())}
        keys = {key for one in own for key in (one.key, one.body_key)}
        found_names = full_names(keys, [explained, longer, _bodies(own), everywhere])
        full.update(((text, key), name) for key, name in found_names.items())
    return {
        statement_id: Voice(key, names.get(key, found.name))
        for statement_id, found in heard.items()
        for key in [full[text_of[statement_id], found.body_key]]
    }


def _bodies(heard: Iterable[Heard]) -> dict[str, str]:
    """For whom people speak, by their names; a surname alone is somebody in one text only."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in heard:
        if one.speaks_for:
            found[one.key].add(one.body_key)
    longest = {person: max(bodies, key=lambda body: (len(body), body)) for person, bodies in found.items()}
    return {person: body for person, body in longest.items() if all(f" {one} " in f" {body} " for one in found[person])}


def _written(
    documents: Iterable[Document], texts: Mapping[str, str], told: Mapping[str, Iterable[Heard]]
) -> dict[str, list[Heard]]:
    """Of bodies that speak under one word the full names that the pages of their text write, by text."""
    short = {
        text: words
        for text, own in told.items()
        if (words := {one.body for one in own if one.speaks_for and " " not in one.body and one.body[0].isupper()})
    }
    pages: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        text = texts.get(document.id, document.id)
        if text in short and len(pages[text]) < _PAGES:
            pages[text].append(document.text)
    return {
        text: [
            Heard(key_of(word), word, key_of(name), name)
            for word in sorted(words)[:_WORDS]
            if (name := name_in_text(word, pages[text]))
        ]
        for text, words in short.items()
    }


def _names(heard: Iterable[Heard]) -> dict[str, str]:
    """How names are written: as short as they are, rather in small letters than with a capital, or in capitals."""
    names: dict[str, str] = {}
    for one in heard:
        for key, name in ((one.key, one.name), (one.body_key, one.body)):
            name = _BRACKETED.sub("", name).strip(" \"'“”‘’")
            names[key] = min(names.get(key, name), name, key=lambda form: (len(form), form.isupper(), form.swapcase()))
    return names


def _explained(
    documents: Iterable[Document], told: Mapping[str, object], texts: Mapping[str, str], names: dict[str, str]
) -> dict[str, str]:
    """Short forms that pages explain, where all pages explain them alike. Names that are new are added to `names`."""
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        if texts.get(document.id, document.id) in told:
            for short, long in abbreviations(document.text).items():
                found[key_of(short)].add(key_of(long))
                names.setdefault(key_of(long), long)
    return {short: next(iter(long)) for short, long in found.items() if len(long) == 1}
