"""The ledger: one writer, many readers, and a last good state whatever happens."""

import json
import multiprocessing
from pathlib import Path

import pyarrow as pa
import pytest

from tallywire import schema
from tallywire.errors import LedgerBroken, LedgerError, LedgerLocked, UsageError
from tallywire.ledger import store
from tallywire.ledger.store import Ledger, writing
from tallywire.records import Rejection


def rejections(*names: str) -> dict[str, pa.Table]:
    found = [Rejection(source=name, stage="reading", code="empty", message="it is empty") for name in names]
    return {"rejections": schema.arrow_table("rejections", found)}


def sources(ledger: Ledger) -> list[str]:
    return [rejection.source for rejection in ledger.records("rejections")]


def test_what_was_committed_is_read_back(tmp_path: Path) -> None:
    with writing(tmp_path / "ledger") as ledger:
        ledger.commit(rejections("a.txt", "b.txt"), stages={"reading": "1"})
    opened = Ledger.open(tmp_path / "ledger")
    assert sources(opened) == ["a.txt", "b.txt"]
    assert opened.manifest.stages == {"reading": "1"}
    assert opened.damaged_files() == []


def test_a_table_that_was_never_written_is_empty_but_has_its_columns(tmp_path: Path) -> None:
    with writing(tmp_path / "ledger"):
        pass
    table = Ledger.open(tmp_path / "ledger").table("events")
    assert table.num_rows == 0
    assert table.schema == schema.arrow_schema("events")


def test_a_name_that_is_no_table_is_refused_with_the_valid_names(tmp_path: Path) -> None:
    with writing(tmp_path / "ledger"):
        pass
    with pytest.raises(UsageError, match="documents, passages"):
        Ledger.open(tmp_path / "ledger").table("happenings")


def test_a_reader_keeps_the_state_it_opened_while_a_writer_commits(tmp_path: Path) -> None:
    with writing(tmp_path / "ledger") as ledger:
        ledger.commit(rejections("old.txt"), stages={})
    reader = Ledger.open(tmp_path / "ledger")
    with writing(tmp_path / "ledger") as ledger:
        ledger.commit(rejections("new.txt"), stages={})
    assert sources(reader) == ["old.txt"]
    assert sources(Ledger.open(tmp_path / "ledger")) == ["new.txt"]


def test_the_same_tables_again_change_no_byte(tmp_path: Path) -> None:
    for _ in range(2):
        with writing(tmp_path / "ledger") as ledger:
            ledger.commit(rejections("a.txt"), stages={"reading": "1"})
        manifest = (tmp_path / "ledger" / "manifest.json").read_bytes()
    assert json.loads(manifest)["generation"] == 1


def test_files_of_older_states_are_swept(tmp_path: Path) -> None:
    with writing(tmp_path / "ledger") as ledger:
        for name in ("one", "two", "three"):
            ledger.commit(rejections(name), stages={})
    assert len(list((tmp_path / "ledger" / "tables").iterdir())) == 2


def test_a_commit_that_fails_leaves_the_last_good_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with writing(tmp_path / "ledger") as ledger:
        ledger.commit(rejections("a.txt"), stages={})
        monkeypatch.setattr(store.pq, "write_table", full)
        with pytest.raises(LedgerError, match=r"No space left on device.*make room"):
            ledger.commit(rejections("b.txt"), stages={})
    assert sources(Ledger.open(tmp_path / "ledger")) == ["a.txt"]


def hold(folder: Path, held: "multiprocessing.synchronize.Event", done: "multiprocessing.synchronize.Event") -> None:
    with writing(folder):
        held.set()
        done.wait(30)


def test_a_second_writer_is_told_so(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    held, done = context.Event(), context.Event()
    other = context.Process(target=hold, args=(tmp_path / "ledger", held, done))
    other.start()
    try:
        assert held.wait(60)
        with pytest.raises(LedgerLocked, match="another process is writing"), writing(tmp_path / "ledger"):
            pass
    finally:
        done.set()
        other.join(30)


def test_there_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"does not exist; make one with: tallywire build"):
        Ledger.open(tmp_path / "nowhere")
    with pytest.raises(LedgerError, match="is not a ledger"):
        Ledger.open(tmp_path)


def test_a_folder_of_other_things_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("ten years of work")
    with pytest.raises(LedgerError, match="other things in it"), writing(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_file_is_not_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "ledger").write_text("not a folder")
    with pytest.raises(LedgerError, match="is a file"), writing(tmp_path / "ledger"):
        pass


def test_a_first_build_that_was_killed_can_be_taken_up_again(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    (folder / "tables").mkdir(parents=True)
    (folder / ".lock").touch()
    (folder / "manifest.json.new").write_text("{")
    with writing(folder) as ledger:
        ledger.commit(rejections("a.txt"), stages={})
    assert sources(Ledger.open(folder)) == ["a.txt"]


@pytest.mark.parametrize("content", ["", "{", "[]x"])
def test_a_manifest_that_cannot_be_read_is_said_to_be_broken(tmp_path: Path, content: str) -> None:
    with writing(tmp_path / "ledger"):
        pass
    (tmp_path / "ledger" / "manifest.json").write_text(content)
    with pytest.raises(LedgerBroken, match="cannot be read"):
        Ledger.open(tmp_path / "ledger")


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    with writing(tmp_path / "ledger"):
        pass
    path = tmp_path / "ledger" / "manifest.json"
    path.write_text(path.read_text().replace('"format": 1', '"format": 9'))
    with pytest.raises(LedgerError, match="ledger format 9"):
        Ledger.open(tmp_path / "ledger")


def test_damage_to_a_file_is_found(tmp_path: Path) -> None:
    with writing(tmp_path / "ledger") as ledger:
        ledger.commit(rejections("a.txt"), stages={})
    opened = Ledger.open(tmp_path / "ledger")
    (path,) = (tmp_path / "ledger" / "tables").iterdir()
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert "its bytes have changed" in opened.damaged_files()[0]
    with pytest.raises(LedgerBroken):
        opened.table("rejections")
    path.unlink()
    assert "cannot be read" in opened.damaged_files()[0]
