from dataclasses import replace

from tallywire.annotating.passages import cut_blocks, passages_of, unbroken, without_furniture
from tallywire.records import UNKNOWN_DATE, Block, Document, ReadPage

TEXT = "Port hit\nIt burned. Nobody was hurt.\nShare this"


def page() -> ReadPage:
    document = Document(
        id="doc-1",
        given_id=None,
        source="x",
        url=None,
        outlet=None,
        title=None,
        byline=None,
        agency=None,
        language="en",
        published=UNKNOWN_DATE,
        text=TEXT,
    )
    blocks = (
        Block(start=0, end=8, kind="headline"),
        Block(start=9, end=36, kind="body"),
        Block(start=37, end=47, kind="boilerplate"),
    )
    return ReadPage(document=document, blocks=blocks)


def test_a_body_passage_is_one_sentence_and_every_quote_is_exact() -> None:
    cuts = cut_blocks(page())
    passages = passages_of(page().document, cuts)
    assert [(p.kind, p.text) for p in passages] == [
        ("headline", "Port hit"),
        ("body", "It burned."),
        ("body", "Nobody was hurt."),
        ("boilerplate", "Share this"),
    ]
    assert all(TEXT[p.start : p.end] == p.text for p in passages)
    assert [cut.block for cut in cuts] == [0, 1, 1, 2]
    assert [cut.is_prose for cut in cuts] == [True, True, True, False]
    assert len({p.id for p in passages}) == 4


def test_pages_in_other_languages_keep_their_blocks_whole() -> None:
    assert [cut.span.end for cut in cut_blocks(page(), sentences=False)] == [8, 36, 47]


def test_furniture_can_be_blanked_without_moving_anything() -> None:
    blank = without_furniture(page())
    assert len(blank) == len(TEXT)
    assert blank == TEXT[:37] + " " * 10


def test_line_breaks_inside_a_paragraph_become_spaces_and_no_offset_moves() -> None:
    broken = replace(page(), document=replace(page().document, text=TEXT.replace("It burned", "It\r\nburnt")))
    assert unbroken(broken) == TEXT.replace("It burned", "It  burnt")
    assert unbroken(page()) == TEXT
    assert [(p.kind, p.text) for p in passages_of(broken.document, cut_blocks(broken))][1] == ("body", "It\r\nburnt.")
