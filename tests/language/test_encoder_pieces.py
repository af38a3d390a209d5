"""Word pieces and word shapes."""

from __future__ import annotations

import pytest

from tallywire.language.encoder_pieces import MOST_PIECES, WordPieces
from tallywire.language.encoder_shapes import SHAPES, shapes_of

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "cafe",
    "air",
    "##strike",
    "##s",
    "'",
    "s",
    "-",
    "東",
    "京",
    "!",
    "a",
    "##a",
]


@pytest.fixture
def pieces() -> WordPieces:
    return WordPieces(VOCABULARY)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Café", ["cafe"]),
        ("AIRSTRIKES", ["air", "##strike", "##s"]),
        ("’s", ["'", "s"]),
        ("air-air", ["air", "-", "air"]),
        ("東京", ["東", "京"]),
        ("airx", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("\ufffd", ["[UNK]"]),
        ("air\u0301!", ["air", "!"]),
    ],
)
def test_words_are_cut_as_the_reference_does(pieces: WordPieces, word: str, expected: list[str]) -> None:
    assert [VOCABULARY[number] for number in pieces.of(word)] == expected
    assert pieces.of(word) == pieces.of(word)


def test_no_word_takes_more_than_its_share(pieces: WordPieces) -> None:
    assert len(pieces.of("a" * 100)) == MOST_PIECES
    assert len(pieces.of("!" * 10_000)) == MOST_PIECES


def test_memory_of_words_is_bounded(pieces: WordPieces, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallywire.language.encoder_pieces._KEPT_WORDS", 1)
    assert [pieces.of("air"), pieces.of("cafe"), pieces.of("cafe")] == [(5,), (4,), (4,)]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("town", "lower"),
        ("Town", "title"),
        ("NATO", "upper"),
        ("A", "letter"),
        ("McDonald", "mixed"),
        ("iPhone", "mixed"),
        ("1,200", "number"),
        ("F-16", "letters_and_digits"),
        ("--", "stop"),
        ("U.S.", "dotted"),
        ("東京", "mixed"),
    ],
)
def test_shapes(word: str, shape: str) -> None:
    assert [SHAPES[number] for number in shapes_of([word])] == [shape]


def test_one_capital_word_is_not_shouting() -> None:
    assert [SHAPES[number] for number in shapes_of(["NATO"])] == ["upper"]
    assert SHAPES[shapes_of(["NATO", "and", "the", "UN", "left"])[0]] == "upper"
    assert [SHAPES[number] for number in shapes_of(["FARABUNDO", "MARTI", "left", "FRONT", "12"])] == [
        "unknown", "unknown", "lower", "unknown", "number",
    ]  # fmt: skip
