"""Candidate pairs: who shares rare runs of words, and how many pairs common ones make."""

import random

import pyarrow as pa
import pytest

from tallywire.engines.local import LocalEngine
from tallywire.records import Passage
from tallywire.tracing.candidates import candidate_pairs, shingle_table
from tallywire.tracing.folded import Folded, fold_document

NAMES = [
    f"{first}{last}" for first in ("bar", "cor", "dun", "fel", "gan", "hol") for last in ("den", "mit", "sel", "wic")
]


def folded(*lines: str) -> Folded:
    passages, start = [], 0
    for line in lines:
        passages.append(Passage(id="", document_id="d", start=start, end=start + len(line), kind="body", text=line))
        start += len(line) + 1
    return fold_document(passages)


def sentence(seed: int, words: int = 14) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(NAMES) + str(chance.randrange(1000)) for _ in range(words))


def pairs(*documents: Folded) -> list[tuple[int, int]]:
    found = LocalEngine(workers=1).set(candidate_pairs, {"shingles": shingle_table(documents)})["candidates"]
    return list(zip(found["left"].to_pylist(), found["right"].to_pylist(), strict=True))


def test_pages_that_share_a_sentence_are_candidates_and_others_are_not():
    shared = sentence(1)
    assert pairs(folded(shared, sentence(2)), folded(sentence(3)), folded(sentence(4), shared)) == [(0, 2)]


def test_a_short_passage_that_stands_in_two_pages_suffices():
    assert pairs(folded("the bridge at Orla was closed"), folded("The bridge at ORLA was closed")) == [(0, 1)]


def test_one_phrase_in_common_does_not_suffice():
    phrase = "in the hours before dawn"  # one shingle
    left, right = (f"{sentence(seed, 5)} {phrase} {sentence(seed + 9, 5)}" for seed in (1, 2))
    assert pairs(folded(left), folded(right)) == []


def test_no_run_of_words_reaches_from_one_passage_into_the_next():
    words = sentence(1, 12).split()
    split = folded(" ".join(words[:6]), " ".join(words[6:]))
    assert shingle_table([split]).num_rows == 2 + 2 + 2
    assert shingle_table([folded(" ".join(words))]).num_rows == 8 + 1


@pytest.mark.parametrize("carriers", [12, 13, 60])
def test_a_page_that_many_carry_makes_few_pairs(carriers: int):
    page = folded(sentence(1, 20), sentence(2, 20))
    found = pairs(*([page] * carriers))
    assert len(found) == (carriers * (carriers - 1) // 2 if carriers <= 12 else carriers - 1)
    assert {right for left, right in found if left == 0} == set(range(1, carriers))


def test_a_turn_of_phrase_that_many_pages_have_makes_no_pairs():
    phrase = "in the early hours of last Tuesday morning"
    assert pairs(*(folded(f"{sentence(seed)} {phrase} {sentence(-seed)}") for seed in range(1, 40))) == []


def test_pages_without_passages_are_nobodys_candidates():
    assert pairs() == []
    assert pairs(folded(), folded("Too short."), folded()) == []


def test_the_table_has_its_columns_even_when_empty():
    assert shingle_table([]).schema == pa.schema(
        [("hash", pa.int64()), ("document", pa.int32()), ("whole", pa.bool_())]
    )
