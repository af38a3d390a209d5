"""Bytes to text: byte order mark, then UTF-8 where it fits, then what is declared, then a detector.

Text that is valid UTF-8 beyond ASCII is UTF-8 whatever a header claims: other encodings almost never form valid
multi-byte sequences by accident. Nothing else is changed: line ends stay as they are, only a byte order mark is
dropped.
"""

from __future__ import annotations

import codecs
import re

from tallywire.errors import InputError

__all__ = ["decode", "looks_binary"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the UTF-16 one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# WHATWG Encoding Standard, "names and labels": pages that say Latin-1 or ASCII mean Windows-1252.
_WHATWG = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874", "gb2312": "gb18030",
           "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932"}  # fmt: skip
_NOT_TEXT = {"utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}
_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:\-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,20}<\?xml\b[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_.:\-]{1,40})")
_SNIFFED = 4096
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x1b")) + b"\x7f"


def looks_binary(head: bytes) -> bool:
    r"""Whether the first bytes of a file are no text in any encoding: NUL bytes, or more than 2 % control bytes.

    >>> looks_binary(bytes(range(256)))
    True
    >>> looks_binary("Seven were hurt.\n".encode("utf-16-le")), looks_binary("Bogotá\n".encode("latin-1"))
    (False, False)
    """
    if _wide(head) is not None:
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > len(head) / 50 or head.count(b"\0") > 1


def decode(content: bytes, declared: str | None = None, *, markup: bool = False) -> str:
    r"""The text of `content`, without its byte order mark.

    `declared` is what came from outside (an HTTP header, a mail part); with `markup`, a `<meta charset>` or XML
    declaration in the first 4096 bytes counts too. Bytes that fit nowhere become U+FFFD. Raises InputError (`binary`).

    >>> decode(b"\xef\xbb\xbfa\r\nb")
    'a\r\nb'
    >>> decode("café".encode("latin-1"), "iso-8859-1"), decode("café".encode(), "shift_jis")
    ('café', 'café')
    """
    wide = _wide(content)
    if wide is not None:
        encoding, mark = wide
        return content[mark:].decode(encoding, "replace")
    named = _codec(declared) or (_codec(_declared_inside(content)) if markup else None)
    if content.isascii():
        return _decode_ascii(content, named)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(content, named)


def _wide(content: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark, or NUL in every second byte, gives away, and the length of the mark."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding, len(mark)
    head = content[: _SNIFFED & ~3]
    if len(head) < 8 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le", 0
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be", 0
    return None


def _declared_inside(content: bytes) -> str | None:
    found = _XML.search(content[:200]) or _META.search(content[:_SNIFFED])
    return found.group(1).decode("ascii") if found else None


def _codec(label: str | None) -> str | None:
    """Python's name for a declared charset, `None` for one that is unknown or no encoding of text."""
    if not label:
        return None
    try:
        known = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    name = _WHATWG.get(known.name, known.name)
    return None if name in _NOT_TEXT or not known._is_text_encoding else name


def _decode_ascii(content: bytes, named: str | None) -> str:
    # Only an encoding that shifts by escape sequences can hide other letters in ASCII bytes.
    if named is not None and named.startswith("iso2022") and b"\x1b" in content:
        return content.decode(named, "replace")
    return content.decode("ascii")


def _decode_other(content: bytes, named: str | None) -> str:
    damaged = content.decode("utf-8", "replace")
    letters = sum(byte > 127 for byte in content[:_SNIFFED])
    if named in (None, "utf-8") and damaged[:_SNIFFED].count("\ufffd") * 8 <= letters:
        return damaged  # UTF-8 with a few broken bytes: repairing them by another encoding would break the rest
    if named is not None and named != "utf-8":
        try:
            return content.decode(named)
        except UnicodeDecodeError:
            pass
    return content.decode(_detected(content), "replace")


def _detected(content: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    found = _codec(str(detect_encoding(content[: 1 << 16], from_html_meta=False) or ""))
    return "cp1252" if found in (None, "utf-8", "ascii") else str(found)


def refuse_binary(content: bytes) -> None:
    """Raises InputError (`binary`) where `content` cannot be text."""
    if looks_binary(content[:_SNIFFED]):
        raise InputError("binary", "this is no text in any encoding; convert it to HTML, plain text, PDF or DOCX")
