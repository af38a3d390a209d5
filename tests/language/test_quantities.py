"""Quantities: bounds, units, qualifiers, and numbers that count nothing."""

import time as clock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.language.quantities import find_quantities
from tallywire.language.times import find_times


def read(text: str) -> list[tuple[str, float | None, float | None, str | None, str]]:
    found = find_quantities(text, times=find_times(text))
    return [(each.text, each.low, each.high, each.unit, each.qualifier) for each in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Twenty people died.", ("Twenty", 20, 20, "people", "exact")),
        ("It killed 1,500 soldiers.", ("1,500", 1500, 1500, "soldier", "exact")),
        ("At least 20 people died.", ("20", 20, None, "people", "at_least")),
        ("More than a hundred fled.", ("a hundred", 100, None, None, "at_least")),
        ("No fewer than six villagers fled.", ("six", 6, None, "villager", "at_least")),
        ("Up to 30 villagers fled.", ("30", None, 30, "villager", "at_most")),
        ("Fewer than 30 villagers fled.", ("30", None, 30, "villager", "at_most")),
        ("Nearly 40 houses burned.", ("40", 40, 40, "house", "about")),
        ("An estimated 500 residents left.", ("500", 500, 500, "resident", "about")),
        ("There were 10 to 15 strikes.", ("10 to 15", 10, 15, "strike", "between")),
        ("There were 10-15 strikes.", ("10-15", 10, 15, "strike", "between")),
        ("Between 10 and 15 fighters fell.", ("Between 10 and 15", 10, 15, "fighter", "between")),
        ("It cost 2 to 3 million dollars.", ("2 to 3 million dollars", 2e6, 3e6, "USD", "between")),
        ("Dozens of homes burned.", ("Dozens", 24, None, "home", "at_least")),
        ("Hundreds of thousands fled.", ("Hundreds of thousands", 200000, None, None, "at_least")),
        ("A dozen villagers fled.", ("A dozen", 12, 12, "villager", "about")),
        ("Two dozen villagers fled.", ("Two dozen", 24, 24, "villager", "exact")),
        ("Half a dozen villagers fled.", ("Half a dozen", 6, 6, "villager", "about")),
        ("Several hundred villagers fled.", ("Several hundred", 200, None, "villager", "at_least")),
        ("A few dozen villagers fled.", ("A few dozen", 24, None, "villager", "at_least")),
        ("It cost $1.5bn.", ("$1.5bn", 1.5e9, 1.5e9, "USD", "exact")),
        ("It cost €3m.", ("€3m", 3e6, 3e6, "EUR", "exact")),
        ("A 20-vehicle convoy came.", ("20", 20, 20, "vehicle", "exact")),
        ("A 500-strong force came.", ("500", 500, 500, None, "exact")),
        ("It fires 122mm shells.", ("122", 122, 122, "mm", "exact")),
        ("EUR 5 was paid.", ("EUR 5", 5, 5, "EUR", "exact")),
        ("It holds 70 per cent of it.", ("70 per cent", 70, 70, "percent", "exact")),
        ("There were 3 bodies.", ("3", 3, 3, "body", "exact")),
        ("Tens of thousands fled.", ("Tens of thousands", 20000, None, None, "at_least")),
        ("A couple of houses burned.", ("A couple", 2, 2, "house", "about")),
        ("It holds 70 percent of the town.", ("70 percent", 70, 70, "percent", "exact")),
        ("It holds ’70 percent’ of it.", ("70 percent", 70, 70, "percent", "exact")),
        ("It holds 70% of the town.", ("70%", 70, 70, "percent", "exact")),
        ("It cost $2.3 million.", ("$2.3 million", 2.3e6, 2.3e6, "USD", "exact")),
        ("It cost A$5.", ("A$5", 5, 5, "AUD", "exact")),
        ("It lies 30 kilometres east.", ("30", 30, 30, "km", "exact")),
        ("A 64-year-old driver died.", ("64", 64, 64, "years", "exact")),
        ("Jane Roe, 64, saw it.", ("64", 64, 64, "years", "exact")),
        ("A boy aged 6 saw it.", ("6", 6, 6, "years", "exact")),
        ("No one was hurt.", ("No one", 0, 0, "person", "exact")),
        ("There were no casualties.", ("no", 0, 0, "casualty", "exact")),
        ("Some 20 or more were held.", ("20", 20, None, None, "at_least")),
        ("One soldier died.", ("One", 1, 1, "soldier", "exact")),
        ("Three armed rebels died.", ("Three", 3, 3, "rebel", "exact")),
        ("Nobody was hurt.", ("Nobody", 0, 0, "person", "exact")),
        ("None of them was hurt.", ("None", 0, 0, "person", "exact")),
        ("Three quarries flooded.", ("Three", 3, 3, "quarry", "exact")),
        ("Three benches burned.", ("Three", 3, 3, "bench", "exact")),
        ("Three civilian lorries burned.", ("Three", 3, 3, "lorry", "exact")),
    ],
)
def test_quantity(text: str, wanted: tuple[str, float | None, float | None, str | None, str]) -> None:
    assert wanted in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2254 was passed.",
        "He held an AK-47 and flew an F-16.",
        "A Boeing 737 landed.",
        "They live at 12 Main Street.",
        "They won the match 3-2.",
        "It came third on the 21st.",
        "1. The first point\n2. The next point",
        "It fell on March 3, 2014.",
        "No one another can.\n"[7:],
        "Call 555-0134 for help.",
        "Call 004912345678901 for help.",
        "It was a 5-4 vote.",
        "The rule and a half truth.",
        "It grew three times.",
        "Call (305) 555-0134 for help.",
        "They had tens and scores.",
        "When one sees it, one knows.",
        "There is no doubt.",
        "No more people came.",
        "A couple came.",
        "No. 5 was closed.",
        "It passed by a 12-14 vote.",
        "They called 911 for help.",
    ],
)
def test_no_quantity(text: str) -> None:
    assert read(text) == []


def test_numbers_inside_times_are_no_quantities() -> None:
    assert [row[0] for row in read("In 24 hours 30 people fled, 12 of them on 3 May 2014.")] == ["30", "12"]


def test_two_readings_of_the_same_words_count_once() -> None:
    assert len(find_quantities("It is said that no one million dollars will do.")) == 1


@pytest.mark.parametrize(
    "unit", ["1", "1,", "9 ", "two ", "hundred ", "no ", "dozens of ", "1-", "$1", "between 1 and ", "\n1"]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    begin = clock.process_time()
    find_quantities(text)
    assert clock.process_time() - begin < 10


_WORDS = (
    "at least 20 to - 15 1,5 between and dozens of thousands $ % no one people a couple two hundred "
    "million . , years old"
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS.split()), max_size=14), st.sampled_from(["", " "]))
def test_spans_are_the_text(words: list[str], space: str) -> None:
    text, end = space.join(words), 0
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start >= end
        assert quantity.low is not None or quantity.high is not None
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        end = quantity.end


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text


@pytest.mark.parametrize(
    "text", ["The bridge fell.[3]", "It was cited [12] there.[4][5]", "at 59°10′25″N 18°10′05″E", "33.5°N"]
)
def test_notes_and_positions_on_the_globe_count_nothing(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Scores were hurt.", ("Scores", 40, None, None, "at_least")),
        ("A man, 34, was shot.", ("34", 34, 34, "years", "exact")),
        ("They drove two and a half miles.", ("two and a half", 2.5, 2.5, "mile", "exact")),
        ("They drove about half a mile.", ("half a", 0.5, 0.5, "mile", "about")),
        ("A half-dozen rebels fled.", ("half-dozen", 6, 6, "rebel", "about")),
        ("It cost 2,000 Syrian pounds.", ("2,000 Syrian pounds", 2000, 2000, "SYP", "exact")),
        ("It weighed 2,000 pounds.", ("2,000", 2000, 2000, "pound", "exact")),
        ("Winds reached 80 km/h.", ("80", 80, 80, "km/h", "exact")),
        ("Not a single person came.", ("Not a single", 0, 0, "person", "exact")),
    ],
)
def test_halves_ages_and_national_money(text: str, wanted: tuple[str, float, float, str, str]) -> None:
    assert read(text) == [wanted]


@pytest.mark.parametrize("text", ["They won by two scores.", "Not a single thing was said."])
def test_games_count_nobody(text: str) -> None:
    assert not [each for each in read(text) if each[0] != "two"]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Some 1.5m people fled.", 1_500_000),
        ("Rain hit 3m people.", 3_000_000),
        ("The wall is 3m high.", 3),
        ("A million and a half people fled.", 1_500_000),
        ("Two million and a half people fled.", 2_000_000),
    ],
)
def test_the_m_of_people_is_a_million_and_so_is_the_half_of_a_million(text: str, low: float) -> None:
    assert find_quantities(text)[0].low == low


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two-thirds of the town burned.", ("Two-thirds", 66.67, 66.67, "percent", "exact")),
        ("Prices rose by two thirds.", ("two thirds", 66.67, 66.67, "percent", "exact")),
        ("More than a third of the huts burned.", ("a third", 33.33, None, "percent", "at_least")),
        ("They hold half of the ridge.", ("half", 50, 50, "percent", "exact")),
        ("Half the village fled.", ("Half", 50, 50, "percent", "exact")),
        ("They hold 1/3 of the ridge.", ("1/3", 33.33, 33.33, "percent", "exact")),
        ("They hold ½ of the ridge.", ("½", 50, 50, "percent", "exact")),
        ("Nearly one in five fled.", ("one in five", 20, 20, "percent", "about")),
        ("Some nine out of ten voters stayed.", ("nine out of ten", 90, 90, "percent", "about")),
        ("Three in 10 children fell ill.", ("Three in 10", 30, 30, "percent", "exact")),
        (
            "Three quarters of a million people fled.",
            ("Three quarters of a million", 750000, 750000, "people", "exact"),
        ),
        ("Up to a quarter of a million fled.", ("a quarter of a million", None, 250000, None, "at_most")),
        ("It rolled a quarter of a mile.", ("a quarter", 0.25, 0.25, "mile", "exact")),
    ],
)
def test_shares_are_told_per_cent_and_parts_of_a_unit_in_it(
    text: str, wanted: tuple[str, float, float | None, str, str]
) -> None:
    assert read(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "The third of them and the second half of the match.",
        "The other half of the town slept.",
        "A 1 /3 of it and 1/ 3 of it.",
        "It stood 9/3 of that.",
        "A half truth was told.",
        "Three quarters passed.",
    ],
)
def test_these_are_no_shares(text: str) -> None:
    assert [each for each in read(text) if each[3] == "percent"] == []


def test_two_in_so_many_villages_or_days_are_no_share() -> None:
    assert [row[0] for row in read("They burned two in 20 villages.")] == ["two", "20"]
    assert [row[3] for row in read("It rained for one in 10 kilometres.")] == ["km"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He paid Rs 500.", ("Rs 500", 500, 500, "INR", "exact")),
        ("He paid Rs.500.", ("Rs.500", 500, 500, "INR", "exact")),
        ("He paid Rs 5 crore.", ("Rs 5 crore", 5e7, 5e7, "INR", "exact")),
        ("He paid KSh500.", ("KSh500", 500, 500, "KES", "exact")),
        ("He paid NGN 500 for it.", ("NGN 500", 500, 500, "NGN", "exact")),
        ("He paid 500 UGX for it.", ("500 UGX", 500, 500, "UGX", "exact")),
        ("He paid R$5m.", ("R$5m", 5e6, 5e6, "BRL", "exact")),
        ("He paid EUR 5m.", ("EUR 5m", 5e6, 5e6, "EUR", "exact")),
        ("He paid $5 bn.", ("$5 bn", 5e9, 5e9, "USD", "exact")),
        ("He paid 50 cents.", ("50 cents", 0.5, 0.5, "USD", "exact")),
        ("It cost $20-30 million.", ("$20-30 million", 2e7, 3e7, "USD", "between")),
        ("It cost $20 to $30 million.", ("$20 to $30 million", 2e7, 3e7, "USD", "between")),
        ("It cost between $5 and $7.", ("between $5 and $7", 5, 7, "USD", "between")),
        ("It cost £2bn-£3bn.", ("£2bn-£3bn", 2e9, 3e9, "GBP", "between")),
        ("It cost $5 to 7 million.", ("$5 to 7 million", 5e6, 7e6, "USD", "between")),
        ("It holds 10% to 15% of it.", ("10% to 15%", 10, 15, "percent", "between")),
        ("Two to three million fled.", ("Two to three million", 2e6, 3e6, None, "between")),
        ("About 300-400,000 people fled.", ("300-400,000", 3e5, 4e5, "people", "between")),
        ("About 2 to 3,000 people fled.", ("2 to 3,000", 2000, 3000, "people", "between")),
        ("About 500 to 1,000 people fled.", ("500 to 1,000", 500, 1000, "people", "between")),
        ("About 900 to 1.5 thousand people fled.", ("900 to 1.5 thousand", 900, 1500, "people", "between")),
    ],
)
def test_money_and_ranges(text: str, wanted: tuple[str, float, float, str | None, str]) -> None:
    assert read(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It rose 2 percent to 30 percent.", [2, 30]),
        ("It was up by 2 to 30.", [2, 30]),
        ("It gave $5 to 20 villagers.", [5, 20]),
        ("It went $30-$20 lower.", [30, 20]),
        ("It cost $5 -$7.", [5, 7]),
        ("It took five-6 men.", [5]),
        ("It paid from $5 to $7.", [5, 7]),
        ("It paid 7 dollars or 5 dollars.", [7, 5]),
        ("It paid $7 and $9.", [7, 9]),
        ("They saw five men and six women.", [5, 6]),
    ],
)
def test_neighbours_that_are_no_range(text: str, wanted: list[float]) -> None:
    assert [each[1] for each in read(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Several villagers fled.", []),
        ("A few villagers fled.", []),
        ("A handful of homes burned.", []),
        ("A score of villagers fled.", [("A score", 20, 20, "villager", "about")]),
    ],
)
def test_words_for_some_tell_no_number(text: str, wanted: list[tuple[str, float, float | None, str, str]]) -> None:
    assert read(text) == wanted


def test_the_noun_behind_or_more() -> None:
    assert read("Some 20 or more villagers fled.") == [("20", 20, None, "villager", "at_least")]
