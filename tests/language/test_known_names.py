"""Known names, designations and ships; the noun lists; capitals, company and time on hostile text."""

import time
import tomllib
from collections import Counter
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.language.known_names import known_names, ship_name
from tallywire.language.mention_nouns import noun_class
from tallywire.language.phrases import PhraseTable


def found(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.kind) for one in known_names(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The UN and Al-Shabaab met", [("UN", "organisation"), ("Al-Shabaab", "group")]),
        ("un homme, an isis bloom", []),
        ("ISLAMIC STATE IN THE TOWN", [("ISLAMIC STATE", "group")]),
        ("a Reaper drone over a Su-25SM", [("Reaper", "vehicle"), ("Su-25SM", "vehicle")]),
        ("Reaper is a thriller, Typhoon hit the coast", []),
        ("an S-300 and two AK-47s", [("S-300", "weapon"), ("AK-47s", "weapon")]),
        ("USS Orrin S. Vale sailed", [("USS Orrin S. Vale", "vehicle")]),
        ("HMS SAID NOTHING", []),
        ("the al Qaeda men", [("al Qaeda", "group")]),
    ],
)
def test_names(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


def test_the_longest_of_two_names_wins() -> None:
    assert found("Islamic State of Iraq and the Levant") == [("Islamic State of Iraq and the Levant", "group")]


def test_ships() -> None:
    assert ship_name("HMS Vale") == "Vale"
    assert ship_name("HMS") is None
    assert ship_name("Orrin Vale") is None


def test_no_noun_stands_in_two_classes() -> None:
    lists = tomllib.loads((files("tallywire.language") / "mention_nouns.toml").read_text("utf-8"))
    counted = Counter(noun for nouns in lists.values() for noun in nouns.split())
    assert [noun for noun, times in counted.items() if times > 1] == []


def test_two_nouns_together_can_be_of_another_class() -> None:
    assert noun_class("car") == "vehicles"
    assert noun_class("car-bomb") == "weapons"


@given(st.text(alphabet="IS USHM-of the.’Qaeda7\n", max_size=80))
def test_names_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    names = known_names(text)
    assert all(text[one.start : one.end] == one.text for one in names)
    assert all(one.end <= other.start for one, other in pairwise(names))


def test_time_is_linear_in_hostile_text() -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        known_names("Islamic State of Iraq and USS Al Al " * times)
        return time.process_time() - start

    seconds(10)
    assert seconds(16_000) < 32 * max(seconds(2_000), 0.01)  # eight times as long; 64 were quadratic


def test_phrases_need_their_words_close_together() -> None:
    table = PhraseTable([("red cross", 1), ("", 2)])
    assert [value for *_, value in table.find("Red-Cross red\n\n\n\ncross red, cross red")] == [1]
