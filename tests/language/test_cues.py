"""The cue tables: every word has one class, and every frame's verbs are known."""

import pytest

from tallywire.language.cues import load_cues


def test_classes() -> None:
    cues = load_cues()
    assert [cues.verbs[word] for word in ("say", "claim", "deny", "urge", "believe")] == [
        "neutral", "claim", "deny", "demand", "belief",
    ]  # fmt: skip
    assert cues.nouns["allegation"] == "claim"
    assert cues.adverbs["reportedly"] == "claim"
    assert "statement" in cues.channels


@pytest.mark.parametrize("frame", ["saying", "hearer", "object", "infinitive"])
def test_every_verb_with_a_frame_has_a_class(frame: str) -> None:
    cues = load_cues()
    assert sorted(cues.frames[frame] - set(cues.verbs)) == []
