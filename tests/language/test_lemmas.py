"""Lemmas: regular spelling rules, irregular forms from the table, names left alone."""

import pytest

from tallywire.language.lemmas import lemma_of


@pytest.mark.parametrize(
    ("form", "tag", "wanted"),
    [
        ("shelled", "VBD", "shell"),
        ("STORMED", "VBD", "storm"),
        ("captured", "VBN", "capture"),
        ("seizing", "VBG", "seize"),
        ("kidnapped", "VBN", "kidnap"),
        ("carried", "VBD", "carry"),
        ("evacuated", "VBN", "evacuate"),
        ("toppled", "VBD", "topple"),
        ("besieging", "VBG", "besiege"),
        ("attacks", "VBZ", "attack"),
        ("clashes", "VBZ", "clash"),
        ("said", "VBD", "say"),
        ("were", "VBD", "be"),
        ("BLEW", "VBD", "blow"),
        ("slain", "VBN", "slay"),
        ("bled", "VBD", "bleed"),
        ("laid", "VBD", "lay"),
        ("commandoes", "NNS", "commando"),
        ("goes", "VBZ", "go"),
        ("shoes", "NNS", "shoe"),
        ("cities", "NNS", "city"),
        ("trenches", "NNS", "trench"),
        ("gunmen", "NNS", "gunman"),
        ("children", "NNS", "child"),
        ("Kurds", "NNPS", "Kurd"),
        ("heavier", "JJR", "heavy"),
        ("biggest", "JJS", "big"),
        ("best", "JJS", "good"),
        ("larger", "JJR", "large"),
        ("senior", "JJR", "senior"),
        ("Reuters", "NNP", "Reuters"),
        ("Him", "PRP", "he"),
        ("The", "DT", "the"),
        ("controlled", "VBN", "control"),
        ("issues", "VBZ", "issue"),
        ("dungeoning", "VBG", "dungeon"),
        ("defanged", "VBN", "defang"),
        ("reflated", "VBN", "reflate"),
        ("enslaved", "VBN", "enslave"),
        ("rebuked", "VBD", "rebuke"),
        ("sabotaging", "VBG", "sabotage"),
        ("debugged", "VBD", "debug"),
        ("shackled", "VBN", "shackle"),
        ("derailed", "VBD", "derail"),
    ],
)
def test_lemmas(form: str, tag: str, wanted: str) -> None:
    assert lemma_of(form, tag) == wanted
