"""JSON lines: one page per line.

Fields: `{"id"?, "text" or "html", "title"?, "url"?, "outlet"?, "published"?, "language"?}`.

A line is read strictly, because a wrong type or a half text would silently become a wrong record: whatever is not
as the contract says is one rejection, and the next line is read as if nothing had happened.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from tallywire.errors import InputError
from tallywire.reading.files import reject
from tallywire.reading.givens import given_language, given_published
from tallywire.reading.limits import MAX_PAGE_BYTES, check_size
from tallywire.records import Page, Rejection

__all__ = ["bounded_lines", "read_json_line", "read_json_lines"]

_FIELDS = ("id", "text", "html", "title", "url", "outlet", "published", "language")
_CHUNK = 1 << 20
_BLANK = b"\xef\xbb\xbf \t\r\n"

Json = dict[str, object]


def read_json_lines(stream: BinaryIO, *, source: str, size: int | None = None) -> Iterator[Page | Rejection]:
    """A Page or Rejection for each line that is not blank; at most one line is held in memory.

    `size` bytes are read at most: the size of a file when it was opened, so that one which grows has an end.
    """
    number, found = 0, False
    for number, line in enumerate(bounded_lines(stream, size), 1):
        if line is not None and not line.strip(_BLANK):
            continue
        found = True
        try:
            yield read_json_line(line, source=source, number=number)
        except InputError as problem:
            yield reject(f"{source}#{number}", problem)
    if not found:
        yield reject(source, InputError("empty", "there is no line in it; leave it out"))


def bounded_lines(stream: BinaryIO, size: int | None = None) -> Iterator[bytes | None]:
    """The lines of `stream`, `None` for one that is too long (its rest is passed over without being kept).

    At most `size` bytes are read, where that is given.
    """
    taken = 0
    while size is None or taken < size:
        line = stream.readline(MAX_PAGE_BYTES + 1)
        taken += len(line)
        if not line:
            return
        if len(line) <= MAX_PAGE_BYTES:
            yield line
            continue
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(_CHUNK)
            taken += len(rest)
        yield None


def read_json_line(line: bytes | None, *, source: str, number: int) -> Page:
    """The page of one JSON line; `number` counts from 1, None is a line that was too long to be kept.

    Raises InputError, whose message says what to change.

    >>> page = read_json_line(b'{"id": "a", "text": "Two men were held."}', source="pages.jsonl", number=3)
    >>> page.source, page.given_id, page.content
    ('pages.jsonl#3', 'a', 'Two men were held.')
    """
    check_size(MAX_PAGE_BYTES + 1 if line is None else len(line), MAX_PAGE_BYTES)
    row = _parse(line or b"")
    fields = {name: _string(row, name) for name in _FIELDS}
    content = fields["html"] if fields["text"] is None else fields["text"]
    if fields["text"] is not None and fields["html"] is not None:
        raise InputError("two_texts", "the line has both `text` and `html`; keep one of them")
    if content is None or not content.strip():
        raise InputError(
            "no_text", "the line has no `text` and no `html`, or nothing in it; add one, or leave the line out"
        )
    if fields["published"] is not None:
        given_published(fields["published"])
    return Page(
        source=f"{source}#{number}",
        media="html" if fields["text"] is None else "text",
        content=content,
        identity=(_canonical(row),),
        given_id=fields["id"],
        url=fields["url"],
        given_title=fields["title"],
        given_outlet=fields["outlet"],
        given_published=fields["published"],
        given_language=given_language(fields["language"]),
    )


def _parse(line: bytes) -> Json:
    try:
        text = line.decode("utf-8").removeprefix("\ufeff")
        row = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except UnicodeDecodeError as problem:
        raise InputError("bad_encoding", f"the line is no UTF-8 at byte {problem.start}; encode it as UTF-8") from None
    except json.JSONDecodeError as problem:
        message = f"the line is no JSON: {problem.msg} at character {problem.pos + 1}; mend it or leave it out"
        raise InputError("bad_json", message) from None
    except RecursionError:
        raise InputError("bad_json", "the line nests too deeply; give a flat object") from None
    except ValueError:
        raise InputError("bad_json", "the line has a number that is too long to read; give it as a string") from None
    if not isinstance(row, dict):
        raise InputError("bad_json", 'the line is no JSON object; write it as {"id": ..., "text": ...}')
    return row


def _object(pairs: list[tuple[str, object]]) -> Json:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise InputError("duplicate_key", "the line names one field twice; keep one of them")
    return found


def _no_constant(name: str) -> object:
    raise InputError("bad_json", f"{name} is no JSON value; write null or a number")


def _string(row: Json, name: str) -> str | None:
    """The field as a string that can be stored: no lone surrogates, no NUL."""
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError("wrong_type", f"`{name}` is a {type(value).__name__}, not a string; put it in quotation marks")
    if "\0" in value:
        raise InputError("nul", f"`{name}` contains a NUL character; remove it")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as problem:
        message = (
            f"`{name}` has half a character (a lone surrogate) at position {problem.start + 1}; write the whole one"
        )
        raise InputError("bad_encoding", message) from None
    return value


def _canonical(row: Json) -> str:
    """All fields in one form, so that spacing and the order of the fields do not make another document."""
    try:
        return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    except (RecursionError, ValueError):
        raise InputError("bad_json", "the line nests too deeply; give a flat object") from None
