"""What the encoder is trained on: arrays, varied shapes, names from ECB+. No torch here."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tallywire.language.encoder_pieces import WordPieces
from tallywire.language.encoder_shapes import SHAPES, UNKNOWN
from tests.language.tiny_encoder import vocabulary
from training.encoder.batches import IGNORED, Labels, batches, make_batch, vary_shapes
from training.encoder.ecbplus import read_ecbplus
from training.encoder.prepare import Example


def example(words: str, **known: object) -> Example:
    parts = words.split()
    settings: dict[str, object] = dict.fromkeys(("upos", "xpos", "heads", "relations", "names"))
    return Example(**{**settings, "document": "one", "words": parts, "spaces": [True] * len(parts), **known})  # type: ignore[arg-type]


TREE = example(
    "Men left Zliten",
    upos=["NOUN", "VERB", "PROPN"],
    xpos=["NNS", "VBD", "NNP"],
    heads=[1, 1, 1],
    relations=["nsubj", "root", "obj"],
    names=[(2, 2, "PLACE")],
)
NAMED = example("Police named Ana Bo", names=[(2, 3, "PERSON")], unsure=[0])


def test_arrays_say_what_the_corpora_say_and_nothing_else() -> None:
    labels = Labels.of([TREE, NAMED])
    batch = make_batch([TREE, NAMED], labels, WordPieces(vocabulary()))
    assert batch.heads.tolist() == [[2, 0, 2, IGNORED], [IGNORED] * 4]
    assert [labels.names[number] for number in batch.names[0, :3]] == ["O", "O", "B-PLACE"]
    assert batch.names[0, 3] == batch.names[1, 0] == IGNORED
    assert [labels.names[number] for number in batch.names[1, 1:]] == ["O", "B-PERSON", "I-PERSON"]
    assert batch.firsts.tolist() == [[0, 1, 4, 8, 0], [0, 1, 7, 12, 15]]
    assert batch.words.tolist() == [[True] * 4 + [False], [True] * 5]
    assert batch.mask.sum(1).tolist() == [2 + 3 + 4 + 6, 2 + 6 + 5 + 3 + 2]


def test_batches_hold_every_sentence_once() -> None:
    sentences = [example("a " * number) for number in range(1, 40)]
    groups = list(batches(sentences, 60, random.Random(1), WordPieces(vocabulary()).of))
    assert sorted(len(each.words) for group in groups for each in group) == list(range(1, 40))
    assert all(sum(len(each.words) for each in group) <= 60 for group in groups)


def test_a_share_of_the_sentences_loses_its_capitals() -> None:
    chance = random.Random(2)
    title, lower = SHAPES.index("title"), SHAPES.index("lower")
    seen = [tuple(vary_shapes([title, lower, title], TREE, chance)) for _ in range(400)]
    assert set(seen) == {(title, lower, title), (UNKNOWN,) * 3, (lower,) * 3, (title,) * 3}
    assert 0.1 < seen.count((UNKNOWN,) * 3) / 400 < 0.2


@pytest.mark.parametrize(
    ("words", "mention", "kind", "names", "unsure"),
    [
        ("Later the actress Ana Bo left for Oslo again", "1 2 3 4", "HUMAN_PART_PER", [(3, 4, "PERSON")], [0, 7]),
        ("He met President Ana Bo there after dark", "2 3 4", "HUMAN_PART_PER", [(3, 4, "PERSON")], [0, 2]),
        ("Cars of the Bank of Oslo burned", "3 4 5", "HUMAN_PART_ORG", [(3, 5, "ORGANISATION")], [0]),
        ("Shots fell in Newport Beach again", "2 3 4", "LOC_FAC", [], [0, 3, 4]),
        ("Police came to see him", "0", "HUMAN_PART_ORG", [], [0]),
        ("They took Ana 's car", "2", "HUMAN_PART_PER", [(2, 2, "PERSON")], [0]),
        ("They took Ana's car", "2", "HUMAN_PART_PER", [(2, 2, "PERSON")], [0]),
    ],
)
def test_names_are_the_capitalised_runs_of_mentions(
    tmp_path: Path, words: str, mention: str, kind: str, names: list[tuple[int, int, str]], unsure: list[int]
) -> None:
    tokens = "".join(f'<token t_id="{at}" sentence="0">{word}</token>' for at, word in enumerate(words.split()))
    anchors = "".join(f'<token_anchor t_id="{at}"/>' for at in mention.split())
    (tmp_path / "1").mkdir()
    document = f"<Document>{tokens}<Markables><{kind}>{anchors}</{kind}></Markables></Document>"
    (tmp_path / "1/1_1ecb.xml").write_text(document, encoding="utf-8")
    (found,) = read_ecbplus(tmp_path)
    assert (found.names, found.unsure) == (names, unsure)
