"""The encoder component: one tree over all words, names, remembered sentences, windows, files."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from tallywire.errors import ReaderError
from tallywire.language import encoder as encoder_module
from tallywire.language.encoder import ENCODER_COMPONENT, EncoderComponent
from tests.language.tiny_encoder import LABELS, tiny_reader


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Language:
    return tiny_reader(tmp_path_factory.mktemp("tiny"))


def component(reader: Language) -> EncoderComponent:
    found = reader.get_pipe(ENCODER_COMPONENT)
    assert isinstance(found, EncoderComponent)
    return found


def annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [(word.text, word.tag_, word.pos_, word.dep_, word.head.i, word.ent_iob_, word.ent_type_) for word in doc]


def one_tree(doc: Doc) -> bool:
    return sum(word.head == word for word in doc) == 1 and len(list(doc.sents)) == 1


def test_every_word_gets_a_class_and_one_tree_holds_all(reader: Language) -> None:
    doc = reader("Men from Zliten attacked a bus, police said.")
    assert one_tree(doc)
    assert {word.pos_ for word in doc} <= set(LABELS["upos"])
    assert {word.tag_ for word in doc} <= set(LABELS["xpos"])
    assert {word.dep_ for word in doc} <= {"ROOT", *LABELS["relations"]}
    assert {name.label_ for name in doc.ents} <= {"PERSON", "PLACE"}


def test_a_sentence_reads_the_same_whatever_is_read_with_it(reader: Language) -> None:
    texts = [
        "A bus, a car.",
        "Men left the town of Zliten on a bus.",
        "No.",
        "A man and a man and a man left the town.",
    ]
    together = [annotations(doc) for doc in reader.pipe(texts)]
    for number, text in enumerate(texts):
        component(reader).forget()
        assert annotations(reader(text)) == together[number]


@settings(deadline=None, max_examples=40)
@given(text=st.text(max_size=60))
def test_any_text_gives_one_tree_over_unchanged_characters(reader: Language, text: str) -> None:
    doc = reader(text)
    assert doc.text == text
    assert not len(doc) or one_tree(doc)


@settings(deadline=None, max_examples=40)
@given(words=st.lists(st.text("abcdr.,", min_size=1, max_size=8), min_size=1, max_size=30))
def test_the_quick_way_of_writing_a_sentence_is_the_long_way(reader: Language, words: list[str]) -> None:
    (reading,) = component(reader).encoder.read([words])
    writer = component(reader)._writer
    assert (writer._plain(reading) == writer._with_spaces(Doc(reader.vocab, words=words), [reading])).all()


@pytest.mark.parametrize("text", ["", " ", "  \n ", "two  spaces", " before", "behind  "])
def test_white_space_hangs_on_the_word_before_it(reader: Language, text: str) -> None:
    doc = reader(text)
    assert all(word.tag_ == "_SP" and word.pos_ == "SPACE" for word in doc if word.is_space)
    assert all(word.head.i == max(word.i - 1, 0) for word in doc if word.is_space and word.i)


def test_a_long_sentence_is_read_in_windows_under_one_root(reader: Language) -> None:
    doc = reader("a bus left, " * 200 + "bus " * 300)
    assert one_tree(doc)
    assert sum(word.dep_ == "parataxis" and word.head.dep_ == "ROOT" for word in doc) >= 3


def test_a_sentence_that_was_read_before_is_not_read_again(reader: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    first = annotations(reader("The bus left Zliten at once."))
    monkeypatch.setattr(component(reader).encoder, "_read_together", lambda cuts: pytest.fail("read again"))
    assert annotations(reader("The bus left Zliten at once.")) == first


def test_memory_of_sentences_is_bounded(reader: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder_module, "_REMEMBERED", 5)
    list(reader.pipe(f"bus {number}" for number in range(40)))
    assert len(component(reader)._remembered) == 5


def test_a_pipeline_is_saved_with_its_model_and_loaded_lazily(reader: Language, tmp_path: Path) -> None:
    reader.to_disk(tmp_path / "saved")
    loaded = spacy.load(tmp_path / "saved")
    assert "encoder" not in vars(component(loaded))
    assert annotations(loaded("Men left.")) == annotations(reader("Men left."))
    loaded.to_disk(tmp_path / "saved")
    assert annotations(spacy.load(tmp_path / "saved")("Men left.")) == annotations(reader("Men left."))


def test_without_a_model_the_error_says_so(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(ENCODER_COMPONENT)
    nlp.to_disk(tmp_path / "empty")
    with pytest.raises(ReaderError, match="no model"):
        nlp("Men left.")
    with pytest.raises(ReaderError, match=r"lacks encoder.onnx, .*install the package again"):
        spacy.load(tmp_path / "empty")


def test_it_tells_spacy_that_it_parses(reader: Language) -> None:
    assert "token.dep" in reader.get_pipe_meta(ENCODER_COMPONENT).assigns
