"""How the statements of an event stand to each other: the same, agreeing, contradicting, bringing up to date, denying.

The number of relations is bounded: figures of one measure, side and period are compared all with all only while they
are few, else each with the next; statements without figures are tied to the event's first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tallywire.merging.denials import denies
from tallywire.merging.ends import relate_ends
from tallywire.merging.features import Features, lane_of_event
from tallywire.merging.rivals import relate_figures
from tallywire.merging.rows import relation_row
from tallywire.records import Document, Relation, RelationKind

__all__ = ["relate"]

_ALL_PAIRS = 12  # figures of one sort that are compared all with all
_DENIED = 8  # statements that one denial is tied to
_SAME = 0.8  # share of words in common that makes two statements one
_MUCH = 0.4  # and that makes two pages tell the same thing
_LEAST_WORDS = 3
_HEADING = "background:heading"  # rule of annotating
_NEAREST = 3  # statements that one is tied to for its words
_WIDESPREAD = 100  # sayings that hold one word; beyond, the word tells nothing
_DENIES = 0.34  # share of a denial's words that what it denies must have


def relate(events: Sequence[Sequence[Features]], documents: Mapping[str, Document]) -> list[Relation]:
    """The relations of a story's events, each given by its statements; sorted, every pair and sort of relation once."""
    found: dict[tuple[str, str, RelationKind, str], Relation] = {}
    for members in events:
        ordered = sorted(members, key=lambda one: one.order)
        told = (*_tellings(_asserted(ordered)), *_tellings(_denied_words(ordered)))
        for relation in (*relate_figures(ordered, documents), *told, *_denials(ordered), *relate_ends(ordered)):
            found.setdefault(_key(relation), relation)
    for relation in _denials_of_words(events):
        found.setdefault(_key(relation), relation)
    return [found[key] for key in sorted(found)]


def _key(relation: Relation) -> tuple[str, str, RelationKind, str]:
    return relation.left_statement_id, relation.right_statement_id, relation.relation, relation.measure or ""


def _tellings(told: Sequence[Features]) -> Iterator[Relation]:
    """Statements that say the same in nearly the same words, and the first of every page with the event's first.

    The first of a page is no heading where it has another.
    """
    holders: dict[str, list[Features]] = defaultdict(list)
    for one in told:
        for earlier, shared in _alike(one, holders):
            if shared >= _SAME:
                yield relation_row(earlier, one, "same", "both tell it in nearly the same words")
            elif earlier.statement.document_id != one.statement.document_id:
                yield relation_row(earlier, one, "agrees", "two pages tell it in much the same words")
        for word in one.words:
            holders[word].append(one)
    first_of: dict[str, Features] = {}
    for one in sorted(told, key=lambda one: (_HEADING in one.statement.rules, one.order)):
        first_of.setdefault(one.statement.document_id, one)
    firsts = sorted(first_of.values(), key=lambda one: one.order)
    for one in firsts[1:]:
        yield relation_row(firsts[0], one, "agrees", "two pages tell of one happening")
    for one in told:
        first = first_of[one.statement.document_id]
        if one is not first and one.kind == first.kind:
            yield relation_row(first, one, "same", "one page tells it more than once")


def _alike(one: Features, holders: Mapping[str, list[Features]]) -> list[tuple[Features, float]]:
    """Earlier statements with many of the same words, found through the rarest words; the most alike ones."""
    if len(one.words) < _LEAST_WORDS:
        return []
    rarest = sorted((word for word in one.words if word in holders), key=lambda word: (len(holders[word]), word))
    candidates = {other.statement.id: other for word in rarest[:5] for other in holders[word][:_ALL_PAIRS]}
    alike = [
        (other, 2 * len(one.words & other.words) / (len(one.words) + len(other.words))) for other in candidates.values()
    ]
    alike = [(other, shared) for other, shared in alike if shared >= _MUCH]
    return sorted(alike, key=lambda pair: (-pair[1], pair[0].order))[:_NEAREST]


def _denials(members: Sequence[Features]) -> Iterator[Relation]:
    """A denial with the first things asserted of the event that it denies: deeds of its kind, in some of its words."""
    for one in members:
        denied = [other for other in members if denies(one, other)] if one.statement.polarity == "denied" else []
        for other in denied[:_DENIED]:
            yield relation_row(one, other, "denies", "one denies what the other says happened")


def _denials_of_words(events: Sequence[Sequence[Features]]) -> Iterator[Relation]:
    """What was said against what somebody else said: a denial of its own, tied to the nearest words."""
    spoken = [members for members in events if members and lane_of_event(members) == "words"]
    denials = [(at, one) for at, group in enumerate(spoken) for one in group if one.statement.polarity == "denied"]
    asserted = [_asserted(group) for group in spoken] if denials else []
    holders: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(asserted):
        for word in {word for other in group for word in other.words | other.speaker}:
            holders[word].append(number)
    for at, one in denials:
        for other in _nearest(one, at, asserted, holders):
            yield relation_row(one, other, "denies", "one denies what the other claims")


def _asserted(group: Sequence[Features]) -> list[Features]:
    return [other for other in group if other.statement.polarity == "asserted"]


def _denied_words(members: Sequence[Features]) -> list[Features]:
    """Denials of an event of words: those who deny one thing agree."""
    return [one for one in members if one.lane == "words" and one.statement.polarity == "denied"]


def _nearest(
    one: Features, own: int, asserted: Sequence[Sequence[Features]], holders: Mapping[str, Sequence[int]]
) -> list[Features]:
    """The asserted statements, one of each page, of the one event of words that shares most words with a denial."""
    shared: Counter[int] = Counter()
    for word in one.words:
        held = holders.get(word, ())
        if len(held) <= _WIDESPREAD:
            shared.update(held)
    del shared[own]
    best = min(shared, key=lambda number: (-shared[number], number), default=None)
    if best is None or shared[best] <= _DENIES * max(1, len(one.words)):
        return []
    first_of: dict[str, Features] = {}
    for other in sorted(asserted[best], key=lambda other: other.order):
        first_of.setdefault(other.statement.document_id, other)
    return list(first_of.values())[:_DENIED]
