"""What befell somebody: verbs, states and nouns of killing and hurting.

>>> from tallywire.language.measures import measure_words
>>> measure_words().verbs["shoot"]
'injured'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallywire.annotating.befallen import STATE_TAGS, STATES, befallen, sharers
from tallywire.annotating.trees import children, conjuncts, first_conjunct, lemma, lemmas, objects
from tallywire.annotating.wounding import is_hit, is_in_care, is_treated, of_a_fatal_wound, suffers, takes_lives
from tallywire.language.measures import measure_words
from tallywire.records import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["fate", "fates_in", "is_fatal", "is_shot", "lives", "tells_death"]

_TOLLS = ("killed", "injured", "abducted")
_SHOOTING = frozenset({"shoot", "stab", "shooting", "stabbing"})
_SURVIVING = frozenset({"survive", "recover", "hospitalize", "hospitalise", "treat", "threatening"})
_BESIDES = frozenset({"also", "other", "others"})
_BEARERS = ("NOUN", "VERB", "AUX")


def fate(token: Token) -> Measure | None:
    """What a word says befell somebody: `killed`, `injured` or `abducted`; None for every other word.

    A shot that is told to be fatal, beside the verb or by a verb joined to it ("shot and killed"), has killed.
    """
    if token.lower_ in STATES and token.tag_ in STATE_TAGS:
        return measure_words().nouns.get(token.lower_) or measure_words().verbs.get(lemma(token))
    if token.pos_ not in _BEARERS and not token.tag_.startswith("V"):
        return None
    if is_treated(token) or suffers(token) or is_hit(token) or is_in_care(token):
        return "killed" if of_a_fatal_wound(token) else "injured"
    if takes_lives(token):
        return "killed"
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
    if suffers(token) or is_hit(token):
        return True
    return not _SHOOTING.isdisjoint(lemmas(token)) and not is_fatal(token)


def tells_death(parse: Doc) -> bool:
    """Whether a sentence tells that somebody died: "he was going to die" and "let him die" do not."""
    told = (token for token in parse if fate(token) == "killed" and token.tag_ != "VB")
    return any(bool(befallen(token)) for token in told)


def lives(parse: Doc, shot: Token) -> bool:
    """Whether a sentence says that those it calls shot live, or tells them apart from its page's dead.

    "was shot, but is expected to recover"; "three others were also shot".
    """
    if tells_death(parse):
        return False
    if any(not _SURVIVING.isdisjoint(lemmas(token)) or is_in_care(token) for token in parse):
        return True
    beside = [
        *children(shot, "advmod"),
        *(child for noun in objects(shot) for child in (noun, *children(noun, "amod"))),
    ]
    return any(token.lower_ in _BESIDES for token in beside)


def _share(shot: Token, killed: Token) -> bool:
    """Whether two joined verbs say it of the same people: "shot and killed a boy", "was shot and killed"."""
    if shot.i == killed.i or children(killed, "nsubj", "nsubj:pass"):
        return False
    return not (children(shot, "obj") and children(killed, "obj"))
