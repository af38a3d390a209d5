"""Puts a trained pipeline into the package: adds the lemma component, drops what is not needed to run it.

python -m training.package TRAINED src/tallywire/language/model
"""

from __future__ import annotations

import shutil
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.symbols import ORTH

from tallywire.language.lemmas import LEMMA_COMPONENT

WORDS_TOO = frozenset(("Ill.", "Miss.", "ILL.", "MISS.", "MASS.", "WASH.", "DEL.", "MO.", "IND.", "LA.", "PA."))
"""Words that also end sentences, in headlines and upper-case reports."""


def main() -> None:
    """Write the folder that `load_reader()` loads."""
    trained, out = Path(sys.argv[1]), Path(sys.argv[2])
    nlp = spacy.load(trained)
    add_abbreviations(nlp)
    nlp.add_pipe(LEMMA_COMPONENT, last=True)
    nlp.meta.update(
        name="tallywire_reader",
        description="The reader that ships with Tallywire: a small English pipeline for news.",
        license="CC BY-SA 4.0",
        spacy_version=">=3.8,<3.9",
    )
    for section, name in (("paths", "train"), ("paths", "dev")):
        nlp.config[section][name] = None  # where it was trained says nothing to those who load it
    nlp.config["initialize"]["before_init"] = None
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)


def add_abbreviations(nlp: Language) -> None:
    """Keep "Lt." and its like as one word, as the treebanks do."""
    source = files("tallywire.language").joinpath("abbreviations.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(source)
    words = [word for name in ("before_name", "before_either") for word in tables[name]]
    for form in sorted({f"{word.capitalize()}." for word in words} | {f"{word.upper()}." for word in words}):
        if form not in WORDS_TOO:
            nlp.tokenizer.add_special_case(form, [{ORTH: form}])  # type: ignore[union-attr]


if __name__ == "__main__":
    main()
