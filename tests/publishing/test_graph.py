"""Pictures of who carries whose text: where things stand, what ties them, and that they stay small."""

import dataclasses

from copied import Press
from hypothesis import given
from hypothesis import strategies as st

from tallywire.publishing.copying import takings
from tallywire.publishing.graph import Graph, Head, draw
from tallywire.publishing.trees import branches

LINES = tuple(f"Sentence number {n} of the story tells of the ferry." for n in range(4))


def drawn(press: Press, *heads: Head, among: tuple[str, ...] = ()) -> Graph:
    lookup = press.lookup
    pages = {name: lookup.documents[name] for name in among} if among else None
    return draw(heads, branches(lookup, pages), takings(lookup))


def named(graph: Graph) -> dict[str, tuple[str, int, int]]:
    return {
        node.document.id if node.document else node.label: (node.kind, node.column, node.row) for node in graph.nodes
    }


def tied(graph: Graph) -> set[tuple[str, str, int | None]]:
    names = list(named(graph))
    return {(names[e.start], names[e.end], e.gift.passages if e.gift else None) for e in graph.edges}


def family() -> Press:
    """`wire` carried by `post` and, by way of it, by `mail`; `star` stitched from `wire` and from `rival`."""
    press = Press()
    press.page("wire", *LINES, day="2031-03-01")
    press.page("post", *LINES, day="2031-03-02", origin="wire")
    press.page("mail", *LINES, day="2031-03-03", origin="post")
    press.page("star", *LINES, day="2031-03-04", origin="wire")
    press.page("rival", *LINES, day="2031-03-01")
    for n in range(4):
        press.take("post", n, "wire", n)
        press.take("mail", n, "post", n)
    press.take("star", 0, "wire", 0, kind="edited", direction="inferred")
    press.take("star", 1, "wire", 1, ("number", "1", "1"))
    press.take("star", 2, "rival", 2)
    return press


def test_every_page_stands_one_column_beyond_its_giver_in_the_row_of_its_first_taker() -> None:
    graph = drawn(family(), Head(kind="agency", name="Wire", page_ids=("wire",)))
    assert named(graph) == {
        "wire": ("page", 1, 0),
        "post": ("page", 2, 0),
        "mail": ("page", 3, 0),
        "star": ("page", 2, 1),
        "rival": ("page", 1, 2),
        "Wire": ("agency", 0, 0),
    }


def test_edges_say_how_much_was_taken_and_how_sure_that_is() -> None:
    graph = drawn(family(), Head(kind="agency", name="Wire", page_ids=("wire",)))
    assert tied(graph) == {
        ("Wire", "wire", None),
        ("wire", "post", 4),
        ("post", "mail", 4),
        ("wire", "star", 2),
        ("rival", "star", 1),
    }
    stitched = next(edge for edge in graph.edges if edge.gift and edge.gift.passages == 2)
    assert stitched.direction == "inferred"
    assert stitched.telling is not None
    assert stitched.telling.changes[0].kind == "number"  # the copy that changed a number before the one that did not
    hanging = next(edge for edge in graph.edges if edge.gift is None)
    assert (hanging.direction, hanging.telling) == (None, None)


def test_a_giver_of_another_family_stands_apart() -> None:
    press = family()
    lookup, wire = press.lookup, branches(press.lookup)[:1]
    graph = draw([Head(kind="agency", name="Wire", page_ids=("wire",))], wire, takings(lookup))
    assert named(graph)["rival"] == ("elsewhere", 1, 1)
    assert ("rival", "star", 1) in tied(graph)


def test_pages_of_one_event_hang_on_the_nearest_of_them() -> None:
    graph = drawn(family(), among=("wire", "mail", "star"))
    assert named(graph)["mail"] == ("page", 2, 0)
    assert ("wire", "mail", None) in tied(graph)  # by way of a page that is not in the picture
    assert named(graph)["post"] == ("elsewhere", 1, 1)


def test_a_page_whose_givers_are_not_in_the_picture_stands_first_in_it() -> None:
    graph = drawn(family(), among=("mail", "star"))
    assert named(graph)["mail"] == ("page", 1, 0)
    assert named(graph)["star"] == ("page", 1, 1)
    press = family()
    press.documents["mail"] = dataclasses.replace(press.documents["mail"], origin_id="lost")
    assert named(drawn(press, among=("mail", "star")))["mail"] == ("page", 1, 0)


def test_no_two_boxes_stand_on_each_other() -> None:
    press = Press()
    for n in range(3):
        press.page(f"page{n}", LINES[0])
        press.page(f"giver{n}", LINES[0])
        press.take(f"page{n}", 0, f"giver{n}", 0)
    heads = [Head(kind="speaker", name=f"speaker{n}", page_ids=("page0", "lost")) for n in range(5)]
    graph = drawn(press, *heads, among=("page0", "page1", "page2"))
    places = [(node.column, node.row) for node in graph.nodes]
    assert len(set(places)) == len(places)
    assert named(graph)["giver1"][:2] == ("elsewhere", 0)
    assert sum(edge.gift is None for edge in graph.edges) == 5


def test_a_text_that_was_folded_away_and_gave_a_passage_is_drawn_and_hangs_on_no_origin() -> None:
    press = Press()
    names = [press.page(f"text{n:02}", *LINES) for n in range(12)]
    press.take("text00", 0, "text11", 0)
    graph = drawn(press, Head(kind="agency", name="Wire", page_ids=tuple(names)))
    assert named(graph)["text11"] == ("elsewhere", 0, 1)
    assert {start for start, end, _ in tied(graph) if end == "text00"} == {"Wire", "text11"}
    assert "text11" not in {end for _, end, _ in tied(graph)}


def test_a_large_family_is_folded() -> None:
    press = Press()
    press.page("wire", *LINES)
    for n in range(500):
        press.page(f"page{n:03}", *LINES, origin="wire")
        press.take(f"page{n:03}", 0, "wire", 0)
    graph = drawn(press, Head(kind="agency", name="Wire", page_ids=("wire",)))
    assert len(graph.nodes) == 13
    assert [node.label for node in graph.nodes if node.kind == "folded"] == ["and 490 more pages, word for word"]


def test_a_wide_and_deep_family_is_folded_too() -> None:
    press = Press()
    press.page("root", *LINES)
    for a in range(20):
        press.page(f"a{a}", *LINES, origin="root")
        for b in range(20):
            press.page(f"a{a}b{b}", *LINES, origin=f"a{a}")
    assert len(drawn(press).nodes) < 70


def test_a_lone_fold_of_trees_hangs_on_nothing() -> None:
    press = Press()
    for n in range(12):
        press.page(f"page{n:02}", *LINES)
    graph = drawn(press)
    assert [node.label for node in graph.nodes if node.kind == "folded"] == ["and 2 more texts"]
    assert graph.edges == ()


def test_the_same_record_gives_the_same_picture_in_any_order() -> None:
    press = family()
    first = drawn(press)
    press.documents = dict(reversed(press.documents.items()))
    press.copies.reverse()
    again = drawn(press)
    assert (named(first), tied(first)) == (named(again), tied(again))


@given(
    givers=st.lists(st.integers(0, 11), min_size=12, max_size=12),
    copies=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30),
    among=st.sets(st.integers(0, 11), min_size=1),
)
def test_whatever_was_copied_boxes_stand_apart_and_lines_have_ends(
    givers: list[int], copies: list[tuple[int, int]], among: set[int]
) -> None:
    press = Press()
    for n in range(12):
        press.page(f"p{n}", LINES[0], origin=f"p{givers[n]}")
    for taker, giver in copies:
        press.take(f"p{taker}", 0, f"p{giver}", 0)
    heads = [Head(kind="speaker", name=f"speaker{n}", page_ids=(f"p{n}",)) for n in sorted(among)]
    graph = drawn(press, *heads, among=tuple(f"p{n}" for n in sorted(among)))
    places = [(node.column, node.row) for node in graph.nodes]
    assert len(set(places)) == len(places)
    assert min(min(place) for place in places) == 0
    assert all(0 <= end < len(places) for edge in graph.edges for end in (edge.start, edge.end))
