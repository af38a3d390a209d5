"""Sentences: exact spans, abbreviations, quotation marks, wrapped lines, hostile text."""

import time as clock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.language.sentences import split_sentences


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ("Lt. Col. Omar Sabri spoke. He left.", ["Lt. Col. Omar Sabri spoke.", "He left."]),
        ("The U.S. Army left. It did.", ["The U.S. Army left.", "It did."]),
        ("It was in the U.S. The army left.", ["It was in the U.S.", "The army left."]),
        ("At 5 p.m. Tuesday it rained.", ["At 5 p.m. Tuesday it rained."]),
        ("They met at 5 p.m. They ate.", ["They met at 5 p.m.", "They ate."]),
        ("On Aug. 9 it fell.", ["On Aug. 9 it fell."]),
        ("J. R. Miller won. He sang.", ["J. R. Miller won.", "He sang."]),
        ("It rose 3.5 percent. Good.", ["It rose 3.5 percent.", "Good."]),
        ("See No. 5 there. No. That is wrong.", ["See No. 5 there.", "No.", "That is wrong."]),
        ("He fell ill. Doctors came.", ["He fell ill.", "Doctors came."]),
        ('"We won." He left.', ['"We won."', "He left."]),
        ('"Did we win?" he asked.', ['"Did we win?" he asked.']),
        ("He spoke (in Rome.) He left.", ["He spoke (in Rome.)", "He left."]),
        ("Well ... maybe. Yes.", ["Well ... maybe.", "Yes."]),
        ("It ended... Then rain fell.", ["It ended...", "Then rain fell."]),
        ("The men came.The women left.", ["The men came.", "The women left."]),
        ("Read example.com for more.", ["Read example.com for more."]),
        ("He said so.[4] Others agree.", ["He said so.[4]", "Others agree."]),
        ("They left. ” He stayed.", ["They left. ”", "He stayed."]),
        ("1. First thing. 2. Second.", ["1. First thing.", "2. Second."]),
        ("One line\nanother line", ["One line", "another line"]),
        ("A head\n\nA body. Two.", ["A head", "A body.", "Two."]),
        ("", []),
        (" \n \n", []),
    ],
)
def test_cuts_where_a_reader_would(text: str, wanted: list[str]) -> None:
    assert cut(text) == wanted


def test_machine_wrapped_lines_go_on() -> None:
    text = (
        "The convoy left the northern depot early in the morning and drove\n"
        "along the coastal road until it was stopped by men who had closed\n"
        "the bridge. Nobody was hurt.\n- A list line that stands alone\n- Another"
    )
    assert len(cut(text)) == 4
    assert cut(text)[0].endswith("the bridge.")


def test_long_lines_are_paragraphs() -> None:
    line = "word " * 40
    assert len(cut(line + "\n" + line)) == 2


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Skip this. Read this. Not this."
    assert [text[span.start : span.end] for span in split_sentences(text, 11, 21)] == ["Read this."]


@given(st.text(alphabet="aB. \n\"'!?)(…”1,", max_size=80))
def test_spans_cover_everything_but_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    assert edges == sorted(edges)
    assert not "".join(text[left:right] for left, right in zip(edges[::2], edges[1::2], strict=True)).strip()


@pytest.mark.parametrize("unit", ["a", ".", '."', "a. ", "\n", "(", "?! ", "J. "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    started = clock.perf_counter()
    split_sentences(unit * (200_000 // len(unit)))
    assert clock.perf_counter() - started < 8
