"""Bytes to text in every encoding that pages come in, whatever they claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.reading.encodings import decode, looks_binary

SENTENCE = "Der Bürgermeister von Köln sagte, die Straße bleibe für drei Tage gesperrt. Die Polizei prüft die Lage. "
RUSSIAN = "Спасатели сообщили, что девять шахтёров были освобождены в понедельник вечером недалеко от города. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_recognised_without_being_declared(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


@given(st.text())
def test_utf8_is_kept_verbatim(text: str) -> None:
    content = text.encode("utf-8", "replace")
    if not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) and b"\0" not in content:
        assert decode(content, "shift_jis") == content.decode()


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("latin-1", "iso-8859-1"),
        ("cp1252", "windows-1252"),
        ("latin-1", None),
        ("latin-1", "utf-8"),
        ("cp1252", "no-such"),
    ],
)
def test_western_bytes(encoding: str, declared: str | None) -> None:
    assert decode(SENTENCE.encode(encoding), declared) == SENTENCE


def test_declared_inside_the_page() -> None:
    page = '<html><head><meta http-equiv=content-type content="text/html; charset=koi8-r"></head>' + RUSSIAN
    assert decode(page.encode("koi8-r"), markup=True) == page
    assert decode(f'<?xml version="1.0" encoding="cp1251"?>{RUSSIAN}'.encode("cp1251"), markup=True).endswith(RUSSIAN)
    assert decode(RUSSIAN.encode("cp1251")) == RUSSIAN


def test_declared_lies() -> None:
    assert decode("naïve".encode(), "utf-16") == "naïve"
    assert decode(b"plain", "utf-7") == "plain"
    assert decode("日本".encode("iso2022_jp"), "iso-2022-jp") == "日本"
    assert decode(RUSSIAN.encode("koi8-r"), "utf-8") == RUSSIAN


def test_a_few_broken_bytes_do_not_turn_utf8_into_another_encoding() -> None:
    broken = (SENTENCE * 3).encode() + b"\xe2\x82 end"
    assert decode(broken) == SENTENCE * 3 + "\ufffd end"


def test_line_ends_are_kept() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_binary() -> None:
    assert looks_binary(b"\x89PNG\r\n\x1a\n" + bytes(range(200)))
    assert not looks_binary(SENTENCE.encode("utf-16"))
    assert not looks_binary(b"")
