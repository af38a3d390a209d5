"""The core of a clause, read off the shipped reader's trees: what is cut, what stays, and when there is none."""

from annotating.reading import statements_of


def cores(text: str) -> list[str | None]:
    return [text[one.core.start : one.core.end] if one.core else None for one in statements_of(text)]


def test_a_leading_adverbial_and_the_attribution_are_cut_and_what_the_verb_needs_stays() -> None:
    text = (
        "On Tuesday, government troops captured the eastern district of Velm after a three-week siege, the army said."
    )
    assert cores(text) == ["government troops captured the eastern district of Velm after a three-week siege"]


def test_a_long_clause_ends_before_the_adverbials_that_it_can_do_without() -> None:
    text = (
        "A car bomb exploded outside a police station in the northern city of Arden on Monday morning near the river."
    )
    assert cores(text) == ["A car bomb exploded outside a police station in the northern city of Arden"]


def test_a_relative_clause_behind_a_comma_is_cut() -> None:
    assert "Gunmen shot dead two judges" in cores("Gunmen shot dead two judges, who were on their way to court.")


def test_what_happened_when_stays_in_a_short_clause_and_goes_behind_a_comma() -> None:
    assert cores("Eleven people were killed when a bus plunged into a ravine near Tolva.") == [
        "Eleven people were killed when a bus plunged into a ravine near Tolva"
    ]


def test_a_clause_that_leans_on_others_has_no_core() -> None:
    assert cores("He was arrested on Friday.") == [None]
    assert cores("Their fighters attacked the bridge on Friday.")[:1] != [
        "Their fighters attacked the bridge on Friday"
    ]
    assert cores("Those soldiers were killed on Friday.") == [None]


def test_a_clause_cut_in_two_by_another_has_no_core() -> None:
    assert cores("The Front, which lost the mill, attacked the bridge.")[-1] is None
