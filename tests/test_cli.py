"""The command line: what each command answers, with which exit code, and that it says what to do when it refuses."""

import errno
import io
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from tallywire import cli
from tallywire.ledger.store import Ledger, writing
from tallywire.publishing.formats import RECORD_FORMATS
from tallywire.schema import TABLES

TAKEN = "Rebels seized the town of Orvane on Tuesday, killing at least 12 soldiers, the Merrow Observatory said.\n"
DENIED = "The army denied on Wednesday that Orvane had fallen. A spokesman said 4 soldiers had been wounded there.\n"
FRENCH = (
    "Les insurgés ont pris mardi la ville d'Orvane, selon l'observatoire. Au moins douze soldats ont été tués dans "
    "les combats, et des centaines d'habitants ont fui vers le sud pendant la nuit.\n"
)
HEAVY = ("spacy", "numpy", "pyarrow", "ibis", "duckdb", "trafilatura", "lxml", "jinja2")


@dataclass(frozen=True, kw_only=True)
class Answer:
    code: int
    out: bytes
    err: str

    @property
    def rows(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments: str | Path, given: bytes = b"", terminal: bool = False) -> Answer:
    """The whole program in this process, as `main` runs it."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), _Terminal() if terminal else io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARROW_DEFAULT_MEMORY_POOL", "system")
        patch.setattr(sys, "argv", ["tallywire", *map(str, arguments)])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        with pytest.raises(SystemExit) as ended:
            cli.main()
    out.flush()
    assert isinstance(out.buffer, io.BytesIO)
    return Answer(code=int(ended.value.code or 0), out=out.buffer.getvalue(), err=err.getvalue())


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def program(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "tallywire.cli", *map(str, arguments)]


def page(text: str, **fields: str) -> bytes:
    return json.dumps({"text": text, **fields}).encode() + b"\n"


def build(ledger: Path, *sources: str | Path, given: bytes = b"") -> Answer:
    return run("build", *sources, "--into", ledger, "--workers", "1", given=given)


def tables_of(ledger: Path) -> dict[str, bytes]:
    return {table: run("export", ledger, "--table", table, "--format", "jsonl").out for table in TABLES}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "a.txt").write_text(TAKEN)
    (folder / "b.txt").write_text(DENIED)
    (folder / "c.txt").write_text(FRENCH)
    return folder


@pytest.fixture(scope="module")
def ledger(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger for reading: two pages in English, one in French, and an empty file that is rejected."""
    folder = tmp_path_factory.mktemp("made") / "ledger"
    (pages / "empty.txt").touch()
    assert build(folder, pages).code == 1
    return folder


# ---------------------------------------------------------------- the program itself


def test_the_version_is_printed() -> None:
    answer = run("--version")
    assert (answer.code, answer.out.split()[0]) == (0, b"tallywire")


@pytest.mark.parametrize("arguments", [(), ("build",), ("nonsense",), ("export", "--table"), ("build", "a.txt")])
def test_a_command_that_cannot_mean_anything_does_nothing(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).code == 2


def test_help_names_every_command() -> None:
    out = run("--help").out.decode()
    assert all(name in out for name in ("build", "annotate", "export", "show", "report", "verify"))
    assert "tallywire build pages --into crisis" in out


def test_help_loads_nothing_heavy_and_answers_at_once() -> None:
    code = (
        "import sys\nfrom tallywire.cli import main\nsys.argv = ['tallywire', '--help']\n"
        f"try:\n    main()\nfinally:\n    print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    taken = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    assert ended.stderr.strip() == "[]"
    assert taken < 0.5 or "coverage" in sys.modules  # measuring coverage takes longer than the program


@pytest.mark.parametrize("module", ["tallywire", "tallywire.cli", "tallywire.records", "tallywire.errors"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_a_build_that_leaves_the_reading_to_workers_does_not_load_what_reads() -> None:
    readers = ("spacy", "onnxruntime", "trafilatura", "htmldate", "ibis")
    code = (
        "import sys, tallywire.engines.local, tallywire.pipeline.build, tallywire.pipeline.judging\n"
        f"print([name for name in {readers!r} if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (MemoryError(), "not enough memory; use fewer --workers"),
        (OSError(errno.ENOSPC, "No space left on device"), "refused to read or write (No space left on device)"),
        (OSError(errno.EIO, "Input/output error", "pages.txt"), "write pages.txt (Input/output error)"),
    ],
)
def test_what_the_system_refuses_is_one_sentence(raised: Exception, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise raised

    monkeypatch.setattr(cli, "app", fail)
    answer = run("verify", "ledger")
    assert answer.code == 2
    assert said in answer.err


# ---------------------------------------------------------------- build


def test_a_build_tells_what_it_did_on_standard_error(pages: Path, tmp_path: Path) -> None:
    answer = build(tmp_path / "ledger", pages / "a.txt", pages / "b.txt")
    assert (answer.code, answer.out) == (0, b"")
    assert "2 pages read, 0 rejected" in answer.err
    assert "2 documents" in answer.err


@pytest.mark.parametrize("missing", ["nowhere.txt", "no-*.html", "nowhere/"])
def test_a_source_that_is_not_there_is_a_rejection_and_the_rest_is_read(
    missing: str, pages: Path, tmp_path: Path
) -> None:
    answer = build(tmp_path / "ledger", pages / "a.txt", tmp_path / missing)
    assert answer.code == 1
    assert "1 page read, 1 rejected" in answer.err
    (rejection,) = run("export", tmp_path / "ledger", "--table", "rejections", "--format", "jsonl").rows
    assert rejection["code"] == "not_found"
    assert str(rejection["source"]).startswith(str(tmp_path))


def test_pages_come_on_standard_input(tmp_path: Path) -> None:
    given = page(TAKEN, id="a") + b"no json\n" + page(DENIED, id="b")
    assert build(tmp_path / "ledger", "-", given=given).code == 1
    documents = run("export", tmp_path / "ledger", "--table", "documents", "--format", "jsonl").rows
    assert {row["given_id"]: (row["source"], row["text"]) for row in documents} == {
        "a": ("-#1", TAKEN),
        "b": ("-#3", DENIED),
    }


def test_a_page_in_another_language_is_kept_and_marked_but_not_annotated(ledger: Path) -> None:
    documents = run("export", ledger, "--table", "documents", "--format", "jsonl").rows
    (french,) = [row for row in documents if str(row["source"]).endswith("c.txt")]
    assert (french["language"], french["text"]) == ("fr", FRENCH)
    statements = run("export", ledger, "--table", "statements", "--format", "jsonl").rows
    assert statements
    assert french["id"] not in {row["document_id"] for row in statements}


def test_a_build_counts_the_pages_in_other_languages(pages: Path, tmp_path: Path) -> None:
    answer = build(tmp_path / "ledger", pages / "c.txt")
    assert answer.code == 0
    assert "not annotated, because the reader knows English only: 1 fr" in answer.err


def test_quiet_is_quiet(pages: Path, tmp_path: Path) -> None:
    answer = run("build", pages / "a.txt", "--into", tmp_path / "ledger", "--workers", "1", "--quiet")
    assert answer == Answer(code=0, out=b"", err="")


def test_the_log_can_be_json(pages: Path, tmp_path: Path) -> None:
    sources = (pages / "a.txt", tmp_path / "nowhere.txt")
    answer = run("build", *sources, "--into", tmp_path / "ledger", "--workers", "1", "--log-format", "json")
    began, rejected, ended = (json.loads(line) for line in answer.err.splitlines())
    assert (began["event"], began["sources"]) == ("began", [str(source) for source in sources])
    assert (rejected["event"], rejected["code"]) == ("rejected", "not_found")
    assert (ended["event"], ended["added"], ended["rejected"]) == ("ended", 1, 1)


def test_a_terminal_sees_how_far_a_build_is(pages: Path, tmp_path: Path) -> None:
    arguments = ("build", pages / "a.txt", "--into", tmp_path / "ledger", "--workers", "1")
    assert "reading" in run(*arguments, terminal=True).err
    assert "reading" not in run(*arguments).err


def test_adding_a_page_twice_changes_no_byte(pages: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    build(folder, pages / "a.txt", pages / "b.txt")
    before = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    answer = build(folder, pages / "a.txt", pages / "a.txt")
    assert "0 pages read, 2 pages already there" in answer.err
    assert {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_the_order_of_adding_changes_no_byte(pages: Path, tmp_path: Path) -> None:
    names = [pages / name for name in ("a.txt", "b.txt", "c.txt")]
    build(tmp_path / "once", *names)
    for name in reversed(names):
        build(tmp_path / "one-by-one", name)
    assert tables_of(tmp_path / "one-by-one") == tables_of(tmp_path / "once")


@pytest.mark.slow
def test_the_number_of_workers_changes_no_byte(tmp_path: Path) -> None:
    lines = [page(f"Shelling killed {n} people in Orvane on Tuesday, police said.", id=f"{n}") for n in range(2, 62)]
    for workers in ("1", "2"):
        arguments = ("build", "-", "--into", tmp_path / workers, "--workers", workers)
        assert run(*arguments, given=b"".join(lines)).code == 0
    one = tables_of(tmp_path / "1")
    assert one["documents"].count(b"\n") == 60
    assert tables_of(tmp_path / "2") == one


def test_one_writer_at_a_time(pages: Path, tmp_path: Path) -> None:
    with writing(tmp_path / "ledger"):
        answer = build(tmp_path / "ledger", pages / "a.txt")
    assert answer.code == 2
    assert "another process is writing to" in answer.err


def test_a_ledger_is_not_made_in_a_folder_of_something_else(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("Chapter one")
    answer = build(tmp_path, pages / "a.txt")
    assert (answer.code, "not a ledger; name a new folder" in answer.err) == (2, True)
    assert build(tmp_path / "thesis.txt", pages / "a.txt").code == 2
    assert (tmp_path / "thesis.txt").read_text() == "Chapter one"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--reader", "xx_no_such_pipeline"), "the reader 'xx_no_such_pipeline' cannot be loaded"),
        (("--ontology", "nowhere.toml"), "nowhere.toml is not a file"),
        (("--replace-ontology",), "needs an --ontology file"),
    ],
)
def test_options_that_cannot_be_followed_are_refused(
    options: tuple[str, ...], said: str, pages: Path, tmp_path: Path
) -> None:
    answer = run("build", pages / "a.txt", "--into", tmp_path / "ledger", *options)
    assert answer.code == 2
    assert said in answer.err


def test_spark_says_what_it_needs(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    answer = run("build", pages / "a.txt", "--into", tmp_path / "ledger", "--engine", "spark")
    assert (answer.code, "needs Java 17 or newer" in answer.err) == (2, True)


# ---------------------------------------------------------------- annotate


def test_a_line_that_cannot_be_read_has_its_reason_in_its_place() -> None:
    given = page(TAKEN, id="a") + b"{broken\n\n" + b'{"id": "c", "text": 5}\n' + page(DENIED, id="d")
    answer = run("annotate", "--workers", "1", given=given)
    assert answer.code == 1
    first, broken, wrong, last = answer.rows
    assert (first["id"], last["id"]) == ("a", "d")
    assert broken == {"id": None, "error": {"code": "bad_json", "message": broken["error"]["message"]}}  # type: ignore[index]
    assert (wrong["id"], wrong["error"]["code"]) == ("c", "wrong_type")  # type: ignore[index]
    assert "2 lines could not be read" in answer.err
    assert run("annotate", "--workers", "1", "--quiet", given=given).err == ""


def test_annotations_of_a_file_are_those_of_its_lines(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(page(TAKEN, id="a"))
    answer = run("annotate", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl", "--workers", "1")
    assert (answer.code, answer.out, answer.err) == (0, b"", "")
    made = (tmp_path / "out.jsonl").read_bytes()
    assert run("annotate", "-", "--workers", "1", given=page(TAKEN, id="a")).out == made
    row = json.loads(made)
    assert [TAKEN[time["start"] : time["end"]] for time in row["times"]] == [time["text"] for time in row["times"]]
    assert row["statements"]


def test_nothing_in_is_nothing_out() -> None:
    assert run("annotate", "--workers", "1") == Answer(code=0, out=b"", err="")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.jsonl",), "nowhere.jsonl cannot be read (No such file or directory)"),
        (("/",), "/ cannot be read (Is a directory)"),
        (("-o", "nowhere/out.jsonl"), "nowhere/out.jsonl cannot be written (No such file or directory)"),
    ],
)
def test_files_that_cannot_be_opened_are_named(arguments: tuple[str, ...], said: str) -> None:
    answer = run("annotate", *arguments)
    assert answer.code == 2
    assert said in answer.err


def test_a_sentence_is_explained() -> None:
    answer = run("annotate", "--explain", "Two men were killed on Friday, police said.", "--published", "2016-08-10")
    out = answer.out.decode()
    assert (answer.code, answer.err) == (0, "")
    assert all(part in out for part in ("Tree", "Friday · time · 2016-08-05", "Passed over", "casualties  Two men"))


def test_a_document_of_a_file_is_explained_as_json(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(page(TAKEN, id="a") + page(DENIED, id="d"))
    options = ("--explain", "d", "--at", "60", "--format", "json")
    printed = run("annotate", tmp_path / "in.jsonl", *options)
    (row,) = printed.rows
    assert str(row["text"]).startswith("A spokesman")
    assert run("annotate", tmp_path / "in.jsonl", *options, "-o", tmp_path / "out.jsonl").out == b""
    assert (tmp_path / "out.jsonl").read_bytes() == printed.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--at", "5"), "say what --explain explains"),
        (("in.jsonl", "--explain", "a", "--published", "2016-08-10"), "has its own date"),
        (("--explain", " "), "cannot be read"),
    ],
)
def test_an_explanation_that_cannot_be_given_is_refused(arguments: tuple[str, ...], said: str) -> None:
    answer = run("annotate", *arguments)
    assert (answer.code, said in answer.err) == (2, True)


def test_input_that_breaks_off_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def lines(stream: object) -> Iterator[bytes]:
        yield page(TAKEN)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("tallywire.reading.jsonlines.bounded_lines", lines)
    answer = run("annotate", "--workers", "1")
    assert (answer.code, len(answer.rows)) == (2, 1)
    assert "- cannot be read (Input/output error)" in answer.err


@pytest.mark.slow
def test_a_line_is_answered_before_the_next_is_sent() -> None:
    with subprocess.Popen(program("annotate", "--workers", "1"), stdin=-1, stdout=-1) as process:
        assert process.stdin
        assert process.stdout
        for name in ("a", "b"):
            process.stdin.write(page(TAKEN, id=name))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
        assert process.stdout.read() == b""
    assert process.returncode == 0


# ---------------------------------------------------------------- reading a ledger

READERS: list[Callable[[Path], Answer]] = [
    lambda ledger: run("export", ledger, "--table", "events", "--format", "jsonl"),
    lambda ledger: run("export", ledger, "--format", "geojson"),
    lambda ledger: run("show", ledger),
    lambda ledger: run("verify", ledger),
    lambda ledger: run("report", ledger, "-o", ledger.parent / "report.html"),
]


@pytest.mark.parametrize("read", READERS)
def test_what_is_no_ledger_is_refused(read: Callable[[Path], Answer], tmp_path: Path) -> None:
    missing = read(tmp_path / "ledger")
    assert (missing.code, "does not exist; make one with: tallywire build" in missing.err) == (2, True)
    (tmp_path / "folder").mkdir()
    other = read(tmp_path / "folder")
    assert (other.code, "is not a ledger" in other.err) == (2, True)
    (tmp_path / "file").touch()
    assert read(tmp_path / "file").code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--table", "happenings", "--format", "jsonl"), "there is no table 'happenings'; the tables are: documents,"),
        (("--table", "events", "--format", "xls"), "there is no format 'xls'; there are: jsonl, csv"),
        (("--format", "jsonl"), "writes one table: name it with --table"),
        (("--table", "events", "--format", "geojson"), "leave out --table"),
        (("--format", "geojson", "-o", "nowhere/x.json"), "nowhere/x.json cannot be written"),
        (("--format", "duckdb"), "name it with --output record.duckdb"),
        (("--format", "duckdb", "-o", "-"), "name it with --output record.duckdb"),
        (("--format", "duckdb", "--table", "events"), "leave out --table"),
        (("--format", "duckdb", "-o", "nowhere/x.duckdb"), "nowhere/x.duckdb cannot be written"),
        (("--format", "jsonl", "--table", "events", "--hxl"), "give --format csv and --table events or figures"),
        (("--format", "csv", "--hxl"), "give --format csv and --table events or figures"),
        (
            ("--format", "csv", "--table", "copies", "--hxl"),
            "there are no HXL tags for 'copies'; there are for: events",
        ),
        (("--format", "acled", "--ontology", "no.toml"), "no.toml is not a file; --ontology takes the TOML file"),
    ],
)
def test_an_export_that_there_is_not_is_refused(ledger: Path, arguments: tuple[str, ...], said: str) -> None:
    answer = run("export", ledger, *arguments)
    assert (answer.code, answer.out) == (2, b"")
    assert said in answer.err


def test_an_export_that_is_refused_leaves_an_older_one_alone(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_text("older")
    assert run("export", tmp_path / "no-ledger", "--format", "geojson", "-o", tmp_path / "kept.json").code == 2
    assert (tmp_path / "kept.json").read_text() == "older"


def test_an_export_can_go_to_a_file(ledger: Path, tmp_path: Path) -> None:
    arguments = ("export", ledger, "--table", "documents", "--format", "csv")
    assert run(*arguments, "-o", tmp_path / "documents.csv").out == b""
    assert (tmp_path / "documents.csv").read_bytes() == run(*arguments).out != b""


def test_a_database_takes_the_place_of_an_older_one(ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "record.duckdb"
    for _ in range(2):
        assert run("export", ledger, "--format", "duckdb", "-o", file).code == 0
    with duckdb.connect(str(file), read_only=True) as database:
        assert database.sql("SELECT count(*) FROM documents").fetchone() == (3,)
    assert list(tmp_path.iterdir()) == [file]


def test_a_database_that_cannot_be_written_leaves_the_older_one(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "record.duckdb"
    file.write_text("older")

    def full(tables: object, path: Path) -> None:
        path.write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tallywire.publishing.database.write_duckdb", full)
    answer = run("export", ledger, "--format", "duckdb", "-o", file)
    assert (answer.code, "what was there is unharmed" in answer.err) == (2, True)
    assert (file.read_text(), list(tmp_path.iterdir())) == ("older", [file])


def test_hxl_tags_stand_under_the_header(ledger: Path) -> None:
    plain = run("export", ledger, "--format", "csv", "--table", "events", "--hxl").out
    assert plain.decode().splitlines()[1].startswith("#event+id,#event+type,#event+name")
    assert run("export", ledger, "--format", "csv-excel", "--table", "events", "--hxl").out == b"\xef\xbb\xbf" + plain


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that tells of a private victim."""
    folder = tmp_path_factory.mktemp("named")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(
        "Maria Lopez was killed in the town of Orvane on Tuesday, police said. It was 5 p.m.\n"
    )
    assert build(folder / "ledger", folder / "in").code == 0
    return folder / "ledger"


@pytest.mark.parametrize(
    "arguments",
    [
        *(("export", "--format", "jsonl", "--table", table) for table in TABLES),
        *(("export", "--format", name) for name in RECORD_FORMATS),
        ("export", "--format", "csv", "--table", "events", "--hxl"),
        *(("show", what) for what in ("summary", "events", "figures", "timeline", "sources")),
    ],
)
def test_names_of_private_victims_can_be_hidden_in_every_output(named: Path, arguments: tuple[str, ...]) -> None:
    command, *options = arguments
    answer = run(command, named, *options, "--hide-names")
    assert answer.code == 0
    assert b"Lopez" not in answer.out
    if options[-1] in ("documents", "statements", "annotations"):
        assert "█████ █████".encode() in answer.out
        assert b"Lopez" in run(command, named, *options).out


def test_names_are_hidden_in_the_database_and_the_report(named: Path, tmp_path: Path) -> None:
    assert run("export", named, "--format", "duckdb", "--hide-names", "-o", tmp_path / "x.duckdb").code == 0
    with duckdb.connect(str(tmp_path / "x.duckdb"), read_only=True) as database:
        assert database.sql("SELECT count(*) FROM documents WHERE text LIKE '█████ █████ was%'").fetchone() == (1,)
    assert run("report", named, "--hide-names", "-o", tmp_path / "report.html").code == 0
    assert "Lopez" not in (tmp_path / "report.html").read_text("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(ledger: Path) -> None:
    answer = run("export", ledger, "--table", "documents", "--format", "jsonl", "-o", "/dev/full")
    assert answer.code == 2
    assert "/dev/full cannot be written (No space left on device)" in answer.err


@pytest.mark.parametrize("what", ["summary", "events", "figures", "timeline", "sources"])
def test_every_view_of_a_ledger_is_shown(ledger: Path, what: str) -> None:
    answer = run("show", ledger, what)
    assert answer.code == 0
    assert answer.out.strip()


def test_one_event_and_one_document_are_shown_by_the_beginning_of_their_id(ledger: Path) -> None:
    store = Ledger.open(ledger)
    (event, *_), (document, *_) = store.records("events"), store.records("documents")
    for what, identifier in (("event", event.id[:-2]), ("document", document.id[:-2])):
        assert run("show", ledger, what, identifier).code == 0
        assert run("show", ledger, what, "no-such-id").code == 2
    assert run("show", ledger, "everything").code == 2


def test_a_decision_is_kept_followed_listed_and_taken_back(pages: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    build(ledger, pages)
    before = tables_of(ledger)
    event = run("export", ledger, "--table", "events", "--format", "jsonl").rows[0]
    done = run("judge", ledger, "hide", str(event["id"])[:14], "--by", "Ada", "--note", "a film")
    assert (done.code, b"1 event gone, 0 made" in done.out) == (0, True)
    assert event["id"] not in {
        row["id"] for row in run("export", ledger, "--table", "events", "--format", "jsonl").rows
    }
    (judgement,) = run("export", ledger, "--table", "judgements", "--format", "jsonl").rows
    assert (judgement["by"], judgement["note"], judgement["kind"]) == ("Ada", "a film", "hide")
    assert b"Ada: hide" in run("judge", ledger, "list").out
    assert run("verify", ledger).code == 0
    assert run("judge", ledger, "undo", str(judgement["id"]), "--by", "Ada", "--quiet").code == 0
    after = tables_of(ledger)
    assert {name: rows for name, rows in after.items() if name != "judgements"} == {
        name: rows for name, rows in before.items() if name != "judgements"
    }


def test_a_decision_that_does_not_exist_is_told(ledger: Path) -> None:
    answer = run("judge", ledger, "perhaps", "x")
    assert answer.code == 2
    assert "same, different, wrong-kind" in answer.err


def test_a_report_is_one_file(ledger: Path, tmp_path: Path) -> None:
    assert run("report", ledger, "-o", tmp_path / "report.html").code == 0
    assert "Orvane" in (tmp_path / "report.html").read_text()
    answer = run("report", ledger, "-o", tmp_path / "nowhere" / "report.html")
    assert (answer.code, "cannot be written" in answer.err) == (2, True)


def test_a_sound_ledger_is_verified(ledger: Path) -> None:
    assert b"every invariant holds" in run("verify", ledger).out
    assert run("verify", ledger, "--quiet") == Answer(code=0, out=b"", err="")


def test_a_changed_file_is_found(pages: Path, tmp_path: Path) -> None:
    build(tmp_path / "ledger", pages / "a.txt")
    (changed,) = (tmp_path / "ledger" / "tables").glob("events-*")
    with changed.open("ab") as file:
        file.write(b"more")
    answer = run("verify", tmp_path / "ledger")
    assert answer.code == 1
    assert b"its bytes have changed" in answer.out


# ---------------------------------------------------------------- pipes and closed streams


def test_whoever_stops_reading_does_no_harm(ledger: Path, tmp_path: Path) -> None:
    arguments = ("export", ledger, "--table", "passages", "--format", "jsonl")
    reading, written = os.pipe()
    os.close(reading)  # gone before the first byte
    ended = subprocess.run(program(*arguments), stdout=written, stderr=subprocess.PIPE, check=False)
    os.close(written)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_is_an_empty_one(closed: str, tmp_path: Path) -> None:
    command = " ".join(program("verify", tmp_path / "nowhere"))
    ended = subprocess.run(["/bin/sh", "-c", f"{command} {closed}"], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
