"""Who carries whose text in a terminal: what a verifier reads, and what is folded away."""

import dataclasses
import io
import time
from pathlib import Path

import pytest
from copied import Press
from rich.console import Console

from tallywire.publishing.show import render
from tallywire.publishing.tables import Tables

STORY = (
    "At least 22 people died when the ferry sank off Orlo.",
    "The captain was not found, the coast guard said.",
    "It was the third accident on the strait this year.",
)
LETTER = "A reader in Orlo wrote of another ferry."
EDITED = (STORY[0].replace("22", "23"), STORY[1].replace("not ", ""), STORY[2])


def printed(tables: Tables, view: str = "sources", name: str | None = None, *, width: int = 100) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, highlight=False).print(render(tables, view, name))
    return "\n".join(row.rstrip() for row in stream.getvalue().splitlines())


@pytest.fixture
def press() -> Press:
    """A wire story, a page that carries it, one that edits it, one put together of it and of a rival."""
    made = Press()
    made.page("Wire", *STORY, day="2031-03-02")
    made.page("Post", *STORY, day="2031-03-03", origin="Wire")
    made.page("Star", *EDITED, day="2031-03-04", origin="Wire")
    made.page("Rival", "Nobody knows why the ferry sank.", day=None)
    made.page(
        "Mail",
        *STORY[:2],
        "Nobody knows why the ferry sank.",
        "A reader in Orlo wrote of another ferry.",
        origin="Wire",
        day=None,
    )
    for n in range(3):
        made.take("Post", n, "Wire", n)
    made.take("Star", 0, "Wire", 0, ("number", "22", "23"))
    made.take("Star", 1, "Wire", 1, ("negation", "not ", ""))
    made.take("Star", 2, "Wire", 2)
    made.take("Mail", 0, "Wire", 0, direction="inferred")
    made.take("Mail", 1, "Wire", 1, direction="inferred")
    made.take("Mail", 2, "Rival", 0, direction="unknown")
    made.origin("agency", "Wire", "Wire", "Post", "Star", "Mail", reason="these 4 pages carry one Wire story")
    made.origin("outlet", "Rival", "Rival")
    return made


TREE = """\
5 pages · 2 independent origins

Wire · agency · 4 pages
These 4 pages carry one Wire story.
└── Wire · 2031-03-02 · Title of Wire
    ├── Post · 2031-03-03 · Title of Post
    │   all 3 passages, word for word · direction known
    ├── Star · 2031-03-04 · Title of Star
    │   all 3 passages, 1 word for word · direction known
    │   changed: 22 → 23 · left out “not”
    └── Mail · date unknown · Title of Mail
        3 of 4 passages, word for word: 2 from Wire (2031-03-02), direction inferred; 1 from Rival
        (date unknown), who was first is not known

Pages with a text of their own
  Rival · date unknown · Title of Rival · gave 1 passage to 1 page"""


def test_the_tree_says_how_much_was_taken_how_sure_that_is_and_what_was_changed(press: Press) -> None:
    assert printed(press.tables) == TREE


def test_the_documentation_shows_this_very_tree_and_page(press: Press) -> None:
    documented = (Path(__file__).parents[2] / "docs" / "copies.md").read_text(encoding="utf-8")
    assert TREE in documented
    page = printed(press.tables, "document", "Star")
    assert page[page.index("From Wire") : page.index("\n\nStar")] in documented


def test_colours_mark_what_was_changed_and_words_say_it(press: Press) -> None:
    stream = io.StringIO()
    Console(file=stream, width=100, highlight=False, force_terminal=True).print(render(press.tables, "sources"))
    assert "\x1b[33mchanged: 22 → 23" in stream.getvalue()


def copied(times: int, *, edited: int = 0) -> Press:
    press = Press()
    press.page("Wire", *STORY, day="2031-03-02")
    for n in range(times):
        name = press.page(f"page{n:05}", *(EDITED if n < edited else STORY), day="2031-03-03", origin="Wire")
        for m in range(3):
            press.take(name, m, "Wire", m, *([("number", "22", "23")] if n < edited and m == 0 else []))
    press.origin("agency", "Wire", *press.documents)
    return press


def test_a_story_on_five_thousand_pages_is_a_few_lines(press: Press) -> None:
    tables = copied(5_000, edited=2).tables
    began = time.process_time()
    text = printed(tables)
    assert time.process_time() - began < 20  # linear: a second here, minutes if every page looked at every other
    assert "and 4,988 more pages, word for word" in text
    assert text.count("changed: 22 → 23") == 2
    assert len(text.splitlines()) < 50


def test_a_text_handed_on_a_thousand_times_is_one_tree() -> None:
    press = Press()
    for n in range(1_000):
        press.page(f"page{n:04}", STORY[0], day=f"2031-03-{1 + n // 40:02}", origin=f"page{max(0, n - 1):04}")
        if n:
            press.take(f"page{n:04}", 0, f"page{n - 1:04}", 0)
    press.origin("agency", "Wire", *press.documents)
    lines = printed(press.tables, width=80).splitlines()
    assert " ".join(lines[-2].split() + lines[-1].split()) == "└── and 975 more pages, word for word"
    assert len(lines) < 140
    assert max(map(len, lines)) <= 80


def test_what_is_folded_is_told_apart_by_whether_it_was_edited() -> None:
    assert "and 3 more pages, 1 of them word for word" in printed(copied(15, edited=14).tables)
    assert "and 3 more pages\n" in printed(copied(15, edited=15).tables) + "\n"


def test_lists_of_origins_speakers_and_lone_pages_are_folded(press: Press) -> None:
    made = Press()
    for n in range(60):
        made.page(f"own{n:02}", f"Text number {n} of its own.")
        made.origin("outlet", f"own{n:02}", f"own{n:02}")
        made.origin("speaker", f"Speaker {n:02}", f"own{n:02}")
        for side in "ab":
            made.page(f"pair{n:02}{side}", STORY[0], origin=f"pair{n:02}a")
        made.origin("unknown", None, f"pair{n:02}a", f"pair{n:02}b")
    text = printed(made.tables)
    assert "and 20 more origins with 40 pages" in text
    assert text.count("  and 36 more") == 2
    assert text.index("Speaker 00") < text.index("Speaker 23")


def test_an_outlets_several_texts_are_one_line_and_an_agencys_a_tree() -> None:
    press = Press()
    press.page("one", STORY[0], day="2031-03-02")
    press.page("two", STORY[1], day="2031-03-05")
    press.page("three", STORY[2], day=None)
    press.origin("outlet", "The Mail", *press.documents)
    assert "The Mail · 3 texts of its own · 2031-03-02 – 2031-03-05" in printed(press.tables)
    press.origins = [dataclasses.replace(press.origins[0], kind="agency")]
    assert "├── two · 2031-03-05" in printed(press.tables)


def test_an_agencys_many_texts_are_folded_as_texts_and_pages() -> None:
    press = Press()
    for n in range(15):
        press.page(f"text{n:02}", STORY[0])
    press.origin("agency", "Wire", *press.documents)
    assert printed(press.tables).endswith("└── and 3 more texts")
    for n in range(14):
        press.page(f"carrier{n:02}", STORY[0], origin=f"text{n:02}")
    press.origins = []
    press.origin("agency", "Wire", *press.documents)
    assert printed(press.tables).endswith("└── and 3 more texts on 5 pages")


def test_a_page_without_a_headline_does_not_fill_the_screen() -> None:
    press = Press()
    press.page("Post", "word " * 90)
    press.page("Rival", "word " * 90)
    press.documents = {name: dataclasses.replace(page, title=page.text) for name, page in press.documents.items()}
    press.origin("outlet", "Post", "Post")
    press.take("Post", 0, "Rival", 0, kind="edited")
    text = " ".join(printed(press.tables).split())
    assert f"Post · 2031-03-02 · {('word ' * 12)[:60].rstrip()}… · 1 of 1 passage, edited, from Rival" in text
    assert f"Rival · 2031-03-02 · {('word ' * 20).rstrip()}…" in text


def test_a_page_alone_that_credits_an_agency_names_it_and_pages_of_no_origin_stand_last() -> None:
    press = Press()
    press.page("Post", STORY[0])
    press.page("Stray", STORY[1])
    press.origin("agency", "Wire", "Post")
    press.origin("outlet", "Elsewhere", "Post", "Stray")
    press.origins[1] = dataclasses.replace(press.origins[1], document_ids=("Post",))
    text = printed(press.tables)
    assert "Post · 2031-03-02 · Title of Post · credits Wire" in text
    assert "  Elsewhere · words of its own on 1 page named above\n" in text
    assert text.endswith("Pages of no known origin\n  Stray · 2031-03-02 · Title of Stray")


def test_a_page_shows_what_it_took_from_whom_beside_what_stood_there(press: Press) -> None:
    text = printed(press.tables, "document", "Star")
    assert "taken from other pages: all 3 passages, 1 word for word · direction known" in text
    assert (
        """\
From Wire (2031-03-02): 3 passages, 1 word for word · direction known
  ≈ 22 → 23
  − At least 22 people died when the ferry sank off Orlo.
  + At least 23 people died when the ferry sank off Orlo.
  ≈ left out “not”
  − The captain was not found, the coast guard said.
  + The captain was found, the coast guard said.
  = It was the third accident on the strait this year."""
        in text
    )


def test_a_page_says_why_it_is_held_to_be_taken(press: Press) -> None:
    post = dataclasses.replace(press.documents["Post"], origin_reason="Taken from Wire: it credits that newsroom.")
    press.documents["Post"] = post
    assert "direction known\nTaken from Wire: it credits that newsroom.\n" in printed(press.tables, "document", "Post")
    assert "it credits" not in printed(press.tables)


def test_a_page_names_those_that_carried_it_on(press: Press) -> None:
    text = printed(press.tables, "document", "Wire")
    assert "Its text was carried on by Post (2031-03-03), Star (2031-03-04), Mail (date unknown)" in text
    assert "taken from other pages" not in text
    assert "page00011 (2031-03-03) and 3 more pages" in " ".join(printed(copied(15).tables, "document", "Wire").split())


def test_an_edited_passage_without_known_changes_and_a_long_one(press: Press) -> None:
    press.copies[0] = dataclasses.replace(press.copies[0], kind="edited")
    assert "≈ edited\n" in printed(press.tables, "document", "Post")
    press.page("Long", "word " * 40)
    press.page("Longer", "word " * 40)
    press.take("Longer", 0, "Long", 0)
    assert f"= {('word ' * 15)[:72].rstrip()}…" in printed(press.tables, "document", "Longer")


def test_control_characters_in_changed_words_are_shown_and_not_obeyed() -> None:
    press = Press()
    press.page("a", "He had 2\x1b[31m2 men and [bold]no ship[/bold].")
    press.page("b", "He had 23 men and [bold]no ship[/bold].", origin="a")
    press.take("b", 0, "a", 0, ("number", "2\x1b[31m2", "23"))
    press.origin("unknown", None, "a", "b")
    for text in (printed(press.tables), printed(press.tables, "document", "b")):
        assert "\x1b" not in text
        assert "2�[31m2 → 23" in text
