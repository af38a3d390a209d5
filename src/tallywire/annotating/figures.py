"""Tying quantities to what they count: measure, side, part and period of the figures of a told clause.

"At least 14 rebel fighters were killed" is one figure: killed, of the rebel fighters, low 14. Ages, ordinals, years and
numbers inside names are no figures.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tallywire.annotating.clauses import Told
from tallywire.annotating.counted import by_unit, measure_of
from tallywire.annotating.counted_sides import is_sided, side_of
from tallywire.annotating.fates import fates_in, is_shot, lives
from tallywire.annotating.neighbours import NEAR
from tallywire.annotating.no_counts import is_no_count
from tallywire.annotating.portions import changed_count, fate_of, told_fatal, whole_of
from tallywire.annotating.sighting import Sighting
from tallywire.annotating.trees import base, children, lemma, lemmas
from tallywire.annotating.victims import Victims, victims
from tallywire.language.measures import measure_words
from tallywire.ontology import Ontology
from tallywire.records import Measure, Period, Quantity, StatedFigure, StatedTime

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["figures_of"]


def figures_of(
    told: Told,
    sighting: Sighting,
    ontology: Ontology,
    *,
    heads: Collection[int],
    time: StatedTime | None,
    deadly: bool = False,
) -> tuple[StatedFigure, ...]:
    """The figures among the tokens of a told clause, in text order.

    `heads` are the heads of all clauses that the sentence tells: people counted before a relative clause ("14 fighters
    who were killed") belong to it. `deadly`: the document tells of deaths, so that those "shot" may be dead or alive
    (measure `other`); where nobody died, they are injured.
    """
    found: list[StatedFigure] = []
    before: Measure | None = None
    nouns: dict[int, StatedFigure] = {}
    fates = fates_in(sighting.parse) if sighting.quantities else {}
    for quantity in sighting.quantities:
        read = _figure(quantity, sighting, ontology, before, time, fates)
        if read is None:
            continue
        figure, number, noun = read
        before = figure.measure
        nouns[noun.i] = figure
        nouns.setdefault(number.i, figure)  # "six of his grandchildren" are joined to others by the number
        counted = number if whole_of(number) is not None else noun
        fate = next((clause.i for clause in children(counted, "acl") if clause.i in heads), None)
        if told.head == fate if fate is not None else number.i in told.owned:
            open_fate = deadly and figure.measure == "injured" and _is_only_shot(noun, number)
            open_fate = open_fate and not any(lives(sighting.parse, token) for token in _tellers(noun, number))
            found.append(replace(figure, measure="other") if open_fate else figure)
    uncounted = [
        replace(victim, measure="other") if deadly and _is_open(victim, sighting.parse) else victim
        for victim in victims(sighting.parse, told.owned, _numbers(nouns), ontology)
    ]
    parts = {nouns[i].start for victim in uncounted for i in victim.counted}
    figures = [replace(figure, part=figure.part or figure.start in parts) for figure in found]
    figures += [_of_victims(victim, sighting, time) for victim in uncounted]
    return tuple(sorted(figures, key=lambda figure: (figure.start, -figure.end)))


def _numbers(nouns: Mapping[int, StatedFigure]) -> dict[int, float]:
    """The exact numbers of counted nouns, which a list of victims can be added up with."""
    return {i: f.low for i, f in nouns.items() if f.qualifier == "exact" and f.low is not None and not f.part}


def _is_open(victim: Victims, parse: Doc) -> bool:
    return victim.measure == "injured" and is_shot(victim.told) and not lives(parse, victim.told)


def _tellers(noun: Token, number: Token) -> list[Token]:
    """The words that may say what befell those counted."""
    return [noun.head, number.head, *children(noun, "acl", "amod"), *noun.doc[noun.i + 1 : noun.i + 2]]


def _is_only_shot(noun: Token, number: Token) -> bool:
    """Whether what is counted was shot, and nothing near says that it lives."""
    near = [noun, *_tellers(noun, number)]
    hurt = {"wound", "injure", "hurt"}
    return any(is_shot(token) for token in near) and all(hurt.isdisjoint(lemmas(token)) for token in near)


def _of_victims(victim: Victims, sighting: Sighting, time: StatedTime | None) -> StatedFigure:
    span = sighting.between(victim.first, victim.last)
    sided = victim.count == 1 and is_sided(victim.noun)
    side = sighting.quote(sighting.between(_name_start(victim), victim.last)) if sided else None
    return StatedFigure(
        start=span.start,
        end=span.end,
        text=sighting.quote(span),
        measure=victim.measure,
        side=side,
        low=victim.count,
        high=victim.count,
        unit=None,
        qualifier="exact",
        period=_period(time),
    )


def _name_start(victim: Victims) -> Token:
    """Where the name of a side begins: behind the article or the owner ("the mayor's guard")."""
    determiners = children(victim.noun, "det", "nmod:poss")
    last = max((token.right_edge.i for token in determiners if token.i < victim.noun.i), default=victim.first.i - 1)
    return victim.noun.doc[min(last + 1, victim.noun.i)]


def _figure(
    quantity: Quantity,
    sighting: Sighting,
    ontology: Ontology,
    before: Measure | None,
    time: StatedTime | None,
    fates: Mapping[int, Measure],
) -> tuple[StatedFigure, Token, Token] | None:
    """The figure of a quantity, the token with its number and the noun counted.

    `before` is the measure of the figure before it, which a part shares.
    """
    tokens = sighting.tokens(quantity)
    if not tokens or (quantity.low is None and quantity.high is None):
        _note(sighting, tokens, "it has no value")
        return None
    number = _number_token(tokens)
    noun = counted_noun(number)
    if is_no_count(number, noun, quantity):
        _note(sighting, tokens, "it counts nothing here: an age, an ordinal, a part of a name")
        return None
    whole = whole_of(number)
    fatal: Measure | None = "killed" if told_fatal(number) else None
    measure = fatal or by_unit(quantity, noun, ontology) or changed_count(number)
    measure = measure or (fate_of(number) if whole is not None else None)
    measure = measure or measure_of(number, noun, tokens, quantity.unit, ontology, fates)
    part = _is_part(noun, tokens[0]) or (fatal is None and _is_part_of(whole, measure, before))
    if part and measure in (None, "participants"):
        measure = before or measure
    if measure is None:
        _note(sighting, tokens, f"{noun.text!r} has no measure of the record")
        return None
    figure = StatedFigure(
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        measure=measure,
        side=side_of(noun, tokens[-1], measure, sighting),
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        period=_period(time),
        part=part,
    )
    return figure, number, noun


def _is_part_of(whole: Token | None, measure: Measure | None, before: Measure | None) -> bool:
    """Whether those counted are some of others of the same fate: "11 of them", "14 of the injured were critical".

    "He shot six, killing four of them" gives two counts: four are some of the six, and all of the dead.
    """
    if whole is None:
        return False
    if whole.pos_ == "PRON":
        return measure != "killed" or before == "killed"
    return measure_words().nouns.get(whole.lower_) == measure


def _note(sighting: Sighting, tokens: Collection[Token], reason: str) -> None:
    if sighting.trace is not None:
        sighting.trace.rejected("figure", (token.i for token in tokens), "figure", reason)


def _number_token(tokens: list[Token]) -> Token:
    """The token that carries the number: the one nearest the root that is a numeral or a determiner."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.pos_ in ("NUM", "DET", "NOUN", "ADJ", "PROPN") and token.head.i not in inside:
            return token
    return tokens[-1]


def counted_noun(number: Token) -> Token:
    """What a number counts: the noun it modifies, else itself ("killing six")."""
    token = number
    while base(token) in ("nummod", "det", "amod", "advmod", "compound", "nmod") and token.head.i != token.i:
        if base(token) == "nmod" and not _counts(token):
            break
        token = token.head
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and not _goes_on(token):
            break
    if token.i == number.i and number.pos_ == "NUM":
        behind = _behind(number)
        if behind is not None:
            return behind
        of = [n for n in children(token, "nmod") if any(case.lower_ == "of" for case in children(n, "case"))]
        return of[0] if of else token
    if lemma(token) in ("dozen", "hundred", "thousand", "score", "number") and children(token, "nmod"):
        return children(token, "nmod")[0]
    return token


def _behind(number: Token) -> Token | None:
    """The plural that a number stands before, where the tree has lost it ("between 10 and 15 rebels were killed")."""
    last = max(child.i for child in (number, *children(number, "conj")))
    for token in number.doc[last + 1 : last + 3]:
        if token.tag_ in ("NNS", "NNPS"):
            return token if token.head.i not in (number.i, last) else None
        if token.pos_ not in ("ADJ", "NOUN", "NUM"):
            return None
    return None


def _goes_on(token: Token) -> bool:
    """Whether the word only modifies the noun after it ("14 anti-junta fighters")."""
    return base(token) in ("compound", "amod") and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")


def _counts(token: Token) -> bool:
    return token.pos_ == "NUM" and not children(token, "case")


# ---------------------------------------------------------------- side, part, period


def _is_part(noun: Token, first: Token) -> bool:
    """ "including six children", "among them 18 children", "12 were among the dead": a part of another figure."""
    parse = noun.doc
    before = {token.lower_ for token in parse[max(0, first.i - 3) : first.i]}
    after = {token.lower_ for token in parse[noun.i + 1 : noun.i + 1 + NEAR]}
    return (
        (base(noun) == "appos" and bool(children(noun.head, "nummod")))  # "three others, two women and a man"
        or "including" in before
        or "among" in before
        or ("among" in after and not after & {"including", "clash", "clashes", "them", "those", "whom"})
    )


def _period(time: StatedTime | None) -> Period | None:
    """The days a figure covers: those that the words of its own sentence give."""
    if time is None or time.method not in ("clause", "sentence") or (time.from_ is None and time.to is None):
        return None
    return Period(from_=time.from_, to=time.to)
