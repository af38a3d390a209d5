"""Attributions: who says what, on invented sentences read by the shipped reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.annotating.attributions import FoundAttribution, find_attributions
from tallywire.annotating.mention_names import find_names
from tallywire.language.reader import load_reader, parse_sentences
from tallywire.language.sentences import split_sentences


def found(text: str, *, headline: bool = False) -> list[FoundAttribution]:
    kind = "headline" if headline else "body"
    sentences = parse_sentences(load_reader(), text, [(span, kind) for span in split_sentences(text)])
    return find_attributions(text, sentences, find_names(sentences))


def told(text: str) -> list[tuple[str | None, str | None, str, str]]:
    return [
        (one.source and one.source.text, one.cue and one.cue.text, text[one.content.start : one.content.end], one.mode)
        for one in found(text)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The ministry said that nine soldiers were killed.",
            ("The ministry", "said", "that nine soldiers were killed", "indirect"),
        ),
        (
            "Nine soldiers were killed near the river, the ministry said.",
            ("the ministry", "said", "Nine soldiers were killed near the river", "indirect"),
        ),
        (
            '"Nine soldiers were killed," said Omar Haddad, a local doctor.',
            ("Omar Haddad, a local doctor", "said", '"Nine soldiers were killed,"', "direct"),
        ),
        (
            'Police said the man "had a weapon" and ran.',
            ("Police", "said", 'the man "had a weapon" and ran', "mixed"),
        ),
        (
            "Two bridges were destroyed, according to local officials.",
            ("local officials", "according to", "Two bridges were destroyed", "indirect"),
        ),
        (
            "According to the report, two bridges were destroyed.",
            ("the report", "According to", "two bridges were destroyed", "indirect"),
        ),
        (
            'The mayor told reporters on Friday: "We will not leave."',
            ("The mayor", "told", '"We will not leave."', "direct"),
        ),
    ],
)
def test_one_attribution(text: str, wanted: tuple[str, str, str, str]) -> None:
    assert wanted in told(text)


def test_a_quotation_goes_on_behind_its_speaker() -> None:
    text = '"We lost the port," he said. "We will come back."'
    assert [content for _, _, content, _ in told(text)] == [text]


def test_a_lone_speaker_takes_the_quotation_before() -> None:
    text = '"Who fired first?" Haddad said.'
    assert ("Haddad", "said", '"Who fired first?"', "direct") in told(text)


def test_a_colon_announces_the_next_paragraph() -> None:
    text = 'The commander said:\n\n"We hold the port."'
    assert ("The commander", "said", '"We hold the port."', "direct") in told(text)


def test_what_a_quoted_person_says_of_others_is_left_alone() -> None:
    text = '"They said the port was lost," the captain said.'
    assert [source for source, *_ in told(text)] == ["the captain"]


def test_headlines_name_their_source_at_the_end() -> None:
    (one,) = found("Air strikes kill nine in northern town: monitor", headline=True)
    assert one.source is not None
    assert (one.source.text, one.source.kind) == ("monitor", "organisation")


def test_a_pronoun_keeps_its_span_and_takes_the_last_name() -> None:
    text = "Omar Haddad said the port was lost. He said the road was open."
    sources = [one.source for one in found(text) if one.source is not None]
    he = next(source for source in sources if source.text == "He")
    assert text[he.start : he.end] == "He"
    assert he.name == "Omar Haddad"


def test_the_newsroom_and_the_medium_are_kept() -> None:
    (one, *_) = found("A witness told Reuters that the port was lost.")
    assert one.via == "Reuters"
    assert one.source is not None
    assert one.source.kind == "witness"
    (one, *_) = found("The army said in a statement that the port was lost.")
    assert one.channel == "a statement"


def test_speech_without_a_comma_has_its_speaker() -> None:
    assert ("a monitor", "said", "Shells hit the eastern town on Monday", "indirect") in told(
        "Shells hit the eastern town on Monday a monitor said."
    )


def test_what_is_added_has_the_same_speaker() -> None:
    sources = [source for source, *_ in told("The army said the town was lost, adding that nine men were captured.")]
    assert sources == ["The army", "The army"]


def test_a_group_keeps_the_name_it_was_given() -> None:
    text = "The Harbour Watch Group said the port was shelled. The London-based group said nine men were killed."
    names = [one.source.name for one in found(text) if one.source is not None]
    assert names == ["Harbour Watch Group", "Harbour Watch Group"]


def test_stance_tells_claims_from_denials() -> None:
    (one, *_) = found("The army denied that it shelled the market.")
    assert one.stance == "deny"
    (one, *_) = found("The rebels claimed that they shot down the plane.")
    assert one.stance == "claim"


def test_spans_are_what_annotate_gives_out() -> None:
    (one, *_) = found("The army said that the port was lost.")
    spans = one.spans()
    assert spans.source is not None
    assert (spans.source.start, spans.source.end) == (0, 8)
    assert spans.content == one.content


WORDS = ['"', "said", "he", "He", ",", ".", "the", "army", "told", ":", "that", "left"]


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_every_span_fits_whatever_the_words(words: list[str]) -> None:
    text = " ".join(words)
    for one in found(text):
        for span in (one.source, one.cue, one.content):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert one.source is None or text[one.source.start : one.source.end] == one.source.text
        assert one.cue is None or text[one.cue.start : one.cue.end] == one.cue.text


def test_a_page_of_quotations_takes_linear_time() -> None:
    text = '"We left," he said. ' * 400
    assert len(found(text)) == 400
