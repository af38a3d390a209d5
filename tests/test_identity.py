"""Ids are hashes of content, and of nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from tallywire.identity import content_id

PARTS = st.lists(st.none() | st.integers() | st.text(max_size=5) | st.binary(max_size=5), max_size=4)


@given(PARTS, PARTS)
def test_different_parts_have_different_ids(left: list[object], right: list[object]) -> None:
    def encoded(parts: list[object]) -> list[object]:
        return [str(p).encode("utf-8", "surrogatepass") if isinstance(p, str | int) else p for p in parts]

    same = content_id("x", *left) == content_id("x", *right)  # type: ignore[arg-type]
    assert same == (encoded(left) == encoded(right))


def test_nothing_is_not_the_empty_string() -> None:
    assert content_id("x", None) != content_id("x", "")


def test_the_id_of_a_thing_never_changes() -> None:
    assert content_id("doc", "a page", "https://example.org/") == "doc-6b9288838c080dc9901b"


def test_a_lone_surrogate_has_an_id_too() -> None:
    assert content_id("doc", "\ud800").startswith("doc-")
