"""The tables around numbers: qualifiers, currencies, measures, and the noun that a number counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from tallywire.language.tokens import Tokens
from tallywire.records import Qualifier

__all__ = ["QuantityWords", "counted_noun", "lemma", "load_quantity_words"]

Phrases = dict[str, tuple[tuple[tuple[str, ...], Qualifier], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """The tables of `quantity_words.toml`; `before` is indexed by a phrase's last word, `behind` by its first."""

    before: Phrases
    behind: Phrases
    plural: dict[str, float]
    collective: dict[str, float]
    currency_marks: dict[str, str]
    currency_letters: dict[str, str]
    dollars: dict[str, str]
    currency_codes: frozenset[str]
    minor_money: frozenset[str]
    currency_words: dict[str, str]
    national_currencies: dict[str, str]
    measures: dict[str, str]
    lemmas: dict[str, str]
    people: frozenset[str]
    labels: frozenset[str]
    name_behind: frozenset[str]
    results: frozenset[str]
    not_nouns: frozenset[str]
    skipped: frozenset[str]
    before_pronoun: frozenset[str]
    behind_pronoun: frozenset[str]
    emergency: frozenset[str]
    common_labels: frozenset[str]
    sure_labels: frozenset[str]
    short_labels: frozenset[str]
    counts_behind: frozenset[str]
    leads_to_count: frozenset[str]
    changes: frozenset[str]
    not_compounds: frozenset[str]
    befallen: frozenset[str]


@cache
def load_quantity_words() -> QuantityWords:
    """Loads the shipped tables.

    >>> load_quantity_words().measures["kilometres"]
    'km'
    """
    table = loads(files("tallywire.language").joinpath("quantity_words.toml").read_text(encoding="utf-8"))
    columns: dict[str, Any] = {
        name: frozenset(rows["words"]) if "words" in rows else rows for name, rows in table.items()
    }
    return QuantityWords(**{**columns, "before": _phrases(table["before"], -1), "behind": _phrases(table["behind"], 0)})


def _phrases(table: dict[str, Qualifier], key: int) -> Phrases:
    """Phrases by their outer word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    for phrase, qualifier in table.items():
        words = tuple(phrase.split())
        found.setdefault(words[key], []).append((words, qualifier))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def lemma(noun: str) -> str:
    """The singular of a lower-case English noun by its ending.

    >>> [lemma(noun) for noun in ("strikes", "bodies", "people", "buses", "churches", "glass")]
    ['strike', 'body', 'people', 'bus', 'church', 'glass']
    """
    known = load_quantity_words().lemmas.get(noun)
    if known is not None:
        return known
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def counted_noun(tokens: Tokens, index: int, *, plural: bool) -> str | None:
    """The lemma of the noun that a number before token `index` counts; adjectives and one name may stand between.

    Without a parse a noun is known by its plural ending or by the table of people; None where neither is there.
    """
    words = load_quantity_words()
    for at in range(index, min(index + 4, len(tokens))):
        word = tokens.lowers[at]
        if not word.isalpha():
            return None
        if word in words.people or word in words.lemmas or word in words.lemmas.values():
            following = tokens.lowers[at + 1] if at + 1 < len(tokens) else ""
            if word in words.skipped and (
                following in words.lemmas or (following.endswith("s") and following.isalpha())
            ):
                continue
            return None if word in words.not_nouns else lemma(word)
        raw = tokens.raw(at)
        if word in words.skipped or (raw[0].isupper() and not (raw.isupper() and len(raw) > 3)):
            continue  # a name, unless the whole page is in capitals
        if word in words.not_nouns:
            return None
        if at == index and not plural and not word.endswith(("ed", "ly", "ing")):
            return lemma(word)
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return lemma(word)
    return None
