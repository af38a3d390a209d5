"""A page of any media to a document: text, fields and who wins."""

import page_makers as makers
import pytest

from tallywire.errors import InputError
from tallywire.reading.limits import MAX_TEXT_CHARACTERS
from tallywire.reading.read import read_page
from tallywire.reading.unwrap import unwrap
from tallywire.records import Document, Page


def page(content: str | bytes, media: str = "text", **fields: str | None) -> Page:
    return Page(source="s", media=media, content=content, identity=(content, None), **fields)  # type: ignore[arg-type]


def read(content: str | bytes, media: str = "text", **fields: str | None) -> Document:
    return read_page(page(content, media, **fields)).document


def code(content: str | bytes, media: str = "text") -> str:
    with pytest.raises(InputError) as caught:
        read(content, media)
    return caught.value.code


def test_plain_text_is_kept_verbatim_and_every_line_is_labelled() -> None:
    text = f"Home | Sport\r\n\r\n{makers.TITLE}\r\n\r\n{makers.TEXT}\r\n"
    found = read_page(page(text.encode("utf-8-sig")))
    assert found.document.text == text
    covered = "".join(text[block.start : block.end] for block in found.blocks)
    assert "".join(covered.split()) == "".join(text.split())


def test_what_is_given_wins() -> None:
    head = (
        '<meta property="og:site_name" content="The Lantern"><link rel="canonical" href="https://lantern.example/a">'
        '<meta property="article:published_time" content="2016-08-09T10:00:00Z">'
    )
    markup = makers.page(head=head)
    own = read(markup, "html")
    assert (own.outlet, own.url, own.published.from_, own.published.method) == (
        "The Lantern", "https://lantern.example/a", "2016-08-09", "metadata",
    )  # fmt: skip
    told = read(markup, "html", given_title="T", given_outlet="O", url="https://o.example/", given_published="2015",
                given_language="de")  # fmt: skip
    assert (told.title, told.outlet, told.url, told.language) == ("T", "O", "https://o.example/", "de")
    assert (told.published.to, told.published.precision, told.published.method) == ("2015-12-31", "year", "given")


def test_unknown_stays_unknown() -> None:
    document = read("Nothing much to see.")
    assert (document.outlet, document.byline, document.agency, document.url) == (None,) * 4
    assert document.published.from_ is None


def test_the_language_that_markup_claims_counts_only_where_the_text_is_too_short() -> None:
    assert (
        read(f'<html lang="fr"><body><p>{makers.TEXT}</p><p>{makers.MORE}</p></body></html>', "html").language == "en"
    )
    assert read('<html lang="fr-CA"><body><p>12 34 56</p></body></html>', "html").language == "fr"
    assert read('<html lang="x<y"><body><p>12 34 56</p></body></html>', "html").language is None


def test_mail() -> None:
    message = (
        b"From: =?utf-8?q?Ann_We=C3=AFr?= <a@b.example>\nSubject: =?utf-8?b?TmluZSBmcmVlZA==?=\n"
        b"Date: Tue, 09 Aug 2016 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        b"--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nan attachment\n"
        b"--b\nContent-Type: multipart/alternative; boundary=c\n\n"
        b"--c\nContent-Type: text/html\n\n<p>Nine</p>\n"
        b"--c\nContent-Type: text/plain; charset=latin-1\nContent-Transfer-Encoding: quoted-printable\n\nNine m=E9n.\n"
        b"--c--\n--b--\n"
    )
    document = read(message, "mail")
    assert (document.text.strip(), document.title, document.byline) == ("Nine mén.", "Nine freed", "Ann Weïr")
    assert document.published.from_ == "2016-08-09"
    marked_up = read(b"Subject: Freed\nContent-Type: text/html\nDate: Foo, 99\n\n<p>Nine men.</p>", "mail")
    assert (marked_up.text, marked_up.published.from_) == ("Freed\nNine men.", None)
    assert read(b"Subject: =?no-such?q?a?=\nContent-Type: text/plain; charset=no-such\n\nNine men.", "mail").text
    assert code(b"Subject: x\nContent-Type: image/png\n\nabc", "mail") == "no_text"
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    assert code(f"Subject: x\n{nested}\nNine men.".encode(), "mail") == "bad_mail"


def test_pdf() -> None:
    document = read(makers.pdf("Nine miners were freed near the har-", "bour on Monday, they said."), "pdf")
    assert document.text == "Nine miners were freed near the harbour on Monday, they said."
    assert (document.title, document.byline) == ("Pit report", "A. Weir")
    assert code(makers.pdf(), "pdf") == "no_text"
    assert code(b"%PDF-1.7\n", "pdf") == "bad_pdf"
    locked = makers.pdf("Nine", extra=b"<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>", trailer=b"/Encrypt 7 0 R")
    assert code(locked, "pdf") in ("encrypted", "bad_pdf")


def test_docx() -> None:
    core = (
        '<c xmlns:d="d"><d:title>Pit report</d:title><d:creator>A. Weir</d:creator>'
        "<d:created>2016-08-09T10:00:00Z</d:created></c>"
    )
    document = read(makers.docx(makers.TITLE, makers.TEXT, core=core), "docx")
    assert document.text == f"{makers.TITLE}\n{makers.TEXT}"
    assert (document.title, document.byline, document.published.from_) == ("Pit report", "A. Weir", "2016-08-09")
    assert code(makers.docx(makers.TEXT)[:200], "docx") == "bad_docx"
    assert code(makers.docx("a" * (40 << 20)), "docx") == "too_large"
    assert code(makers.docx(main="other.xml"), "docx") == "unknown_kind"
    assert code(makers.docx("&c;", doctype='<!DOCTYPE x [<!ENTITY c "x">]>'), "docx") == "unsafe_xml"
    assert code(makers.docx("<w:broken>"), "docx") == "bad_docx"


def test_texts_that_are_not_stored() -> None:
    assert code("a" * (MAX_TEXT_CHARACTERS + 1)) == "too_long"
    assert code(b"Nine \0 men were freed near Orlec, which is by the sea, on Monday evening.") == "nul"
    assert code(bytes(range(256)) * 4) == "binary"
    assert code(bytes(range(256)) * 4, "html") == "binary"
    assert code("\n \n") == "no_text"


def test_unwrap_joins_only_lines_that_fill_the_width() -> None:
    text = "The service had worked for two days at the\nflooded pit, and its head thanked the self-\nMade crews.\nEnd"
    joined = "The service had worked for two days at the flooded pit, and its head thanked the self- Made crews."
    assert unwrap(text).split("\n") == [joined, "End"]
    assert unwrap("") == ""


def test_an_agency_that_only_markup_names() -> None:
    source = '<div class="story-source">Source: Reuters</div>'
    assert read(makers.page(body=f"{source}<p>{makers.TEXT}</p><p>{makers.MORE}</p>"), "html").agency == "Reuters"
    teaser = f"<aside>{source}</aside><figure><span class='source'>Reuters</span></figure>"
    assert read(makers.page(body=f"<p>{makers.TEXT}</p><p>{makers.MORE}</p>{teaser}"), "html").agency is None
    assert read(makers.page(), "html", url="https://www.reuters.com/world/a").agency == "Reuters"
    author = '<meta name="author" content="Associated Press">'
    assert read(makers.page(head=author), "html").agency == "Associated Press"


def test_the_markup_gives_an_agency_its_full_name():
    html = (
        "<html><head><title>Dam holds</title></head><body><article><h1>Dam holds</h1>"
        "<p class='byline'>By Ana Kovac, Lowland News Agency</p>"
        + "<p>VELM, Ostrava (Lowland) — The dam above Velm held through the night, engineers said on Monday.</p>" * 4
        + "</article></body></html>"
    )
    page = Page(source="a.html", media="html", content=html, identity=(html,))
    assert read_page(page).document.agency == "Lowland News Agency"
