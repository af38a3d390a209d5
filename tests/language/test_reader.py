"""The reader: exact characters, one parse a sentence, bounded time, clear errors."""

from __future__ import annotations

import shutil
import time as clock
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, Span

from tallywire.errors import ReaderError
from tallywire.language import reader as reader_module
from tallywire.language.reader import MOST_PARSED, MOST_TOKENS, LastingReader, load_reader, parse_sentences
from tallywire.language.sentences import split_sentences
from tallywire.records import Span as TextSpan


def parsed(text: str) -> list[reader_module.Sentence]:
    return parse_sentences(load_reader(), text, [(span, "body") for span in split_sentences(text)])


def test_a_plain_sentence_is_read() -> None:
    text = "Yesterday it rained. The army attacked the rebels in Tarhuna."
    (_, sentence) = parsed(text)
    root = next(token for token in sentence.parse if token.dep_ == "ROOT")
    assert (root.text, root.lemma_, root.pos_, root.tag_) == ("attacked", "attack", "VERB", "VBD")
    assert {(child.dep_, child.text) for child in root.children} >= {("nsubj", "army"), ("obj", "rebels")}
    assert all(text[sentence.start + token.idx :].startswith(token.text) for token in sentence.parse)


def test_the_same_text_gives_the_same_parse() -> None:
    text = "Gunmen fired at a bus near Zliten. Police said two men were hurt."
    first, second = ([one.parse.to_json() for one in parsed(text)] for _ in range(2))
    assert first == second


@pytest.mark.parametrize("text", ["a\nb\tc", "x\ud800y", "\x00", "a\u00a0b", "  ", "\ud83d\ude00"])
def test_characters_are_never_lost(text: str) -> None:
    (sentence,) = parse_sentences(load_reader(), text, [(TextSpan(start=0, end=len(text)), "body")])
    assert len(sentence.parse.text) == len(text)


def test_a_long_sentence_is_parsed_in_pieces() -> None:
    text = "The men left, " * MOST_TOKENS
    (sentence,) = parse_sentences(load_reader(), text, [(TextSpan(start=0, end=len(text)), "caption")])
    assert sentence.parse.text == text
    assert sentence.parse.has_annotation("DEP")
    assert sentence.kind == "caption"


def test_a_long_sentence_without_punctuation_is_parsed_in_pieces() -> None:
    text = "men left " * MOST_TOKENS
    (sentence,) = parse_sentences(load_reader(), text, [(TextSpan(start=0, end=len(text)), "body")])
    assert sentence.parse.text == text


def test_debris_has_words_and_no_tree() -> None:
    text = "1 2 " * MOST_PARSED
    (sentence,) = parse_sentences(load_reader(), text, [(TextSpan(start=0, end=len(text)), "body")])
    assert len(sentence.parse) > MOST_PARSED
    assert not sentence.parse.has_annotation("DEP")


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["x", '("', "1,", "a."])
def test_hostile_text_takes_bounded_time(unit: str) -> None:
    started = clock.perf_counter()
    text = unit * (300_000 // len(unit))
    assert sum(len(one.parse.text) for one in parsed(text)) == len(text)
    assert clock.perf_counter() - started < 60


@pytest.mark.parametrize("text", ["See " + "x" * 400 + " there", "y" * 240])
def test_a_word_longer_than_any_language_has_is_cut_and_kept(text: str) -> None:
    (sentence,) = parse_sentences(load_reader(), text, [(TextSpan(start=0, end=len(text)), "body")])
    assert sentence.parse.text == text
    assert max(len(token) for token in sentence.parse) < 240


def test_the_shipped_reader_by_its_path_keeps_its_labels_and_lemmas() -> None:
    named = load_reader(str(Path(reader_module.__file__).with_name("model")))
    assert named.pipe_names == load_reader().pipe_names


def test_a_missing_reader_is_named() -> None:
    with pytest.raises(ReaderError, match="no_such_pipeline"):
        load_reader("no_such_pipeline")


def test_a_reader_without_a_parser_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "plain")
    with pytest.raises(ReaderError, match=r"has no dependency parser.*sentencizer"):
        load_reader(str(tmp_path / "plain"))


def test_the_shipped_reader_missing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reader_module, "files", lambda _: tmp_path)
    with pytest.raises(ReaderError, match="install the package again"):
        reader_module._shipped()


def test_a_shipped_reader_without_its_encoder_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(Path(reader_module.__file__).with_name("model"), tmp_path / "model")
    (tmp_path / "model/tallywire_encoder/encoder.onnx").unlink()
    monkeypatch.setattr(reader_module, "files", lambda _: tmp_path)
    with pytest.raises(ReaderError, match=r"lacks encoder.onnx; install the package again"):
        reader_module._shipped()


def test_another_readers_labels_become_ours(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    parser: Any = nlp.add_pipe("parser")
    parser.add_label("nsubj")
    nlp.initialize()
    nlp.to_disk(tmp_path / "foreign")
    foreign = load_reader(str(tmp_path / "foreign"))
    doc = Doc(foreign.vocab, words=["Ada", "met", "NATO", "on", "Monday"])
    doc.set_ents([Span(doc, 0, 1, "PERSON"), Span(doc, 2, 3, "ORG"), Span(doc, 4, 5, "DATE")])
    relabel = foreign.get_pipe("tallywire_labels")
    assert [(ent.text, ent.label_) for ent in relabel(doc).ents] == [("Ada", "PERSON"), ("NATO", "ORGANISATION")]


def test_a_lasting_reader_forgets_words_and_answers_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "_KEPT_WORDS", 1_300)
    monkeypatch.setattr(reader_module, "_MOST_WORDS", 2_000)
    lasting, found, sizes = LastingReader(), set(), []
    for number in range(60):
        strange = " ".join(f"Qua{chr(97 + number % 26)}{chr(97 + step)}v{number}" for step in range(20))
        with lasting.for_document() as reader:
            list(reader.pipe([strange]))
            found.add(str([(word.text, word.pos_, word.dep_) for word in reader("Shells killed two men in Orvane.")]))
            sizes.append(len(reader.vocab))
    assert len(found) == 1
    assert max(sizes) < 2_200
