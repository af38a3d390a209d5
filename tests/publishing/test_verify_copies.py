"""What `verify` holds of copies: quotes on both sides, spans in bounds, kinds that fit, no circles."""

import dataclasses
from typing import Any

import pytest
from copied import Press

from tallywire.publishing.tables import Tables
from tallywire.publishing.verify import verify

TOLD = "Some 22 people died at the ferry of Orlo on Sunday."
CHANGED = "Some 23 people died at the ferry of Orlo."


def ferry() -> Tables:
    press = Press()
    press.page("first", TOLD, "Nobody was arrested over it.")
    press.page("second", CHANGED, "Someone was arrested over it.", origin="first")
    press.take("second", 0, "first", 0, ("number", "22", "23"), ("words", " on Sunday", ""))
    press.take("second", 1, "first", 1, ("negation", "Nobody", "Someone"))
    return press.tables


def problems(tables: Tables) -> list[str]:
    return [violation.problem for violation in verify(tables)]


def with_change(**fields: Any) -> list[str]:
    tables = ferry()
    first, *others = tables.copies
    change = dataclasses.replace(first.changes[0], **fields)
    copies = (dataclasses.replace(first, changes=(change, *first.changes[1:])), *others)
    return problems(dataclasses.replace(tables, copies=copies))


def test_words_added_or_left_out_need_no_characters_on_the_other_side() -> None:
    assert problems(ferry()) == []


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"from_text": "24"}, "changes[0]: the quote '24' is not from [5, 7), '22'"),
        ({"to_text": "24"}, "changes[0]: the quote '24' is not to [5, 7), '23'"),
        ({"from_start": 6}, "changes[0]: the quote '22' is not from [6, 7), '2'"),
        ({"from_end": 99}, "changes[0]: from [5, 99) is not within the copied [0, 51)"),
        ({"to_start": 9}, "changes[0]: to [9, 7) is not within the copied [0, 41)"),
        ({"to_start": -2}, "changes[0]: to [-2, 7) is not within"),
        ({"to_start": 42, "to_end": 44}, "changes[0]: to [42, 44) is not within the copied [0, 41)"),
        ({"kind": "figure"}, "changes[0].kind 'figure' is not one of"),
    ],
)
def test_a_change_quotes_both_pages_within_what_was_copied(fields: dict[str, Any], problem: str) -> None:
    found = with_change(**fields)
    assert any(each.startswith(problem) for each in found), found


def test_a_change_changes_something() -> None:
    press = Press()
    press.page("first", TOLD)
    press.page("second", TOLD)
    press.take("second", 0, "first", 0, ("number", "22", "22"))
    assert problems(press.tables) == ["changes[0]: it changes nothing: '22'"]


@pytest.mark.parametrize(("kind", "sound"), [("number", False), ("name", False), ("negation", False), ("words", True)])
def test_a_copy_word_for_word_changes_no_number_name_or_negation(kind: str, sound: bool) -> None:
    press = Press()
    press.page("first", TOLD)
    press.page("second", CHANGED)
    press.take("second", 0, "first", 0, (kind, "22", "23"), kind="verbatim")
    found = problems(press.tables)
    assert found == ([] if sound else [f"changes[0]: a {kind} was changed, but the copy is verbatim"])


def test_a_page_that_is_not_there_is_one_problem_and_no_crash() -> None:
    tables = ferry()
    assert problems(dataclasses.replace(tables, documents=tables.documents[:1], passages=tables.passages[:2])) == [
        "document_id 'second' is not in documents",
        "document_id 'second' is not in documents",
    ]


def taken(*pairs: tuple[str, str | None]) -> Tables:
    press = Press()
    for name, _ in pairs:
        press.page(name, TOLD)
    documents = tuple(
        dataclasses.replace(page, origin_id=origin)
        for page, (_, origin) in zip(press.tables.documents, pairs, strict=True)
    )
    return dataclasses.replace(press.tables, documents=documents)


def test_chains_that_end_are_sound_however_long() -> None:
    assert problems(taken(("a", "b"), ("b", "c"), ("c", "c"), ("d", None), ("e", "d"))) == []
    long = [(f"p{n:05}", f"p{n + 1:05}") for n in range(20_000)]
    assert problems(taken(*long, ("p20000", "p20000"))) == []


def test_a_circle_is_found_once_and_whoever_leads_into_it_is_not_blamed() -> None:
    found = verify(taken(("a", "b"), ("b", "c"), ("c", "b"), ("d", "b")))
    assert [(one.id, one.problem) for one in found] == [("b", "pages are taken from each other in a circle: b, c")]


def test_an_origin_that_is_no_page_is_a_missing_page_and_no_circle() -> None:
    assert problems(taken(("a", "lost"), ("b", "a"))) == ["origin_id 'lost' is not in documents"]


def test_a_page_does_not_copy_itself() -> None:
    press = Press()
    press.page("first", TOLD)
    press.take("first", 0, "first", 0)
    assert problems(press.tables) == ["a page is no copy of itself"]
