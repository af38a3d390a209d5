"""Which participants of one document are the same: short forms, acronyms and heads of longer names.

"Brandt" is "Colonel Ada Brandt", "CRF" the "Coastal Rescue Front", "the guards" the "two prison guards", where the
document has exactly one such longer form; where it has several, the short form stays by itself. Nothing is compared
across documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tallywire.annotating.participants import canonical_name
from tallywire.identity import content_id
from tallywire.records import Participant, Statement

__all__ = ["longer_forms", "with_entities"]

_LINKS = frozenset({"of", "in", "at", "for", "from", "on", "with", "near", "by", "who", "including"})
_SMALL = frozenset({"of", "the", "and", "for", "de", "la", "del", "y", "in"})
_SHORTEST, _LONGEST = 2, 8  # letters of an acronym


def with_entities(statements: Sequence[Statement]) -> list[Statement]:
    """The statements with one entity id for all the forms of a participant's name."""
    everyone = [person for one in statements for person in (*one.actors, *one.targets)]
    longer = longer_forms(canonical_name(person.text) for person in everyone)
    return [
        replace(one, actors=_named(one.actors, one, longer), targets=_named(one.targets, one, longer))
        for one in statements
    ]


def longer_forms(names: Iterable[str]) -> dict[str, str]:
    """The full form of each short form among canonical names.

    >>> longer_forms(["coastal rescue front", "crf", "ada brandt", "brandt", "guards", "two guards", "three guards"])
    {'brandt': 'ada brandt', 'crf': 'coastal rescue front'}
    """
    distinct = sorted(set(names) - {""})
    by_ending: dict[str, set[str]] = {}
    for name in distinct:
        words = _core(name)
        for at in range(1, len(words)):
            by_ending.setdefault(" ".join(words[at:]), set()).add(name)
        if (letters := _initials(words)) and _SHORTEST <= len(letters) <= _LONGEST:
            by_ending.setdefault(letters, set()).add(name)
        if len(words) < len(name.split()):
            by_ending.setdefault(" ".join(words), set()).add(name)
    found = {name: by_ending[name] - {name} for name in distinct if name in by_ending}
    direct = {name: _only(longer, found) for name, longer in found.items()}
    return {name: longer for name, longer in direct.items() if longer is not None}


def _only(longer: set[str], found: dict[str, set[str]]) -> str | None:
    """The one full form, forms of forms left out ("brandt", "ada brandt", "colonel ada brandt")."""
    full = {name for name in longer if not found.get(name)}
    return next(iter(full)) if len(full) == 1 else None


def _core(name: str) -> list[str]:
    """The words before what only says where or whose ("governor" of "governor of Velm")."""
    words = name.split()
    cut = next((at for at, word in enumerate(words) if at and word in _LINKS), len(words))
    return words[:cut]


def _initials(words: Sequence[str]) -> str:
    big = [word for word in words if word not in _SMALL]
    return "".join(word[0] for word in big) if len(big) > 1 else ""


def _named(people: tuple[Participant, ...], one: Statement, longer: dict[str, str]) -> tuple[Participant, ...]:
    return tuple(replace(person, entity_id=_entity(person, one, longer)) for person in people)


def _entity(person: Participant, one: Statement, longer: dict[str, str]) -> str | None:
    name = canonical_name(person.text)
    return content_id("ent", one.document_id, longer.get(name, name)) if name else None
