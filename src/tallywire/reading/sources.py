"""Every kind of SOURCE to pages, one at a time: files, folders, globs, and JSON lines on standard input.

Whatever cannot be read is one Rejection in its place and costs nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, Literal

from tallywire.errors import InputError
from tallywire.reading.feeds import read_feed
from tallywire.reading.files import expand, open_regular, printable, read_all, reject
from tallywire.reading.jsonlines import read_json_line, read_json_lines
from tallywire.reading.limits import MAX_PAGE_BYTES, MAX_PDF_BYTES
from tallywire.reading.mbox import read_mbox
from tallywire.reading.sniff import HEAD_BYTES, Kind, sniff
from tallywire.reading.warc import read_warc
from tallywire.records import Page, Rejection

__all__ = ["open_sources", "read_json_line"]

_Members = Callable[..., Iterator[Page | Rejection]]
_MEMBERS: dict[Kind, _Members] = {"warc": read_warc, "feed": read_feed, "mbox": read_mbox}
_WHOLE: dict[Kind, tuple[Literal["html", "text", "mail", "pdf", "docx"], int]] = {
    "html": ("html", MAX_PAGE_BYTES),
    "text": ("text", MAX_PAGE_BYTES),
    "mail": ("mail", MAX_PDF_BYTES),  # attachments
    "pdf": ("pdf", MAX_PDF_BYTES),
    "docx": ("docx", MAX_PDF_BYTES),
}


def open_sources(sources: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Page | Rejection]:
    """The pages of `sources` in the order given, folders sorted; `-` reads JSON lines from `stdin`.

    Lazy: one file, and of an archive, feed or list of lines one member, is held at a time. Raises nothing for what a
    source holds; that is a Rejection.
    """
    for source in sources:
        if source == "-":
            yield from _open_stdin(stdin)
            continue
        for path in expand(source):
            if isinstance(path, Rejection):
                yield path
            else:
                yield from _open_file(path)


def _open_stdin(stdin: BinaryIO | None) -> Iterator[Page | Rejection]:
    if stdin is None:
        yield reject("-", InputError("not_found", "there is no standard input here; name a file"))
        return
    try:
        yield from read_json_lines(stdin, source="-")
    except OSError as problem:
        yield reject("-", problem)


def _open_file(path: str) -> Iterator[Page | Rejection]:
    source = printable(path)
    try:
        with open_regular(path) as stream:
            head = stream.read(HEAD_BYTES)
            kind = sniff(head, source)
            stream.seek(0)
            yield from _open_kind(kind, stream, source)
    except (InputError, OSError) as problem:
        yield reject(source, problem)
    except ValueError:  # a NUL in the path
        yield reject(source, InputError("not_found", "this is no path; check it"))


def _open_kind(kind: Kind, stream: BinaryIO, source: str) -> Iterator[Page | Rejection]:
    if kind == "jsonl":
        size = stream.seek(0, 2)
        stream.seek(0)
        yield from read_json_lines(stream, source=source, size=size)
    elif kind in _MEMBERS:
        yield from _MEMBERS[kind](stream, source=source)
    else:
        media, limit = _WHOLE[kind]
        content = read_all(stream, limit)
        yield Page(source=source, media=media, content=content, identity=(content, None))
