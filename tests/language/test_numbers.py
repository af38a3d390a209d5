"""Numbers in figures and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.language.number_words import MAX_DIGITS, ordinal_value, plain_figure
from tallywire.language.numbers import read_numbers
from tallywire.language.tokens import BLANK_LINE, tokenise


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1,500", [1500]),
        ("2.3 million", [2_300_000]),
        ("3-million", [3_000_000]),
        ("2 1/2", [2.5]),
        ("2 3/2", [2, 3, 2]),
        ("two hundred and five", [205]),
        ("two hundred and", [200]),
        ("six hundred thousand", [600_000]),
        ("one million two hundred thousand and six", [1_200_006]),
        ("twenty-one", [21]),
        ("twenty - one", [20, 1]),
        ("twenty-", [20]),
        ("forty nine", [49]),
        ("five twenty", [5, 20]),
        ("one, two", [1, 2]),
        ("zero", [0]),
        ("nineteen ninety-six", [1996]),
        ("nineteen eleven", [1911]),
        ("twenty twelve", [2012]),
        ("nineteen", [19]),
        ("hundred", []),
        ("1,50 and 1.2.3", []),
        ("1500,200", []),
        ("123,456,789,012,345,678", []),
        ("2 1/ 2", [2, 1, 2]),
        ("a hundred and fifty", [150]),
        ("a hundred thousand", [100_000]),
        ("a hundred or a million", []),
        ("a hundred dozen", []),
        ("a man", []),
        ("two and a half", [2.5]),
        ("two-and-a-half million", [2_500_000]),
        ("five and a half thousand", [5500]),
        ("two and a quarter", [2.25]),
        ("two and three quarters", [2.75]),
        ("two -and-a-half", [2]),
        ("two and a man", [2]),
        ("2½", [2.5]),
        ("¾ million", [750_000]),
        ("5 lakh and 2 crore", [500_000, 20_000_000]),
        ("nineteen ninety people", [1990]),
        ("nineteen ninety", [1990]),
        ("9" * (MAX_DIGITS + 1), []),
        ("1," + "000," * 40 + "000", []),
    ],
)
def test_values(text: str, wanted: list[float]) -> None:
    assert [number.value for number in read_numbers(tokenise(text))] == wanted


def test_how_it_is_written() -> None:
    numbers = read_numbers(tokenise("nineteen ninety-six, 7, 7 million, seven"))
    assert [number.written for number in numbers] == ["year", "figure", "mixed", "words"]


@given(st.integers(0, 999_999_999_999))
def test_figures_with_commas_are_read_back(value: int) -> None:
    assert plain_figure(f"{value:,}") == value


@pytest.mark.parametrize(
    ("word", "value"), [("third", 3), ("21st", 21), ("21", None), ("x", None), ("9" * 20 + "th", None)]
)
def test_ordinals(word: str, value: int | None) -> None:
    assert ordinal_value(word) == value


def test_a_blank_line_is_a_token() -> None:
    tokens = tokenise("May\n \n12")
    assert tokens.lowers == ["may", BLANK_LINE, "12"]
    assert tokens.raw(2) == "12"


@given(st.text(max_size=80))
def test_tokens_lie_in_order_and_lose_no_letter(text: str) -> None:
    tokens = tokenise(text)
    covered = {place for start, end in zip(tokens.starts, tokens.ends, strict=True) for place in range(start, end)}
    assert all(start < end for start, end in zip(tokens.starts, tokens.ends, strict=True))
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))
    assert all(place in covered for place, character in enumerate(text) if character.isalnum())
