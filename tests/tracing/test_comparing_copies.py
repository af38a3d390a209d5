"""What passages can reach is never less than what they have: no comparison that is left out could matter."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmaker import article

from tallywire.tracing.choosing import choose
from tallywire.tracing.columns import as_text
from tallywire.tracing.comparing import Candidates, open_candidates
from tallywire.tracing.folded import fold_document
from tallywire.tracing.pile import Pile
from tallywire.tracing.sharing import equal_passages, sharing_passages

LINE = st.lists(st.sampled_from("abcdefghijklmnop"), min_size=6, max_size=30, unique=True).map(" ".join)
PAGE = st.lists(LINE, min_size=1, max_size=5)


def candidates(*pages: list[str]) -> Candidates:
    pile = Pile([fold_document(article("page", lines)[1]) for lines in pages])
    lefts, rights = np.triu_indices(len(pages), 1)
    equal = equal_passages(pile, lefts, rights)
    return open_candidates(pile, equal, sharing_passages(pile, lefts, rights, equal))


@settings(max_examples=200)
@given(st.lists(PAGE, min_size=2, max_size=3))
def test_evidence_never_exceeds_what_was_promised(pages: list[list[str]]):
    found = candidates(*pages)
    everything = np.ones(len(found.pairs), dtype=np.bool_)
    promised = found.most.copy()
    found.compare(everything, 0.0)
    assert not found.open.any()
    assert (found.evidence <= found.most + 1e-9).all()
    assert (found.most <= promised + 1e-9).all()


@settings(max_examples=100)
@given(st.lists(PAGE, min_size=2, max_size=3))
def test_what_is_compared_before_it_is_needed_changes_nothing(pages: list[list[str]]):
    lefts, rights = np.triu_indices(len(pages), 1)
    lazy, eager = candidates(*pages), candidates(*pages)
    eager.compare(np.ones(len(eager.pairs), dtype=np.bool_), 0.0)
    assert choose(lazy, lefts, rights).tolist() == choose(eager, lefts, rights).tolist()


def test_repeated_lines_are_equal_in_turn():
    found = candidates(["a b c d e f"] * 3, ["a b c d e f"] * 2)
    same = ~found.open
    assert list(zip(found.lefts[same].tolist(), found.rights[same].tolist(), strict=True)) == [(0, 3), (1, 4)]


@pytest.mark.parametrize("numbers", [[0, 1, 0], [0xD7FF, 0xD800, 0xDFFF, 0xE000], [0x10F7FF], []])
def test_numbers_become_different_characters_in_their_order(numbers: list[int]):
    text = as_text(np.array(numbers, dtype=np.int64))
    assert [sorted(set(numbers)).index(number) for number in numbers] == [sorted(set(text)).index(c) for c in text]
    assert text.encode("utf-8").decode("utf-8") == text  # none of them is half a character
