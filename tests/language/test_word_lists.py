"""Word lists and tables beside the code."""

from pathlib import Path

import pytest

from tallywire.language import word_lists
from tallywire.language.word_lists import read_rows, read_word_lists


def test_rows_are_fields_without_comments_and_empty_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rows.tsv").write_text("# a comment\nnorth\t1\t\n\nsouth\t#2\n", encoding="utf-8")
    monkeypatch.setattr(word_lists, "files", lambda package: tmp_path)
    assert list(read_rows("anywhere", "rows.tsv")) == [["north", "1", ""], ["south", "#2"]]


def test_a_list_is_a_set() -> None:
    assert "not" in read_word_lists("tallywire.language", "cues_modality.toml")["negation"]
