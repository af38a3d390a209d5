"""Mail: one message (.eml) to a Reading.

The plain part is preferred to the HTML part, because it is what the sender wrote for reading; attachments are left.
"""

from __future__ import annotations

import contextlib
import email
import email.errors
import email.header
import email.policy
import email.utils
from email.message import Message

from tallywire.errors import InputError
from tallywire.reading.encodings import decode
from tallywire.reading.feeds import iso_date
from tallywire.reading.givens import given_published
from tallywire.reading.html import extract
from tallywire.reading.reading import Reading

__all__ = ["read_mail"]

_HEADER_CHARACTERS = 2000  # a subject is a line; encoded words cost time that grows faster than their number
_PARTS = 200


def read_mail(content: bytes) -> Reading:
    """The text of one message with its subject, sender and date. Raises InputError (`bad_mail`, `no_text`)."""
    try:
        message = email.message_from_bytes(content, policy=email.policy.compat32)
        plain, marked_up = _body(message)
    except (RecursionError, ValueError, LookupError, AssertionError) as problem:
        raise InputError(
            "bad_mail", f"the message cannot be taken apart ({type(problem).__name__}); export it again"
        ) from None
    day = iso_date(_header(message, "Date"))
    title = _header(message, "Subject")
    if plain is None and marked_up is None:
        raise InputError("no_text", "the message has no text part; save its attachments and add them")
    if plain is None:
        page = extract(marked_up or "", url=None, charset=None, title=title)
        text, trusted = page.text, True
    else:
        text, trusted = plain, False
    sender = email.utils.parseaddr(_header(message, "From") or "")[0]
    published = given_published(day, "metadata") if day else None
    return Reading(text=text, title=title, byline=sender or None, published=published, trusted=trusted)


def _header(message: Message, name: str) -> str | None:
    """A header decoded to one line; what cannot be decoded stays as it was written."""
    raw = message.get(name)
    if raw is None:
        return None
    value = str(raw)[:_HEADER_CHARACTERS]
    with contextlib.suppress(email.errors.HeaderParseError, LookupError, ValueError):
        value = str(email.header.make_header(email.header.decode_header(value)))
    clean = value.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    return " ".join(clean.split()) or None


def _body(message: Message) -> tuple[str | None, str | None]:
    """The first plain and the first HTML part that hold anything and are no attachments."""
    found: dict[str, str] = {}
    for number, part in enumerate(message.walk()):
        kind = part.get_content_type()
        if number >= _PARTS or len(found) == 2:
            break
        if kind not in ("text/plain", "text/html") or part.is_multipart() or kind in found:
            continue
        if part.get_content_disposition() == "attachment":
            continue
        raw = part.get_payload(decode=True)
        content = raw if isinstance(raw, bytes) else b""
        text = decode(content, str(part.get_content_charset() or ""), markup=kind == "text/html")
        if text.strip():
            found[kind] = text
    return found.get("text/plain"), found.get("text/html")
