"""How much a page took, from whom, and what it changed: every passage counted once."""

import dataclasses

import pytest
from copied import Press
from hypothesis import given
from hypothesis import strategies as st

from tallywire.publishing.copy_words import change_words, edits, taking_words
from tallywire.publishing.copying import gravity, taking, takings, written_at
from tallywire.records import Change

LINES = tuple(f"Sentence number {n} of the story tells of the ferry." for n in range(8))


def change(was: str, became: str, kind: str = "number") -> Change:
    return Change(
        kind=kind, from_start=0, from_end=len(was), from_text=was, to_start=0, to_end=len(became), to_text=became
    )  # type: ignore[arg-type]


@pytest.fixture
def press() -> Press:
    """`stitched` has five passages of `wire`, two of `rival`, and one of its own; `paper` carries `wire` before it."""
    made = Press()
    made.page("wire", *LINES, day="2031-03-02")
    made.page("rival", *LINES[::-1], day="2031-03-02")
    made.page("paper", *LINES, day="2031-03-03", origin="wire")
    made.page("stitched", LINES[0], LINES[1].replace("1", "9"), *LINES[2:], day="2031-03-04", origin="wire")
    for n in range(8):
        made.take("paper", n, "wire", n)
    for n in range(5):
        made.take("stitched", n, "wire", n, *([("number", "1", "9")] if n == 1 else []))
    made.take("stitched", 4, "paper", 4)
    made.take("stitched", 5, "rival", 2, direction="inferred")
    made.take("stitched", 6, "rival", 1, direction="inferred")
    return made


def said(press: Press, name: str) -> str:
    return taking_words(taking(press.documents[name], press.lookup))


def test_a_page_that_took_nothing_has_nothing_to_say(press: Press) -> None:
    assert said(press, "wire") == ""
    assert taking(press.documents["wire"], press.lookup).passages == 8


def test_a_short_passage_counts_only_if_it_was_taken() -> None:
    press = Press()
    press.page("giver", *LINES[:2], "Police said so.")
    press.page("taker", "Police said so.", *LINES[:2], "Share this.", origin="giver")
    for place, given_place in ((1, 0), (2, 1)):
        press.take("taker", place, "giver", given_place)
    assert said(press, "taker") == "all 2 passages, word for word · direction known"
    press.take("taker", 0, "giver", 2)
    assert said(press, "taker") == "all 3 passages, word for word · direction known"


def test_a_page_taken_whole_says_so_without_repeating_its_giver(press: Press) -> None:
    assert said(press, "paper") == "all 8 passages, word for word · direction known"


def test_a_stitched_page_names_each_giver_and_counts_each_passage_once(press: Press) -> None:
    first, second = taking(press.documents["stitched"], press.lookup).gifts
    assert (first.giver.id, first.passages, first.word_for_word, first.direction) == ("wire", 5, 4, "known")
    assert (second.giver.id, second.passages, second.direction) == ("rival", 2, "inferred")
    assert said(press, "stitched") == (
        "7 of 8 passages, 6 word for word: 5 from wire (2031-03-02), direction known; "
        "2 from rival (2031-03-02), direction inferred"
    )


def test_the_page_it_was_taken_from_is_preferred_then_who_is_surest_then_who_gave_most(press: Press) -> None:
    page = dataclasses.replace(press.documents["stitched"], origin_id="paper")
    assert [gift.giver.id for gift in taking(page, press.lookup).gifts] == ["wire", "rival", "paper"]
    press.copies = [dataclasses.replace(copy, direction="unknown") for copy in press.copies]
    own = dataclasses.replace(page, origin_id="stitched")
    assert [gift.passages for gift in taking(own, press.lookup).gifts] == [5, 2]
    assert taking_words(taking(own, press.lookup)).endswith("2 from rival (2031-03-02) · who was first is not known")


def test_of_many_givers_four_are_named_and_the_rest_is_counted() -> None:
    press = Press()
    press.page("taker", *LINES)
    for n in range(6):
        press.page(f"giver{n}", *LINES)
        press.take("taker", n, f"giver{n}", n)
    assert said(press, "taker").count(" from giver") == 4
    assert "2 from 2 other pages · direction known" in said(press, "taker")


def test_a_passage_that_holds_two_of_anothers_is_one_passage() -> None:
    press = Press()
    press.page("giver", LINES[0], LINES[1])
    press.page("taker", f"{LINES[0]} {LINES[1]}")
    for n in range(2):
        press.take("taker", 0, "giver", n, kind="verbatim" if n else "edited")
    assert said(press, "taker") == "1 of 1 passage, edited, from giver (2031-03-02) · direction known"


def test_copies_outside_every_passage_or_of_a_lost_page_break_nothing(press: Press) -> None:
    press.passages["paper"] = []
    press.copies.append(dataclasses.replace(press.copies[0], from_document_id="lost"))
    assert said(press, "paper") == "all 8 passages, word for word · direction known"


def test_words_are_followed_to_the_page_that_first_had_them(press: Press) -> None:
    press.copies = [copy for copy in press.copies if copy.from_document_id != "wire" or copy.to_document_id == "paper"]
    taken, fifth = takings(press.lookup), press.passages["stitched"][4]
    assert written_at("stitched", fifth.start, fifth.end, taken) == "wire"
    last = press.passages["stitched"][7]
    assert written_at("stitched", last.start, last.end, taken) == "stitched"


def test_following_words_ends_where_copies_run_in_a_circle() -> None:
    press = Press()
    press.page("a", LINES[0])
    press.page("b", LINES[0])
    press.take("a", 0, "b", 0, direction="unknown")
    press.take("b", 0, "a", 0, direction="unknown")
    assert written_at("a", 0, 5, takings(press.lookup)) == "b"


def test_grave_changes_come_numbers_first_and_mere_words_are_left_out() -> None:
    press = Press()
    press.page("giver", "Big Karsh said no ship and 22 men were lost at noon.")
    press.page("taker", "Vell said a ship and 23 men were lost at dusk.")
    press.take(
        "taker", 0, "giver", 0,
        ("name", "Big ", ""), ("name", "Karsh", "Vell"), ("words", "noon", "dusk"), ("negation", "no ", "a "),
        ("number", "22", "23"),
    )  # fmt: skip
    assert edits(takings(press.lookup)["taker"].changes) == ("22 → 23", "no → a", "Karsh → Vell", "left out “Big”")


def test_changes_are_named_once_and_not_too_many() -> None:
    changes = [change("five", "seven")] * 3 + [change(str(n), str(n + 1)) for n in range(9)]
    assert edits(changes, most=3) == ("five → seven (3 times)", "0 → 1", "1 → 2", "and 7 more changes")


def test_a_change_in_words() -> None:
    assert change_words(change("22", "23")) == "22 → 23"
    assert change_words(change("", "not", "negation")) == "added “not”"
    assert change_words(change("at\n  least", "", "words")) == "left out “at least”"
    assert change_words(change("x" * 70, "y")) == f"{'x' * 60}… → y"


def test_a_changed_number_is_graver_than_a_negation_a_name_other_words_and_none() -> None:
    press = Press()
    press.page("giver", "abcd")
    press.page("taker", "efgh")
    kinds = ["number", "negation", "name", "words"]
    found = [press.take("taker", 0, "giver", 0, ("words", "a", "e"), (kind, "b", "f")) for kind in kinds]
    found.append(press.take("taker", 0, "giver", 0))
    assert [gravity(copy) for copy in found] == [0, 1, 2, 3, 4]


COPIES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 7), st.integers(0, 3), st.integers(0, 7)), max_size=40)


@given(copies=COPIES, origins=st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_every_passage_is_counted_once_and_for_a_page_that_gave_it(
    copies: list[tuple[int, int, int, int]], origins: list[int]
) -> None:
    press = Press()
    for n in range(4):
        press.page(f"p{n}", *LINES, origin=f"p{origins[n]}")
    for taker, place, giver, given_place in copies:
        press.take(f"p{taker}", place, f"p{giver}", given_place)
    for name, own in takings(press.lookup).items():
        places = {place for taker, place, _, _ in copies if f"p{taker}" == name}
        assert own.taken == len(places) <= own.passages
        assert sum(len(gift.copies) for gift in own.gifts) == len(own.copies)
        for gift in own.gifts:
            assert {copy.from_document_id for copy in gift.copies} == {gift.giver.id}
            assert gift.word_for_word <= gift.passages <= len(gift.copies)
