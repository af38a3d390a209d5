"""Whose names `--hide-names` hides: people whom a page tells to have been harmed, and who are not public.

The record says whom an act was done to (`targets`), not who they are; so a name is taken for a private victim's where

- it is the target of a kind of happening that harms, or is named behind "the victims were identified as", or stands
  with an age ("Ada Brandt, 34", "34-year-old Ada Brandt") on a page that tells of harm;
- it reads like a person's: capitals, no body, place, nationality or known group;
- nothing in the record makes the person public: no office is written before or behind the name, no statement is
  attributed to the name as an official's or a spokesperson's.

Where it is doubtful whether somebody is public, the name is hidden. Nothing is looked up outside the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tallywire.language.gazetteer import load_gazetteer
from tallywire.language.gazetteer_keys import name_key
from tallywire.language.known_names import known_names
from tallywire.language.mention_nouns import noun_class
from tallywire.language.place_words import load_place_words
from tallywire.language.speaker_names import spoken_for
from tallywire.publishing.tables import Tables
from tallywire.publishing.written_names import POSSESSIVE, WORD, Named, is_capital, names_in, private_words
from tallywire.records import Statement

__all__ = ["place_names", "private_names"]

_AGE = re.compile(
    r"(?:,? [JS]r\.?)?"
    r"(?:(?:, (?:aged? )?| \()(?:1[01]\d|[1-9]?\d)(?=[,.;)]| \(|$)|, in (?:his|her|their) (?:\w{1,9}[ -])?\d0s)"
)
_AGE_BEFORE = re.compile(r"\d[- ]years?[- ]old (?:[a-z]+ )?$")
_ENDS = re.compile(r",|;|\(| (?:of|from|in|at|with|for|by|who|and) ")
_BETWEEN = re.compile(r"\)?(?:, (?:and )?| and )")
_LIST = 300  # characters of a list of names
_BEHIND = re.compile(r", (?:the |a |an )?((?:[\w-]+ ){0,2}[\w-]+)")
_PREPOSITIONS = frozenset(("of", "to", "for", "by", "from"))

Found = Iterator[tuple[str, Named]]
"""Names, each with the document that tells of it."""

Runs = Mapping[str, tuple[Named, ...]]
"""The names of every document."""


def private_names(tables: Tables) -> dict[str, frozenset[tuple[str, ...]]]:
    """The names of private victims, as their words, by the document that tells of them; linear in the record's text."""
    places = place_names(tables)
    texts = {document.id: document.text for document in tables.documents}
    harming = [
        one for one in tables.statements if one.kind not in private_words("harmless_kinds") and one.document_id in texts
    ]
    runs = {document.id: tuple(names_in(document.text)) for document in tables.documents}
    told = {one.document_id for one in harming}
    named = [*_targets(harming, texts), *_listed_victims(tables), *_aged(told, texts, runs)]
    bodies = _bodies(tables)
    victims = [(page, name) for page, name in named if _is_person(name, places) and name.key not in bodies]
    public = _public_keys(tables, runs) if victims else set()
    known = public | {key[-1:] for key in public}  # a public person's last word alone is that person
    found: dict[str, set[tuple[str, ...]]] = {}
    for document_id, name in victims:
        if name.key not in known:
            found.setdefault(document_id, set()).add(name.plain)
    return {document_id: frozenset(names) for document_id, names in found.items()}


# ---------------------------------------------------------------- who was harmed


def _targets(harming: Iterable[Statement], texts: Mapping[str, str]) -> Found:
    """Named targets, and the names in apposition behind a target ("two doctors, Ali Venn and Omar Tarr")."""
    for statement in harming:
        for target in statement.targets:
            end = _ENDS.search(target.text)
            shown = _one_line(target.text[: end.start()] if end else target.text)
            found = list(names_in(shown))
            if found and (found[-1].end == len(shown) or POSSESSIVE.search(found[-1].words[-1])):
                yield statement.document_id, found[-1]
            behind = _one_line(texts[statement.document_id][target.end : target.end + _LIST])
            yield from ((statement.document_id, name) for name in _listed(behind))


def _one_line(text: str) -> str:
    """A part of a sentence as it would stand on one line, as long as before: typed pages break names at line ends."""
    return text.replace("\n", " ")


def _listed(behind: str) -> Iterator[Named]:
    """The names that a text begins with, each behind a comma or "and"."""
    begun = _BETWEEN.match(behind)
    first = WORD.match(behind, begun.end()) if begun else None
    if first is None or not is_capital(first[0]):
        return
    at = 0
    for name in names_in(behind):
        if not _BETWEEN.fullmatch(behind[at : name.start]) or len(name.words) < 2:
            return
        yield name
        age = _AGE.match(behind, name.end)
        at = age.end() if age else name.end


def _listed_victims(tables: Tables) -> Found:
    """Names right behind "the victims, ", "the dead were", "the wounded were identified as"."""
    for passage in tables.passages:
        harmed = False
        for word in WORD.finditer(passage.text):
            harmed = harmed or word[0].lower() in private_words("harmed")
            if harmed and (word[0] in private_words("harmed") or word[0] in private_words("naming")):
                begun = _one_line(passage.text[word.end() : word.end() + _LIST])
                begun = begun.removeprefix(" as").removeprefix(",")
                # The list is written as one behind a target is: with a comma before its first name.
                yield from ((passage.document_id, name) for name in _listed(f",{begun}"))


def _aged(documents: Iterable[str], texts: Mapping[str, str], runs: Runs) -> Found:
    """Names with an age beside them, as news gives it for private people."""
    for document_id in sorted(documents):
        text = texts[document_id]
        for name in runs[document_id]:
            if _AGE.match(text, name.end) or _AGE_BEFORE.search(text, max(0, name.start - 40), name.start):
                yield document_id, name


# ---------------------------------------------------------------- who is public


def _public_keys(tables: Tables, runs: Runs) -> set[tuple[str, ...]]:
    """Names that stand with an office, and names of those who speak as officials or for a body."""
    keys: set[tuple[str, ...]] = set()
    for document in tables.documents:
        for name in runs[document.id]:
            if not private_words("offices").isdisjoint(name.titles) or _office_behind(document.text, name.end):
                keys.add(name.key)
    for statement in tables.statements:
        source = statement.attribution.source if statement.attribution else None
        if source is None:
            continue
        for shown in {source.text, source.name or ""}:
            if source.kind in ("official", "media") or spoken_for(shown):
                keys.update(name.key for name in names_in(shown))
    return keys


def _bodies(tables: Tables) -> set[tuple[str, ...]]:
    """Names of those who speak as a body: newsrooms, agencies, organisations, groups."""
    names = [one.name for one in tables.origins if one.kind in ("agency", "outlet") and one.name]
    for statement in tables.statements:
        source = statement.attribution.source if statement.attribution else None
        if source and source.kind in ("organisation", "group", "media", "document"):
            names += [source.text, source.name or ""]
    return {name.key for text in names for name in names_in(text)}


def _office_behind(text: str, end: int) -> bool:
    """Whether an office stands in apposition behind a name: "Ada Brandt, the city's mayor, "."""
    behind = _BEHIND.match(text[end : end + 60])
    words = behind[1].lower().split() if behind else []
    at = next((at for at, word in enumerate(words) if word in private_words("offices")), None)
    return at is not None and _PREPOSITIONS.isdisjoint(words[:at])


def place_names(tables: Tables) -> frozenset[str]:
    """Every name of a place in a record, in small letters."""
    stated = {name.lower() for one in tables.statements for place in one.places for name in (place.name, place.text)}
    return frozenset(stated | {event.place.name.lower() for event in tables.events if event.place})


# ---------------------------------------------------------------- what reads like a person's name


def _is_person(name: Named, places: frozenset[str]) -> bool:
    words = [word.lower() for word in name.plain]
    tables = load_place_words()
    shown = " ".join(words)
    if words[0] not in tables.first_names and noun_class(words[-1]) == "people":
        return False  # "Year-Old Girl" in the capitals of a headline
    addressed = bool(name.titles) and name.titles[-1] in tables.titles
    if any(_is_body(word) for word in words) or all(word in tables.demonyms for word in words):
        return False
    if not addressed and (shown in places or any(one.kind != "person" for one in known_names(" ".join(name.words)))):
        return False
    if len(words) > 1 or addressed:
        listed = words[0] not in tables.first_names and not addressed and load_gazetteer().has(name_key(shown))
        return not listed and not all(word.isupper() and len(word) < 6 for word in name.words)
    (word,) = words
    known = word in tables.first_names or word in tables.surnames
    return known or not (name.words[0].isupper() or word.endswith("s") or noun_class(word) or word in tables.never)


def _is_body(word: str) -> bool:
    tables = load_place_words()
    named = word in tables.organisations or word in tables.papers or word in tables.tails or word in tables.streets
    return named or noun_class(word) in ("bodies", "facilities", "weapons", "vehicles")
