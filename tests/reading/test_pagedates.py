"""The day of an HTML page, from metadata that may be missing, broken or at odds with itself."""

import lxml.html
import pytest

from tallywire.reading.pagedates import _opening, html_published, parse_html

BODY = "<body><h1>Ferry sinks</h1><p>A ferry sank off the coast and 80 people were rescued.</p></body>"


def day(head: str, body: str = BODY, url: str | None = None) -> str | None:
    when = html_published(f"<html><head>{head}</head>{body}</html>", url=url)
    assert when is None or (when.method == "metadata" and when.precision == "day" and when.from_ == when.to)
    return when.from_ if when else None


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "head",
    [
        json_ld('{"@type": "NewsArticle", "datePublished": "2015-02-05T10:00:00+01:00", "dateModified": "2016-01-01"}'),
        json_ld('[{"@graph": [{"@type": "WebPage", "datePublished": "2015-02-05"}]}]'),
        json_ld('{"@type": "NewsArticle", broken, "datePublished": "2015-02-05"'),
        json_ld('{"datePublished": "2015-02-05", "comment": [{"@type": "Comment", "datePublished": "2015-03-09"}]}'),
        '<meta property="article:published_time" content="2015-02-05"><meta name="lastmod" content="2016-01-01">',
        '<meta name="DC.date.issued" content="5 February 2015">',
        '<meta itemprop="datePublished" content="20150205">',
    ],
)
def test_metadata(head: str) -> None:
    assert day(head) == "2015-02-05"


def test_published_wins_over_modified_in_microdata() -> None:
    body = (
        '<body><time itemprop="dateModified" datetime="2018-08-29">x</time>'
        '<time itemprop="datePublished" datetime="2018-06-22">y</time></body>'
    )
    assert day("", body) == "2018-06-22"


def test_a_label_in_the_page() -> None:
    assert (
        day("", "<body><p>Datum: 18.10.2021</p><p>Im Gesetz vom 17. August 2021 steht es.</p></body>") == "2021-10-18"
    )


def test_a_day_found_by_search_must_be_written_on_the_page() -> None:
    assert day("", "<body><h1>Ferry</h1><footer>Updated 3 May 2015</footer><p>A ferry sank.</p></body>") == "2015-05-03"
    moved = (
        '<body><script>location.href="https://example.org/20200428/ferry"</script><p>This page has moved.</p></body>'
    )
    assert day("", moved) in {"2020-04-28", None}
    assert day("", "<body><p>The bird of the year 2021 is the owl.</p></body>") is None


def test_universal_time_yields_to_the_day_that_readers_saw() -> None:
    head = json_ld('{"@type":"NewsArticle","datePublished":"2023-11-09T03:10:00Z"}') + json_ld(
        '{"@type":"NewsArticle","datePublished":"2023-11-08T19:10:00"}'
    )
    assert day(head, '<body><time datetime="2023-11-08">8 Nov</time><p>Text</p></body>') == "2023-11-08"


def test_where_metadata_disagrees_the_address_decides() -> None:
    head = (
        json_ld('{"@type":"NewsArticle","datePublished":"2020-01-01"}{')
        + '<meta name="pubdate" content="2019-05-05"><meta name="publishdate" content="2018-03-02">'
    )
    assert day(head, url="https://example.org/2018/03/02/ferry") == "2018-03-02"


def test_the_address_alone() -> None:
    assert day("", url="https://example.org/2018/03/02/ferry") == "2018-03-02"
    assert day("", url="https://example.org/2018/03/ferry") is None


@pytest.mark.parametrize(
    "html",
    [
        "",
        " ",
        "<",
        "<html></html>",
        "no markup at all",
        "\x00",
        "<meta name=date content=0001-01-01>",
        '<?xml version="1.0" encoding="utf-16"?><p>x</p>',
    ],
)
def test_nothing_is_known_of_an_empty_page(html: str) -> None:
    assert html_published(html) is None


def test_a_given_tree_is_read_and_left_as_it_was() -> None:
    html = f'<html><head><meta name="date" content="5 May 2015"></head>{BODY}</html>'
    tree = parse_html(html)
    before = lxml.html.tostring(tree)
    assert html_published("", tree=tree) == html_published(html)
    assert lxml.html.tostring(tree) == before


@pytest.mark.parametrize(
    "label", ["<span>Published on</span>", "Posted: ", "<b>Erschienen am</b> ", "Date: <!-- x -->", "<i>x</i>Released "]
)
def test_a_time_tag_with_a_label_before_it(label: str) -> None:
    body = f'<body><p>{label}<time datetime="2022-01-26">26 Jan</time></p><p>Text</p></body>'
    assert day('<meta property="og:updated_time" content="2022-01-27T18:34:20+0100">', body) == "2022-01-26"


def test_a_day_of_change_alone_is_no_day_of_publication() -> None:
    body = '<body><p>Updated <time datetime="2022-01-27">27 Jan</time></p><p>Text</p></body>'
    assert day('<meta property="og:updated_time" content="2022-01-27T18:34:20+0100">', body) is None
    assert day("", '<body><p class="modified"><time datetime="2022-01-27">27 Jan</time></p><p>Text</p></body>') is None


def test_the_one_earlier_day_shown_beside_a_day_of_change() -> None:
    body = '<body><p><time datetime="2022-01-25">25 Jan</time></p><p>Text</p></body>'
    assert day('<meta property="og:updated_time" content="2022-01-27T18:34:20+0100">', body) == "2022-01-25"


def test_a_time_that_is_both_published_and_updated_is_that_of_publication() -> None:
    body = '<body><p>by A <time class="date updated published" datetime="2020-02-23T10:07:02+01:00">x</time></p></body>'
    assert day("", body) == "2020-02-23"


@pytest.mark.parametrize(
    ("page", "opening"),
    [
        ('<p><span class="text_datum">31. Oktober 2023.</span> Die Fähre sank.</p>', "2023-10-31"),
        ('<p><b class="date">5 February 2015</b> – A ferry sank.</p>', "2015-02-05"),
        ('<p><b class="dated">5 Februari 2015</b> – A ferry sank.</p>', None),
        ('<p>Then <b class="date">5 Februari 2015</b></p>', None),
        ('<p><i class="date">5 Foo 2015</i></p><p><i class="date">6 Foo 2015</i></p>', None),
    ],
)
def test_a_paragraph_that_opens_with_a_marked_date(page: str, opening: str | None) -> None:
    assert _opening(lxml.html.document_fromstring(page)) == opening


def test_the_opening_date_dates_the_page() -> None:
    published = html_published('<p><span class="datum">31. Oktober 2023.</span> Die Fähre sank.</p>')
    assert published is not None
    assert (published.from_, published.reason) == (
        "2023-10-31",
        "A paragraph of the page opens with it, marked as a date.",
    )
