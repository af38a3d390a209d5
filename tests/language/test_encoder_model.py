"""The encoder's arithmetic: eight bits near full ones, answers that do not depend on company."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from tallywire.errors import ReaderError
from tallywire.language.encoder_docs import _mend_names
from tallywire.language.encoder_model import EncoderModel, Reading, _arrays, _groups
from tests.language.tiny_encoder import write_tiny

SENTENCES = [
    ["a", "bus", "left", "."],
    ["men", "from", "Zliten", "left", "on", "a", "bus", ",", "police", "said", "in", "a", "statement", "."],
    ["no"],
    ["two", "men", "and", "12", "others", "were", "hurt", ",", "he", "said", "."],
    ["the", "army", "attacked"],
]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> EncoderModel:
    return EncoderModel(write_tiny(tmp_path_factory.mktemp("tiny")))


def flat(reading: Reading) -> list[list[int]]:
    return [getattr(reading, name).tolist() for name in ("upos", "xpos", "heads", "relations", "names")]


def test_answers_come_in_the_order_of_the_sentences(model: EncoderModel) -> None:
    alone = [flat(model.read([sentence])[0]) for sentence in SENTENCES]
    for order in list(permutations(range(len(SENTENCES))))[::17]:
        assert [flat(reading) for reading in model.read([SENTENCES[at] for at in order])] == [alone[at] for at in order]


def test_the_root_alone_is_called_root(model: EncoderModel) -> None:
    for reading in model.read(SENTENCES):
        assert ((reading.heads == 0) == (reading.relations == model.relations.index("root"))).all()


def test_scores_do_not_depend_on_company_to_the_last_bit(model: EncoderModel, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []
    encoder = model._encoder

    class Watched:
        def run(self, wanted: list[str], inputs: object) -> list[np.ndarray]:
            runs.append(encoder.run(wanted, inputs))
            return [array.copy() for array in runs[-1]]

    monkeypatch.setattr(model, "_encoder", Watched())
    model.read([SENTENCES[0]])
    list(model._read_together([model._cut(SENTENCES[0]), model._cut(SENTENCES[1])]))
    alone, company = (run[4][0] for run in runs)  # the arcs of the first sentence
    words = len(SENTENCES[0])
    assert np.array_equal(alone[:words, : words + 1], company[:words, : words + 1])


def test_eight_bits_are_near_the_full_ones(tmp_path: Path) -> None:
    rounded, full = (EncoderModel(write_tiny(tmp_path / str(bits), eight_bits=bits)) for bits in (True, False))
    inputs = _arrays([full._cut(SENTENCES[1])], full._pieces)
    near, exact = (model._encoder.run(["arcs"], inputs)[0].ravel() for model in (rounded, full))
    assert 0.9 < np.corrcoef(near, exact)[0, 1] < 1


def test_a_sentence_that_does_not_fit_is_refused(model: EncoderModel) -> None:
    for words in ([], ["a"] * 255):
        with pytest.raises(ValueError, match="pieces"):
            model.read([words])


def test_groups_are_of_like_length_and_bounded() -> None:
    lengths = [5, 200, 6, 7, 190, 60, 5, 61, 200, 201, 202]
    groups = list(_groups(lengths))
    assert sorted(at for group in groups for at in group) == list(range(len(lengths)))
    assert all(len(group) * max(lengths[at] for at in group) <= 384 for group in groups)
    assert all(max(lengths[at] for at in group) <= 1.15 * min(lengths[at] for at in group) + 2 for group in groups)


def test_a_missing_or_broken_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="install the package again"):
        EncoderModel(tmp_path)
    write_tiny(tmp_path)
    (tmp_path / "encoder.onnx").write_bytes(b"not a model")
    with pytest.raises(ReaderError, match="cannot be loaded"):
        EncoderModel(tmp_path)


@pytest.mark.parametrize(
    ("read", "places", "kinds", "mended", "of_kinds"),
    [
        ([0, 1, 2], [1, 1, 2], [7, 7, 0], [3, 1, 2], [7, 7, 0]),
        ([0, 1, 2], [3, 1, 1], [7, 8, 8], [3, 3, 1], [7, 8, 8]),
        ([0, 2], [3, 2, 1], [7, 0, 7], [3, 1, 1], [7, 7, 7]),
        ([0, 2], [3, 2, 2], [7, 0, 0], [3, 2, 2], [7, 0, 0]),
    ],
)
def test_names_begin_somewhere(
    read: list[int], places: list[int], kinds: list[int], mended: list[int], of_kinds: list[int]
) -> None:
    columns = np.array(places, np.uint64), np.array(kinds, np.uint64)
    _mend_names(*columns, np.array(read))
    assert columns[0].tolist() == mended
    assert columns[1].tolist() == of_kinds
