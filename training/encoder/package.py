"""Puts an exported encoder into a spaCy pipeline: tokeniser with abbreviations, encoder, lemmas.

    python -m training.encoder.package EXPORTED src/tallywire/language/model

EXPORTED is what `training.encoder.export` wrote.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import spacy

from tallywire.language.encoder import ENCODER_COMPONENT, EncoderComponent
from tallywire.language.lemmas import LEMMA_COMPONENT
from training.package import add_abbreviations


def main() -> None:
    """Write the folder that `load_reader()` loads."""
    exported, out = Path(sys.argv[1]), Path(sys.argv[2])
    nlp = spacy.blank("en")
    add_abbreviations(nlp)
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


if __name__ == "__main__":
    main()
