"""Paragraphs whose lines were broken to fit a page, and pages whose lines were not."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from tallywire.reading.furniture import label_blocks
from tallywire.reading.wrapped import paragraph_spans

_FIRST = (
    "Two fishing boats collided near the island of Vis on Monday evening, and the harbour master said that nine men "
    "were taken aboard by a ferry that passed an hour later."
)
_SECOND = (
    "The ferry brought them to Split, where a doctor looked after three of them. The owner of the larger boat would "
    "not say how long the nets had been out, or who was at the wheel."
)


def typed(*paragraphs: str, width: int = 66, line_end: str = "\n") -> str:
    return (2 * line_end).join(line_end.join(textwrap.wrap(one, width)) for one in paragraphs)


def paragraphs_of(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in paragraph_spans(text)]


def test_the_lines_of_a_typed_paragraph_are_one():
    assert paragraphs_of(typed(_FIRST, _SECOND)) == [_FIRST, _SECOND]


def test_capitals_and_windows_line_ends_are_typed_text_too():
    text = typed(_FIRST.upper(), _SECOND.upper(), line_end="\r\n")
    assert paragraphs_of(text) == [_FIRST.upper(), _SECOND.upper()]


def test_an_indent_begins_a_paragraph_without_a_blank_line():
    lines = [line for one in (_FIRST, _SECOND) for line in textwrap.wrap(one, 66, initial_indent="    ")]
    assert paragraphs_of("\n".join(lines)) == [_FIRST, _SECOND]


def test_a_list_inside_typed_text_stays_a_list():
    text = typed(_FIRST, _SECOND) + "\n\n- nine men who were taken aboard the ferry, all of them unhurt\n- two boats"
    assert paragraphs_of(text)[2:] == ["- nine men who were taken aboard the ferry, all of them unhurt", "- two boats"]


def test_headlines_of_one_length_are_no_typed_text():
    page = "\n".join(
        (
            "Ferry brings nine men home after the boats collided near Vis",
            "Harbour master will not say who was at the wheel on Monday",
            "Doctor in Split treats three fishermen who fell overboard",
            "Owner of the larger boat says that the nets were out for days",
            "Council of the island asks for a light on the outer mole now",
        )
    )
    assert len(paragraph_spans(page)) == 5


def test_a_page_of_long_paragraphs_keeps_its_lines():
    assert len(paragraph_spans(f"{_FIRST}\n{_SECOND}\n{_FIRST}")) == 3


def test_a_typed_wire_in_capitals_is_a_dateline_and_paragraphs():
    text = typed("SPLIT (CROATIA), 18 JAN 90 (TANJUG) -- [TEXT] " + _FIRST.upper(), _SECOND.upper())
    assert [block.kind for block in label_blocks(text)] == ["dateline", "body", "body"]
    assert text[label_blocks(text)[0].end :].startswith(" TWO") or text[label_blocks(text)[1].start :].startswith("TWO")


@given(st.text(alphabet="ab .\n\r\t-A", max_size=400))
def test_spans_are_trimmed_in_order_and_leave_out_only_white_space(text):
    spans = paragraph_spans(text)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    outside = [
        text[a:b] for a, b in zip([0, *(end for _, end in spans)], [*(s for s, _ in spans), len(text)], strict=True)
    ]
    assert "".join(outside).strip() == ""
