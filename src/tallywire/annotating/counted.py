"""What a number counts: killed, injured, arrested, strikes, aircraft, shares of ground, money.

The words beside the number decide before the tree does, because news writes "58 killed" without a clause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from tallywire.annotating.fates import is_fatal
from tallywire.annotating.trees import antecedent, base, children, is_passive, lemma, lemmas, subjects
from tallywire.annotating.words import words
from tallywire.language.measures import measure_words
from tallywire.ontology import Ontology
from tallywire.records import Measure, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["NEAR", "STATES", "by_unit", "changed_count", "fate_of", "measure_of", "told_fatal", "whole_of"]

STATES = frozenset({"dead", "wounded", "injured", "missing", "killed", "hospitalized", "hospitalised"})
NEAR = 4  # words
_NOTHING: Mapping[int, Measure] = MappingProxyType({})
_THINGS = frozenset({"strikes", "aircraft", "vehicles", "weapons", "money"})
_APPROXIMATORS = frozenset(
    {"over", "at", "least", "more", "than", "about", "around", "some", "nearly", "almost", "up", "to"}
)


def by_unit(quantity: Quantity, noun: Token, ontology: Ontology) -> Measure | None:
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
    number: Token,
    noun: Token,
    tokens: Sequence[Token],
    unit: str | None,
    ontology: Ontology,
    fates: Mapping[int, Measure] = _NOTHING,
) -> Measure | None:
    """The measure of a counted noun: by what befell it, its verb, its own word, or its sort; None for nothing known.

    `fates` is what the tree says befell whom (`fates_in`). Where it says nothing, the neighbouring words decide
    ("3 citizens killed" in a headline).
    """
    table = measure_words()
    said = _beside(noun, tokens)
    if said is not None:
        return said
    thing = _by_word(noun, table.nouns)
    if thing in _THINGS:
        return thing  # whatever befell it: planes are shot down, attacks kill
    if is_whole(noun):  # what befell a part says nothing of the whole; a state of its own does
        return _by_adjectives(noun) or "participants"
    if noun.i in fates or number.i in fates:
        return fates.get(noun.i) or fates[number.i]
    found = _by_neighbours(noun if noun.i >= tokens[-1].i else tokens[-1], tokens)
    if found is not None:
        return found
    for token in dict.fromkeys((noun, number)):
        state = table.nouns.get(token.lower_) if token.lower_ in STATES else None
        found = state or _by_verb(token, table.verbs) or _by_word(token, table.nouns)
        if found is not None:
            return found
    if unit is not None and unit in table.nouns:
        return table.nouns[unit]
    if unit is not None and ontology.of_class(unit, "people"):
        return "participants"
    if any(ontology.of_class(form, "people") for form in lemmas(noun)):
        return "participants"
    return None


def told_fatal(number: Token) -> bool:
    """ "eight were shot, two fatally", "two of them mortally": of these it is told that they died of it."""
    window = number.doc[number.i + 1 : number.i + 1 + NEAR]
    words_between = [token.lower_ for token in window]
    at = next((at for at, word in enumerate(words_between) if word in ("fatally", "mortally")), None)
    return at is not None and set(words_between[:at]) <= {"of", "them", "whom", "those", "the", "people", "victims"}


def _beside(noun: Token, tokens: Sequence[Token]) -> Measure | None:
    """What a bare number's neighbours say in a headline: "3 Killed", "Wounds 20"."""
    first, last = tokens[0].i, tokens[-1].i
    parse, table = noun.doc, measure_words()
    if noun.i > last and noun.lower_ not in STATES and _of_verb(noun, table.verbs) is None:
        return None
    after = parse[last + 1] if last + 1 < len(parse) else None
    if after is not None and after.lower_ in STATES and not _takes_object(after):
        return table.nouns.get(after.lower_) or _of_verb(after, table.verbs)
    while first > 1 and parse[first - 1].lower_ in _APPROXIMATORS:
        first -= 1
    before = parse[first - 1] if first else None
    told = before is not None and before.lower_.endswith("s") and not children(before, "det", "amod")
    return _of_verb(before, table.verbs) if told and before is not None else None


def whole_of(number: Token) -> Token | None:
    """What a number is a part of: "them" in "11 of them", the men in "two of the three men"; None for a plain count."""
    if number.pos_ != "NUM":
        return None
    wholes = [n for n in children(number, "nmod") if any(case.lower_ == "of" for case in children(n, "case"))]
    return next((n for n in wholes if n.pos_ == "PRON" or children(n, "nummod") or _is_known_toll(n)), None)


def _is_known_toll(noun: Token) -> bool:
    """ "the injured", "those killed": people whose fate is told already."""
    known = not {"the", "those", "these"}.isdisjoint(child.lower_ for child in children(noun, "det"))
    return known and noun.lower_ in STATES


def is_whole(noun: Token) -> bool:
    """Whether only a part of those counted is spoken of: the four in "two of the four victims died"."""
    of = any(case.lower_ == "of" for case in children(noun, "case"))
    return base(noun) == "nmod" and of and noun.head.pos_ == "NUM" and bool(children(noun, "nummod"))


def fate_of(number: Token) -> Measure | None:
    """What befell a part, by its own verb: two "of the three men held" were "released"."""
    return _through_governor(number, measure_words().verbs)


def changed_count(number: Token) -> Measure | None:
    """ "The number of people killed rose to 14", "the toll reached 14": what the count that changes counts."""
    verb = number if base(number) == "root" else number.head
    raised = [noun for noun in children(verb, "obj") if not words().counts.isdisjoint(lemmas(noun))]
    if raised and base(number) == "obl":  # "brought to 30 the number of those killed"
        return counted_by(raised[0])
    if base(number) not in ("obl", "obj", "nmod") or words().count_verbs.isdisjoint(lemmas(verb)):
        return None
    if base(number) == "obl" and {case.lower_ for case in children(number, "case")}.isdisjoint(("to", "at")):
        return None
    subject = next((noun for noun in subjects(verb) if not words().counts.isdisjoint(lemmas(noun))), None)
    return counted_by(subject) if subject is not None else None


def counted_by(count: Token) -> Measure | None:
    """What a "number", "toll" or "count" is one of: "the number of people killed", "the death toll"."""
    table = measure_words()
    parts = [*children(count, "nmod", "compound", "amod")]
    for part in [count, *parts]:
        fates = (_of_verb(below, table.verbs) for below in children(part, "acl", "amod"))
        found = next((fate for fate in fates if fate is not None), None) or _by_word(part, table.nouns)
        if found is not None:
            return found
    return "killed" if lemma(count) == "toll" else None


def _by_neighbours(noun: Token, tokens: Sequence[Token]) -> Measure | None:
    """The participle after the counted noun, "among those killed" after it, or the active verb before the number."""
    table, parse = measure_words(), noun.doc
    if noun.i - tokens[-1].i <= NEAR:
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
    """Whether an object follows ("50 soldiers killed 20 civilians": the 50 are not the dead)."""
    return any(verb.i < noun.i for noun in children(verb, "obj"))


def _by_adjective(token: Token) -> Measure | None:
    return (
        measure_words().nouns.get(token.lower_)
        if token.pos_ in ("ADJ", "VERB", "NOUN") and token.lower_ in STATES
        else None
    )


def _by_adjectives(noun: Token) -> Measure | None:
    """ "the 12 wounded men", "the 12 people killed"."""
    table = measure_words()
    told = (_of_verb(below, table.verbs) for below in children(noun, "acl", "amod"))
    return next((measure for measure in told if measure is not None), None)


def _among(noun: Token) -> Measure | None:
    """ "were among those killed", "were among the dead"."""
    table, parse = measure_words(), noun.doc
    window = parse[noun.i + 1 : noun.i + 1 + NEAR]
    at = next((token.i for token in window if token.lower_ == "among"), None)
    if at is None:
        return None
    for token in parse[at + 1 : at + 1 + NEAR]:
        found = _of_verb(token, table.verbs) or (table.nouns.get(token.lower_) if token.lower_ in STATES else None)
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
    own = _of_verb(noun, table) if noun.pos_ != "NOUN" or noun.tag_.startswith("V") else None
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
        state = child.lower_ in STATES and (child.i != verb.i or child.pos_ != "VERB")
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
    found = next((table[form] for form in wanted if form in table), None)
    return "killed" if found == "injured" and is_fatal(token) else found
