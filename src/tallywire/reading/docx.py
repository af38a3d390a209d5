"""DOCX: the paragraphs of the main part, read as they stream; a bomb is noticed before it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from tallywire.errors import InputError
from tallywire.reading.feeds import iso_date, refuse_entities
from tallywire.reading.givens import given_published
from tallywire.reading.limits import check_size
from tallywire.reading.reading import Reading

__all__ = ["read_docx"]

MAX_PART_BYTES = 32 << 20
"""Bytes of one unpacked part: markup around a text of MAX_TEXT_CHARACTERS rarely takes a tenth of it."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN, _CORE = "word/document.xml", "docProps/core.xml"
_PIECES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}


def read_docx(content: bytes) -> Reading:
    """The text of a DOCX, one line per paragraph.

    Raises InputError (`bad_docx`, `too_large`, `unsafe_xml`, `encrypted`, `unknown_kind`).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            main = _part(archive, _MAIN)
            if main is None:
                raise InputError("unknown_kind", "it is a zip archive but no DOCX; unpack it and add the pages")
            core = _core(_part(archive, _CORE))
        text = "\n".join(_paragraphs(main)).strip("\n")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as problem:
        raise InputError("bad_docx", f"the DOCX is broken ({type(problem).__name__}); save it again") from None
    except etree.XMLSyntaxError:
        raise InputError("bad_docx", "the DOCX holds broken XML; save it again") from None
    except RuntimeError:
        raise InputError("encrypted", "the DOCX is encrypted; remove its password and add it again") from None
    day = iso_date(core.get("modified") or core.get("created"))
    published = given_published(day, "metadata") if day else None
    return Reading(text=text, title=core.get("title"), byline=core.get("creator"), published=published)


def _part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """One member unpacked, counted while it is unpacked: the size that the archive declares may be a lie."""
    if name not in archive.namelist():
        return None
    check_size(archive.getinfo(name).file_size, MAX_PART_BYTES)
    with archive.open(name) as part:
        unpacked = part.read(MAX_PART_BYTES + 1)
    check_size(len(unpacked), MAX_PART_BYTES)
    refuse_entities(unpacked[: 1 << 16])
    return unpacked


def _paragraphs(xml: bytes) -> Iterator[str]:
    pieces: list[str] = []
    for _, element in _parse(xml):
        if element.tag == f"{_W}p":
            yield "".join(pieces).strip()
            pieces = []
        elif element.tag == f"{_W}t":
            pieces.append(element.text or "")
        else:
            pieces.append(_PIECES.get(str(element.tag), ""))
        element.clear(keep_tail=True)


def _parse(xml: bytes) -> Iterator[tuple[str, etree._Element]]:
    tags = [f"{_W}p", f"{_W}t", *_PIECES]
    parsed: Iterator[tuple[str, etree._Element]] = etree.iterparse(
        io.BytesIO(xml), events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
    )
    return parsed


def _core(xml: bytes | None) -> dict[str, str]:
    """Title, creator and dates of the document's properties, where it has them."""
    if xml is None:
        return {}
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    found = {
        etree.QName(child).localname: " ".join((child.text or "").split())
        for child in root
        if isinstance(child.tag, str)
    }
    return {name: value for name, value in found.items() if value}
