"""Names as merging compares them: words without case, accents and doubled letters, one body's names made one.

Names that were carried over from another script double their letters freely ("Alloush", "Aloush"), and news calls an
armed group by its initials, its full name or what its enemies call it.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from tallywire.language.folding import WORD, fold, fold_words
from tallywire.language.speaker_names import spoken_for
from tallywire.merging.kinds import rules
from tallywire.records import Participant, Speaker, Statement

__all__ = ["BODY", "capitalised", "folded_words", "of_participants", "of_places", "of_speaker"]

_LEAST_LETTERS = 3
BODY = "body "  # how the one word begins that all names of a body share
_DOUBLED = re.compile(r"([^\W\d])\1")
_OPENING, _ENDING = " \t\"“‘'(", ".!?:;\n—–”"


def folded_words(text: str | None) -> frozenset[str]:
    """Content words of `text`, without case, accents, initials' full stops, doubled letters and a plural's ending.

    >>> sorted(folded_words("The U.S. warplanes of Deir-ez-Zór")), folded_words("Alloush") == folded_words("Aloush")
    (['deir', 'warplane', 'zor'], True)
    """
    empty = rules()["words"]["empty"]
    found = [form for word in fold_words(text) if word not in empty and (form := _singular(word)) not in empty]
    return frozenset(_DOUBLED.sub(r"\1", form) for form in found if len(form) >= _LEAST_LETTERS or form.isdigit())


def of_participants(participants: Iterable[Participant]) -> frozenset[str]:
    """The words of those who take part, with the one name of a body that has several."""
    return frozenset(word for participant in participants for word in _named(participant.text))


def of_speaker(speaker: Speaker) -> frozenset[str]:
    """The words of a speaker, and of the body that he speaks for.

    A body that the page's own words name is it, whomever the page was read to mean.
    """
    named, body = _named(speaker.text), spoken_for(speaker.text or "")
    if speaker.name and not any(word.startswith(BODY) for word in named):
        named = _named(speaker.name)
    return named | (_named(body[0]) if body else frozenset())


def of_places(statement: Statement) -> frozenset[str]:
    """The words of the places of a statement, as it names them and as maps do."""
    return frozenset(word for p in statement.places for word in folded_words(p.name) | folded_words(p.text))


def capitalised(text: str, before: str) -> frozenset[str]:
    """Words with a capital, but the first of a sentence; `before` are the characters before `text`."""
    first = not before.rstrip(_OPENING) or before.rstrip(_OPENING)[-1] in _ENDING
    found = [match.group() for match in WORD.finditer(text)]
    return folded_words(" ".join(word for word in found[1 if first else 0 :] if word[0].isupper()))


def _named(text: str | None) -> frozenset[str]:
    """The words of a name; a body of several names (`names.toml`) has one word more, which all of them share.

    >>> sorted(_named("al-Qaeda in the Arabian Peninsula") & _named("AQAP")), "body qaida" in _named("AQAP")
    (['body aqap'], False)
    """
    words = WORD.findall(text or "")
    folded = [fold(word) for word in words]
    bodies: set[str] = set()
    at = 0
    while at < len(words):
        found = [(len(name), body) for name, body in _bodies().get(folded[at], ()) if _stands(name, at, words, folded)]
        length, body = max(found, default=(1, ""))  # the longest name: "Pakistani Taliban" is not the Taliban
        bodies |= {body} if body else set()
        at += length
    return folded_words(text) | frozenset(bodies)


def _stands(name: tuple[str, ...], at: int, words: Sequence[str], folded: Sequence[str]) -> bool:
    """Whether a name stands there; initials count as they are written."""
    return name == (tuple(words[at : at + 1]) if name[0].isupper() else tuple(folded[at : at + len(name)]))


@cache
def _bodies() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """The names of bodies, each with the word for its body, by the first word of the name, folded.

    Names are folded too, but initials ("IS"), which count as they are written.
    """
    tables = tomllib.loads((files("tallywire.merging") / "names.toml").read_text("utf-8"))
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for body, names in tables["bodies"].items():
        for name in names:
            folded = fold_words(name)
            found[folded[0]].append(((name,) if name.isupper() else tuple(folded), f"{BODY}{body}"))
    return found


def _singular(form: str) -> str:
    return form[:-1] if len(form) > _LEAST_LETTERS and form.endswith("s") and not form.endswith("ss") else form
