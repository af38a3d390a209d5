"""Ids: hashes of content, so that the same thing has the same id wherever and whenever it is read.

The parts are joined length-safe (every part is preceded by its length), because a plain separator is ambiguous:
`("a.b", "c")` and `("a", "b.c")` must differ.

>>> content_id("doc", "a.b", "c") == content_id("doc", "a", "b.c")
False
>>> content_id("doc", "page").startswith("doc-")
True
"""

import hashlib

__all__ = ["content_id"]


def content_id(prefix: str, *parts: str | bytes | int | None) -> str:
    """The id of the thing made of `parts`: `prefix`, a hyphen and 20 hexadecimal digits (80 bits of SHA-256).

    At 80 bits, a ledger of a billion rows has a collision with probability below one in a million (birthday bound).
    `None` and the empty string give different ids.
    """
    digest = hashlib.sha256()
    for part in parts:
        encoded = _encode(part)
        digest.update(b"-;" if encoded is None else b"%d:" % len(encoded))
        digest.update(encoded or b"")
    return f"{prefix}-{digest.hexdigest()[:20]}"


def _encode(part: str | bytes | int | None) -> bytes | None:
    if part is None or isinstance(part, bytes):
        return part
    return str(part).encode("utf-8", "surrogatepass")
