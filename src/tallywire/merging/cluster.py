"""An event under construction: its statements, and what they have in common, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tallywire.merging.features import Features
from tallywire.records import EventPlace, Place

__all__ = ["Cluster", "Reason"]

Reason = str


@dataclass(slots=True)
class Cluster:
    """An event under construction. It never leaves merging, so it may change."""

    members: list[Features] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    who: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    sentences: Counter[str] = field(default_factory=Counter)
    speaker: Counter[str] = field(default_factory=Counter)
    sides: Counter[str] = field(default_factory=Counter)
    places: dict[frozenset[str], Place] = field(default_factory=dict)
    days: dict[tuple[str | None, str | None], int] = field(default_factory=dict)
    inferred: dict[tuple[str | None, str | None], int] = field(default_factory=dict)
    ends: int = 0  # members that tell how who did it ended
    denials: int = 0  # members that deny
    another: int = 0  # members that tell the deed as one more
    means: Counter[str] = field(default_factory=Counter)
    tolls: dict[tuple[str, str], list[tuple[float, Features]]] = field(default_factory=dict)
    counts: Counter[tuple[str, float]] = field(default_factory=Counter)
    reasons: Counter[Reason] = field(default_factory=Counter)
    told_in: dict[str, list[int]] = field(default_factory=dict)  # where its statements end, by document
    around: dict[str, tuple[Place, int]] = field(default_factory=dict)  # towns that its pages name, with how many do
    scenes: dict[str, EventPlace] = field(default_factory=dict)  # where the pages that are about it say that they are

    def add(self, features: Features, reasons: tuple[Reason, ...]) -> None:
        """Takes a statement in."""
        self.members.append(features)
        self.kinds[features.kind] += 1
        self.words.update(features.words)
        self.who.update(features.who)
        self.names.update(features.names)
        self.sentences[features.statement.passage_id] += 1
        self.speaker.update(features.speaker)
        self.counts.update(features.counts)
        self.reasons.update(reasons)
        self.told_in.setdefault(features.statement.document_id, []).append(features.statement.end)
        self.ends += features.end
        self.another += features.another
        self.denials += features.statement.polarity == "denied"
        if features.side:
            self.sides[features.side] += 1
        if features.place:
            self.places.setdefault(features.place_words, features.place)
        if features.means:
            self.means[features.means] += 1
        for toll, value in features.tolls:
            self.tolls.setdefault((features.statement.document_id, toll), []).append((value, features))
        if features.first or features.last:
            told, key = self.days if features.stated else self.inferred, (features.first, features.last)
            told[key] = told.get(key, 0) + 1

    @property
    def tells_an_end(self) -> bool:
        """Whether most of it tells how who did it ended."""
        return 2 * self.ends > len(self.members)

    @property
    def only_denials(self) -> bool:
        """Whether nobody asserts it."""
        return self.denials == len(self.members)

    @property
    def is_another(self) -> bool:
        """Whether most of it tells the deed as one more."""
        return 2 * self.another > len(self.members)

    @property
    def victims(self) -> frozenset[str]:
        """The words with a capital that name those to whom it was done."""
        return frozenset(word for member in self.members for word in member.targets & member.names)

    def take(self, other: Cluster, reason: Reason) -> None:
        """Takes in all statements of another event."""
        reasons = self.reasons + other.reasons
        for member in other.members:
            self.add(member, (reason,))
        self.reasons = reasons + Counter({reason: len(other.members)})
