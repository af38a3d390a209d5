"""Names that news of conflicts holds again and again, designations like "T-72", and names of ships.

They are found by the words themselves, so that a name is one whatever the reader made of it, in linear time.

>>> [(name.text, name.kind) for name in known_names("Two Tornado GR4s and HMS Dauntless hit an ISIL T-72.")]
[('Tornado GR4s', 'vehicle'), ('HMS Dauntless', 'vehicle'), ('ISIL', 'group'), ('T-72', 'vehicle')]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import cast

from tallywire.language.mention_nouns import noun_class
from tallywire.language.phrases import PhraseTable
from tallywire.records import Mention, MentionKind

__all__ = ["known_names", "ship_name"]

_IN_COMPANY = "_in_company"
_NEAR = 40  # characters
_SHORT = 5  # letters; a shorter name must have its capitals
_WORD = re.compile(r"\w+")
_USERS = frozenset(
    ("raf", "usaf", "strike", "airstrike", "pilot", "crew", "squadron", "sortie", "flying", "flew", "fired", "launched",
     "armed", "guided")
)  # fmt: skip
# series of aircraft and armoured vehicles, and of small arms and missiles, as "type-number"
_VEHICLES = re.compile(
    r"\b(?:(?:Su|SU|MiG|MIG|Mig|Mi|MI|Tu|TU|Ka|KA|Il|IL|An|AN|Yak|MQ|RQ|AH|UH|CH|MH|KC|AC|RC|EA|EP|BMP|BTR|BRDM)-?\d{1,3}"
    r"|(?:F|B|C|A|T|V|EF)-\d\d{1,2})(?:[A-Z]{1,2}\d?)?s?\b"
)
_WEAPONS = re.compile(
    r"\b(?:AK|AR|RPG|RPO|AGM|AIM|GBU|FAB|KAB|BM|SA|SAM|Kh|ZU|ZSU|SPG|RPK|SVD|FIM|BGM)-?\d{1,4}(?:[A-Z]{1,2}\d?)?s?\b"
    r"|\bS-[1-5]\d\d\b"
)


def known_names(text: str) -> list[Mention]:
    """The known names in a text, in order, the longest where several begin together, without overlaps."""
    found: list[Mention] = []
    for one in sorted([*_listed(text), *_ships(text), *_designated(text)], key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def ship_name(name: str) -> str | None:
    """The name of a ship without its prefix; None if there is no such prefix.

    >>> ship_name("HMS Dauntless"), ship_name("Dauntless")
    ('Dauntless', None)
    """
    prefix, _, rest = name.partition(" ")
    return rest if rest and prefix in _ship_prefixes() else None


def _designated(text: str) -> Iterator[Mention]:
    for match in _VEHICLES.finditer(text):
        yield _mention(text, match.start(), match.end(), "vehicle")
    for match in _WEAPONS.finditer(text):
        yield _mention(text, match.start(), match.end(), "weapon")


def _listed(text: str) -> Iterator[Mention]:
    for name, start, end, (kind, alone) in _names().find(text):
        if _written(text[start:end], name) and (alone or _in_company(text, start, end)):
            yield _mention(text, start, end, kind)


def _written(given: str, known: str) -> bool:
    """Whether the letters are capitals where they must be: all of a short name, the first of a long one."""
    if len(known) <= _SHORT or known.isupper():
        return given == known
    return given[0].isupper() or not known[0].isupper()


def _in_company(text: str, start: int, end: int) -> bool:
    """Whether arms, vehicles or those who use them are named near by."""
    near = text[max(0, start - _NEAR) : start] + " " + text[end : end + _NEAR]
    return any(
        word in _sure_arms() or one in _USERS or noun_class(one) in ("weapons", "vehicles")
        for word in _WORD.findall(near.lower())
        for one in (word, word.removesuffix("s"))
    )


def _ships(text: str) -> Iterator[Mention]:
    if text.isupper():
        return
    for match in _ship_pattern().finditer(text):
        yield _mention(text, match.start(), match.end(), "vehicle")


def _mention(text: str, start: int, end: int, kind: MentionKind) -> Mention:
    return Mention(start=start, end=end, text=text[start:end], kind=kind)


# ---------------------------------------------------------------- lists


@cache
def _lists() -> Mapping[str, Sequence[str]]:
    table: dict[str, list[str]] = tomllib.loads((files("tallywire.language") / "known_names.toml").read_text("utf-8"))
    return table


@cache
def _names() -> PhraseTable[tuple[MentionKind, bool]]:
    """Known names; the value is the kind, and whether the name needs no company."""
    return PhraseTable(
        (name, (cast(MentionKind, key.removesuffix(_IN_COMPANY)), not key.endswith(_IN_COMPANY)))
        for key, names in _lists().items()
        if key != "ship_prefixes"
        for name in names
    )


@cache
def _sure_arms() -> frozenset[str]:
    """First words of arms and vehicles that need no company themselves."""
    first = {key: {_WORD.findall(name.lower())[0] for name in names} for key, names in _lists().items()}
    unsure = first["weapon" + _IN_COMPANY] | first["vehicle" + _IN_COMPANY]
    return frozenset((first["weapon"] | first["vehicle"]) - unsure)


@cache
def _ship_prefixes() -> frozenset[str]:
    return frozenset(_lists()["ship_prefixes"])


@cache
def _ship_pattern() -> re.Pattern[str]:
    """A prefix and up to four words: the first and the last with a capital, small link words between."""
    prefixes = "|".join(sorted(_ship_prefixes()))
    return re.compile(rf"\b(?:{prefixes}) [^\W\d_a-z]\w+(?:[ -](?:(?:de|of|the|la) )?[^\W\d_a-z](?:\w+|\.)){{0,3}}")
