"""What the words that govern a counted noun say of those counted: its participles, its verb, the noun it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tallywire.annotating.fates import is_fatal
from tallywire.annotating.trees import antecedent, base, children, is_passive, lemma, lemmas
from tallywire.language.measures import measure_words
from tallywire.records import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["STATES", "by_adjectives", "by_verb", "by_word", "of_verb", "through_governor"]

STATES = frozenset({"dead", "wounded", "injured", "missing", "killed", "hospitalized", "hospitalised"})


def by_word(noun: Token, table: Mapping[str, Measure]) -> Measure | None:
    """The measure of a word itself: "casualty", "hostage"."""
    forms = (noun.lower_, *lemmas(noun))
    return next((table[form] for form in forms if form in table), None)


def by_verb(noun: Token, table: Mapping[str, Measure]) -> Measure | None:
    """ "killed 50", "50 were killed", "50 (people) killed", "50 wounded", "left 50 dead", "20 among those killed"."""
    for below in children(noun, "acl", "amod", "xcomp"):
        found = of_verb(below, table)
        if found is not None and (is_passive(below) or below.tag_ == "VBN" or _own_fate(below)):
            return found
    own = of_verb(noun, table) if noun.pos_ != "NOUN" or noun.tag_.startswith("V") else None
    if own is not None:
        return own
    if base(noun) in ("conj", "appos"):
        later = _later_verb(noun)
        if later is not None:
            return of_verb(later, table)
        return (
            by_verb(noun.head, table)
            if base(noun.head) != "root" or noun.head.pos_ != "VERB"
            else of_verb(noun.head, table)
        )
    return through_governor(noun, table)


def by_adjectives(noun: Token) -> Measure | None:
    """ "the 12 wounded men", "the 12 people killed"."""
    table = measure_words()
    told = (of_verb(below, table.verbs) for below in children(noun, "acl", "amod"))
    return next((measure for measure in told if measure is not None), None)


def _later_verb(noun: Token) -> Token | None:
    """ "Two men were killed and eight, one a girl, have been wounded": the verb that a noun joined to a verb lost.

    Readers that join the second subject to the first verb leave the second verb without one.
    """
    if noun.head.pos_ != "VERB" or noun.head.i > noun.i:
        return None
    verbs = (token for token in noun.doc[noun.i + 1 :] if token.pos_ == "VERB" and children(token, "aux", "aux:pass"))
    verb = next(verbs, None)
    return verb if verb is not None and not children(verb, "nsubj") else None


def through_governor(noun: Token, table: Mapping[str, Measure]) -> Measure | None:
    """The measure of the verb or noun above: "released" in "two of the three were released"."""
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
        return of_verb(governor, table) or _of_complement(governor, table)
    if name in ("nmod", "acl") and {child.lower_ for child in children(noun, "case")} & {"of", "including", "among"}:
        return by_word(governor, measure_words().nouns) or by_verb(governor, table)
    head = antecedent(noun)
    return of_verb(head, table) if head is not None else None


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
        found = found or next((m for below in children(child, "acl", "amod") if (m := of_verb(below, table))), None)
        found = found or (of_verb(child, table) if base(child) == "xcomp" else None)
        if found is not None:
            return found
    return None


def of_verb(token: Token, table: Mapping[str, Measure]) -> Measure | None:
    """The measure of a verb with the particle behind it: "shot dead" before "shot"."""
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    forms = lemmas(token)
    wanted = (*(f"{form} {following}" for form in forms), *forms)  # "shot dead" before "shot"
    found = next((table[form] for form in wanted if form in table), None)
    return "killed" if found == "injured" and is_fatal(token) else found
