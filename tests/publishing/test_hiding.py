"""Names of private victims: who they are, that they are gone everywhere, and that nothing else has changed."""

import dataclasses
import json

import pytest

from tallywire.publishing.hiding import MARK, black_out, hide_names
from tallywire.publishing.private_names import private_names
from tallywire.publishing.tables import Tables
from tallywire.publishing.verify import verify
from tallywire.publishing.written_names import names_in
from tallywire.records import (
    Change,
    Copy,
    Document,
    Event,
    Figure,
    Judgement,
    Origin,
    Participant,
    Passage,
    Place,
    Published,
    Quote,
    Relation,
    Span,
    Speaker,
    StatedAttribution,
    Statement,
    Story,
)
from tallywire.schema import TABLES, row_of

DAY = Published(from_="2031-03-02", to="2031-03-02", precision="day", method="given")


def page(name: str, text: str, **fields: object) -> Document:
    return Document(
        **{
            "id": f"doc-{name}", "given_id": name, "source": f"pages/{name}.txt", "url": None, "outlet": None,
            "title": None, "byline": None, "agency": None, "language": "en", "published": DAY, "text": text, **fields,
        }  # type: ignore[arg-type]
    )  # fmt: skip


def statement(document: Document, target: str | None, kind: str = "casualties", **fields: object) -> Statement:
    found = ()
    if target:
        start = document.text.index(target)
        found = (Participant(start=start, end=start + len(target), text=target, entity_id=f"ent-{target}"),)
    return Statement(
        **{
            "id": f"sta-{document.id}-{kind}-{target}", "document_id": document.id, "start": 0,
            "end": len(document.text), "passage_id": f"pas-{document.id}", "kind": kind,
            "trigger": Span(start=0, end=1), "background": False, "polarity": "asserted", "modality": "happened",
            "actors": (), "targets": found, "places": (), "time": None, "figures": (), "attribution": None, **fields,
        }  # type: ignore[arg-type]
    )  # fmt: skip


def record(*told: tuple[Document, Statement]) -> Tables:
    documents = tuple({document.id: document for document, _ in told}.values())
    return Tables(
        documents=documents,
        passages=tuple(
            Passage(id=f"pas-{d.id}", document_id=d.id, start=0, end=len(d.text), kind="body", text=d.text)
            for d in documents
        ),
        statements=tuple(one for _, one in told),
    )


def hidden_text(text: str, target: str | None, kind: str = "casualties", **fields: object) -> str:
    one = page("one", text)
    return hide_names(record((one, statement(one, target, kind, **fields)))).documents[0].text


def said_by(text: str, source: str, kind: str, name: str | None = None) -> StatedAttribution:
    start = text.index(source)
    speaker = Speaker(start=start, end=start + len(source), text=source, name=name or source, kind=kind)  # type: ignore[arg-type]
    return StatedAttribution(source=speaker, cue=None, channel=None, mode="indirect", via=None)


# ---------------------------------------------------------------- who is hidden


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A shell wounded Ada Brandt at home.", "Ada Brandt"),
        ("Gunmen abducted the teacher Lena Hoff.", "the teacher Lena Hoff"),
        ("A bomb killed Sgt. Paul Reed of the Northern Brigade.", "Sgt. Paul Reed of the Northern Brigade"),
        ("Police arrested Mr. Vale.", "Mr. Vale"),
        ("They shot Ada Brandt's brother.", "Ada Brandt's brother"),
        ("They shot Omar bin Said.", "Omar bin Said"),
        ("They shot ADA BRANDT.", "ADA BRANDT"),
    ],
)
def test_a_named_person_who_was_harmed_is_hidden(text: str, target: str) -> None:
    words = [word for name in names_in(target) for word in name.plain if name.start or len(name.words) > 1]
    shown = hidden_text(text, target)
    assert len(shown) == len(text)
    assert MARK in shown
    assert not any(word in shown for word in words if word not in ("Northern", "Brigade", "bin"))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A bomb killed 12 soldiers.", "12 soldiers"),
        ("The Dawn Front shelled the town of Merrin.", "the town of Merrin"),
        ("A bomb hit Vell University.", "Vell University"),
        ("Rebels attacked the Orlan Army.", "the Orlan Army"),
        ("A bomb killed Syrians.", "Syrians"),
        ("Jets hit Islamic State.", "Islamic State"),
        ("A bomb hit the BBC.", "the BBC"),
        ("Bomb Kills Year-Old Girl", "Year-Old Girl"),
        ("Prime Minister Arvo Tamm was shot dead.", "Prime Minister Arvo Tamm"),
        ("Gunmen shot Arvo Tamm, the mayor, dead.", "Arvo Tamm"),
        ("Gunmen wounded the governor, Arvo Tamm.", "the governor, Arvo Tamm"),
        ("The Vell chief Ana Ruiz was killed.", "The Vell chief Ana Ruiz"),
    ],
)
def test_bodies_places_peoples_and_officials_are_not(text: str, target: str) -> None:
    assert hidden_text(text, target) == text


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off. The wounded were taken to Merrin Hospital, Ada Brandt said.",
        "A bomb went off on 12 May 2031. Ada Brandt saw it.",
        "A bomb went off. The victims, 12 in all, were from Vell. Ada Brandt saw it.",
    ],
)
def test_who_only_stands_near_is_not(text: str) -> None:
    assert hidden_text(text, None) == text


@pytest.mark.parametrize("kind", ["communication", "demand", "support", "politics", "territory_gain"])
def test_who_is_not_harmed_is_not_hidden(kind: str) -> None:
    assert hidden_text("The envoys met Ada Brandt.", "Ada Brandt", kind) == "The envoys met Ada Brandt."


def test_a_kind_of_the_users_own_may_harm() -> None:
    assert MARK in hidden_text("The mob jeered Ada Brandt.", "Ada Brandt", "mobbing")


def test_who_speaks_as_an_official_is_public() -> None:
    text = "Ada Brandt was wounded. Ada Brandt said 12 had died."
    assert hidden_text(text, "Ada Brandt", attribution=said_by(text, "Ada Brandt", "official")) == text
    assert MARK in hidden_text(text, "Ada Brandt", attribution=said_by(text, "Ada Brandt", "witness"))
    spoken = "Arlo Venn was shot. Arlo Venn, a spokesman for the Dawn Front, said so."
    source = "Arlo Venn, a spokesman for the Dawn Front"
    assert hidden_text(spoken, "Arlo Venn", attribution=said_by(spoken, source, "person")) == spoken


def test_a_body_that_speaks_is_no_person() -> None:
    text = "Lantern Ledger said shells had hit Lantern Ledger."
    assert hidden_text(text, "Lantern Ledger", attribution=said_by(text, "Lantern Ledger", "organisation")) == text


def test_a_place_of_the_record_is_no_person() -> None:
    text = "Shells hit Tall Merrin."
    place = Place(
        start=11, end=22, text="Tall Merrin", name="Tall Merrin", country=None, lat=None, lon=None, geonames_id=None,
        confidence=None,
    )  # fmt: skip
    assert hidden_text(text, "Tall Merrin", places=(place,)) == text
    assert MARK in hidden_text(text, "Tall Merrin")


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("A bomb went off. The victims were identified as Ada Brandt, 34, and Omar Tarr.", ("Ada Brandt", "Omar Tarr")),
        (
            "A bomb went off. Among the dead, named as Ada Brandt and Omar Tarr, was a child.",
            ("Ada Brandt", "Omar Tarr"),
        ),
        ("A bomb killed two doctors, Ada Brandt and Omar Tarr.", ("Ada Brandt", "Omar Tarr")),
        ("A bomb went off. Ada Brandt (17) saw it.", ("Ada Brandt",)),
        ("A bomb went off. Ada Brandt, Jr., 17, saw it.", ("Ada Brandt",)),
        ("A bomb went off. Ada Brandt, in her early 60s, saw it.", ("Ada Brandt",)),
        ("A bomb went off near 12-year-old pupil Ada Brandt.", ("Ada Brandt",)),
        ("A bomb went off. They were the victims, Ada Brandt and Omar Tarr.", ("Ada Brandt", "Omar Tarr")),
        ("A bomb went off. A fourth victim was Ada Brandt.", ("Ada Brandt",)),
    ],
)
def test_victims_are_found_in_lists_and_by_their_age(text: str, hidden: tuple[str, ...]) -> None:
    shown = hidden_text(text, "two doctors" if "two doctors" in text else None)
    expected = text
    for name in hidden:
        expected = expected.replace(name, black_out(name, [(0, len(name))]))
    assert shown == expected


# ---------------------------------------------------------------- that they are gone everywhere


def everywhere() -> Tables:
    """Two pages on one victim, in every table that can hold a name."""
    first = page(
        "first", "Ada Brandt, 34, was wounded. Brandt's son Omar Tarr said Ada would live. Vell is calm.",
        title="Ada Brandt was wounded", url="https://a.example/2031/ada-brandt-wounded", source="pages/ada_brandt.txt",
        given_id="Ada Brandt",
    )  # fmt: skip
    second = page("second", "The shell that hit ADA BRANDT was a dud. Ada fled.", url="https://b.example/dud")
    third = page("third", "Ada Vell and Ms Brandtner were not there.", url="https://b.example/other")
    one = statement(
        first, "Ada Brandt", attribution=said_by(first.text, "Omar Tarr", "person", name="Ada Brandt's son")
    )
    two = statement(second, "ADA BRANDT")
    tables = record((first, one), (second, two), (third, statement(third, None)))
    change = Change(kind="name", from_start=0, from_end=3, from_text="Ada", to_start=19, to_end=22, to_text="ADA")
    other = dataclasses.replace(change, from_start=12, from_end=19, from_text="34, was")
    copy = Copy(
        from_document_id=first.id, from_start=0, from_end=20, to_document_id=second.id, to_start=0, to_end=20,
        kind="edited", similarity=0.9, direction="known", changes=(change, other),
    )  # fmt: skip
    pages, stated = (first.id, second.id), (one.id, two.id)
    event = Event(
        id="eve-1", kind="casualties", title="Ada Brandt, 34, was wounded", from_=None, to=None, place=None, actors=(),
        targets=("Ada Brandt", "ADA BRANDT"), statement_ids=stated, document_ids=pages, origin_ids=("ori-1",),
        status="single_origin", reasons=("both name Ada Brandt",),
        title_quote=Quote(document_id=first.id, start=0, end=27),
    )  # fmt: skip
    figure = Figure(
        event_id="eve-1", measure="injured", side="Brandt family", period=None, low=1, best=1, high=1, status="agreed",
        rule="latest", statement_ids=stated, origin_ids=("ori-1",), as_of=None,
    )  # fmt: skip
    return dataclasses.replace(
        tables,
        copies=(copy,),
        origins=(Origin(id="ori-1", kind="speaker", name="Ada Brandt's son", document_ids=pages),),
        stories=(Story(id="story-1", title="Ada Brandt", document_ids=pages, from_=None, to=None),),
        events=(event, dataclasses.replace(event, id="eve-2", title="the wounding of Ada", title_quote=None)),
        figures=(figure,),
        relations=(
            Relation(
                left_statement_id=one.id, right_statement_id=two.id, relation="same", measure=None,
                reason="Brandt in both",
            ),
        ),
        judgements=(
            Judgement(
                id="jud-1", kind="hide", left_statement_ids=(one.id,), right_statement_ids=(), value=None, by="vera",
                at="2031-03-03T00:00:00Z", note="Brandt asked for it",
            ),
        ),
    )  # fmt: skip


def test_no_table_holds_the_name_any_more() -> None:
    hidden = hide_names(everywhere())
    for name in TABLES:
        for row in hidden.table(name):
            words = json.dumps({key: one for key, one in row_of(row).items() if not key.endswith(("id", "ids"))})
            assert "doc-third" in row_of(row).values() or "brandt" not in words.lower(), (name, words)
    event = hidden.events[0]
    assert event.title == "███ ██████, 34, was wounded"
    assert event.targets == ("███ ██████", "███ ██████")
    assert event.reasons == ("both name ███ ██████",)
    assert hidden.events[1].title == "the wounding of ███"
    assert hidden.figures[0].side == "██████ family"
    assert hidden.origins[0].name == "███ ██████'s son"
    assert hidden.stories[0].title == "███ ██████"
    assert hidden.relations[0].reason == "██████ in both"
    assert hidden.judgements[0].note == "██████ asked for it"


def test_last_names_and_first_names_alone_go_on_the_pages_of_the_name_only() -> None:
    hidden = hide_names(everywhere())
    assert hidden.documents[0].text.startswith(
        "███ ██████, 34, was wounded. ██████'s son Omar Tarr said ███ would live."
    )
    assert hidden.documents[1].text == "The shell that hit ███ ██████ was a dud. ███ fled."
    assert hidden.documents[2] == everywhere().documents[2]


def test_addresses_and_files_do_not_spell_the_name() -> None:
    first, second, third = hide_names(everywhere()).documents
    assert (first.url, second.url, third.url) == (None, "https://b.example/dud", "https://b.example/other")
    assert first.source == "pages/██████████.txt"
    assert first.given_id == "███ ██████"


def test_every_offset_is_still_true() -> None:
    before, after = everywhere(), hide_names(everywhere())
    for old, new in zip(before.documents, after.documents, strict=True):
        assert len(old.text) == len(new.text)
    for one in after.statements:
        text = next(document.text for document in after.documents if document.id == one.document_id)
        quotes = [*one.targets, *([one.attribution.source] if one.attribution and one.attribution.source else [])]
        assert all(text[quote.start : quote.end] == quote.text for quote in quotes)
    assert {v.problem for v in verify(after)} <= {v.problem for v in verify(before)}


def test_an_entity_keeps_one_id_that_is_no_hash_of_its_name() -> None:
    before, after = everywhere(), hide_names(everywhere())
    old, new = before.statements[0].targets[0].entity_id, after.statements[0].targets[0].entity_id
    assert new is not None
    assert new != old
    assert hide_names(everywhere()) == after


def test_a_change_between_two_hidden_words_is_no_change_any_more() -> None:
    (copy,) = hide_names(everywhere()).copies
    assert [(change.from_text, change.to_text) for change in copy.changes] == [("34, was", "███")]


def test_a_record_that_harms_nobody_by_name_is_left_alone(tables: Tables) -> None:
    assert private_names(tables) == {}
    assert hide_names(tables) is tables
    assert hide_names(Tables()) == Tables()


def test_overlapping_spans_are_blacked_out_once() -> None:
    assert black_out("Ada Brandt fled", [(4, 10), (0, 10), (0, 3)]) == "███ ██████ fled"


@pytest.mark.parametrize(
    "text", ["victims were " * 10_000, "Aa " * 40_000, "A" * 120_000, "Ada Brandt, 34, " * 8_000, "Mr. " * 30_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    """Seconds on a busy machine; anything that grows with the square would take hours."""
    assert len(hidden_text(text, None)) == len(text)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Ada Brandt was hurt.\nBrandt Family Mourns As Lille Market Shelling Kills Seven", "██████ Family Mourns"),
        ("Ada Brandt was hurt. The Brandt-led strike went on.", "The ██████-led strike"),
        ("Ada Brandt was hurt. Friends wrote to @AdaBrandt and #adabrandt.", "to @█████████ and #█████████."),
        ("Ada Brandt was hurt. On Friday Ada\nBrandt went home.", "On Friday ███\n██████ went home."),
        ("Ada Brandt was hurt, ada brandt said.", "was hurt, ███ ██████ said."),
    ],
)
def test_a_name_is_hidden_however_it_is_written(text: str, hidden: str) -> None:
    shown = hidden_text(text, "Ada Brandt")
    assert hidden in shown
    assert len(shown) == len(text)


def test_a_victim_whose_name_is_broken_at_the_end_of_a_line_is_hidden() -> None:
    assert hidden_text("A shell hurt Ada\nBrandt in Lille.", "Ada\nBrandt") == "A shell hurt ███\n██████ in Lille."


@pytest.mark.parametrize(
    "url",
    ["https://a.example/jose-%C3%81vila", "https://a.example/Jos%C3%A9_%C3%81vila", "https://a.example/joseavila.html"],
)
def test_an_address_that_spells_a_name_in_another_way_is_left_out(url: str) -> None:
    one = page("one", "A shell hurt José Ávila in Lille.", url=url, source="pages/joseavila.txt")
    (shown,) = hide_names(record((one, statement(one, "José Ávila")))).documents
    assert (shown.url, shown.source) == (None, "pages/█████████.txt")


@pytest.mark.parametrize(("target", "hidden"), [("Maria", True), ("NATO", False), ("Rangers", False)])
def test_one_word_is_a_name_where_people_are_called_so(target: str, hidden: bool) -> None:
    assert (MARK in hidden_text(f"A shell hurt {target} in Lille.", target)) == hidden


def test_nothing_but_titles_is_no_name() -> None:
    assert [name.words for name in names_in("Prime Minister and Mayor Arvo Tamm de la spoke. Handle @")] == [
        ("Arvo", "Tamm"),
        ("Handle",),
    ]


def test_a_handle_of_somebody_else_stays() -> None:
    assert hidden_text("Ada Brandt was hurt, @LilleFire told Brandt.", "Ada Brandt").endswith("@LilleFire told ██████.")


def test_a_copy_without_changes_is_as_before() -> None:
    one = page("one", "A shell hurt Ada Brandt in Lille.")
    copy = Copy(
        from_document_id="doc-one", from_start=0, from_end=9, to_document_id="doc-two", to_start=0, to_end=9,
        kind="verbatim", similarity=1.0, direction="known",
    )  # fmt: skip
    whole = dataclasses.replace(record((one, statement(one, "Ada Brandt"))), copies=(copy,))
    assert hide_names(whole).copies == (copy,)
