"""Every kind of source, good and bad: what is read, and what is rejected with which code."""

import io
import json
import os
from pathlib import Path

import page_makers as makers
import pytest

from tallywire.reading.read import read_page
from tallywire.reading.sources import open_sources
from tallywire.records import Page, Rejection


def opened(*sources: str | Path, stdin: bytes | None = None) -> list[Page | Rejection]:
    return list(open_sources([str(s) for s in sources], stdin=None if stdin is None else io.BytesIO(stdin)))


def pages(*sources: str | Path) -> list[Page]:
    found = opened(*sources)
    assert all(isinstance(one, Page) for one in found), found
    return [one for one in found if isinstance(one, Page)]


def codes(*sources: str | Path) -> list[str]:
    found = opened(*sources)
    assert all(isinstance(one, Rejection) for one in found), found
    return [one.code for one in found if isinstance(one, Rejection)]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


KINDS = {
    "html": (makers.page().encode(), "html"),
    "text": (makers.TEXT.encode(), "text"),
    "jsonl": (json.dumps({"text": makers.TEXT}).encode(), "text"),
    "warc": (makers.warc_record(makers.page().encode()), "html"),
    "warc.gz": (makers.gzipped(makers.warc_record(makers.page().encode())), "html"),
    "feed": (makers.feed("<item><title>A</title></item>"), "html"),
    "mail": (f"From: a@b.example\nSubject: Pit\n\n{makers.TEXT}".encode(), "mail"),
    "mbox": (f"From a@b.example Mon\nSubject: Pit\nFrom: a@b.example\n\n{makers.TEXT}".encode(), "mail"),
    "pdf": (makers.pdf(makers.TEXT), "pdf"),
    "docx": (makers.docx(makers.TEXT), "docx"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["page", "page.txt"])
def test_a_kind_is_recognised_by_its_content(tmp_path: Path, kind: str, name: str) -> None:
    content, media = KINDS[kind]
    if kind == "mail" and name == "page.txt":
        pytest.skip("headers at the start of a .txt stay text: many wire texts begin so")
    (page,) = pages(write(tmp_path / name, content))
    assert page.media == media
    assert makers.TEXT.split(",")[0] in read_page(page).document.text or kind == "feed"


def test_a_folder_is_walked_in_order_with_sources_as_given(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt", "[c].html"):
        write(tmp_path / name, makers.TEXT)
    write(tmp_path / "[c].html", makers.page())
    names = [os.path.relpath(page.source, tmp_path) for page in pages(tmp_path)]
    assert names == ["[c].html", "a.txt", "b/1.txt", "b/2.txt"]
    assert len(pages(tmp_path / "b" / "*.txt")) == 2
    assert len(pages(tmp_path / "*" / "..")) == 4
    assert len(pages(tmp_path / "[c].html")) == 1, "an existing name is no pattern"


def test_the_same_bytes_have_the_same_identity_wherever_they_lie(tmp_path: Path) -> None:
    one, two = pages(write(tmp_path / "a.txt", makers.TEXT), write(tmp_path / "b", makers.TEXT))
    assert one.identity == two.identity
    assert read_page(one).document.id == read_page(two).document.id


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.html", b"", "empty"),
        ("a.txt", b" \r\n\0", "empty"),
        ("a.html", b"\x7fELF\x02\x01\x01" + bytes(500), "binary"),
        ("a.txt", bytes(range(256)) * 9, "binary"),
        ("a.css", b"p { color: red }", "unknown_kind"),
        ("a.pdf", b"no such thing", "wrong_kind"),
        ("a.xml", b"not even markup", "wrong_kind"),
        ("a.xml", b"<?xml version='1.0'?><a><b>no feed</b></a>", "unknown_kind"),
        ("a.warc.gz", b"\x1f\x8b\x08\0\0\0\0\0", "no_pages"),
        ("a.warc", b"WARC/1.0\r\n" + b"X: y\r\n" * 20000, "broken_archive"),
        ("a.txt", b"a" * (9 << 20), "too_large"),
        ("a.jsonl", b"\xef\xbb\xbf\n \n", "empty"),
        ("a.xml", b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY c SYSTEM 'file:///etc/hostname'>]><rss/>", "unsafe_xml"),
    ],
)
def test_what_cannot_be_read_is_one_rejection(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    good = write(tmp_path / "z.txt", makers.TEXT)
    bad = write(tmp_path / name, content)
    first, last = opened(bad, good)
    assert isinstance(first, Rejection)
    assert (first.code, first.source, first.stage) == (code, str(bad), "reading")
    assert isinstance(last, Page)


def test_links_pipes_and_missing_files_never_block(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", makers.TEXT)
    write(tmp_path / "out" / "b.txt", makers.TEXT)
    (tmp_path / "in" / "loop").symlink_to(".")
    assert len(pages(tmp_path / "in")) == 1
    (tmp_path / "in" / "up").symlink_to("../out")
    (tmp_path / "in" / "self.html").symlink_to("self.html")
    (tmp_path / "in" / "gone.html").symlink_to("nowhere")
    (tmp_path / "in" / "zero.html").symlink_to("/dev/zero")
    (tmp_path / "in" / "file.txt").symlink_to("../out/b.txt")
    os.mkfifo(tmp_path / "in" / "pipe.html")
    found = opened(tmp_path / "in")
    names = {os.path.basename(one.source): getattr(one, "code", "page") for one in found}
    assert names == {
        "a.txt": "page", "file.txt": "page", "gone.html": "not_found", "pipe.html": "not_a_file",
        "self.html": "unreadable",
        "up": "linked_folder", "zero.html": "not_a_file",
    }  # fmt: skip
    assert codes(tmp_path / "nothing.txt", tmp_path / "no*.txt", "a\0b") == ["not_found", "not_found", "not_found"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_closed_file_says_so(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", makers.TEXT).chmod(0)
    assert codes(tmp_path / "a.txt") == ["no_permission"]


def test_names_that_are_no_utf8_and_deep_folders(tmp_path: Path) -> None:
    odd = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    with open(odd, "wb") as stream:
        stream.write(makers.TEXT.encode())
    deep = tmp_path.joinpath(*["d"] * 300)
    write(deep / "x.txt", makers.TEXT)
    first, second = pages(tmp_path)
    assert first.source.endswith("caf\\xe9.txt")
    assert second.source.endswith("d/x.txt")


def test_json_lines_on_standard_input() -> None:
    (page, bad) = opened("-", stdin=b'{"id": "a", "text": "Two men were held."}\n[]\n')
    assert (page.source, bad.source) == ("-#1", "-#2")
    assert codes("-") == ["not_found"]


def test_a_growing_file_is_read_to_where_it_ended(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", b'{"text": "one man"}\n{"text": "two men"}\n')
    found = []
    for page in open_sources([str(path)]):
        found.append(page.source)
        with path.open("ab") as stream:
            stream.write(b'{"text": "three men"}\n')
    assert len(found) == 2


def test_an_archive_gives_its_pages_and_keeps_them_when_it_breaks(tmp_path: Path) -> None:
    first = makers.warc_record(makers.page().encode())
    gone = makers.warc_record(b"<html>gone</html>", status="404 Not Found")
    picture = makers.warc_record(b"\x89PNG", kind="image/png")
    second = makers.warc_record(makers.page("Storm over Vesk").encode(), url="https://lantern.example/b")
    whole = makers.gzipped(first, gone, picture, second)
    one, two = pages(write(tmp_path / "a.warc.gz", whole))
    assert (one.url, one.charset) == ("https://lantern.example/a", "utf-8")
    assert two.source.endswith(f"#{len(makers.gzipped(first, gone, picture))}")
    assert read_page(two).document.outlet == "lantern.example"
    kept, broken = opened(write(tmp_path / "b.warc.gz", makers.gzipped(first) + b"junk" * 20))
    assert (kept.identity, broken.code) == (one.identity, "broken_archive")
    assert codes(write(tmp_path / "c.warc.gz", makers.gzipped(gone, picture))) == ["no_pages"]
    cut, *_ = opened(write(tmp_path / "d.warc", first[:-60]))
    assert cut.code == "truncated"
    huge, *_ = opened(write(tmp_path / "e.warc", makers.warc_record(b"<html>", length=99_999_999_999)))
    assert huge.code == "too_large"
    void, *_ = opened(write(tmp_path / "f.warc", makers.warc_record(b" ")))
    assert void.code == "empty"


def test_a_gzip_bomb_in_an_archive_is_noticed(tmp_path: Path) -> None:
    packed = makers.gzipped(bytes(20 << 20))
    bomb = makers.warc_record(packed, headers="Content-Encoding: gzip\r\n")
    found, *_ = opened(write(tmp_path / "a.warc", bomb))
    assert found.code == "too_large"


def test_a_feed_gives_its_entries(tmp_path: Path) -> None:
    item = (
        "<item><title>Nine &amp;amp; freed</title><link>https://lantern.example/1</link><guid>lantern-1</guid>"
        "<pubDate>Tue, 09 Aug 2016 23:00:00 +0200</pubDate>"
        "<description>short</description><content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        "&lt;p&gt;Nine men.&lt;/p&gt;&lt;p&gt;All well.&lt;/p&gt;</content:encoded></item>"
    )
    nothing = "<item><guid>x</guid><pubDate>Foo, 99 Xyz</pubDate></item>"
    undated = "<item><description>Storm &nbsp; passes</description><pubDate>Foo, 99 Xyz</pubDate></item>"
    path = write(tmp_path / "a.xml", makers.feed(item, nothing, undated))
    page, bad, last = opened(path)
    assert isinstance(page, Page)
    assert (page.source, page.given_published, page.given_outlet) == (
        f"{path}#lantern-1",
        "2016-08-09",
        "The Daily Lantern",
    )
    assert read_page(page).document.text == "Nine & freed\nNine men.\nAll well."
    assert (bad.code, bad.source) == ("no_text", f"{path}#x")
    assert isinstance(last, Page)
    assert (last.source, last.given_published) == (f"{path}#3", None)
    assert read_page(last).document.text == "Storm passes"
    assert codes(write(tmp_path / "b.xml", makers.feed())) == ["no_pages"]
    *_, broken = opened(write(tmp_path / "c.xml", makers.feed(item, undated)[:-60]))
    assert broken.code == "broken_xml"


def test_an_atom_entry(tmp_path: Path) -> None:
    entry = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Lantern</title><entry><id>urn:1</id><title>Freed</title>'
        '<link rel="self" href="https://lantern.example/feed"/><link href="https://lantern.example/2"/>'
        '<updated>2016-08-10T01:00:00Z</updated><content type="xhtml"><div><p>Nine men.</p></div></content>'
        "</entry></feed>"
    )
    (page,) = pages(write(tmp_path / "a.atom", entry))
    document = read_page(page).document
    assert (document.url, document.outlet, document.published.from_) == (
        "https://lantern.example/2",
        "Lantern",
        "2016-08-10",
    )
    assert document.text == "Freed\nNine men."


def test_a_mailbox_gives_its_messages(tmp_path: Path) -> None:
    box = (
        "From a@b.example Mon\nFrom: A <a@b.example>\nSubject: One\n\nNine men.\n>From the pit.\n\n"
        "From a@b.example Mon\nSubject: Two\nFrom: A <a@b.example>\n\nAll well.\n"
    )
    one, two = pages(write(tmp_path / "a.mbox", box))
    assert read_page(one).document.text == "Nine men.\nFrom the pit.\n\n"
    assert (two.source[-2:], read_page(two).document.title) == ("#2", "Two")
