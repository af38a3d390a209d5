"""WARC archives, plain or gzipped: each stored page a Page, whatever else an archive holds passed over.

Requests, redirects, error pages, images and scripts are an archive's ordinary content and no mistakes: they are not
reported, unless there is nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Literal

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from tallywire.errors import InputError
from tallywire.reading.files import reject
from tallywire.reading.limits import MAX_PAGE_BYTES, check_size
from tallywire.records import Page, Rejection

__all__ = ["read_warc"]

_MEDIA: dict[str, Literal["html", "text", "pdf"]] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "application/pdf": "pdf",
}  # fmt: skip
_WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion


def read_warc(stream: BinaryIO, *, source: str) -> Iterator[Page | Rejection]:
    """The pages of an archive, one at a time; `#member` is the byte offset of the record.

    A record that cannot be read is one rejection; where the archive itself is broken, what came before it is kept.
    """
    offset, pages = 0, 0
    try:
        for record in ArchiveIterator(stream, record_types=_WANTED, parse_http=True, auto_decode="all"):
            offset = record.stream_pos
            for page in _read_record(record, source=f"{source}#{offset}"):
                pages += 1
                yield page
    except (OSError, ValueError) as problem:
        pages += 1
        message = f"the archive is broken after byte {offset} ({problem}); fetch it again, or cut it there"
        yield reject(source, InputError("broken_archive", message))
    if not pages:
        yield reject(
            source, InputError("no_pages", "there is no page in this archive that was answered with status 200")
        )


def _read_record(record: WarcRecord, *, source: str) -> Iterator[Page | Rejection]:
    """The page of one record, or nothing if the record is none."""
    kind, charset = _content_type(record)
    if kind not in _MEDIA or not _was_found(record):
        return
    try:
        content = _payload(record)
    except InputError as problem:
        yield reject(source, problem)
        return
    url = record.headers.get("WARC-Target-URI")
    url = url.strip().strip("<>") if url else None
    yield Page(source=source, media=_MEDIA[kind], content=content, identity=(content, url), url=url, charset=charset)


def _was_found(record: WarcRecord) -> bool:
    return record.http_headers is None or record.http_headers.status_code in (None, 200)


def _content_type(record: WarcRecord) -> tuple[str, str | None]:
    """Media type in lower case, and the charset that the server declared."""
    declared = record.http_content_type if record.http_headers is not None else record.headers.get("Content-Type")
    if declared is None or declared.startswith("application/http"):
        return "text/html", None  # a server that says nothing: what it is shows when it is read
    return declared.partition(";")[0].strip().lower(), record.http_charset if record.http_headers is not None else None


def _payload(record: WarcRecord) -> bytes:
    check_size(record.content_length, MAX_PAGE_BYTES)
    try:
        content: bytes = record.reader.read(MAX_PAGE_BYTES + 1)
    except (OSError, ValueError) as problem:
        message = f"the record cannot be unpacked ({problem}); fetch the page again"
        raise InputError("broken_record", message) from None
    check_size(len(content), MAX_PAGE_BYTES)
    if _is_plain(record) and len(content) < record.content_length:
        message = f"the record is cut: {len(content)} of {record.content_length} bytes; fetch the page again"
        raise InputError("truncated", message)
    if not content.strip():
        raise InputError("empty", "the page is empty; leave it out")
    return content


def _is_plain(record: WarcRecord) -> bool:
    """Whether the stored bytes are the page's own: then their number must be the one declared."""
    headers = record.http_headers
    return headers is None or not (headers.get("Content-Encoding") or headers.get("Transfer-Encoding"))
