"""`annotate` as a stream: one line out for each line in, in order, taken only as it is asked for."""

import functools
import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from tallywire.engines.local import LocalEngine
from tallywire.pipeline import stream
from tallywire.pipeline.per_document import AnnotatingOptions, ReadAndAnnotated
from tallywire.pipeline.stream import AnnotatedLine, annotate_lines
from tallywire.records import Page

NEWS = "Shells killed 7 people in the market of Orvane on Tuesday, the mayor said."
KEYS = [
    "id", "language", "published", "passages", "times", "places", "mentions", "quantities", "attributions", "statements"
]  # fmt: skip


def line(number: object, text: str = NEWS, **fields: object) -> bytes:
    return json.dumps({"id": f"{number}", "text": text, **fields}).encode() + b"\n"


def annotated(lines: Iterable[bytes | None], workers: int = 1) -> Iterator[AnnotatedLine]:
    return annotate_lines(lines, engine=LocalEngine(workers=workers), source="in.jsonl")


def rows(lines: Iterable[bytes | None], workers: int = 1) -> list[dict[str, Any]]:
    return [json.loads(found.content) for found in annotated(lines, workers)]


def test_a_line_out_has_the_fields_of_the_contract_in_their_order() -> None:
    (row,) = rows([line("a")])
    assert list(row) == KEYS
    assert (row["id"], row["language"], row["published"]["method"]) == ("a", "en", "unknown")
    assert [list(passage) for passage in row["passages"]] == [["start", "end", "kind"]]
    (statement,) = row["statements"]
    assert "document_id" not in statement
    for part in ("times", "places", "mentions", "quantities"):
        assert [NEWS[found["start"] : found["end"]] for found in row[part]] == [found["text"] for found in row[part]]


def test_nothing_is_taken_before_it_is_asked_for() -> None:
    taken: list[int] = []

    def endless() -> Iterator[bytes]:
        for number in itertools.count():
            taken.append(number)
            yield line(number, f"{number} men were held in Orvane.")

    found = annotated(endless())
    assert taken == []
    assert [json.loads(next(found).content)["id"] for _ in range(3)] == ["0", "1", "2"]
    assert taken == [0, 1, 2]


@pytest.mark.slow
def test_a_pool_takes_a_bounded_number_of_lines_ahead_and_keeps_their_order() -> None:
    taken: list[int] = []

    def endless() -> Iterator[bytes]:
        for number in itertools.count():
            taken.append(number)
            yield b"[]\n" if number % 7 == 3 else line(number, f"{number} men were held in Orvane.")

    found = annotated(endless(), workers=2)
    ids = [json.loads(next(found).content)["id"] for _ in range(60)]
    assert ids == [None if number % 7 == 3 else f"{number}" for number in range(60)]
    assert len(taken) < 300
    found.close()  # type: ignore[attr-defined]


def test_blank_lines_are_passed_over_and_counted() -> None:
    first, last = rows([b"\n", line("a"), b"  \r\n", b"[]\n"])
    assert first["id"] == "a"
    assert last["error"]["code"] == "bad_json"


@pytest.mark.parametrize(
    ("given", "id_", "code"),
    [
        (b"{", None, "bad_json"),
        (b'{"id": "a"}', "a", "no_text"),
        (b'{"id": 7, "text": 8}', None, "wrong_type"),
        (b"\xff", None, "bad_encoding"),
        (b"[" * 100_000, None, "bad_json"),
        (line("a", text="x" * 500_001), "a", "too_long"),
        (None, None, "too_large"),
    ],
)
def test_a_line_that_cannot_be_read_is_an_error_in_its_place(given: bytes | None, id_: str | None, code: str) -> None:
    found = list(annotated([line("before"), given, line("after")]))
    assert [answer.rejected for answer in found] == [False, True, False]
    row = json.loads(found[1].content)
    assert (row["id"], row["error"]["code"]) == (id_, code)
    assert row["error"]["message"]


def test_a_fault_of_the_program_is_an_error_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(options: AnnotatingOptions) -> Callable[[Page], ReadAndAnnotated]:
        def call(page: Page) -> ReadAndAnnotated:
            raise ZeroDivisionError("division by zero")

        return call

    monkeypatch.setattr(stream, "prepare", failing)
    (answer,) = annotated([line("a")])
    assert answer.rejected
    row = json.loads(answer.content)
    assert row["error"]["code"] == "failed"
    assert "line 1 of in.jsonl" in row["error"]["message"]


def test_a_page_in_another_language_has_passages_and_nothing_else() -> None:
    (row,) = rows([line("a", "Au moins douze soldats ont été tués mardi.", language="fr")])
    assert row["passages"]
    assert [row[part] for part in KEYS[4:]] == [[]] * 6


def test_every_answer_is_one_line_of_json(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Two men\nwere held.\u2028They \u2029left.", "\u2067Seven\u2069 died \U0001f4a5 in Orvane.", "A" * 3000]
    for answer in annotated([line(number, text) for number, text in enumerate(texts)]):
        assert b"\n" not in answer.content
        assert json.loads(answer.content)["passages"]


def test_the_same_lines_give_the_same_bytes_whatever_came_before() -> None:
    alone = [answer.content for answer in annotated([line("a")])]
    after = functools.reduce(lambda _, answer: [answer.content], annotated([line("b", "Rain."), line("a")]), [b""])
    assert after == alone
