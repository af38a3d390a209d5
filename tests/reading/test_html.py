"""HTML: main text, title, and what a page says of itself."""

import page_makers as makers
import pytest

from tallywire.errors import InputError
from tallywire.reading.html import HtmlPage, extract, hostname
from tallywire.reading.titles import choose_title


def read(markup: str | bytes, *, url: str | None = None, title: str | None = None) -> HtmlPage:
    return extract(markup, url=url, charset=None, title=title)


def test_the_title_comes_first_and_once_and_the_menu_not_at_all() -> None:
    page = read(makers.page())
    assert page.text == f"{makers.TITLE}\n{makers.TEXT}\n{makers.MORE}"


def test_white_space_of_the_markup_is_none_of_the_text() -> None:
    body = f"<p>\n   {makers.TEXT.replace(' ', chr(10) + '   ')}</p><p>{makers.MORE}<br>Second&nbsp;line.</p>"
    assert read(makers.page(body=body)).text.split("\n")[1:] == [makers.TEXT, makers.MORE, "Second line."]


def test_preformatted_lines_are_joined_to_paragraphs() -> None:
    wrapped = makers.MORE.replace(" that ", "\nthat ").replace(" with ", "\nwith ").replace(" failed ", "\nfailed ")
    page = read(f"<html><body><pre>{makers.TEXT}\n\n{wrapped}</pre></body></html>")
    assert page.text.split("\n")[0] == makers.TEXT


def test_what_is_hidden_is_not_read_unless_there_is_nothing_else() -> None:
    advert = "Subscribe now and get two months of the best reporting for the price of one, only this week. " * 9
    shown = f"<p>{makers.TEXT}</p><p>{makers.MORE}</p>"
    assert "Subscribe" not in read(makers.page(body=f"<div style='display: NONE'><p>{advert}</p></div>{shown}")).text
    assert makers.MORE in read(makers.page(body=f"<div hidden>{shown}</div>")).text


def test_a_fragment_is_main_text_throughout() -> None:
    assert read("<p>Nine men.</p><ul><li>All well.</li></ul>tail").text == "Nine men.\nAll well.\ntail"


def test_a_page_of_one_heap_keeps_its_lines() -> None:
    page = read("<html><body><div>Storm over Vesk</div><div>Roofs lost.</div><div>No one hurt.</div></body></html>")
    assert page.text.split("\n") == ["Storm over Vesk", "Roofs lost.", "No one hurt."]


def test_metadata() -> None:
    linked = (
        '{"@context": "https://schema.org", "@graph": [{"@type": "Organization"}, {"@type": ["NewsArticle"], '
        '"headline": "Nine freed", "author": [{"name": "A. Weir"}, {"name": "B. Orr"}], '
        '"publisher": {"name": "Lantern"}}]}'
    )
    head = (
        f'<script type="application/ld+json">{linked}</script><script type="application/ld+json">{{broken</script>'
        '<link rel="canonical" href="https://lantern.example/a"><meta property="og:locale" content="en_GB">'
    )
    page = read(makers.page(head=head))
    assert (page.byline, page.outlet, page.canonical_url) == ("A. Weir, B. Orr", "Lantern", "https://lantern.example/a")
    assert page.language == "en_GB"
    og = '<meta property="og:site_name" content="The Lantern"><meta name="author" content="https://x.example/me">'
    assert (read(makers.page(head=og)).outlet, read(makers.page(head=og)).byline) == ("The Lantern", None)
    self_made = '<meta property="og:site_name" content="The Lantern"><meta name="author" content="The Lantern">'
    assert read(makers.page(head=self_made)).byline is None
    assert read(makers.page(head='<meta name="author" content="By A. Weir">')).byline == "A. Weir"
    for account in ("admin", "social.example/lantern", "@lantern"):
        assert read(makers.page(head=f'<meta name="author" content="{account}">')).byline is None
    slogan = f'<meta property="og:site_name" content="{"The light of the coast " * 9}">'
    assert read(makers.page(head=slogan)).outlet is None


def test_a_given_title_wins() -> None:
    page = read(makers.page(), title="Given")
    assert (page.title, page.text.split("\n")[0]) == ("Given", "Given")


@pytest.mark.parametrize(
    ("claimed", "tag", "headings", "sites", "title"),
    [
        ("Raid in Vesk - Lantern", None, [], ["Lantern"], "Raid in Vesk"),
        ("Lantern", "Raid in Vesk | Lantern", [], ["Lantern"], "Raid in Vesk"),
        (None, "Lantern | Raid in Vesk harbour", [], ["lantern"], "Raid in Vesk harbour"),
        (
            None,
            "Raid in Vesk harbour | World | Lantern",
            ["The Lantern", "Raid in Vesk harbour"],
            [],
            "Raid in Vesk harbour",
        ),
        (None, "The Lantern: Raid in Vesk", ["Raid in Vesk"], [], "Raid in Vesk"),
        (None, "Raid in Vesk harbour - The Lantern", [], [], "Raid in Vesk harbour"),
        (None, "The Vesk Observer - Nine miners freed after two days", [], [], "Nine miners freed after two days"),
        (None, "Vesk - Orlec", [], [], "Vesk - Orlec"),
        (None, "A well-known road re-opens", [], [], "A well-known road re-opens"),
        (None, None, ["Lantern", "Raid"], ["Lantern"], "Raid"),
        (None, "Lantern", ["Raid"], ["Lantern"], "Raid"),
        (None, None, [], [], None),
    ],
)
def test_titles(claimed: str | None, tag: str | None, headings: list[str], sites: list[str], title: str | None) -> None:
    assert choose_title(claimed=claimed, tag=tag, headings=headings, sites=sites) == title


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ("<html><body><script>x()</script></body></html>", "no_text"),
        ("<" * 400_000, "too_complex"),
        ("<p " + " ".join(f"a{n}=1" for n in range(9000)) + ">Nine men.</p>", "too_complex"),
        ("", "bad_html"),
    ],
)
def test_pages_that_cannot_be_read(markup: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(markup)
    assert caught.value.code == code


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["<div>", "<b>", "<table><tr><td>", "<!-- ", "<a href='", "&amp;", "<p>a", "\0", "</p>"]
)
def test_hostile_markup_neither_hangs_nor_loses_the_text(piece: str) -> None:
    text = read(f"<html><body><p>{makers.TEXT}</p><p>{makers.MORE}</p>" + piece * 20_000).text
    assert makers.TEXT in text


def test_hostnames() -> None:
    assert hostname("https://www.lantern.example/a") == "lantern.example"
    assert hostname("https://web.archive.org/web/20160809000000/http://lantern.example/a") == "lantern.example"
    assert [hostname(url) for url in (None, "", "http://[", "ftp://a.example", "https://")] == [None] * 5
