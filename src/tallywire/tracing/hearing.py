"""What a phrase names that something is attributed to: a person, a body, or a person who speaks for a body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tallywire.language.speaker_names import name_key, spoken_for
from tallywire.records import Speaker, Statement

__all__ = ["Heard", "hear", "key_of"]

_PARTICLES = frozenset(
    {"of", "for", "and", "al", "el", "de", "del", "da", "di", "du", "la", "van", "von", "bin", "ibn"}
)


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker as a phrase names it: by name, and the body that it speaks for; its own name where it is the body."""

    key: str
    name: str
    body_key: str
    body: str

    @property
    def speaks_for(self) -> bool:
        """Whether somebody speaks for somebody else."""
        return self.body_key != self.key


def hear(statements: Iterable[Statement]) -> dict[str, Heard]:
    """`{statement id: who says it}` for statements that name somebody; a phrase is read once, however often it stands.

    Pronouns and "the ministry" are what the record says that they stand for.
    """
    read: dict[tuple[str, str | None], Heard | None] = {}
    heard = {}
    for statement in statements:
        source = _source(statement)
        if source is not None:
            phrase = (source.text, source.name)
            if phrase not in read:
                read[phrase] = _read(source)
            if found := read[phrase]:
                heard[statement.id] = found
    return heard


def _source(statement: Statement) -> Speaker | None:
    return statement.attribution.source if statement.attribution else None


def _read(speaker: Speaker) -> Heard | None:
    """What a phrase names. A pronoun stands for a name; what has a name of its own stands for no other."""
    name = speaker.name if speaker.name and not _differs(speaker.text, speaker.name) else speaker.text
    if spoken := spoken_for(speaker.text) or spoken_for(name):
        body, person = spoken
        person = person or (name if name_key(name) and not spoken_for(name) else body)
        return Heard(key_of(person), person, key_of(body), body)
    key, own = name_key(name), _without_role(name)
    return Heard(key_of(own), own, key_of(own), own) if key else None


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


def key_of(name: str) -> str:
    """The name of a body or a person as it is compared; as it is written where it names nobody in particular."""
    return name_key(name) or name.casefold()
