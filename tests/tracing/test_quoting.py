"""Which words stand within quotation marks."""

import pytest

from tallywire.tracing.quoting import quoted_words
from tallywire.tracing.words import read_words


def quoted(text: str, inside: int = 0) -> tuple[str, int]:
    starts = [start for start, _ in read_words(text).spans]
    marks, after = quoted_words(text, starts, inside)
    return "".join("q" if mark else "." for mark in marks), after


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('"We go now," he said.', "qqq.."),
        ("“We go,” he said, “and soon.”", "qq..qq"),
        ("He said we go.", "...."),
        ("of the matter,” she said.", "qqq.."),
        ('one "two" three "four" five', ".q.q."),
        ("«Oui» said he", "q.."),
        ('a"b"c', ".q."),
    ],
)
def test_words_in_quotation_marks(text: str, marks: str):
    assert quoted(text)[0] == marks


def test_a_quotation_goes_on_in_the_next_passage_until_it_ends():
    first, inside = quoted("“We go. And")
    assert (first, inside > 0) == ("qqq", True)
    second, inside = quoted("we go soon.", inside)
    assert (second, inside > 0) == ("qqq", True)
    third, inside = quoted("Today,” he said.", inside)
    assert (third, inside) == ("q..", 0)


def test_a_quotation_whose_end_was_forgotten_ends_after_some_passages():
    inside = quoted("“We go")[1]
    for _ in range(20):
        marks, inside = quoted("and on", inside)
    assert (marks, inside) == ("..", 0)
