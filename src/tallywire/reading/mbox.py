"""Mailboxes (mbox, RFC 4155): each message a Page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tallywire.errors import InputError
from tallywire.reading.files import reject
from tallywire.reading.limits import MAX_PAGE_BYTES, check_size
from tallywire.records import Page, Rejection

__all__ = ["read_mbox"]


def read_mbox(stream: BinaryIO, *, source: str) -> Iterator[Page | Rejection]:
    """The messages of a mailbox, one at a time; `#member` counts from 1 (RFC 4155: a message begins with `From `)."""
    number = 0
    for number, message in enumerate(_messages(stream), 1):
        try:
            check_size(len(message), MAX_PAGE_BYTES)
            yield Page(source=f"{source}#{number}", media="mail", content=message, identity=(message, None))
        except InputError as problem:
            yield reject(f"{source}#{number}", problem)
    if not number:
        yield reject(source, InputError("no_pages", "there is no message in this mailbox; leave it out"))


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """The bytes of each message; one that is too long is kept only so far that its size shows it."""
    lines: list[bytes] = []
    size, blank = 0, True
    for line in iter(lambda: stream.readline(1 << 16), b""):
        if blank and line.startswith(b"From "):
            if size:
                yield b"".join(lines)
            lines, size = [], 0
        elif size <= MAX_PAGE_BYTES:
            lines.append(line.removeprefix(b">") if line.startswith(b">From ") else line)
            size += len(line)
        blank = not line.strip()
    if size:
        yield b"".join(lines)
