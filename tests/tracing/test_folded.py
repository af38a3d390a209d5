"""Documents as arrays: what is comparable, and that every word leads back to its characters."""

import numpy as np
import pytest

from tallywire.records import Passage, PassageKind
from tallywire.tracing.folded import LEAST_WORDS, Folded, fold_document

LONG = "The harbour of Vell was closed to all ships on Tuesday."


def folded(*lines: str | tuple[PassageKind, str]) -> tuple[Folded, str]:
    passages, text = [], ""
    for line in lines:
        kind, said = ("body", line) if isinstance(line, str) else line
        passages.append(
            Passage(id="", document_id="d", start=len(text), end=len(text) + len(said), kind=kind, text=said)
        )
        text += said + "\n"
    return fold_document(passages[::-1]), text


def test_contents_come_first_in_the_order_of_the_text_and_asides_behind():
    document, text = folded("He fled at once.", LONG, ("boilerplate", LONG), ("byline", LONG), ("headline", LONG))
    said = [text[start:end] for start, end in document.spans]
    assert said == [LONG, LONG, "He fled at once.", LONG]
    assert (document.contents, len(document)) == (2, 4)
    assert document.furniture.tolist() == [False, False, False, True]
    assert document.words == 22 == document.words_of(0) + document.words_of(1)


def test_words_lead_back_to_their_characters():
    document, text = folded("(CW) Two ships left.", LONG)
    words = [text[start:end].lower() for start, end in document.word_spans]
    assert words == [*LONG[:-1].lower().split(), "two", "ships", "left"]
    assert len(words) == len(document.codes) == len(document.named) == len(document.quoted) == document.bounds[-1]


def test_wordings_and_plains_tell_what_differs():
    curly = folded("“No,” said the harbour master – twice.")[0]
    straight = folded('"No," said the  harbor master - twice.')[0]
    comma = folded('"No" said the harbour master - twice.')[0]
    assert curly.wordings == straight.wordings == comma.wordings
    assert curly.plains != straight.plains
    assert curly.plains != comma.plains
    assert curly.plains == folded('"No," said the harbour master - twice.')[0].plains


def test_names_and_quotations_are_marked():
    document, _ = folded("“We go to Vell,” said Ana Ruiz of 14 men.")
    assert document.quoted.tolist() == [True] * 4 + [False] * 6
    assert document.named.tolist() == [True, False, False, True, False, True, True, False, True, False]


def test_a_passage_that_is_no_sentence_is_cut_into_pieces():
    line = "on and on " * 1000
    document, text = folded(line)
    assert len(document) == 8
    assert document.words == 3000
    assert [text[start:end].split()[0] for start, end in document.spans[:3]] == ["on", "and", "on"]
    assert (document.spans[0, 0], document.spans[-1, 1]) == (0, len(line))


@pytest.mark.parametrize("lines", [[], ["."], ["Two words"], [("byline", LONG)], [("dateline", LONG)]])
def test_nothing_comparable_is_an_empty_document(lines: list[str | tuple[PassageKind, str]]):
    document = folded(*lines)[0]
    assert (len(document), document.words, document.contents) == (0, 0, 0)
    assert (document.codes.dtype, document.spans.shape, document.word_spans.shape) == (np.uint64, (0, 2), (0, 2))


@pytest.mark.parametrize(("words", "contents"), [(LEAST_WORDS - 1, 0), (LEAST_WORDS, 1)])
def test_a_short_passage_is_an_aside(words: int, contents: int):
    document = folded(" ".join(["ship"] * words))[0]
    assert (len(document), document.contents) == (1, contents)
