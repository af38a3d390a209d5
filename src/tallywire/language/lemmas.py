"""Dictionary forms of English words, from their form and Penn Treebank tag: "stormed"/VBD gives "storm".

Irregular and doubtful forms are looked up in `lemmas.tsv` (made by `training/lemma_table.py` from the treebanks that
the reader is trained on); the rest follows the spelling rules of regular inflection.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from tallywire.language.word_lists import read_rows

__all__ = ["LEMMA_COMPONENT", "lemma_of", "set_lemmas"]

LEMMA_COMPONENT = "tallywire_lemmas"
_SIBILANTS = ("ss", "x", "z", "ch", "sh", "us")
_IN_OE = frozenset(
    ("aloe", "canoe", "doe", "floe", "foe", "hoe", "horseshoe", "oboe", "roe", "shoe", "sloe", "snowshoe", "throe",
     "tiptoe", "toe", "woe")
)  # fmt: skip
"""The words in -oe; every other plural in -oes is of a word in -o (heroes, commandoes)."""
_VOWELS = "aeiou"
_CLASSES = {"NNS": "N", "NNPS": "N", "JJR": "A", "JJS": "A", "RBR": "A", "RBS": "A"}


@lru_cache(maxsize=20_000)
def lemma_of(form: str, tag: str) -> str:
    """The dictionary form; a proper noun in the singular keeps its spelling, everything else comes in lower case.

    >>> [lemma_of(*word) for word in [("stormed", "VBD"), ("BODIES", "NNS"), ("said", "VBD"), ("Tripoli", "NNP")]]
    ['storm', 'body', 'say', 'Tripoli']
    """
    if tag == "NNP":
        return form
    word = form.lower().replace("’", "'")
    kind = "V" if tag.startswith(("VB", "MD")) else _CLASSES.get(tag, "O")
    known = _table().get((word, kind))
    if known is not None:
        return known
    if kind == "V":
        return _verb(word, tag)
    if kind == "N":
        lemma = _singular(word)
        return lemma.capitalize() if tag == "NNPS" else lemma
    return _positive(word) if kind == "A" else word


@Language.component(LEMMA_COMPONENT)
def set_lemmas(doc: Doc) -> Doc:
    """The spaCy component that gives every token its lemma."""
    for token in doc:
        token.lemma_ = lemma_of(token.text, token.tag_)
    return doc


@cache
def _table() -> dict[tuple[str, str], str]:
    return {(form, kind): lemma for form, kind, lemma in read_rows("tallywire.language", "lemmas.tsv")}


def _verb(word: str, tag: str) -> str:
    if tag in {"VBD", "VBN"} and word.endswith("ed") and len(word) > 4:
        return word[:-3] + "y" if word.endswith("ied") else _base(word[:-2])
    if tag == "VBG" and word.endswith("ing") and len(word) > 5:
        return _base(word[:-3])
    return _singular(word) if tag == "VBZ" else word


def _base(stem: str) -> str:
    """The base of a verb from what is left when -ed or -ing is cut off."""
    for base in (stem, stem + "e"):
        if (base, "B") in _table():
            return base
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdgmnprtlv" and not (stem[-1] == "l" and _short(stem)):
        return stem[:-1]
    return stem + "e" if _wants_e(stem) else stem


def _short(stem: str) -> bool:
    """One syllable: "shell" keeps the doubled l that "control" does not have."""
    return len(re.findall("[aeiouy]+", stem)) == 1


def _wants_e(stem: str) -> bool:
    """English spelling: bases do not end in -c, -v, -z, -u, single -s, or a consonant and l."""
    if stem.endswith(("ss", "zz", "ng", "er", "en", "on", "or", "it", "et")):
        return False
    if stem[-1] in "cvzsu" or stem.endswith(("dg", "rg", "lg", "at", "ir", "ur", "ar")):
        return len(stem) < 3 or not (stem.endswith(("at", "ir", "ar")) and stem[-3] in _VOWELS)
    if stem[-1] == "g" and stem[-2] in _VOWELS:
        return True
    if stem[-1] == "l":
        return stem[-2] in "bcdfgkptz"
    return len(stem) > 2 and stem[-1] in "dkmgp" and stem[-2] in _VOWELS and stem[-3] not in _VOWELS


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("es") and (word[:-2].endswith(_SIBILANTS) or (word.endswith("oes") and word[:-1] not in _IN_OE)):
        return word[:-2]
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _positive(word: str) -> str:
    for ending in ("est", "er"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            if stem.endswith("i"):
                return stem[:-1] + "y"
            return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "sl" else stem + "e" * (stem[-1] in "cvgt")
    return word
