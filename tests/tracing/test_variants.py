"""Spellings of one word meet, other words do not."""

import pytest

from tallywire.tracing.variants import skeleton, spelling


@pytest.mark.parametrize(
    "names",
    [
        ("yusuf", "youssouf", "youssef", "yousef"),
        ("mahmoud", "mahmud", "mahmood"),
        ("tarhuna", "tarhouna", "tarhunah"),
        ("sheikh", "shaykh", "shaikh"),
        ("abdeljalil", "abdaldjalil", "abdeljaleel"),
        ("qunaitra", "kuneitra"),
        ("zintan", "sintan"),
        ("alexander", "aleksander"),
    ],
)
def test_romanisations_of_a_name_meet(names: tuple[str, ...]):
    assert len({skeleton(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("british", "american"),
    [("neighbour", "neighbor"), ("theatre", "theater"), ("recognise", "recognize"), ("offence", "offense"),
     ("cancelled", "canceled"), ("analyse", "analyze"), ("catalogue", "catalog"), ("anaemia", "anemia"),
     ("programme", "program")],
)  # fmt: skip
def test_british_and_american_spellings_meet(british: str, american: str):
    assert spelling(british) == spelling(american)


@pytest.mark.parametrize(("one", "other"), [("woman", "women"), ("killed", "filled"), ("north", "south")])
def test_other_words_keep_apart(one: str, other: str):
    assert spelling(one) != spelling(other)


@pytest.mark.parametrize("form", ["dead", "died", "2011", "abc123"])
def test_short_words_and_figures_are_left_as_they_are(form: str):
    assert skeleton(form) == form
