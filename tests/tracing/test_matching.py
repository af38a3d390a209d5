"""Two documents passage by passage: known copies must be found, to the character, and nothing else."""

import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsmaker import Line, Newsmaker, article

from tallywire.tracing.folded import Folded, fold_document
from tallywire.tracing.matching import Match, Matches, align, align_pairs

STORY = [
    "A ferry carrying ninety passengers ran aground on the rocks below Cape Orla before dawn on Tuesday.",
    "The harbour master of Vell said that at least 14 people drowned when the lower deck filled with water.",
    "Two tugs and a naval helicopter brought the others ashore in heavy seas during the morning.",
    "The company has run the crossing between Vell and the outer islands since the old bridge fell.",
    "Investigators from the capital were expected to examine the engine room once the storm had passed.",
    "Nobody has yet explained why the lights of the cape were dark for most of that night.",
]
Words = tuple[str, str]


class Page:
    """A document with its text, so that spans can be read."""

    def __init__(self, lines: Sequence[Line]) -> None:
        document, passages = article("page", lines)
        self.text, self.folded = document.text, fold_document(passages)

    def shared(self, other: "Page") -> list[Words]:
        """The words of the matched stretches; that `align` mirrors when pages change places is checked as well."""
        found = align(self.folded, other.folded)
        assert sorted(map(mirrored, align(other.folded, self.folded)), key=place) == sorted(found, key=place)
        return [(self.text[slice(*match.left_span)], other.text[slice(*match.right_span)]) for match in found]


def mirrored(match: Match) -> Match:
    return replace(match, left=match.right, right=match.left, left_span=match.right_span, right_span=match.left_span)


def place(match: Match) -> tuple[int, int, tuple[int, int], tuple[int, int]]:
    return match.left, match.right, match.left_span, match.right_span


def twice(lines: Sequence[str]) -> list[Words]:
    return [(line, line) for line in lines]


def kinds(left: Page, right: Page) -> list[str]:
    return ["verbatim" if match.verbatim else "edited" for match in align(left.folded, right.folded)]


def test_a_reprint_is_found_passage_by_passage_in_any_order():
    own = Newsmaker(1).sentences(4)
    left, right = Page(STORY), Page([own[0], *STORY[3:], own[1], *STORY[:3], *own[2:]])
    assert left.shared(right) == twice(STORY)
    assert {match.similarity for match in align(left.folded, right.folded)} == {1.0}
    assert kinds(left, right) == ["verbatim"] * 6


def test_many_pairs_are_compared_together_as_each_is_alone():
    pages = [Page(STORY[n:]).folded for n in range(6)]
    lefts, rights = np.array([0, 0, 4, 2, 0]), np.array([1, 5, 1, 3, 1])
    found = align_pairs(pages, lefts, rights)
    assert found.pairs.tolist() == sorted(found.pairs.tolist())
    for number, (left, right) in enumerate(zip(lefts, rights, strict=True)):
        assert found.take(found.pairs == number).rows() == align(pages[left], pages[right])
    assert len(align_pairs(pages, lefts[:0], rights[:0])) == len(Matches.none()) == 0


@pytest.mark.parametrize(
    ("old", "new"), [("at least 14", "at least 17"), ("of Vell said", "of Orla said"), ("drowned", "had not drowned")]
)
def test_an_edited_passage_is_found_and_is_not_verbatim(old: str, new: str):
    edited = [line.replace(old, new) for line in STORY]
    left, right = Page(STORY), Page(edited)
    assert left.shared(right) == list(zip(STORY, edited, strict=True))
    assert kinds(left, right) == ["verbatim", "edited", "verbatim", "verbatim", "verbatim", "verbatim"]


def test_a_sentence_rewritten_beside_copied_ones_is_found_for_where_it_stands():
    spun = "Two boats and a naval helicopter took the others ashore in stormy seas that morning."
    assert (STORY[2], spun) in Page(STORY).shared(Page([*STORY[:2], spun, *STORY[3:]]))
    assert Page(STORY[2:3]).shared(Page([spun])) == []


def test_sentences_run_together_are_each_cut_to_what_matches():
    own = Newsmaker(2).sentences(3)
    merged = f"{own[0]} {STORY[1]} {STORY[4]} {own[1]}"
    left, right = Page(STORY), Page([merged, own[2]])
    assert left.shared(right) == [(STORY[1], STORY[1][:-1]), (STORY[4], STORY[4][:-1])]
    assert kinds(left, right) == ["verbatim", "verbatim"]


def test_a_cut_stretch_with_other_marks_is_edited():
    merged = f"{Newsmaker(2).sentence()} {STORY[1].replace('said that', 'said, that')}"
    assert kinds(Page(STORY), Page([merged])) == ["edited"]
    assert kinds(Page(STORY), Page([merged.replace("lower deck", "upper deck")])) == ["edited"]


def test_a_repeated_line_is_matched_in_turn_and_given_once():
    assert len(Page([STORY[0]] * 3).shared(Page([STORY[0]] * 3))) == 3
    assert len(Page([STORY[0]] * 3).shared(Page(STORY))) == 1


def test_a_line_repeated_with_an_edit_gives_to_both():
    short = STORY[0].replace(" before dawn on Tuesday", "")
    assert sorted(Page(STORY).shared(Page([short, *STORY])))[:2] == [(STORY[0], STORY[0]), (STORY[0], short)]


def test_short_lines_and_lines_labelled_furniture_count_only_between_copied_ones():
    short, line = "The sea was calm.", "Our reporters follow this story all through the night."
    left = Page([*STORY[:2], short, ("boilerplate", line), *STORY[2:]])
    right = Page([*STORY[:2], short, line, *STORY[2:]])
    assert {(short, short), (line, line)} < set(left.shared(right))
    own = Newsmaker(3).sentences(9)
    assert left.shared(Page([*own[:4], short, line, *own[4:]])) == []


def test_lines_labelled_furniture_on_both_pages_are_never_matched():
    furniture: Line = ("boilerplate", "Our reporters follow this story all through the night.")
    lines = [*STORY[:2], furniture, *STORY[2:]]
    assert Page(lines).shared(Page(lines)) == twice(STORY)


def test_reports_of_one_happening_in_other_words_share_nothing():
    other = [
        "Ninety people were on the ferry that struck rocks under Cape Orla on Tuesday before it grew light.",
        "At least 14 of them drowned in the flooded lower deck, according to the harbour master of Vell.",
    ]
    assert Page(STORY).shared(Page(other)) == []


SAID = "“We shall keep the harbour open to every ship that brings bread to the islands,” {} told {}."


def test_a_speech_that_two_pages_quote_is_not_copied():
    pages = [
        Page([*Newsmaker(seed).sentences(5), SAID.format(*words)])
        for seed, words in ((4, ("Ana Ruiz", "a crowd")), (5, ("the mayor", "reporters")))
    ]
    assert pages[0].shared(pages[1]) == []


def test_a_quotation_with_its_attribution_is_copied():
    line = SAID.format("Ana Ruiz", "a crowd on the quay of Vell").replace("“We shall", "“We")
    assert Page([*Newsmaker(4).sentences(5), line]).shared(Page([line])) == [(line, line)]
    assert len(Page([*STORY, line]).shared(Page([*STORY, line]))) == 7


BLOTTER = "Police in {} said {} people were hurt when a bus overturned near {} Street on {} night."


def test_one_template_filled_twice_is_no_copy():
    fillings = [("Vell", 4, "Karsh", "Monday"), ("Orla", 9, "Tower", "Friday")]
    left, right = (Page([BLOTTER.format(*words), *Newsmaker(6 + words[1]).sentences(4)]) for words in fillings)
    assert left.shared(right) == []


def test_one_line_with_another_name_is_no_copy_even_where_the_name_comes_first():
    line = "{} has changed hands several times in the long conflict over the river and its bridges."
    pages = [Page([line.format(name), *Newsmaker(seed).sentences(6)]) for seed, name in ((8, "Vell"), (9, "Karsh"))]
    assert pages[0].shared(pages[1]) == []
    word = [Page([line.format(name), f"A {name.lower()} fell.", *STORY]) for name in ("Town", "City")]
    assert len(word[0].shared(Page([line.format("City"), "A city and a town."]))) == 1


def test_a_corrected_number_in_a_copied_page_is_no_template():
    corrected = [line.replace("14", "17").replace("ninety", "eighty") for line in STORY]
    assert len(Page(STORY).shared(Page(corrected))) == 6


@pytest.mark.parametrize("lines", [[], ["Fire."], ["one two three"], ["."], ["1 2 3 4 5 6"]])
def test_pages_with_little_or_nothing_are_compared(lines: list[str]):
    assert len(Page(lines).shared(Page(lines))) == (lines == ["1 2 3 4 5 6"])
    assert Page(lines).shared(Page(STORY)) == []


WORD = st.sampled_from([*"abcdefghij", "Vell", "22", "“no,”", "didn't"])
LINES = st.lists(st.lists(WORD, min_size=3, max_size=14).map(" ".join), max_size=6)


@settings(max_examples=200)
@given(LINES, LINES)
def test_matches_are_mirrored_and_lie_within_their_passages(left: list[str], right: list[str]):
    one, other = Page(left), Page(right)
    one.shared(other)
    for match in align(one.folded, other.folded):
        for span, page, number in ((match.left_span, one, match.left), (match.right_span, other, match.right)):
            start, end = page.folded.spans[number]
            assert start <= span[0] < span[1] <= end
        assert 0 < match.similarity <= 1
        assert match.words > 0


@given(st.lists(st.sampled_from(STORY), min_size=1, max_size=8))
def test_every_page_is_found_in_itself(lines: list[str]):
    assert Page(lines).shared(Page(lines)) == twice(lines)


def seconds(left: Folded, right: Folded) -> float:
    began = time.process_time()
    align(left, right)
    return time.process_time() - began


def refrains(count: int) -> tuple[list[str], list[str]]:
    return [f"{STORY[0][:-1]} number {n}" for n in range(count)], [f"{STORY[0]} {n}" for n in range(count)]


def sentences(count: int) -> tuple[list[str], list[str]]:
    left = Newsmaker(7).sentences(count)
    return left, [line.replace(" the ", " a ") for line in left[::-1]]


@pytest.mark.slow
@pytest.mark.parametrize("made", [refrains, sentences, lambda count: ([STORY[0]] * count,) * 2,
                                  lambda count: ([" ".join(STORY * (count // 6))],) * 2])  # fmt: skip
def test_eight_times_the_text_takes_about_eight_times_as_long(made):
    small, large = ([Page(lines).folded for lines in made(count)] for count in (600, 4800))
    assert seconds(*large) < 40 * max(0.02, min(seconds(*small) for _ in range(3)))
    assert seconds(*large) < 20
