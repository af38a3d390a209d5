"""JSON lines: what a line must be, and that a bad one costs nothing else."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.errors import InputError
from tallywire.reading.jsonlines import read_json_line, read_json_lines
from tallywire.reading.limits import MAX_PAGE_BYTES
from tallywire.records import Page


def read(line: str | bytes) -> Page:
    return read_json_line(line if isinstance(line, bytes) else line.encode(), source="s", number=1)


def test_every_field_of_the_sender_is_kept() -> None:
    row = {"id": "7", "html": "<p>x</p>", "title": "T", "url": "javascript:x", "outlet": "O", "published": "2016-08",
           "language": "en-GB", "views": 3}  # fmt: skip
    page = read(json.dumps(row))
    assert (page.media, page.content, page.given_id, page.given_title) == ("html", "<p>x</p>", "7", "T")
    assert (page.url, page.given_outlet, page.given_published, page.given_language) == (
        "javascript:x",
        "O",
        "2016-08",
        "en",
    )


def test_identity_covers_all_fields_but_not_how_they_are_written() -> None:
    one = read('{"id": "a", "text": "caf\\u00e9"}')
    assert one.identity == read('{"text":"café","id":"a"}\r\n').identity
    assert one.identity != read('{"text":"café","id":"a","note":1}').identity


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(str.strip))
def test_a_text_is_kept_verbatim(text: str) -> None:
    assert read(json.dumps({"text": text})).content == text
    assert read(json.dumps({"text": text}, ensure_ascii=False)).content == text


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("[1]", "bad_json"),
        ("null", "bad_json"),
        ('"abc"', "bad_json"),
        ("{'text': 'a'}", "bad_json"),
        ('{"text": "a', "bad_json"),
        ('{"text": NaN}', "bad_json"),
        ('{"text": "a\x01"}', "bad_json"),
        ("[" * 100_000, "bad_json"),
        ('{"a":' * 100_000, "bad_json"),
        ('{"text": "a", "n": ' + "9" * 6000 + "}", "bad_json"),
        (b'{"text": "\xed\xa0\x80"}', "bad_encoding"),
        ('{"text": "\\ud83d"}', "bad_encoding"),
        ('{"id": "\\udc00", "text": "a"}', "bad_encoding"),
        ('{"text": 5}', "wrong_type"),
        ('{"id": 7, "text": "a"}', "wrong_type"),
        ('{"text": null}', "no_text"),
        ('{"id": "x"}', "no_text"),
        ('{"text": " \\n"}', "no_text"),
        ('{"text": "a", "html": "b"}', "two_texts"),
        ('{"text": "a", "text": "b"}', "duplicate_key"),
        ('{"text": "a\\u0000b"}', "nul"),
        ('{"text": "a", "published": "31 February"}', "bad_date"),
        ('{"text": "a", "published": "2015-02-29"}', "bad_date"),
        ('{"text": "a", "language": "{{7*7}}"}', "bad_language"),
    ],
)
def test_a_wrong_line_says_what_is_wrong(line: str | bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(line)
    assert caught.value.code == code
    assert len(str(caught.value)) < 200


def test_bad_lines_cost_nothing_else() -> None:
    long = b'{"text": "' + b"a" * (MAX_PAGE_BYTES + 5) + b'"}\n'
    lines = b'\xef\xbb\xbf{"text": "one"}\r\n\n \n{"text": 5}\n' + long + b'{"text": "two"}'
    found = list(read_json_lines(io.BytesIO(lines), source="s"))
    assert [one.source for one in found] == ["s#1", "s#4", "s#5", "s#6"]
    assert [getattr(one, "code", "page") for one in found] == ["page", "wrong_type", "too_large", "page"]


def test_nothing_is_said_so() -> None:
    (only,) = read_json_lines(io.BytesIO(b"\n\r\n"), source="s")
    assert getattr(only, "code", None) == "empty"
