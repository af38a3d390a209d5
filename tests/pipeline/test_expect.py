"""How many pages are to come: one for a page, one for a line, none said where only reading can tell."""

from pathlib import Path

import pytest

from tallywire.pipeline.expect import expected_lines, expected_pages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "flood.html").write_text("<p>The river rose.</p>")
    (tmp_path / "deep" / "fire.TXT").write_text("A mill burned.")
    (tmp_path / "deep" / "more.jsonl").write_text("{}\n{}\n{}\n")
    (tmp_path / ".hidden.zip").write_bytes(b"PK")
    return tmp_path


def test_a_folder_counts_files_and_lines_and_leaves_hidden_files_out(folder: Path) -> None:
    assert expected_pages([str(folder)]) == 5


def test_patterns_and_names_add_up(folder: Path) -> None:
    assert expected_pages([str(folder / "*.html"), str(folder / "deep" / "more.jsonl")]) == 4
    assert expected_pages([str(folder / "**" / "*.TXT")]) == 1


@pytest.mark.parametrize("name", ["-", "feed.xml", "pages.zip"])
def test_what_only_reading_can_tell_is_not_guessed(folder: Path, name: str) -> None:
    if name != "-":
        (folder / name).write_bytes(b"x")
    source = name if name == "-" else str(folder / name)
    assert expected_pages([str(folder / "flood.html"), source]) is None


def test_nothing_to_read_is_no_number(folder: Path) -> None:
    assert expected_pages([]) is None
    assert expected_pages([str(folder / "*.docx")]) is None


def test_lines_are_counted_in_regular_files_only(folder: Path) -> None:
    assert expected_lines(folder / "deep" / "more.jsonl") == 3
    assert expected_lines(folder) is None
    assert expected_lines(folder / "gone.jsonl") is None
