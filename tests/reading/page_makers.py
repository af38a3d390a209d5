"""Small files of every kind, made here, so that no binary lies in the repository."""

import gzip
import io
import zipfile

TEXT = "Nine miners were freed near Orlec on Monday, the rescue service said."
MORE = (
    "The service had worked for two days at the flooded pit, and its head thanked the crews that came from the coast. "
    "Three of the men were taken to the hospital in Vesk with light injuries, a doctor there told reporters later. "
    "The owner of the pit said that the pumps had failed on Saturday evening after the storm cut the power lines."
)
TITLE = "Nine miners freed at Orlec"


def page(title: str = TITLE, body: str = f"<p>{TEXT}</p><p>{MORE}</p>", head: str = "") -> str:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head>"
        f"<body>{menu}<article><h1>{title}</h1>{body}</article><footer>Imprint</footer></body></html>"
    )


def warc_record(body: bytes, *, url: str = "https://lantern.example/a", status: str = "200 OK", headers: str = "",
                kind: str = "text/html; charset=utf-8", length: int | None = None) -> bytes:  # fmt: skip
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2016-08-09T00:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; "
        "msgtype=response\r\n"
        f"Content-Length: {len(http) if length is None else length}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def gzipped(*records: bytes) -> bytes:
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def feed(*items: str, head: str = "", title: str = "The Daily Lantern") -> bytes:
    channel = f"<channel><title>{title}</title>{''.join(items)}</channel>"
    return f'<?xml version="1.0"?>{head}<rss version="2.0">{channel}</rss>'.encode()


def pdf(*lines: str, extra: bytes = b"", trailer: bytes = b"") -> bytes:
    drawn = b"".join(b"1 0 0 1 72 %d Tm (%s) Tj " % (720 - 14 * n, line.encode()) for n, line in enumerate(lines))
    stream = b"BT /F1 12 Tf " + drawn + b"ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Title(Pit report)/Author(A. Weir)>>",
        *([extra] if extra else []),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    last = b"<</Root 1 0 R/Info 6 0 R/Size %d%s>>" % (len(objects) + 1, trailer)
    return out + b"trailer\n" + last + b"\nstartxref\n%d\n%%%%EOF\n" % at


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(*paragraphs: str, doctype: str = "", core: str | None = None, main: str = "word/document.xml") -> bytes:
    written = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        xml = f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{_W}"><w:body>{written}</w:body></w:document>'
        archive.writestr(main, xml)
        if core is not None:
            archive.writestr("docProps/core.xml", core)
    return packed.getvalue()
