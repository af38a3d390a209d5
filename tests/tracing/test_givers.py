"""A passage that pages share comes from one of them, the same for all."""

from hypothesis import given
from hypothesis import strategies as st
from telling import copy, statement

from tallywire.records import CopyDirection
from tallywire.tracing.givers import first_carriers


def by_name(document_id: str) -> tuple[int, str, str]:
    return 0, "", document_id


def test_words_that_stand_nowhere_else_come_from_nowhere() -> None:
    assert first_carriers([statement("a")], [], by_name) == {}
    assert first_carriers([statement("a", at=(500, 550)), statement("c")], [copy("a", "b")], by_name) == {}


def test_a_passage_comes_from_the_page_that_did_not_take_it() -> None:
    told = [statement(name, at=(10, 60)) for name in "abc"]
    rows = [copy("c", "b"), copy("b", "a")]
    assert set(first_carriers(told, rows, by_name).values()) == {"c"}


def test_where_nobody_knows_all_pages_get_one_answer() -> None:
    told = [statement(name, at=(10, 60)) for name in "abc"]
    rows = [copy("c", "b", direction="unknown"), copy("b", "a", direction="unknown")]
    assert set(first_carriers(told, rows, by_name).values()) == {"a"}
    assert set(first_carriers(told, rows, lambda name: (int(name != "b"), "", name)).values()) == {"b"}


def test_a_circle_has_a_first_page_all_the_same() -> None:
    rows = [copy("b", "a"), copy("a", "b")]
    assert set(first_carriers([statement("a"), statement("b")], rows, by_name).values()) == {"a"}


def test_every_passage_of_a_page_has_a_giver_of_its_own() -> None:
    told = [statement("c", at=(10, 60)), statement("c", at=(220, 280)), statement("c", at=(95, 160))]
    rows = [copy("a", "c"), copy("b", "c", to=200)]
    found = first_carriers(told, rows, by_name)
    assert [found.get(one.id) for one in told] == ["a", "b", None]


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from(["known", "unknown"])),
        min_size=1,
    )
)
def test_pages_that_share_a_passage_have_one_answer(links: list[tuple[str, str, CopyDirection]]) -> None:
    rows = [copy(a, b, direction=way) for a, b, way in links]
    told = {name: statement(name, at=(10, 60)) for name in "abcdef"}
    found = first_carriers(told.values(), rows, by_name)
    assert all(found[told[a].id] == found[told[b].id] for a, b, _ in links)
    assert found == first_carriers(told.values(), rows[::-1], by_name)
