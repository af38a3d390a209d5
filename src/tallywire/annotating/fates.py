"""What befell somebody: verbs, states and nouns of killing and hurting, and whom they befell.

>>> from tallywire.language.measures import measure_words
>>> measure_words().verbs["shoot"]
'injured'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tallywire.annotating.trees import base, children, conjuncts, first_conjunct, lemma, lemmas, objects
from tallywire.language.measures import measure_words
from tallywire.records import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["befallen", "fate", "fates_in", "is_fatal", "is_shot", "sharers", "tells_death"]

_TOLLS = ("killed", "injured", "abducted")
_SHOOTING = frozenset({"shoot", "stab", "shooting", "stabbing"})
_INTRANSITIVE = frozenset({"die", "perish", "drown", "succumb", "disappear"})
_BEARERS = ("NOUN", "VERB", "AUX")
# verbs by which people come to a doctor, and by which they have a wound; only the wounds make them injured
_TREATING = frozenset(
    {"take", "transport", "rush", "airlift", "fly", "treat", "admit", "bring", "hospitalize", "hospitalise"}
)
_SUFFERING = frozenset({"suffer", "sustain", "receive"})
_WOUNDS = frozenset({"wound", "injury"})
_STATES = frozenset({"dead", "wounded", "injured", "hurt", "unhurt"})


def fate(token: Token) -> Measure | None:
    """What a word says befell somebody: `killed`, `injured` or `abducted`; None for every other word.

    A shot that is told to be fatal, beside the verb or by a verb joined to it ("shot and killed"), has killed.
    """
    if token.lower_ in _STATES and token.tag_ in ("JJ", "VBN", "VBD"):
        return measure_words().nouns.get(token.lower_) or measure_words().verbs.get(lemma(token))
    if token.pos_ not in _BEARERS and not token.tag_.startswith("V"):
        return None
    if _is_treated(token) or _suffers(token):
        return "injured"
    found = _of_noun(token) if token.pos_ == "NOUN" and not token.tag_.startswith("V") else _of_verb(token)
    if found == "injured":
        if any(child.lower_ == "down" for child in children(token, "compound:prt", "advmod")):
            return None  # planes are shot down
        return "killed" if is_fatal(token) else found
    return found if found in _TOLLS else None


def fates_in(parse: Doc) -> dict[int, Measure]:
    """What befell whom in a sentence: the indices of nouns, pronouns and bare numbers, death before injury."""
    found: dict[int, Measure] = {}
    for token in parse:
        measure = fate(token)
        for patient in befallen(token) if measure is not None else ():
            for noun in sharers(patient, token):
                if measure is not None and found.get(noun.i) != "killed":
                    found[noun.i] = measure
    return found


def sharers(patient: Token, told: Token) -> list[Token]:
    """Those joined to whom the fate of `told` befell, without those who have one of their own.

    "left a boy dead and three others injured": the others stand behind "dead", and "injured" stands behind them.
    """
    people = conjuncts(patient)
    if told.lower_ in _STATES and patient.i < told.i:
        return [noun for noun in people if noun.i < told.i]
    return [noun for noun in people if not _has_own_fate(noun, told)]


def _has_own_fate(noun: Token, told: Token) -> bool:
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return after is not None and after.i != told.i and after.lower_ in _STATES and base(after) != "amod"


def _is_treated(verb: Token) -> bool:
    """ "taken to hospital with gunshot wounds", "treated for injuries"."""
    near = children(verb, "obl") if not _TREATING.isdisjoint(lemmas(verb)) else []
    return any(not _WOUNDS.isdisjoint(lemmas(noun)) for noun in near)


def _suffers(verb: Token) -> bool:
    """ "suffered gunshot wounds"."""
    wounds = children(verb, "obj") if not _SUFFERING.isdisjoint(lemmas(verb)) else []
    return any(not _WOUNDS.isdisjoint(lemmas(noun)) for noun in wounds)


def _of_noun(token: Token) -> Measure | None:
    if not measure_words().deaths.isdisjoint(lemmas(token)):
        return "killed"
    return "injured" if lemma(token) in ("shooting", "stabbing", "wounding") else None


def _of_verb(token: Token) -> Measure | None:
    if token.pos_ not in ("VERB", "AUX") and not token.tag_.startswith("V"):
        return None
    forms = lemmas(token)
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    table = measure_words().verbs
    return next((table[form] for form in (*(f"{form} {following}" for form in forms), *forms) if form in table), None)


def is_fatal(verb: Token) -> bool:
    """Whether a shot is told to have killed: "fatally shot", "shot him dead", "shot to death", "shot and killed"."""
    near = children(verb, "advmod", "xcomp", "obl", "compound:prt", "amod", "compound")
    if any(child.lower_ in measure_words().fatal and not _of_others(child, verb) for child in near):
        return True
    if _SHOOTING.isdisjoint(lemmas(verb)):
        return False
    return any(_of_verb(other) == "killed" and _share(verb, other) for other in conjuncts(first_conjunct(verb)))


def _of_others(word: Token, verb: Token) -> bool:
    """Whether another count stands between: "eight were shot, four of them fatally"."""
    return any(token.pos_ == "NUM" for token in verb.doc[verb.i + 1 : word.i])


def is_shot(token: Token) -> bool:
    """Whether a word says that somebody was shot or has a wound, which leaves open whether he lives."""
    return _suffers(token) or (not _SHOOTING.isdisjoint(lemmas(token)) and not is_fatal(token))


def tells_death(parse: Doc) -> bool:
    """Whether a sentence tells of somebody's death."""
    return any(fate(token) == "killed" and bool(befallen(token)) for token in parse)


def _share(shot: Token, killed: Token) -> bool:
    """Whether two joined verbs say it of the same people: "shot and killed a boy", "was shot and killed"."""
    if shot.i == killed.i or children(killed, "nsubj", "nsubj:pass"):
        return False
    return not (children(shot, "obj") and children(killed, "obj"))


def befallen(token: Token) -> list[Token]:
    """The nouns and pronouns that the fate of `token` befell: the first of each coordination, in text order."""
    if token.pos_ == "NOUN" and not token.tag_.startswith("V") and token.lower_ not in _STATES:
        found = list(_of_death(token))
    elif token.lower_ in _STATES and token.tag_ in ("JJ", "VBN", "VBD") and not _is_verbal(token):
        found = list(_in_state(token))
    elif not _INTRANSITIVE.isdisjoint(lemmas(token)) or _suffers(token):
        found = _who_died(token)
    else:
        found = objects(token) or _bare(token) or _of_headline(token)
    return list(dict.fromkeys(first_conjunct(noun) for noun in found))


def _bare(verb: Token) -> list[Token]:
    """ "killed at least 82 people": readers take the "at" for a preposition of the object."""
    bare = (noun for noun in children(verb, "obl") if noun.i > verb.i and noun.dep_.lower() == "obl")
    return [noun for noun in bare if children(noun, "nummod") and not children(noun, "case")][:1]


def _of_headline(verb: Token) -> list[Token]:
    """ "Teen killed in Velm": without an object or an auxiliary, the subject of a headline's past form suffers it."""
    bare = verb.tag_ in ("VBD", "VBN") and not children(verb, "aux", "aux:pass", "ccomp", "xcomp")
    beside = {case.lower_ for noun in children(verb, "obl") for case in children(noun, "case")}
    return children(verb, "nsubj") if bare and beside & {"in", "by", "near", "at", "outside", "on"} else []


def _is_verbal(token: Token) -> bool:
    return token.tag_ in ("VBN", "VBD") and base(token) != "xcomp" and not children(token, "cop")


def _of_death(noun: Token) -> Iterator[Token]:
    """ "the death of a boy", "the boy's death"."""
    yield from children(noun, "nmod:poss")
    for below in children(noun, "nmod"):
        if any(case.lower_ == "of" for case in children(below, "case")):
            yield below


def _in_state(state: Token) -> Iterator[Token]:
    """ "was dead", "left a boy dead", "a boy was found dead", "Teen dead"."""
    yield from children(state, "nsubj")
    verb = state.head
    if base(state) == "amod" and verb.tag_ in ("NNS", "NN") and verb.i > state.i:
        yield verb  # "30 dead civilians"
    if base(state) in ("parataxis", "appos", "dep", "acl", "conj") and verb.pos_ in ("NOUN", "PROPN"):
        yield verb  # "Boy, 10, dead in Velm"
    if base(state) in ("xcomp", "advcl", "obj", "ccomp", "amod") and not measure_words().leaving.isdisjoint(
        lemmas(verb)
    ):
        patients = objects(verb)
        lies = lemma(verb) in ("lie", "be")  # "a man shoots dead 22 people" is not of the man
        yield from patients if patients or not lies else children(verb, "nsubj")


def _who_died(verb: Token) -> list[Token]:
    if base(verb) == "acl" and not children(verb, "nsubj"):
        return [verb.head]
    subjects = children(verb, "nsubj")
    if base(verb) == "acl" and subjects and subjects[0].tag_ in ("WDT", "WP"):
        return [verb.head]
    while not subjects and base(verb) in ("conj", "xcomp") and verb.head.i != verb.i:
        verb = verb.head
        subjects = children(verb, "nsubj", "nsubj:pass")
    return subjects
