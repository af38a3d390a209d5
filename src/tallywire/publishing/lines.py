"""Rows as JSON lines: one object per line, UTF-8, keys in the contract's order, every row on one line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from tallywire.schema import row_of

__all__ = ["json_bytes", "write_jsonl"]


def write_jsonl(records: Iterable[Any], stream: BinaryIO) -> None:
    r"""Write one JSON object per record, as they come.

    >>> import io
    >>> from tallywire.records import Period
    >>> out = io.BytesIO()
    >>> write_jsonl([Period(from_="2031-03-02", to=None)], out)
    >>> out.getvalue()
    b'{"from": "2031-03-02", "to": null}\n'
    """
    for record in records:
        stream.write(json_bytes(row_of(record)) + b"\n")


def json_bytes(value: Any) -> bytes:
    """A value as UTF-8 JSON on one line. NaN and infinity are refused (`ValueError`): JSON has no word for them.

    A lone surrogate, which UTF-8 cannot hold, is written as its `\\u` escape and so comes back unchanged.
    """
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, allow_nan=False).encode("ascii")
