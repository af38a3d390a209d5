"""What counts as one source: speakers, agencies, outlets, and pages that nobody signs."""

from collections.abc import Mapping, Sequence

import pytest
from telling import copy, document, statement

from tallywire.records import Copy, Document, Origin, Statement
from tallywire.tracing.origins import name_origins


def named(
    documents: Sequence[Document],
    statements: Sequence[Statement] = (),
    copies: Sequence[Copy] = (),
    taken: Mapping[str, str] | None = None,
) -> tuple[list[Origin | None], tuple[Origin, ...]]:
    """The origin of each statement, and all origins."""
    parents = {one.id: one.id for one in documents} | dict(taken or {})
    rows, rests = name_origins(documents, parents, statements, copies)
    by_id = {row.id: row for row in rows}
    return [by_id.get(rests.get(one.id, "")) for one in statements], rows


def what(origin: Origin | None) -> tuple[str, str | None] | None:
    return origin and (origin.kind, origin.name)


def test_two_texts_that_rest_on_one_statement_are_one_origin() -> None:
    pages = [
        document("a", "U.S. Africa Command (AFRICOM) said so.", outlet="Courier"), document("b", outlet="Beacon"),
    ]  # fmt: skip
    told = [
        statement("a", "U.S. Africa Command (AFRICOM)", kind="organisation", channel="statement"),
        statement("b", "a spokesman for AFRICOM", kind="official"),
    ]
    (first, second), _ = named(pages, told)
    assert first == second
    assert first is not None
    assert (first.kind, first.name, first.document_ids) == ("speaker", "U.S. Africa Command", ("a", "b"))
    assert first.reason == "Both texts rest on the same U.S. Africa Command statement."


def test_nobody_in_particular_rests_on_the_page_its_agency_or_nobody() -> None:
    pages = [
        document("a", outlet="Courier"), document("b", outlet="Beacon", agency="Orla Wire"), document("c"),
        document("d", outlet="AP"),
    ]  # fmt: skip
    told = [statement(page.id, "witnesses", kind="witness") for page in pages]
    origins, _ = named(pages, told)
    assert [what(one) for one in origins] == [
        ("outlet", "Courier"), ("agency", "Orla Wire"), ("unknown", None), ("agency", "Associated Press"),
    ]  # fmt: skip


def test_an_agency_its_own_page_and_its_other_names_are_one_origin() -> None:
    pages = [
        document("a", outlet="Courier", agency="Orla"), document("b", outlet="Post", agency="Orla News Agency"),
        document("c", outlet="ORLA"),
    ]  # fmt: skip
    _, (origin,) = named(pages)
    assert (origin.kind, origin.name, origin.document_ids) == ("agency", "Orla News Agency", ("a", "b", "c"))


def test_a_page_that_names_its_source_rests_on_it() -> None:
    pages = [document("a", outlet="Courier"), document("b", outlet="Radio Vell"), document("c", agency="Reuters")]
    told = [
        statement("a", "a witness", kind="witness", via="Reuters"),
        statement("a", "AFP", kind="media", at=(20, 30)),
        statement("a", "two men", kind="unknown", via="Radio Vell", at=(30, 40)),
        statement("a", "a sailor", kind="unknown", via="parliament", at=(40, 50)),
        statement("a", None, via="Reuters", at=(50, 60)),
        statement("a", "Ana Ruiz", via="Reuters", at=(60, 70)),
    ]
    origins, rows = named(pages, told)
    assert [what(one) for one in origins] == [
        ("agency", "Reuters"), ("agency", "Agence France-Presse"), ("outlet", "Radio Vell"), ("outlet", "Courier"),
        ("agency", "Reuters"), ("speaker", "Ana Ruiz"),
    ]  # fmt: skip
    reasons = {row.name: row.reason for row in rows}
    assert reasons["Agence France-Presse"] == "One page names Agence France-Presse as the source."
    assert reasons["Reuters"] == "One page carries one Reuters story; one more page takes single sentences from there."


def test_a_state_that_speaks_is_no_agency_of_that_name() -> None:
    pages = [document("a", outlet="Courier"), document("b", agency="Orla News Agency")]
    told = [statement("a", "Orla", kind="unknown"), statement("a", "a sailor", kind="witness", via="Orla", at=(20, 30))]
    origins, _ = named(pages, told)
    assert [what(one) for one in origins] == [("speaker", "Orla"), ("agency", "Orla News Agency")]


def test_pages_of_one_text_share_the_credit_that_most_of_them_give() -> None:
    pages = [
        document("a", outlet="Courier"), document("b", outlet="Post", agency="Reuters; EFE"),
        document("c", outlet="Mail", agency="EFE"), document("d", outlet="Sun", agency="ANSA; Reuters"),
        document("e", agency="EFE"),
    ]  # fmt: skip
    _, rows = named(pages, taken={"b": "a", "c": "b", "d": "a", "e": "c"})
    assert {row.name: row.document_ids for row in rows} == {"EFE": ("a", "b", "c", "e"), "Reuters": ("d",)}


@pytest.mark.parametrize("direction", ["known", "inferred", "unknown"])
def test_a_shared_passage_is_one_origin_whoever_took_it(direction: str) -> None:
    pages = [document("a", outlet="Courier"), document("b", outlet="Post")]
    told = [statement("a", at=(10, 60)), statement("b", at=(10, 60)), statement("b", at=(300, 350))]
    origins, _ = named(pages, told, [copy("a", "b", direction=direction)])  # type: ignore[arg-type]
    assert [what(one) for one in origins] == [("outlet", "Courier"), ("outlet", "Courier"), ("outlet", "Post")]


def test_a_shared_passage_rests_on_the_agency_that_one_of_its_pages_credits() -> None:
    pages = [document("a", outlet="Courier"), document("b", outlet="Post", agency="Reuters")]
    told = [statement("a", at=(10, 60)), statement("b", at=(10, 60))]
    assert {what(one) for one in named(pages, told, [copy("a", "b", direction="unknown")])[0]} == {
        ("agency", "Reuters")
    }
    assert {what(one) for one in named(pages, told, [copy("a", "b")])[0]} == {("outlet", "Courier")}


def test_a_stitched_page_rests_on_its_givers_and_for_its_own_words_on_itself() -> None:
    pages = [document("a", outlet="Courier"), document("b", outlet="Post"), document("c", outlet="Weekly")]
    told = [statement("c", at=(10, 60)), statement("c", at=(210, 260)), statement("c", at=(400, 450))]
    origins, _ = named(pages, told, [copy("a", "c"), copy("b", "c", to=200)], {"c": "a"})
    assert [what(one) for one in origins] == [("outlet", "Courier"), ("outlet", "Post"), ("outlet", "Weekly")]


def test_a_sentence_more_on_a_copied_page_is_no_new_source_but_a_page_of_them_is() -> None:
    pages = [document("a", outlet="Courier"), document("b", outlet="Post")]
    more = [statement("b", at=(at, at + 50)) for at in (300, 400)]
    copies, taken = [copy("a", "b")], {"b": "a"}
    once = [statement("b", at=(10, 60)), more[0]]
    assert {what(one) for one in named(pages, once, copies, taken)[0]} == {("outlet", "Courier")}
    assert what(named(pages, [statement("b", at=(10, 60)), *more], copies, taken)[0][1]) == ("outlet", "Post")


def test_a_page_without_an_outlet_is_that_of_its_site() -> None:
    pages = [
        document("a", url="https://www.hillpost.example/1"), document("b", url="https://hillpost.example/2"),
        document("c", url="https://vellpost.example/1", outlet="Vell Post"), document("d", url="https://vellpost.example/2"),
        document("e", url="https://www.reuters.com/1"), document("f", url="http://["),
    ]  # fmt: skip
    _, rows = named(pages)
    assert {(row.kind, row.name): row.document_ids for row in rows} == {
        ("outlet", "hillpost.example"): ("a", "b"), ("outlet", "Vell Post"): ("c", "d"), ("agency", "Reuters"): ("e",),
        ("unknown", None): ("f",),
    }  # fmt: skip
    assert {row.reason for row in rows if row.name == "Reuters"} == {"One page, by Reuters’ own reporting."}


def test_circles_and_strangers_end_nowhere() -> None:
    pages = [document("a", outlet="Courier"), document("b", outlet="Post")]
    origins, rows = named(pages, [statement("z", "Ana Ruiz")], taken={"a": "b", "b": "a"})
    assert origins == [None]
    assert {row.kind for row in rows} == {"outlet"}
    assert named([]) == ([], ())


def test_the_order_of_what_is_given_never_shows() -> None:
    pages = [document("a", outlet="Courier"), document("b", outlet="Post", agency="Reuters"), document("c")]
    told = [statement(page.id, words) for page in pages for words in ("Ana Ruiz", "Ruiz", "police", None)]
    copies = [copy("a", "b", direction="unknown"), copy("b", "c")]
    assert named(pages, told, copies)[1] == named(pages[::-1], told[::-1], copies[::-1])[1]
