"""Lines on many pages: furniture if the pages have nothing else in common, a copied text if they have."""

import numpy as np
import pytest

from tallywire.records import Passage
from tallywire.tracing.folded import Folded, fold_document
from tallywire.tracing.furniture import without_furniture
from tallywire.tracing.matching import align_pairs
from tallywire.tracing.pairs import Pairs, tie

LINE = "Sign up below to get the harbour letter in your inbox every Friday."
STORY = [
    "The night train from Vell left the rails near the sugar works shortly after two.",
    "Signal staff had warned the company about the worn points three times since spring.",
    "Nine carriages lay across both tracks when the first crane came at dawn.",
]
OWN = [
    "Heron counts on the southern marsh have doubled since the weir was opened again.",
    "The council voted on Thursday to keep the old market hall and its clock.",
    "Rowers from eleven clubs met on the reservoir for the first regatta of the year.",
    "A bakery in the upper town still fires its oven with vine cuttings from the hills.",
]


def page(*lines: str) -> Folded:
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    return fold_document(
        [
            Passage(id="", document_id="", start=start, end=start + len(line), kind="body", text=line)
            for start, line in zip(starts, lines, strict=True)
        ]
    )


def aligned(pages: list[Folded]) -> Pairs:
    lefts, rights = np.triu_indices(len(pages), 1)
    return tie(lefts, rights, align_pairs(pages, lefts, rights), pages)


def counts(pairs: Pairs) -> list[int]:
    """How many matches each pair has."""
    return np.bincount(pairs.matches.pairs, minlength=len(pairs)).tolist()


def test_a_line_on_three_pages_about_other_things_is_furniture():
    pages = [page(line, LINE) for line in OWN[:3]]
    assert len(aligned(pages)) == 3
    assert len(without_furniture(aligned(pages), pages)) == 0


def test_a_line_on_two_pages_may_be_a_copy():
    pages = [page(line, LINE) for line in OWN[:2]]
    assert counts(without_furniture(aligned(pages), pages)) == [1]


def test_pages_of_one_text_keep_all_its_lines():
    pages = [page(*STORY) for _ in range(4)]
    assert counts(without_furniture(aligned(pages), pages)) == [3] * 6


def test_furniture_is_taken_out_of_a_copied_page_and_its_share_is_counted_anew():
    pages = [page(*STORY, LINE), page(*STORY, LINE), page(OWN[0], LINE), page(OWN[1], LINE)]
    kept = without_furniture(aligned(pages), pages)
    assert (kept.lefts.tolist(), kept.rights.tolist(), counts(kept)) == ([0], [1], [3])
    assert kept.shares[0] == pytest.approx(kept.matches.words.sum() / pages[0].words)
    assert kept.shares[0] < 1


def test_a_chain_of_related_pages_counts_as_one_carrier():
    # Each page shares its story with the next alone; the line runs through all of them.
    texts = [[*STORY, LINE], [*STORY, *OWN[:3], LINE], [*OWN[:3], LINE]]
    pages = [page(*lines) for lines in texts]
    kept = without_furniture(aligned(pages), pages)
    lefts = kept.lefts[kept.matches.pairs]
    lines = [pages[page].wordings[match] for page, match in zip(lefts, kept.matches.lefts, strict=True)]
    assert pages[0].wordings[3] in lines
