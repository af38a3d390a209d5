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


def by_cue(text: str, cue: str) -> FoundAttribution:
    return next(one for one in found(text) if one.cue is not None and one.cue.text == cue)


def content(text: str, cue: str) -> str:
    one = by_cue(text, cue)
    return text[one.content.start : one.content.end]


def source(text: str, cue: str) -> str | None:
    one = by_cue(text, cue)
    return None if one.source is None else one.source.text


def test_speech_that_commas_interrupt_is_one_content() -> None:
    text = "The bridge, he said, was destroyed."
    assert content(text, "said") == "The bridge, he said, was destroyed"


def test_what_somebody_says_of_others_is_nested_in_it() -> None:
    text = "The general told the mayor that the rebels claimed they had shot down the plane."
    outer, inner = by_cue(text, "told"), by_cue(text, "claimed")
    assert (outer.nested, inner.nested) == (False, True)
    assert inner.source is not None
    assert inner.source.text == "the rebels"


def test_a_speaker_keeps_the_floor_until_somebody_else_speaks() -> None:
    text = '"We lost it," Haddad said. "We will be back." The captain said: "We hold it."'
    assert content(text, "said") == '"We lost it," Haddad said. "We will be back."'


def test_what_is_added_behind_another_verb_of_saying_is_not_the_first_ones() -> None:
    text = 'The mayor said the road was open and added, "We are ready."'
    assert content(text, "said") == "the road was open"
    assert source(text, "added") == "The mayor"


def test_a_participle_behind_a_comma_belongs_to_the_subject_of_the_sentence() -> None:
    assert source("The general praised the army, calling it brave.", "calling") == "The general"


def test_a_participle_between_commas_leaves_the_subject_to_the_verb() -> None:
    text = "One user posted that the hotel was closed, while another, citing police radio, said two men had fired."
    assert (source(text, "said") or "").startswith("another")


def test_passives_have_their_agent_and_hearers_are_no_content() -> None:
    assert source("Officials were accused by rights groups of hiding the dead.", "were accused") == "rights groups"
    text = "When asked whether the road was open, Haddad said it was not."
    assert (source(text, "asked"), content(text, "asked")) == (None, "whether the road was open")


def test_seeming_has_no_speaker() -> None:
    text = "The army seems to have left."
    assert (source(text, "seems"), content(text, "seems")) == (None, "The army seems to have left")


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "words"),
    [
        ("The road is closed, as the mayor said.", "said", "the mayor", "The road is closed"),
        ("The minister's claim that nobody was hurt was rejected.", "claim", "The minister", "that nobody was hurt"),
        ("The mayor is confident that the road will open.", "is confident", "The mayor", "that the road will open"),
        (
            "THE DAWN FRONT CLAIMED RESPONSIBILITY FOR THE ATTACK.",
            "CLAIMED",
            "THE DAWN FRONT",
            "RESPONSIBILITY FOR THE",
        ),
        ("In an online statement, IS claimed responsibility for it.", "claimed", "IS", "responsibility for it"),
        ("The guard said on Monday they had taken the bridge.", "said", "The guard", "they had taken the bridge"),
        ("The mayor called for talks with the rebels.", "called for", "The mayor", "talks with the rebels"),
        ("“It is late,“ he said.", "said", "he", "“It is late,“"),
    ],
)
def test_speakers_and_their_words(text: str, cue: str, speaker: str, words: str) -> None:
    assert source(text, cue) == speaker
    assert content(text, cue).startswith(words)


def test_conditions_are_not_told_by_anybody() -> None:
    assert found("If the mayor demands talks, the army will wait.") == []


def test_they_and_he_go_back_to_fitting_speakers() -> None:
    text = (
        "The fighters said that they had taken the market. They also said that they had the hospital. "
        "Ana Ruiz, a spokeswoman for the army, told Reuters in an online statement that the pilot was safe. "
        "She added that the search went on."
    )
    they, told_it, she = by_cue(text, "also said"), by_cue(text, "told"), by_cue(text, "added")
    assert they.source is not None
    assert they.source.name == "fighters"
    assert (told_it.channel, told_it.via) == ("an online statement", "Reuters")
    assert she.source is not None
    assert she.source.name == "Ana Ruiz"


def test_a_person_in_a_relative_clause_is_not_the_speaker() -> None:
    one = by_cue("Army spokesman Ali Venn said the road was open.", "said")
    assert one.source is not None
    assert one.source.name == "Ali Venn"


def test_whom_a_newsroom_cites_is_kept() -> None:
    one = by_cue("The road is open, Reuters reports, citing officials.", "reports")
    assert one.cited is not None
    assert one.cited.text == "officials"


def test_an_embedded_post_is_its_authors() -> None:
    text = "The bridge is gone.\n\n— Ana Ruiz (@anaruiz) February 5, 2015\n\nThe road was closed."
    (one,) = [one for one in found(text) if one.rule == "post"]
    assert one.source is not None
    assert (one.source.name, text[one.content.start : one.content.end]) == ("Ana Ruiz", "The bridge is gone.")
    assert one.channel == "post"


def test_posts_without_words_are_nobodys() -> None:
    assert found("— Ana Ruiz (@anaruiz) February 5, 2015") == []


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "words"),
    [
        ("“The attack was ours,” Reuters cited the Dawn agency.", "cited", "Reuters", "“The attack was ours,”"),
        ("The mayor urged voters to stay home.", "urged", "The mayor", "voters to stay home"),
        (
            "The army said the town was lost, and that the bridge was gone.",
            "said",
            "The army",
            "the town was lost, and that the bridge was gone",
        ),
        ("The mayor supports the plan this week.", "supports", "The mayor", "the plan"),
        ("The general backed Ana Ruiz, who leads the army.", "backed", "The general", "Ana Ruiz"),
        ("The council's support for the talks was praised.", "support for", "The council", "the talks"),
        ("It is unclear whether the road is open.", "is unclear", None, "whether the road is open"),
        ("The committee's plans, opposed by farmers, were dropped.", "opposed", "farmers", "The committee's plans"),
        ("The attack is expected to kill the talks.", "is expected", None, "The attack is expected to kill the talks"),
        ("The port was lost, an officer told Radio Mila on Monday.", "told", "an officer", "The port was lost"),
        ("He reportedly left.", "reportedly", None, "He reportedly left"),
        ("She was asked by the mayor to resign.", "was asked", "the mayor", "to resign"),
        ("And as the mayor said, the road is open.", "said", "the mayor", "the road is open"),
        ("She said of the plan: “It is dead.”", "said", "She", "“It is dead.”"),
        (
            "The army, having lost the town, said it would return.",
            "said",
            "The army, having lost the town",
            "it would return",
        ),
        (
            "According to the ministry, which spoke to Radio Mila, nine men died.",
            "According to",
            "the ministry, which spoke to Radio Mila",
            "nine men died",
        ),
    ],
)
def test_whole_contents(text: str, cue: str, speaker: str | None, words: str) -> None:
    assert (source(text, cue), content(text, cue)) == (speaker, words)


def test_a_right_to_know_is_nobodys_words() -> None:
    assert found("The mayor said nothing. The voters have a right to know more about it.") == [
        by_cue("The mayor said nothing. The voters have a right to know more about it.", "said")
    ]


def test_quotations_of_a_paragraph_of_their_own_go_on() -> None:
    text = "“We left,” Haddad said, referring to the town.\n\n“It burned.”\n\nThe road was shut."
    assert content(text, "said") == "“We left,” Haddad said, referring to the town.\n\n“It burned.”"
    text = "“We left,” Haddad said, adding that the town was empty. “It burned.”"
    assert content(text, "said") == "“We left,”"
