"""How a clause tells its deed: which kind, by which means, on whose side, as one more, as the end of who did it."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from tallywire.language.folding import WORD, fold_words
from tallywire.merging.kinds import rules
from tallywire.merging.names import of_participants, of_speaker
from tallywire.records import Statement, StatementKind

__all__ = [
    "Lane", "is_another", "is_attackers_end", "is_of_own_people", "kind_told", "lane_of", "means_of", "names_only_hour",
    "names_only_weekday", "own_part", "says", "side_told",
]  # fmt: skip

Lane = Literal["background", "planned", "words", "deeds"]
_BEFORE_NOUN = 4  # words in which "two of its" stands at the beginning of a phrase
_TOLLS = ("killed", "injured", "missing")


def kind_told(statement: Statement) -> StatementKind:
    """The kind of what is told: that "four people were hurt, police say" tells of casualties, not of talk."""
    tolls = any(figure.measure in _TOLLS for figure in statement.figures)
    return "casualties" if tolls and statement.kind == "communication" else statement.kind


def lane_of(statement: Statement, kind: StatementKind, text: str) -> Lane:
    """Statements of different lanes are never one event: history, plans, words and deeds.

    Who claims a deed, or denies a part in it, says a word about a deed that others tell.
    """
    if statement.background or statement.kind == "background":
        return "background"
    if kind in rules()["words"]["kinds"] or _is_claim(statement, text) or _denies_a_part(statement, text):
        return "words"
    return "planned" if statement.modality == "planned" else "deeds"


def _is_claim(statement: Statement, text: str) -> bool:
    """Whether somebody claims a deed that is known: "claimed the attack", "was carried out by one of its fighters"."""
    source = statement.attribution.source if statement.attribution else None
    if source is None or kind_told(statement) != "attack" or statement.polarity == "denied":
        return False
    words, claims = fold_words(text), rules()["claims"]
    if not claims["claiming"].isdisjoint(words):
        return True
    if not any(f"{left} {right}" in claims["authored"] for left, right in pairwise(words)):
        return False
    own = not claims["own"].isdisjoint(word for actor in statement.actors for word in fold_words(actor.text))
    return own or bool(of_speaker(source) & of_participants(statement.actors))


def _denies_a_part(statement: Statement, text: str) -> bool:
    """Whether it is denied that somebody had to do with a deed, which does not deny the deed."""
    denied = statement.polarity == "denied" and statement.attribution is not None
    return denied and not rules()["claims"]["parts"].isdisjoint(fold_words(text))


def means_of(text: str) -> str | None:
    """The one means that the words name: "air raids" or "mortars"; None where none or several are named."""
    words = WORD.findall(text.casefold())
    held = frozenset(words) | frozenset(f"{left} {right}" for left, right in pairwise(words))
    found = [kind for kind, names in rules()["means"].items() if held & names]
    return found[0] if len(found) == 1 else None


def says(text: str | None, words: str) -> bool:
    """Whether a time holds one of the words of times that `kinds.toml` lists under a name: "early", "late"."""
    return not rules()["times"][words].isdisjoint(fold_words(text))


def is_attackers_end(statement: Statement, kind: StatementKind, text: str) -> bool:
    """Whether only the end of who did it is told: "the gunman killed himself", "police shot the gunman dead"."""
    if any((figure.low or 0) > 1 for figure in statement.figures) or len(statement.targets) > 1:
        return False
    attackers = rules()["attackers"]
    if not attackers["selves"].isdisjoint(fold_words(text)):
        return kind in ("casualties", "attack")
    hurt = frozenset(word for target in statement.targets for word in fold_words(target.text))
    return kind == "casualties" and bool(hurt & attackers["names"])


def is_of_own_people(statement: Statement) -> bool:
    """Whether a speaker tells what befell people of his own: "the department says two of its officers were shot"."""
    if statement.attribution is None or statement.attribution.source is None:
        return False
    suffered = " ".join(target.text or "" for target in statement.targets)
    return not rules()["claims"]["own"].isdisjoint(fold_words(suffered)[:_BEFORE_NOUN])


def names_only_hour(text: str | None) -> bool:
    """Whether a time names an hour of some day: "about 5:30 p.m."."""
    words = fold_words(text)
    return bool(words) and all(word.isdigit() or word in rules()["times"]["hours"] for word in words)


def names_only_weekday(text: str | None) -> bool:
    """Whether a time names a weekday and no date: "early Sunday morning", but not "Sunday, 9 August"."""
    words = frozenset(fold_words(text))
    return bool(words & rules()["times"]["weekdays"]) and not words & rules()["times"]["months"]


def own_part(text: str) -> str:
    """The part of a clause before "after", "while" and the like, behind which another happening is told."""
    for match in WORD.finditer(text):
        if match.start() and match.group().casefold() in rules()["clauses"]["other"]:
            return text[: match.start()]
    return text


def _named_deeds(text: str) -> str:
    """The words that stand before a deed: "rebel" in "a rebel barrage"."""
    words = WORD.findall(text)
    return " ".join(left for left, right in pairwise(words) if right.casefold() in rules()["sides"]["deeds"])


def _side_of(means: str | None) -> str | None:
    """Air forces are states', where nobody says whose."""
    return "state" if means == "air_strike" else None


def is_another(text: str) -> bool:
    """Whether a deed is told as one more: "a second bomb", "another big raid"; "the second raid" is it."""
    more, deeds = rules()["another"]["words"], rules()["another"]["deeds"]
    words = [word.casefold() for word in WORD.findall(text)]
    return any(
        word in more
        and (word == "another" or words[at - 1 : at] == ["a"])
        and deeds.intersection(words[at + 1 : at + 3])
        for at, word in enumerate(words)
    )


def side_told(statement: Statement, told: str, means: str | None) -> str | None:
    """The side of a fight that did it, by its actors, by what names the deed, or by its means; None where unsaid."""
    actors = " ".join(actor.text for actor in statement.actors)
    return _side(actors) or _side(_named_deeds(told)) or _side_of(means)


def _side(actors: str) -> str | None:
    """The one side of a fight that the actors stand on; None where no word or both tell."""
    sides = rules()["sides"]
    words = frozenset(WORD.findall(actors))
    state = bool(words & sides["state"])
    opposition = any(word.casefold() in sides["opposition"] for word in words)
    return None if state == opposition else "state" if state else "opposition"
