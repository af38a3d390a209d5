"""Quotations: pairs of marks, paragraphs, hostile text."""

import time as clock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.annotating.quotes import find_quotes


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said “yes” and «no».", ["“yes”", "«no»"]),
        ("He said ''yes'' twice.", ["''yes''"]),
        ("``Yes,'' he said.", ["``Yes,''"]),
        ('"One.\n\n"Two."', ['"One.', '"Two."']),
        ('"Wrapped\nline" here', ['"Wrapped\nline"']),
        ('a 5" pipe', []),
        ("no marks", []),
        ('open "to the end', ['"to the end']),
        ("stray ” closer", []),
    ],
)
def test_pairs(text: str, wanted: list[str]) -> None:
    assert quoted(text) == wanted


@given(st.text(alphabet="a\"“”' \n.", max_size=60))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    spans = find_quotes(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize("unit", ['"', "“", "''", '"a" ', '"\n\n'])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    started = clock.process_time()
    find_quotes(unit * (500_000 // len(unit)))
    assert clock.process_time() - started < 8
