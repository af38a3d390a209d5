"""Which of the places that share a name is meant.

Every name of a document votes for the surroundings of its possible senses (`place_votes`), round after round; names
with one likely sense carry the vote. "X, Y" settles X. A name keeps one sense through a document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from tallywire.language.place_spans import Match
from tallywire.language.place_votes import Choice, Name, Votes
from tallywire.language.place_words import PlaceWords

__all__ = ["choose_senses"]

_ROUNDS: Final = 5
_HINT: Final = 0.7
_MOST_HINTS: Final = 2.1


def choose_senses(matches: list[Match], table: PlaceWords, words: Iterable[str] = ()) -> list[Choice]:
    """One choice per match, in their order; `words` are the document's, some of which speak for a country."""
    settling: dict[str, Match] = {}
    for match in matches:
        if match.container is not None:
            settling.setdefault(match.key, match)
    names: dict[tuple[str, str], Name] = {}
    keys = []
    for match in matches:
        model = match if match.container or match.part or match.kinds else settling.get(match.key, match)
        key = _identity(model)
        keys.append(key)
        if key not in names:
            names[key] = Name(model, table)
    _settle(list(names.values()), _hints(words, table))
    return [names[key].best() for key in keys]


def _identity(match: Match) -> tuple[str, str]:
    """Matches with the same identity mean the same place."""
    if match.container is not None:
        return match.key, "in " + match.container.key
    if match.part is not None:
        return match.key, "of " + match.part.key
    return match.key, "+".join(sorted(match.kinds))


def _hints(words: Iterable[str], table: PlaceWords) -> Votes:
    """Votes of words that belong to one country: its institutions ("sheriff", "RCMP") and its people ("Peruvian")."""
    hints: Votes = {}
    present = Counter(word for word in words if word in table.speaking)
    hits, said = Counter[str](), Counter[str]()
    for word, count in present.items():
        cues, peoples = table.speaking[word]
        hits.update(cues)
        said.update(dict.fromkeys(peoples, count))
    for country, count in hits.items():
        hints["country", country] = min(_MOST_HINTS, _HINT * count)
    for country, count in said.items():
        hints["country", country] = hints.get(("country", country), 0.0) + min(_MOST_HINTS, _HINT * count)
    return hints


def _settle(names: list[Name], hints: Votes) -> None:
    """Lets the names of a document vote until their shares stand."""
    for _ in range(_ROUNDS):
        votes: Votes = defaultdict(float, hints)
        owns = [name.own() for name in names]
        for own in owns:
            for region, share in own.items():
                votes[region] += share
        for name, own in zip(names, owns, strict=True):
            name.revise(votes, own)
