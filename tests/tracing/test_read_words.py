"""The words of a passage: what no newsroom's style may change, and the characters each word stands on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.tracing.words import fold_typography, read_words


def forms(text: str) -> list[str]:
    return list(read_words(text).forms)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Twenty-two sailors drowned", "22 sailors drowned"),
        ("some 1,200 tents", "some 1200 tents"),
        ("two dozen goats", "24 goats"),
        ("three hundred and five tons", "305 tons"),
        ("3.5 million crowns", "3,500,000 crowns"),
        ("about 5bn crowns", "about 5 billion crowns"),
        ("They didn't sail", "They did not sail"),
        ("They can’t sail", "They cannot sail"),
        ("It won't sail", "It will not sail"),
        ("He's late and we're early", "He is late and we are early"),
        ("25% of it", "25 per cent of it"),
        ("the U.S. fleet", "the US fleet"),
        ("Fleet of Al-Karsh in el-Vell", "Fleet of Karsh in Vell"),
        ("Sana'a and Sana’a", "Sanaa and Sanaa"),
        ("VELL (Coastal Wire) — A ferry sank", "VELL: A ferry sank"),
        ("(CW) A ferry sank", "A ferry sank"),
        ("the ship's crew", "the ship crew"),
    ],
)
def test_two_ways_of_writing_are_the_same_words(one: str, other: str):
    assert forms(one) == forms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("22 drowned", "23 drowned"),
        ("twenty-two drowned", "twenty-three drowned"),
        ("they did sail", "they didn't sail"),
        ("1,2,3 and out", "123 and out"),
        ("a report (of Monday) on ferries", "a report on ferries"),
        ("the ferry’s name", "the ferries name"),
    ],
)
def test_other_words_stay_other_words(one: str, other: str):
    assert forms(one) != forms(other)


def test_every_word_stands_on_its_characters():
    text = "Twenty-two U.S. ships didn't leave Sana'a's 3.5 million people, can't or won't: 25 per cent."
    read = read_words(text, 1000)
    said = [text[start - 1000 : end - 1000] for start, end in read.spans]
    assert said == [
        "Twenty-two", "U.S.", "ships", "did", "n't", "leave", "Sana'a", "3.5 million", "people", "can", "'t", "or",
        "wo", "n't", "25", "per cent",
    ]  # fmt: skip


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=120) | st.text(alphabet="tweny-o 1,.%'’(AP)\n", max_size=80)
)
def test_spans_are_in_order_within_the_text_and_never_empty(text: str):
    read = read_words(text, 7)
    assert len(read) == len(read.forms) == len(read.spans)
    at = 7
    for form, (start, end) in zip(read.forms, read.spans, strict=True):
        assert form
        assert at <= start < end <= 7 + len(text)
        at = start if end - start == 1 else end - 1
    assert fold_typography(fold_typography(text)) == fold_typography(text)


def test_an_endless_word_is_read():
    assert len(read_words("a" * 100_000 + "'" + "b" * 100_000)) == 1
    assert len(read_words("1," * 100_000)) > 0
