"""Tying quantities to what they count: measure, side, part and period of the figures of a told clause.

"At least 14 rebel fighters were killed" is one figure: killed, of the rebel fighters, low 14. Ages, ordinals, years and
numbers inside names are no figures.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from tallywire.annotating.clauses import Told
from tallywire.annotating.sighting import Sighting
from tallywire.annotating.trees import antecedent, base, children, is_passive, lemma, lemmas
from tallywire.language.measures import measure_words
from tallywire.language.quantity_words import load_quantity_words
from tallywire.ontology import Ontology
from tallywire.records import Measure, Period, Quantity, StatedFigure, StatedTime

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["figures_of"]

_SAME_PEOPLE = frozenset(
    {
        "other",
        "more",
        "another",
        "people",
        "person",
        "individual",
        "victim",
        "dead",
        "wounded",
        "injured",
        "those",
        "life",
    }
)
_STATES = frozenset({"dead", "wounded", "injured", "missing", "killed", "hospitalized", "hospitalised"})
_THINGS = frozenset({"strikes", "territory_percent", "aircraft", "vehicles", "weapons", "money"})
_NEAR = 4  # words
_APPROXIMATORS = frozenset(
    {"over", "at", "least", "more", "than", "about", "around", "some", "nearly", "almost", "up", "to"}
)
_LONGEST_NAME = 8  # words
_LONGEST_COUNT = 1e9  # a longer bare number is a telephone number or an identifier


def figures_of(
    told: Told, sighting: Sighting, ontology: Ontology, *, heads: Collection[int], time: StatedTime | None
) -> tuple[StatedFigure, ...]:
    """The figures among the tokens of a told clause, in text order.

    `heads` are the heads of all clauses that the sentence tells: people counted before a relative clause ("14 fighters
    who were killed") belong to it.
    """
    found: list[StatedFigure] = []
    before: Measure | None = None
    for quantity in sighting.quantities:
        read = _figure(quantity, sighting, ontology, before, time)
        if read is None:
            continue
        figure, number, noun = read
        before = figure.measure
        fate = next((clause.i for clause in children(noun, "acl") if clause.i in heads), None)
        if told.head == fate if fate is not None else number.i in told.owned:
            found.append(figure)
    return tuple(found)


def _figure(
    quantity: Quantity, sighting: Sighting, ontology: Ontology, before: Measure | None, time: StatedTime | None
) -> tuple[StatedFigure, Token, Token] | None:
    """The figure of a quantity, the token with its number and the noun counted.

    `before` is the measure of the figure before it, which a part shares.
    """
    tokens = sighting.tokens(quantity)
    if not tokens or (quantity.low is None and quantity.high is None):
        return None
    number = _number_token(tokens)
    noun = counted_noun(number)
    if _is_no_count(number, noun, quantity):
        return None
    part = _is_part(noun, tokens[0])
    measure = _by_unit(quantity, noun, ontology) or measure_of(number, noun, tokens, quantity.unit, ontology)
    if part and measure in (None, "participants"):
        measure = before or measure
    if measure is None:
        return None
    figure = StatedFigure(
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        measure=measure,
        side=_side(noun, tokens[-1], measure, sighting),
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        period=_period(time),
        part=part,
    )
    return figure, number, noun


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
        of = [n for n in children(token, "nmod") if any(case.lower_ == "of" for case in children(n, "case"))]
        return of[0] if of else token
    if lemma(token) in ("dozen", "hundred", "thousand", "score", "number") and children(token, "nmod"):
        return children(token, "nmod")[0]
    return token


def _goes_on(token: Token) -> bool:
    """Whether the word only modifies the noun after it ("14 anti-junta fighters")."""
    return base(token) in ("compound", "amod") and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")


def _counts(token: Token) -> bool:
    return token.pos_ == "NUM" and not children(token, "case")


def _is_no_count(number: Token, noun: Token, quantity: Quantity) -> bool:
    if quantity.low is not None and quantity.low >= _LONGEST_COUNT and quantity.unit is None:
        return True
    if number.ent_type_ and number.ent_type_ == noun.ent_type_ and noun.pos_ == "PROPN":
        return True  # part of a name ("Route 91", "Highway 6")
    if quantity.unit != "percent" and quantity.unit in load_quantity_words().measures.values():
        return True  # years, kilometres: a measure, not a count
    if _follows_age(number):
        return True
    return "year-old" in noun.text or "-old" in noun.text


def _follows_age(number: Token) -> bool:
    """ "aged 6", "ages 6 and 7"."""
    before = number.doc[max(0, number.i - 3) : number.i]
    return any(token.lower_ in ("age", "aged", "ages") for token in before)


# ---------------------------------------------------------------- what is measured


def _by_unit(quantity: Quantity, noun: Token, ontology: Ontology) -> Measure | None:
    """Money and shares of ground are told by their unit."""
    if quantity.unit is None:
        return None
    if quantity.unit in ("percent", "%"):
        near = [noun, noun.head, *children(noun, "nmod"), *children(noun.head, "nmod", "obl")]
        ground = any(
            token.ent_type_ == "PLACE" or any(ontology.of_class(f, "ground") for f in lemmas(token)) for token in near
        )
        return "territory_percent" if ground else "other"
    return "money" if len(quantity.unit) == 3 and quantity.unit.isupper() else None


def measure_of(
    number: Token, noun: Token, tokens: Sequence[Token], unit: str | None, ontology: Ontology
) -> Measure | None:
    """The measure of a counted noun: by its verb, its own word, or its sort; None if it counts nothing known.

    The neighbouring words decide before the tree does: "3 citizens killed", "wounding 42" need no parse.
    """
    table = measure_words()
    found = _by_neighbours(noun if noun.i >= tokens[-1].i else tokens[-1], tokens)
    if found is not None:
        return found
    for token in dict.fromkeys((noun, number)):
        found = _by_verb(token, table.verbs) or _by_word(token, table.nouns)
        if found is not None:
            return found
    if unit is not None and unit in table.nouns:
        return table.nouns[unit]
    if unit is not None and ontology.of_class(unit, "people"):
        return "participants"
    if any(ontology.of_class(form, "people") for form in lemmas(noun)):
        return "participants"
    return None


def _by_neighbours(noun: Token, tokens: Sequence[Token]) -> Measure | None:
    """The participle after the counted noun, "among those killed" after it, or the active verb before the number."""
    table, parse = measure_words(), noun.doc
    if noun.i - tokens[-1].i <= _NEAR:
        after = parse[noun.i + 1] if noun.i + 1 < len(parse) else None
        if after is not None and not _takes_object(after):
            found = _of_verb(after, table.verbs) if after.tag_ in ("VBN", "VBD", "JJ") else _by_adjective(after)
            if found is not None:
                return found
        found = _among(noun)
        if found is not None:
            return found
    at = tokens[0].i - 1
    while at > 0 and parse[at].lower_ in _APPROXIMATORS:
        at -= 1
    before = parse[at] if at >= 0 else None
    if before is not None and before.lower_ == "dead":
        return "killed"  # "shot dead 13 people"
    if noun.i != tokens[-1].i:
        return None
    if before is not None and before.pos_ == "VERB" and not children(before, "aux:pass", "nsubj:pass"):
        return _of_verb(before, table.verbs)
    return None


def _takes_object(verb: Token) -> bool:
    """Whether an object follows at once ("50 soldiers killed 20 civilians": the 50 are not the dead)."""
    return any(verb.i < noun.i <= verb.i + _NEAR for noun in children(verb, "obj"))


def _by_adjective(token: Token) -> Measure | None:
    return (
        measure_words().nouns.get(token.lower_)
        if token.pos_ in ("ADJ", "VERB", "NOUN") and token.lower_ in _STATES
        else None
    )


def _among(noun: Token) -> Measure | None:
    """ "were among those killed", "were among the dead"."""
    table, parse = measure_words(), noun.doc
    window = parse[noun.i + 1 : noun.i + 1 + _NEAR]
    at = next((token.i for token in window if token.lower_ == "among"), None)
    if at is None:
        return None
    for token in parse[at + 1 : at + 1 + _NEAR]:
        found = _of_verb(token, table.verbs) or (table.nouns.get(token.lower_) if token.lower_ in _STATES else None)
        if found is not None:
            return found
    return None


def _by_word(noun: Token, table: Mapping[str, Measure]) -> Measure | None:
    forms = (noun.lower_, *lemmas(noun))
    return next((table[form] for form in forms if form in table), None)


def _by_verb(noun: Token, table: Mapping[str, Measure]) -> Measure | None:
    """ "killed 50", "50 were killed", "50 (people) killed", "50 wounded", "left 50 dead", "20 among those killed"."""
    for below in children(noun, "acl", "amod", "xcomp"):
        found = _of_verb(below, table)
        if found is not None and (is_passive(below) or below.tag_ == "VBN" or _own_fate(below)):
            return found
    own = _of_verb(noun, table)
    if own is not None:
        return own
    if base(noun) in ("conj", "appos"):
        return (
            _by_verb(noun.head, table)
            if base(noun.head) != "root" or noun.head.pos_ != "VERB"
            else _of_verb(noun.head, table)
        )
    return _through_governor(noun, table)


def _through_governor(noun: Token, table: Mapping[str, Measure]) -> Measure | None:
    governor, name = noun.head, base(noun)
    if name in ("nsubj", "obj", "obl", "iobj", "dep"):
        case = {child.lower_ for child in children(noun, "case")}
        if name == "obl" and not case & {"including", "by"}:
            return None
        if (
            name == "nsubj"
            and not is_passive(governor)
            and governor.pos_ == "VERB"
            and lemma(governor) not in _SUFFERING
        ):
            return _of_complement(governor, table)
        return _of_verb(governor, table) or _of_complement(governor, table)
    if name in ("nmod", "acl") and {child.lower_ for child in children(noun, "case")} & {"of", "including", "among"}:
        return _by_word(governor, measure_words().nouns) or _by_verb(governor, table)
    head = antecedent(noun)
    return _of_verb(head, table) if head is not None else None


def _own_fate(verb: Token) -> bool:
    return not _SUFFERING.isdisjoint(lemmas(verb))


_SUFFERING = frozenset(
    {"die", "perish", "drown", "flee", "escape", "succumb", "disappear", "vanish", "suffer", "surrender", "evacuate"}
)


def _of_complement(verb: Token, table: Mapping[str, Measure]) -> Measure | None:
    """ "left 50 dead", "were among those killed", "was found dead"."""
    for child in (verb, *children(verb, "xcomp", "ccomp", "nmod", "obl")):
        state = child.lower_ in _STATES and (child.i != verb.i or child.pos_ != "VERB")
        found = measure_words().nouns.get(child.lower_) if state else None
        found = found or next((m for below in children(child, "acl", "amod") if (m := _of_verb(below, table))), None)
        found = found or (_of_verb(child, table) if base(child) == "xcomp" else None)
        if found is not None:
            return found
    return None


def _of_verb(token: Token, table: Mapping[str, Measure]) -> Measure | None:
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    forms = lemmas(token)
    wanted = (*(f"{form} {following}" for form in forms), *forms)  # "shot dead" before "shot"
    return next((table[form] for form in wanted if form in table), None)


# ---------------------------------------------------------------- side, part, period


def _side(noun: Token, number: Token, measure: Measure, sighting: Sighting) -> str | None:
    """The name of the group counted, as given, without the number; None for people as such."""
    if (
        noun.i <= number.i
        or noun.pos_ not in ("NOUN", "PROPN")
        or measure in _THINGS
        or noun.i - number.i > _LONGEST_NAME
    ):
        return None
    words = [token for token in noun.doc[number.i + 1 : noun.i + 1] if not token.is_space]
    while words and (
        words[0].is_punct or words[0].pos_ in ("ADP", "DET", "CCONJ") or words[0].lower_ in ("other", "more")
    ):
        words = words[1:]
    if any(not token.text[:1].isalnum() and token.text != "-" for token in words) or noun.ent_type_ == "PLACE":
        return None
    if not words or (len(words) == 1 and not _SAME_PEOPLE.isdisjoint(lemmas(noun))):
        return None
    return sighting.quote(sighting.between(words[0], noun))


def _is_part(noun: Token, first: Token) -> bool:
    """ "including six children", "among them 18 children", "12 were among the dead": a part of another figure."""
    parse = noun.doc
    before = {token.lower_ for token in parse[max(0, first.i - 3) : first.i]}
    after = {token.lower_ for token in parse[noun.i + 1 : noun.i + 1 + _NEAR]}
    return (
        "including" in before
        or "among" in before
        or ("among" in after and not after & {"including", "clash", "clashes"})
    )


def _period(time: StatedTime | None) -> Period | None:
    """The days a figure covers: those that the words of its own sentence give."""
    if time is None or time.method not in ("clause", "sentence") or (time.from_ is None and time.to is None):
        return None
    return Period(from_=time.from_, to=time.to)
