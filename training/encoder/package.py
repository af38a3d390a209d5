"""Puts an exported encoder into a spaCy pipeline: tokeniser with abbreviations, encoder, lemmas.

    python -m training.encoder.package EXPORTED src/tallywire/language/model

EXPORTED is what `training.encoder.export` wrote.
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

from tallywire.language.encoder import ENCODER_COMPONENT, EncoderComponent
from tallywire.language.lemmas import LEMMA_COMPONENT

_WORDS_TOO = frozenset(("Ill.", "Miss.", "ILL.", "MISS.", "MASS.", "WASH.", "DEL.", "MO.", "IND.", "LA.", "PA."))
"""Words that also end sentences, in headlines and upper-case reports."""


def main() -> None:
    """Write the folder that `load_reader()` loads."""
    exported, out = Path(sys.argv[1]), Path(sys.argv[2])
    nlp = spacy.blank("en")
    _add_abbreviations(nlp)
    component = nlp.add_pipe(ENCODER_COMPONENT)
    assert isinstance(component, EncoderComponent)
    component.from_disk(exported)
    nlp.add_pipe(LEMMA_COMPONENT)
    nlp.meta.update(
        name="tallywire_reader",
        version="2.0.0",
        description="The reader that ships with Tallywire: a MiniLM-size encoder with a parser and names, for news.",
        license="CC BY-SA 4.0",
        spacy_version=">=3.8,<3.9",
    )
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)


def _add_abbreviations(nlp: Language) -> None:
    """Keep "Lt." and its like as one word, as the treebanks do."""
    source = files("tallywire.language").joinpath("abbreviations.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(source)
    words = [word for name in ("before_name", "before_either") for word in tables[name]]
    for form in sorted({f"{word.capitalize()}." for word in words} | {f"{word.upper()}." for word in words}):
        if form not in _WORDS_TOO:
            nlp.tokenizer.add_special_case(form, [{ORTH: form}])  # type: ignore[union-attr]


if __name__ == "__main__":
    main()
