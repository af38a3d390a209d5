"""Where a told clause says its happening was: own clause first, then its sentence, then the story's place.

A place that only tells whose home, office or nationality something is ("a teacher from Linz", "the FBI in Denver") is
no place of a happening; nor is the town of a dateline, which says where the reporter sat.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tallywire.annotating.clauses import Told
from tallywire.annotating.sighting import Sighting
from tallywire.annotating.trees import base, children, label, lemmas, preposition
from tallywire.annotating.words import words
from tallywire.language.distance import kilometres
from tallywire.language.place_offsets import beside, place_label
from tallywire.ontology import Ontology
from tallywire.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["headline_place", "is_beside", "is_exact", "own_places", "scene_near", "story_place"]

_HOME = frozenset({"from", "for", "by", "with", "including", "like", "than"})
_BESIDE = frozenset({"near", "outside", "around", "beyond", "off"})
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_NEAR_KM = 40  # how far off the place meant by "outside Paris" is looked for
_INSIDE = frozenset({"in", "at", "near", "on", "outside", "inside"})
_MODIFYING = ("compound", "amod", "nmod:poss", "nmod:desc", "nmod:unmarked")
_FINE = ("point", "settlement", "near", "district")
_APPOSED = 60  # characters within which a village is followed by where it lies
_WEIGHTS = {"headline": 3}
_EARLY = 3  # the lede and what follows it name the story's place


def own_places(told: Told, sighting: Sighting, ontology: Ontology) -> tuple[Place, ...]:
    """The places inside the clause that say where it happened, the finest first.

    Each is where the words beside its name put it ("30 km north of Velm"). A village that no gazetteer knows has the
    point that the next words give it ("Marrat, 30 km north of Velm").
    """
    found = []
    for place in sighting.places:
        tokens = sighting.tokens(place)
        if place.metonym:
            continue  # a government that speaks is nowhere
        if tokens and tokens[-1].i in told.owned and _is_scene(_top(tokens), ontology) and not _is_doer(place, tokens):
            found.append(_meant(place, sighting))
    return tuple(sorted(found, key=lambda place: (_coarseness(place), place.start)))


def _meant(place: Place, sighting: Sighting) -> Place:
    """Where the words of its sentence put a place."""
    if place.lat is None:
        following = (one for one in sighting.places if 0 < one.start - place.end <= _APPOSED)
        anchor = next(following, None)
        moved = anchor and _moved(anchor, sighting)
        aside = sighting.text[place.end - sighting.start :].startswith((", ", " (", " – ", " — "))
        return place if not moved or moved.relation is None or not aside else _at_point(place, moved)
    return _moved(place, sighting)


def _moved(place: Place, sighting: Sighting) -> Place:
    return beside(place, sighting.text, start=sighting.start, quantities=sighting.quantities, places=sighting.places)


def _at_point(place: Place, moved: Place) -> Place:
    return replace(
        place,
        country=moved.country,
        lat=moved.lat,
        lon=moved.lon,
        precision=moved.precision,
        radius_km=moved.radius_km,
        within=place_label(moved),
    )


def is_beside(places: Iterable[Place], sighting: Sighting) -> bool:
    """Whether a clause only says near which place it happened: "outside the capital", "east of Paris"."""
    tops = [_top(tokens) for place in places if (tokens := sighting.tokens(place))]
    return bool(tops) and all(_beside(top) for top in tops)


def scene_near(places: Sequence[Place], scenes: Iterable[Place]) -> Place | None:
    """Of the places that other clauses name as theirs, the first that can be meant by "near" one of these."""
    names = {place.name for place in places}
    near = (
        scene
        for scene in scenes
        if scene.name not in names and _coarseness(scene) == 0 and any(_are_near(scene, place) for place in places)
    )
    return next(near, None)


def _are_near(left: Place, right: Place) -> bool:
    distance = kilometres(left, right)
    return distance is not None and distance <= _NEAR_KM


def _beside(top: Token) -> bool:
    """Whether a preposition says that it was not at the place, but by it."""
    return preposition(top) in _BESIDE or (preposition(top) == "of" and top.head.lower_ in _DIRECTIONS)


def story_place(stated: Sequence[tuple[int, Sighting, tuple[Place, ...]]]) -> Place | None:
    """The place of the story: the fine place that its happenings name most, headline and lede counting more.

    `stated` gives, per statement in text order, the number of its sentence, the sentence and its own places.
    """
    weights: dict[tuple[str | None, str], int] = {}
    first: dict[tuple[str | None, str], Place] = {}
    for number, sighting, places in stated:
        for place in places:
            key = (place.geonames_id, place.name)
            first.setdefault(key, place)
            weights[key] = weights.get(key, 0) + _WEIGHTS.get(sighting.kind, 2 if number <= _EARLY else 1)
    fine = [key for key in weights if is_exact(first[key])]
    candidates = fine or [key for key in weights if first[key].lat is not None]
    if not candidates:
        return None
    return first[max(candidates, key=lambda key: (weights[key], -_coarseness(first[key]), -first[key].start))]


def is_exact(place: Place) -> bool:
    """Whether a place is known, and no wider than a town."""
    return _coarseness(place) == 0 and place.lat is not None


def headline_place(sightings: Sequence[Sighting]) -> Place | None:
    """The first fine place that a headline names, for a story whose happenings name none."""
    named = (place for sighting in sightings if sighting.kind == "headline" for place in sighting.places)
    return next((place for place in named if is_exact(place) and not place.metonym), None)


def _coarseness(place: Place) -> int:
    if place.precision in _FINE:
        return 0
    return {"province": 1, None: 1, "region": 2, "country": 2}.get(place.precision, 1)


def _top(tokens: Iterable[Token]) -> Token:
    """The token of a name that the rest of it hangs on."""
    listed = list(tokens)
    inside = {token.i for token in listed}
    return next((token for token in listed if token.head.i not in inside), listed[-1])


def _is_doer(place: Place, tokens: Sequence[Token]) -> bool:
    """A country before a happening says who did it ("U.S. air strikes"), not where."""
    return place.precision == "country" and label(_top(tokens)) in _MODIFYING


def _is_scene(name: Token, ontology: Ontology) -> bool:
    """Walks from the name to the verb: every step must be one that places something."""
    token, steps = name, 0
    while steps < 6:
        case, relation, head = preposition(token), base(token), token.head
        if relation == "root" or head.i == token.i:
            return True
        if case in _HOME and relation in ("nmod", "obl", "acl") and not _takes_place(token, ontology):
            return False
        if relation in (
            "obl",
            "advmod",
            "advcl",
            "obj",
            "nsubj",
            "ccomp",
            "conj",
            "parataxis",
            "acl",
            "csubj",
            "xcomp",
            "iobj",
            "orphan",
            "dep",
            "dislocated",
        ):
            return relation not in ("nsubj", "iobj") or token.i != name.i or bool(case) or _is_taken(token)
        if label(token) in _MODIFYING and not _takes_place(head, ontology):
            return False
        if relation in ("nmod", "appos", "compound", "flat", "nmod:poss") and _is_somebody(token, head, ontology):
            return False
        token, steps = head, steps + 1
    return False


def _takes_place(noun: Token, ontology: Ontology) -> bool:
    """Whether a modifier of the noun may say where: of happenings and grounds, not of people ("a Lyon teacher")."""
    if noun.ent_type_ in ("PLACE", "FACILITY") or any(ontology.of_class(form, "ground") for form in lemmas(noun)):
        return True
    triggers = (trigger for form in lemmas(noun) for _, trigger in ontology.by_head.get(form, ()))
    return any(trigger.word_class == "noun" for trigger in triggers)


def _is_taken(subject: Token) -> bool:
    """A place as subject: only of a verb that happens to it ("Sirte was shelled", "Sirte fell")."""
    return label(subject).endswith(":pass") or subject.head.lemma_.lower() in (
        "fall",
        "see",
        "witness",
        "come",
        "suffer",
        "shake",
        "burn",
        "be",
    )


def _is_somebody(token: Token, head: Token, ontology: Ontology) -> bool:
    """Whether a place below `head` is a home or a seat; of those whom it happened to, it is where they were.

    "killed nine people in Velm": parsers hang the place on the people as often as on the verb.
    """
    if _is_body(head):
        return True
    hit = base(head) == "obj" or label(head) == "nsubj:pass" or bool(children(head, "nummod"))
    return _is_person(head, ontology) and not (hit and preposition(token) in _INSIDE)


def _is_person(noun: Token, ontology: Ontology) -> bool:
    return noun.ent_type_ == "PERSON" or any(ontology.of_class(form, "people") for form in lemmas(noun))


def _is_body(noun: Token) -> bool:
    return noun.ent_type_ in ("ORGANISATION", "GROUP") or noun.lemma_.lower() in words().seated_bodies
