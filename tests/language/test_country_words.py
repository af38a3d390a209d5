"""Countries by their names and peoples."""

import pytest

from tallywire.language.country_words import country_ending_at, country_starting_at, named_countries
from tallywire.language.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("South Sudan", "SS"),
        ("Sudanese", "SD"),
        ("United States", "US"),
        ("Côte d'Ivoire", "CI"),
        ("turkey", None),
        ("Nowhere", None),
        ("", None),
    ],
)
def test_country_at_a_place(text: str, country: str | None) -> None:
    assert country_starting_at(tokenise(text), 0) == country


@pytest.mark.parametrize(
    ("text", "country"), [("South Korea's", "KR"), ("the Syrian", "SY"), ("a syrian", None), ("then", None), ("", None)]
)
def test_country_before_a_place(text: str, country: str | None) -> None:
    tokens = tokenise(text)
    assert country_ending_at(tokens, len(tokens)) == country


def test_counting_takes_the_longest_name() -> None:
    assert named_countries(tokenise("South Sudan and Sudan; Sudanese of South Sudan")) == {"SS": 2, "SD": 2}
